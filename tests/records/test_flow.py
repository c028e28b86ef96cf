from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import StepRefused, step_taken
from dialogue_portal.records.models import Record
from plans.services import send_back
from plans.states import PlanState
from tests import build

TRIAL = Event("thử", "Thử")


@pytest.fixture
def plan():
    return build.a_plan(state=PlanState.SUBMITTED)


@pytest.mark.django_db
def test_a_step_is_recorded_and_signalled(plan):
    chair = build.a_member(plan.authority, Role.CHAIR)
    heard = []

    def listen(sender, obj, step, note, **_):
        heard.append((step.name, obj.state, note))

    step_taken.connect(listen)
    plan = send_back(plan, actor=chair, note="Thiếu địa điểm")
    step_taken.disconnect(listen)

    records = [(r.step, r.before, r.after, r.note, r.actor_name) for r in plan.records]
    assert (plan.state, records, heard) == (
        PlanState.DRAFT,
        [("send_back", "submitted", "draft", "Thiếu địa điểm", str(chair))],
        [("send_back", "draft", "Thiếu địa điểm")],
    )


@pytest.mark.django_db
def test_a_step_that_needs_a_reason_is_refused_without_one(plan):
    chair = build.a_member(plan.authority, Role.CHAIR)

    with pytest.raises(StepRefused) as refusal:
        send_back(plan, actor=chair, note="  ")

    assert refusal.value.field == "note"


@pytest.mark.django_db
def test_a_record_is_never_changed_or_deleted(plan):
    record = Record.objects.write(plan, TRIAL, actor=plan.prepared_by)

    with pytest.raises(TypeError):
        record.save()
    with pytest.raises(TypeError):
        record.delete()


@pytest.mark.django_db(transaction=True)
def test_two_people_press_one_button_and_the_second_is_refused(plan):
    chair = build.a_member(plan.authority, Role.CHAIR)

    def press(_):
        try:
            return send_back(plan, actor=chair, note="Thiếu địa điểm").state
        except StepRefused as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(press, range(2)))

    assert answers == [
        "Không thực hiện được bước «Trả lại để sửa» vì trạng thái hiện nay là «Dự thảo».",
        PlanState.DRAFT,
    ]
    assert plan.records.count() == 1
