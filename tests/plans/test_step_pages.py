from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import IssuedDocument
from plans import services
from plans.models import Plan
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests.build import a_commune, a_member, a_plan, a_round
from tests.documents.decided import page_of, sent_by
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db


def test_a_round_gets_its_date_on_its_page(as_a):
    round = a_round(a_plan(), state=RoundState.PLANNED)
    day = localdate() + timedelta(days=30)
    clerk = as_a(Role.CLERK, round.authority)

    clerk.post(
        round.step_url("fix"), {"held_on": day.isoformat(), "starts_at": "07:30", "place": "Hội trường"}
    )

    round.refresh_from_db()
    assert (round.state, round.held_on) == (RoundState.FIXED, day)


def test_a_date_in_the_past_is_refused_beside_the_field_and_stays_typed(as_a):
    round = a_round(a_plan(), state=RoundState.PLANNED)
    data = {"held_on": "2026-01-05", "starts_at": "07:30", "place": "Nhà văn hóa"}

    response = as_a(Role.CLERK, round.authority).post(round.step_url("fix"), data)

    assert response.status_code == 422
    assert "đã qua" in response.context["form"].errors["held_on"][0]
    assert "Nhà văn hóa" in response.text


@pytest.mark.parametrize("typed", ["", "31/02/2027", "ngày mai", "99999999"])
def test_what_is_no_date_is_refused(as_a, typed):
    round = a_round(a_plan(), state=RoundState.PLANNED)
    data = {"held_on": typed, "starts_at": "25:00", "place": ""}

    response = as_a(Role.CLERK, round.authority).post(round.step_url("fix"), data)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"held_on", "starts_at", "place"}


def test_a_plan_without_a_date_is_not_submitted_and_the_clerk_reads_why(as_a):
    plan = a_plan()

    response = as_a(Role.CLERK, plan.authority).post(plan.step_url("submit"), follow=True)

    assert "chưa có đợt đối thoại nào được ấn định" in response.text
    assert Plan.objects.get(pk=plan.pk).state == PlanState.DRAFT


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_officer_may_not_issue(as_a, method):
    plan = a_plan(state=PlanState.SUBMITTED)
    a_round(plan)

    response = getattr(as_a(Role.OFFICER, plan.authority), method)(plan.step_url("issue"))

    assert response.status_code == 403
    assert Plan.objects.get(pk=plan.pk).state == PlanState.SUBMITTED


def test_the_clerk_of_another_commune_finds_no_step(as_a):
    plan = a_plan()
    round = a_round(plan)
    stranger = as_a(Role.CLERK, a_commune())

    answers = [
        stranger.get(plan.step_url("edit")),
        stranger.post(plan.step_url("submit")),
        stranger.post(round.step_url("move")),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_second_press_of_issue_gives_no_second_number(as_a):
    plan = a_plan(state=PlanState.SUBMITTED)
    a_round(plan)
    chair = as_a(Role.CHAIR, plan.authority)

    sent = sent_by(page_of(chair, plan, "issue"))
    chair.post(plan.step_url("issue"), sent)
    response = chair.post(plan.step_url("issue"), sent, follow=True)

    assert "trạng thái hiện nay là «Đã ban hành»" in response.text
    assert IssuedDocument.objects.count() == 1


def test_a_form_opened_before_the_plan_was_submitted_changes_nothing(as_a):
    plan = a_plan()
    a_round(plan)
    clerk = as_a(Role.CLERK, plan.authority)
    form = clerk.get(plan.step_url("edit")).context["form"]
    services.submit(plan, actor=plan.prepared_by)

    response = clerk.post(plan.step_url("edit"), {**form.initial, "text": PLAN_TEXT}, follow=True)

    assert "trạng thái hiện nay là «Chờ ban hành»" in response.text
    assert Plan.objects.get(pk=plan.pk).version == 1


def test_the_second_of_two_editors_keeps_the_typed_words(as_a):
    plan = a_plan()
    clerk = as_a(Role.CLERK, plan.authority)
    opened = clerk.get(plan.step_url("edit")).context["form"].initial
    services.set_facts(plan, actor=plan.prepared_by, hotline="02030000002")

    response = clerk.post(plan.step_url("edit"), {**opened, "text": PLAN_TEXT})

    assert response.status_code == 422
    assert "Người khác vừa sửa" in response.context["form"].errors["text"][0]
    assert "Nghe người dân nói" in response.text


def test_facts_are_corrected_on_their_page(as_a):
    plan = a_plan()
    data = {"version": 1, "hotline": "0243 000 0001", "registration_days": "7", "signer_name": "Lê Văn Ký"}

    as_a(Role.CLERK, plan.authority).post(plan.step_url("set_facts"), data)

    plan.refresh_from_db()
    assert (plan.hotline, plan.registration_days, plan.signer_name) == ("0243 000 0001", 7, "Lê Văn Ký")


def test_a_term_is_corrected_with_its_unit_and_emptied_to_the_usual_one(as_a):
    plan = a_plan(reply_days=9, reply_working=True)
    data = {
        "version": 1,
        "conclusion_days": "10",
        "conclusion_working": "0",
        "reply_days": "",
        "reply_working": "1",
    }

    as_a(Role.CLERK, plan.authority).post(plan.step_url("set_facts"), data)

    plan.refresh_from_db()
    assert (plan.conclusion_days, plan.conclusion_working) == (10, False)
    assert (plan.reply_days, plan.reply_working) == (None, None)


def test_an_unreasonable_number_of_days_is_refused(as_a):
    plan = a_plan()
    data = {"version": 1, "registration_days": "0", "reply_days": "61", "email": "khong-phai"}

    response = as_a(Role.CLERK, plan.authority).post(plan.step_url("set_facts"), data)

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"registration", "reply", "email"}


