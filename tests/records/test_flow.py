from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records import services
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
def test_a_step_leaves_a_record_and_tells_those_who_listen(plan):
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
def test_a_reason_that_is_owed_is_asked_for(plan):
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


@pytest.mark.django_db
def test_the_seal_shows_a_record_that_was_changed_behind_the_portals_back(plan):
    for number in range(3):
        Record.objects.write(plan, TRIAL, actor=plan.prepared_by, label=f"Thử {number}")
    services.seal_records()
    intact = services.first_broken_seal()
    second = Record.objects.order_by("seal_no")[1]

    Record.objects.filter(pk=second.pk).update(label="Khác")

    assert (intact, services.first_broken_seal()) == (None, second)


@pytest.mark.django_db
def test_the_seal_shows_a_record_that_was_taken_out(plan):
    rows = [Record.objects.write(plan, TRIAL, actor=plan.prepared_by, label=str(n)) for n in range(3)]
    services.seal_records()

    Record.objects.filter(pk=rows[1].pk).delete()

    assert services.first_broken_seal() == rows[2]


@pytest.mark.django_db(transaction=True)
def test_two_people_press_one_button_and_the_second_is_told(plan):
    chair = build.a_member(plan.authority, Role.CHAIR)

    def press(_):
        try:
            return send_back(plan, actor=chair, note="Thiếu địa điểm").state
        except StepRefused as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(press, range(2)))

    assert said == [
        "Không thực hiện được bước «Trả lại để sửa» vì trạng thái hiện nay là «Dự thảo».",
        PlanState.DRAFT,
    ]
    assert plan.records.count() == 1
