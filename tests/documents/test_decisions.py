"""The pages on which papers are submitted and signed: what does not fit, the very sheet, and who may sign."""

import io

import pytest
from django.urls import get_resolver
from django.utils.timezone import localdate
from PIL import Image

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.decisions.findings import is_local
from dialogue_portal.documents.decisions.views import DecisionView
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.services import issue_alone
from dialogue_portal.workdays.services import calendar_of
from plans import services as plans
from plans.documents import PlanPaper
from plans.models import Item, Plan
from plans.outline.textfacts import store_facts_of_text
from plans.roundpapers import services as roundpapers
from plans.states import PlanState
from tests import build
from tests.conferences.hall import a_closed_hall
from tests.documents.decided import page_of, sent_by, sign, submit
from tests.test_flows import SIGNS

pytestmark = pytest.mark.django_db
TICK = "Cần xác nhận"


def a_submitted_plan(commune, words="Lắng nghe ý kiến của người dân.", state=PlanState.SUBMITTED):
    plan = build.a_plan(commune, state)
    build.a_round(plan, held_on=calendar_of(commune).workday_after(localdate(), 20))
    Item.objects.filter(section__plan=plan).update(text=words)
    store_facts_of_text(plan)
    return plan


@pytest.fixture
def chair(client, commune):
    chair = build.a_member(commune, Role.CHAIR)
    client.force_login(chair)
    return chair


@pytest.fixture
def local_portal(settings):
    settings.BASE_URL = "http://localhost:8000"


def test_the_page_shows_the_sheet_with_its_coming_number_and_signs_it(client, commune, chair):
    plan = a_submitted_plan(commune)

    page = page_of(client, plan, "issue")
    key = page.context["prepared"].pk
    picture = client.get(f"{plan.step_url('issue')}?trang=1&ban={key}")
    signed = sign(client, plan)

    plan.refresh_from_db()
    assert ">Ký ban hành số 01/KH-UBND</button>" in page.text
    assert f"?trang=1&amp;ban={key}" in page.text
    assert Image.open(io.BytesIO(picture.content)).width > 800
    assert (signed.status_code, plan.state, plan.document.number) == (302, PlanState.ISSUED, 1)


def test_the_print_that_was_seen_is_the_one_that_is_frozen(client, commune, chair):
    plan = a_submitted_plan(commune)
    sent = sent_by(page_of(client, plan, "issue"))
    seen = client.get(f"{plan.step_url('issue')}?trang=pdf&ban={sent['seen_print']}").content

    client.post(plan.step_url("issue"), sent)

    plan.refresh_from_db()
    assert plan.document.pdf == seen


def test_a_print_of_somebody_else_or_of_another_paper_is_not_shown(client, commune, chair):
    plan, other = a_submitted_plan(commune), a_submitted_plan(commune)
    key = page_of(client, plan, "issue").context["prepared"].pk
    address = plan.step_url("issue")

    answers = [client.get(f"{other.step_url('issue')}?trang=1&ban={key}").status_code]
    answers += [client.get(f"{address}?trang={number}&ban={key}").status_code for number in ("0", "99", "x")]
    client.force_login(build.a_member(commune, Role.VICE_CHAIR))
    answers.append(client.get(f"{address}?trang=1&ban={key}").status_code)

    assert answers == [404] * 5


def test_what_may_be_meant_needs_a_tick_that_is_recorded(client, commune, chair, local_portal):
    plan = a_submitted_plan(commune)

    refused = sign(client, plan, ticks=False)
    signed = sign(client, plan)

    record = plan.records.filter(step="issue").get()
    assert (refused.status_code, signed.status_code) == (422, 302)
    assert "đánh dấu từng chỗ cần xác nhận" in refused.text
    assert record.actor == chair
    assert record.note.startswith("Đã xác nhận: Địa chỉ của cổng đang đặt là http://localhost:8000")


