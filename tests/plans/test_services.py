from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans import services
from plans.checks.recognised import missing
from plans.importing.services import authority_of, import_plan
from plans.models import Plan
from plans.outline.text import read_outline, text_of
from plans.reading import NotAPlan, read
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests.build import a_commune, a_member, a_plan, a_round
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 4)


def an_imported_plan(text=PLAN_TEXT, **authority_fields):
    authority = a_commune(**authority_fields)
    clerk = a_member(authority, Role.CLERK)
    return import_plan(read(text), authority=authority, source_text=text, actor=clerk)


def a_submitted_plan():
    plan = a_plan(state=PlanState.SUBMITTED)
    a_round(plan)
    return plan, a_member(plan.authority, Role.CHAIR)


def test_an_imported_plan_is_a_draft_with_outline_rounds_and_facts():
    plan = an_imported_plan()

    assert (plan.state, plan.year, plan.registration_days, plan.signer_name) == (
        PlanState.DRAFT,
        2026,
        12,
        "Nguyễn Văn Mẫu",
    )
    assert [round.when for round in plan.rounds.all()] == ["tháng 6/2026", "tháng 11/2026"]
    assert [round.place for round in plan.rounds.all()] == ["Nhà văn hóa thôn Đông"] * 2
    assert list(plan.sections.filter(kind="participants").values_list("items__quota", flat=True)) == [3]


def test_contacts_that_the_text_omits_are_those_of_the_authority():
    plan = an_imported_plan(hotline="02030000009")

    assert plan.hotline == "02030000009"
    assert "đường dây nóng" not in dict(missing(plan, read_outline(plan)))


def test_a_number_of_days_that_makes_no_sense_is_listed_as_not_recognised():
    plan = an_imported_plan(PLAN_TEXT.replace("trước 12 ngày", "trước 90 ngày"))

    assert plan.registration_days is None
    assert "hạn gửi phiếu đăng ký" in dict(missing(plan, read_outline(plan)))


def test_the_same_words_sent_twice_are_one_draft():
    plan = an_imported_plan()

    again = import_plan(
        read(PLAN_TEXT),
        authority=plan.authority,
        source_text=PLAN_TEXT,
        actor=plan.prepared_by,
    )

    assert again == plan


def test_the_text_of_a_corrected_draft_can_be_imported_again():
    plan = an_imported_plan()
    services.set_facts(plan, actor=plan.prepared_by, hotline="02030000002")

    again = import_plan(
        read(PLAN_TEXT),
        authority=plan.authority,
        source_text=PLAN_TEXT,
        actor=plan.prepared_by,
    )

    assert again != plan


def test_the_text_of_a_plan_reads_back_as_the_same_plan():
    plan = an_imported_plan()

    again = read(text_of(plan))

    assert again.sections == read(PLAN_TEXT).sections


def test_an_authority_that_is_not_there_is_made_from_the_plans_words():
    authority = authority_of(read(PLAN_TEXT), "tan-hoa")

    assert (authority.kind, authority.place, authority.slug) == ("xã", "Tân Hòa", "tan-hoa")


def test_an_edit_replaces_the_outline_and_keeps_the_rounds():
    plan = an_imported_plan()
    text = text_of(plan).replace("đất đai, hộ tịch", "xây dựng").replace("tháng 6/2026", "tháng 7/2026")

    plan = services.edit(plan, actor=plan.prepared_by, text=text, version=1)

    assert plan.version == 2
    assert plan.sections.get(kind="contents").items.get().text == "Thủ tục về xây dựng."
    assert [round.planned_month for round in plan.rounds.all()] == [6, 11]


def test_the_second_of_two_editors_is_refused_and_overwrites_nothing():
    plan = an_imported_plan()
    text = text_of(plan)
    services.edit(plan, actor=plan.prepared_by, text=text.replace("hộ tịch", "xây dựng"), version=1)

    with pytest.raises(StepRefused, match="Người khác vừa sửa"):
        services.edit(plan, actor=plan.prepared_by, text=text, version=1)

    assert plan.sections.get(kind="contents").items.get().text == "Thủ tục về đất đai, xây dựng."


def test_facts_opened_before_somebody_elses_change_are_refused():
    plan = an_imported_plan()
    services.set_facts(plan, actor=plan.prepared_by, version=1, hotline="02030000002")

    with pytest.raises(StepRefused, match="Người khác vừa sửa"):
        services.set_facts(plan, actor=plan.prepared_by, version=1, hotline="02030000003")


def test_an_edit_that_is_no_plan_is_refused_and_changes_nothing():
    plan = an_imported_plan()
    sections = plan.sections.count()

    with pytest.raises(StepRefused) as refusal:
        services.edit(plan, actor=plan.prepared_by, text="Xin chào.", version=1)

    assert refusal.value.field == "text"
    assert (plan.sections.count(), Plan.objects.get(pk=plan.pk).version) == (sections, 1)