def test_a_further_round_is_added_on_its_page(as_a):
    plan = a_plan()
    month = localdate() + timedelta(days=60)
    data = {"planned_month": month.month, "planned_year": month.year}

    as_a(Role.CLERK, plan.authority).post(plan.step_url("add_round"), data)

    assert [round.when for round in plan.rounds.all()] == [f"tháng {month.month}/{month.year}"]


def test_sending_back_asks_for_a_reason(as_a):
    plan = a_plan(state=PlanState.SUBMITTED)

    response = as_a(Role.CHAIR, plan.authority).post(plan.step_url("send_back"), {"note": " "})

    assert response.status_code == 422
    assert "Xin ghi lý do" in response.context["form"].errors["note"][0]


def test_a_step_without_a_button_is_not_found(as_a):
    round = a_round()
    clerk = as_a(Role.CLERK, round.authority)

    assert [clerk.get(round.step_url(name)).status_code for name in ("hold", "bay")] == [404, 404]


def test_a_plain_step_opened_by_its_address_asks_for_confirmation(as_a):
    plan = a_plan()
    a_round(plan)

    response = as_a(Role.CLERK, plan.authority).get(plan.step_url("submit"))

    assert response.status_code == 200
    assert '<button type="submit" class="btn btn-primary">Trình lãnh đạo</button>' in response.text


def test_a_step_that_was_taken_already_leads_back_to_the_plan(as_a):
    plan = a_plan(state=PlanState.SUBMITTED)

    response = as_a(Role.CLERK, plan.authority).get(plan.step_url("edit"))

    assert (response.status_code, response["Location"]) == (302, plan.get_absolute_url())


def test_the_author_of_a_returned_plan_reads_why_and_is_offered_to_edit_first(as_a):
    plan = a_plan(state=PlanState.SUBMITTED)
    as_a(Role.CHAIR, plan.authority).post(plan.step_url("send_back"), {"note": "Thiếu đường dây nóng."})

    page = as_a(Role.CLERK, plan.authority).get(plan.get_absolute_url()).text

    assert "trả lại:</strong>" in page and "Thiếu đường dây nóng." in page
    assert f'class="btn btn-primary" href="{plan.step_url("edit")}"' in page


def test_a_step_that_cannot_be_undone_shows_its_warning_first(as_a):
    plan = a_plan(state=PlanState.SUBMITTED)
    a_round(plan)

    page = as_a(Role.CHAIR, plan.authority).get(plan.step_url("issue")).text

    assert "sau đó không sửa được nữa" in page
    assert Plan.objects.get(pk=plan.pk).state == PlanState.SUBMITTED


def test_the_office_discards_a_draft_that_was_imported_by_mistake(as_a):
    plan = a_plan()

    as_a(Role.CLERK, plan.authority).post(plan.step_url("discard"))

    assert Plan.objects.get(pk=plan.pk).state == PlanState.CANCELLED


def test_a_subject_that_is_too_long_is_refused_and_never_cut(as_a):
    plan = a_plan()
    text = PLAN_TEXT.replace(
        "\nKẾ HOẠCH\n",
        "\nKẾ HOẠCH\n" + "\n".join(["Tổ chức đối thoại rất dài dòng về thủ tục"] * 20) + "\n",
        1,
    )

    response = as_a(Role.CLERK, plan.authority).post(
        plan.step_url("edit"), {"text": text, "version": plan.version}
    )

    assert response.status_code == 422
    assert "Trích yếu dài" in response.context["form"].errors["text"][0]


def test_the_message_after_a_step_names_who_gets_a_letter(as_a):
    commune = a_commune()
    leaders = [a_member(commune, Role.CHAIR), a_member(commune, Role.VICE_CHAIR)]
    plan = a_round(a_plan(commune)).plan
    clerk = as_a(Role.CLERK, commune)

    response = clerk.post(plan.step_url("submit"), follow=True)

    names = " và ".join(str(leader) for leader in leaders)
    assert [str(message) for message in response.context["messages"]] == [
        f"Trình lãnh đạo: đã xong. Đã báo qua thư điện tử cho {names}."
    ]


def test_the_message_after_a_step_without_letters_names_nobody(as_a):
    plan = a_plan()
    clerk = as_a(Role.CLERK, plan.authority)

    page = clerk.post(plan.step_url("set_facts"), {"version": plan.version}, follow=True).text

    assert "đã xong." in page and "Đã báo" not in page