def test_nothing_is_signed_that_nobody_has_seen(client, commune, chair):
    plan = a_submitted_plan(commune)

    answers = [client.post(plan.step_url("issue"), sent).status_code for sent in ({}, {"seen_print": "x"})]

    assert answers == [422, 422]
    assert not IssuedDocument.objects.exists()


def test_a_text_that_changed_meanwhile_is_shown_anew(client, commune, chair):
    plan = a_submitted_plan(commune)
    sent = sent_by(page_of(client, plan, "issue"))
    Plan.objects.filter(pk=plan.pk).update(subject="Đối thoại về cấp giấy tờ")

    answer = client.post(plan.step_url("issue"), sent)

    assert (answer.status_code, "Văn bản vừa đổi" in answer.text) == (422, True)
    assert answer.context["prepared"].pk != sent["seen_print"]
    assert not IssuedDocument.objects.exists()
    assert sign(client, plan).status_code == 302


def test_a_number_that_was_taken_meanwhile_asks_nothing_again(client, commune, chair):
    plan, other = a_submitted_plan(commune), build.a_plan(commune, PlanState.ISSUED)
    sent = sent_by(page_of(client, plan, "issue"))
    issue_alone(PlanPaper(build.a_plan(commune)), actor=chair, today=localdate())

    answer = client.post(plan.step_url("issue"), sent)

    plan.refresh_from_db()
    assert (answer.status_code, plan.state) == (302, PlanState.ISSUED)
    assert plan.document.number == sent_number(other) + 2


def sent_number(plan):
    return plan.document.number


def test_a_wrong_plan_has_no_button_and_is_refused(client, commune, chair):
    plan = a_submitted_plan(commune, "Gửi báo cáo trước ngày …/…/2026.")

    page = page_of(client, plan, "issue")
    refused = client.post(plan.step_url("issue"), {"seen_print": "1"})

    assert "Ký ban hành số" not in page.text
    assert "Phải sửa trước khi trình, ký" in page.text and "Cần ghi ngày" in page.text
    assert "Trả lại để sửa" in page.text and "Trang 1 trên 1 của bản in dự thảo" in page.text
    assert (refused.status_code, Plan.objects.get(pk=plan.pk).state) == (422, PlanState.SUBMITTED)


def test_the_page_of_the_submission_shows_the_same_list_and_its_ticks_reach_the_signer(
    client, commune, chair, local_portal
):
    plan = a_submitted_plan(commune, state=PlanState.DRAFT)
    clerk = build.a_member(commune, Role.CLERK)
    client.force_login(clerk)

    first = client.post(plan.step_url("submit"))
    client.post(plan.step_url("submit"), sent_by(first))
    client.force_login(chair)
    page = page_of(client, plan, "issue")

    assert (first.status_code, "Lãnh đạo sẽ được hỏi khi ký." in first.text, TICK in first.text) == (
        200,
        True,
        False,
    )
    assert f"<strong>{TICK}.</strong>" in page.text
    assert f"{clerk} đã xác nhận chỗ này khi trình." in page.text
    assert sign(client, plan, ticks=False).status_code == 422


def test_a_plan_is_submitted_with_open_ticks_and_its_page_says_so(client, commune, chair, local_portal):
    plan = a_submitted_plan(commune, "Hội nghị đối thoại năm 2019 của xã.", PlanState.DRAFT)
    client.force_login(build.a_member(commune, Role.CLERK))

    page = client.get(plan.get_absolute_url()).text
    answer = submit(client, plan)

    assert "không ngăn việc trình: trang trình nêu lại, khi ký cổng hỏi lãnh đạo" in page
    assert (answer.status_code, Plan.objects.get(pk=plan.pk).state) == (302, PlanState.SUBMITTED)


def test_a_plan_in_which_all_fits_is_submitted_at_once(client, commune, chair):
    plan = a_submitted_plan(commune, state=PlanState.DRAFT)
    client.force_login(build.a_member(commune, Role.CLERK))

    answer = client.post(plan.step_url("submit"))

    assert (answer.status_code, Plan.objects.get(pk=plan.pk).state) == (302, PlanState.SUBMITTED)