def test_a_plan_without_a_date_is_not_submitted():
    plan = a_plan()
    a_round(plan, state=RoundState.PLANNED)

    with pytest.raises(StepRefused, match="chưa có đợt đối thoại nào được ấn định"):
        services.submit(plan, actor=plan.prepared_by)

    assert OutgoingMail.objects.count() == 0


def test_a_plan_whose_date_has_passed_meanwhile_is_not_issued():
    plan, chair = a_submitted_plan()
    held_on = plan.rounds.get().held_on

    with pytest.raises(StepRefused, match="chưa có đợt đối thoại nào được ấn định"):
        services.issue(plan, actor=chair, today=held_on)

    assert IssuedDocument.objects.count() == 0


def test_a_plan_is_not_issued_when_nobody_could_register_any_more():
    plan, chair = a_submitted_plan()
    after = (
        plan.rounds.get().held_on - (plan.rounds.get().held_on - plan.rounds.get().registration_closes_on) / 2
    )

    with pytest.raises(StepRefused, match="Hạn gửi phiếu đăng ký của các đợt đã ấn định đều đã qua"):
        services.issue(plan, actor=chair, today=after)


def test_submitting_writes_to_each_leader_once():
    plan = a_plan()
    a_round(plan)
    chair, vice = a_member(plan.authority, Role.CHAIR), a_member(plan.authority, Role.VICE_CHAIR)

    services.submit(plan, actor=plan.prepared_by)

    letters = OutgoingMail.objects.order_by("to")
    assert [letter.to for letter in letters] == sorted([chair.email, vice.email])
    assert plan.get_absolute_url() in letters[0].body


def test_a_plan_sent_back_tells_its_author_why():
    plan, chair = a_submitted_plan()

    plan = services.send_back(plan, actor=chair, note="Ghi rõ số người & thôn.")

    letter = OutgoingMail.objects.get()
    assert plan.state == PlanState.DRAFT
    assert letter.to == plan.prepared_by.email
    assert "Ghi rõ số người & thôn." in letter.body


def test_sending_back_without_a_reason_is_refused():
    plan, chair = a_submitted_plan()

    with pytest.raises(StepRefused, match="Xin ghi lý do"):
        services.send_back(plan, actor=chair)


def test_issuing_numbers_the_plan_stores_its_print_and_opens_registration():
    plan, chair = a_submitted_plan()

    plan = services.issue(plan, actor=chair)

    assert (plan.state, plan.signed_by, plan.document.symbol_text) == (PlanState.ISSUED, chair, "01/KH-UBND")
    assert plan.document.pdf.startswith(b"%PDF")
    assert plan.rounds.get().takes_registrations(plan.issued_on)


def test_a_plan_is_issued_once_however_often_the_button_is_pressed():
    plan, chair = a_submitted_plan()
    services.issue(plan, actor=chair)

    with pytest.raises(StepRefused, match="trạng thái hiện nay là «Đã ban hành»"):
        services.issue(plan, actor=chair)

    assert IssuedDocument.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_issue_at_once_give_one_number():
    plan, chair = a_submitted_plan()
    vice = a_member(plan.authority, Role.VICE_CHAIR)
    start, outcomes = Barrier(2), []

    def press(actor):
        start.wait()
        try:
            outcomes.append(services.issue(plan, actor=actor).state)
        except StepRefused:
            outcomes.append("refused")
        finally:
            connection.close()

    people = [Thread(target=press, args=[actor]) for actor in (chair, vice)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert sorted(outcomes) == [PlanState.ISSUED, "refused"]
    assert list(IssuedDocument.objects.values_list("number", flat=True)) == [1]
    assert Record.objects.filter(step="issue").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_text_imported_by_two_presses_at_once_is_one_draft():
    authority = a_commune()
    clerk = a_member(authority, Role.CLERK)
    found, start = read(PLAN_TEXT), Barrier(2)

    def press():
        start.wait()
        try:
            import_plan(found, authority=authority, source_text=PLAN_TEXT, actor=clerk)
        finally:
            connection.close()

    presses = [Thread(target=press) for _ in range(2)]
    for thread in presses:
        thread.start()
    for thread in presses:
        thread.join()

    assert Plan.objects.count() == 1


def test_a_plan_that_names_no_place_makes_no_authority():
    found = read(PLAN_TEXT)
    found.place = ""

    with pytest.raises(NotAPlan, match="không cho biết tên và loại đơn vị"):
        authority_of(found, "khong-ten")

    assert not Authority.objects.filter(slug="khong-ten").exists()