def test_a_wrong_plan_is_not_submitted(client, commune, chair):
    plan = a_submitted_plan(commune, "Hội nghị tổ chức tại …………", PlanState.DRAFT)
    client.force_login(build.a_member(commune, Role.CLERK))

    answer = submit(client, plan)

    assert (answer.status_code, Plan.objects.get(pk=plan.pk).state) == (422, PlanState.DRAFT)
    assert f"/{commune.slug}/ke-hoach/{plan.pk}/soan/" in answer.text or "Sửa dòng này" in answer.text


def test_whoever_wrote_reads_why_they_do_not_sign_and_who_does(client, commune, chair):
    plan = a_submitted_plan(commune, state=PlanState.DRAFT)
    both = build.a_member(commune, Role.CLERK, Role.VICE_CHAIR)
    plans.set_facts(plan, actor=both, hotline="02030000009")
    plans.submit(plan, actor=both)
    client.force_login(both)

    page, sheet = page_of(client, plan, "issue"), client.get(plan.get_absolute_url())
    refused = client.post(plan.step_url("issue"), {"seen_print": "1"})

    sentence = f"không ai ký văn bản do chính mình soạn. Người ký được: {chair}."
    assert (page.status_code, refused.status_code) == (200, 403)
    assert sentence in page.text and sentence in sheet.text
    assert "Ký ban hành số" not in page.text


def test_where_nobody_else_may_sign_the_page_says_what_to_do(client, commune):
    plan = a_submitted_plan(commune, state=PlanState.DRAFT)
    only = build.a_member(commune, Role.CLERK, Role.CHAIR)
    plans.set_facts(plan, actor=only, hotline="02030000009")
    client.force_login(only)

    asked = client.post(plan.step_url("submit"))
    submit(client, plan)
    page = page_of(client, plan, "issue")

    advice = "Xin nhờ quản trị ghi thẩm quyền ký cho một lãnh đạo khác"
    assert advice in asked.text and advice in page.text
    assert "«Bỏ dự thảo» để người khác của Văn phòng soạn lại từ đầu" in page.text


def test_minutes_are_signed_on_the_same_page(client):
    hall = a_closed_hall()
    client.force_login(hall.chair)

    page = page_of(client, hall.conference, "sign_minutes")
    signed = sign(client, hall.conference, "sign_minutes")

    assert ">Ký biên bản số 01/BB-UBND</button>" in page.text
    assert "chưa ghi số người dự" in page.text
    assert signed.status_code == 302


def test_an_invitation_is_signed_on_the_same_page(client, commune):
    paper = build.a_round_paper(build.a_round(build.a_plan(commune, PlanState.ISSUED)))
    paper = roundpapers.submit(paper, actor=build.a_member(commune, Role.CLERK))
    client.force_login(build.a_member(commune, Role.CHAIR))

    page = page_of(client, paper, "issue")
    signed = sign(client, paper)

    assert ">Ký ban hành số 01/GM-UBND</button>" in page.text
    assert signed.status_code == 302


def test_every_step_that_signs_has_this_page():
    classes = {
        pattern.callback.view_class.model._meta.model_name: pattern.callback.view_class
        for pattern in all_patterns(get_resolver().url_patterns)
        if hasattr(pattern.callback, "view_class") and getattr(pattern.callback.view_class, "model", None)
    }
    signed = {name for name, view in classes.items() if view.model.flow.signing_names}

    assert {name.replace("_", "") for name in SIGNS} == signed
    assert all(issubclass(classes[name], DecisionView) for name in signed)


def all_patterns(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from all_patterns(pattern.url_patterns)
        else:
            yield pattern


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("192.168.1.20", True),
        ("10.0.0.7", True),
        ("::1", True),
        ("may-chu", True),
        ("cong.local", True),
        ("", True),
        ("doithoai.tanhoa.gov.vn", False),
        ("113.160.10.20", False),
    ],
)
def test_a_local_address_is_known_by_its_host(host, local):
    assert is_local(host) is local
