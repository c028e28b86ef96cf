"""A plan's page warns where the stored facts and the text differ."""

from datetime import date, time, timedelta

import pytest
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans import services
from plans.checks.contradictions import contradictions
from plans.importing.services import import_plan
from plans.models import Plan
from plans.reading import read
from plans.rounds.services import fix_round
from plans.states import PlanState
from plans.terms.in_force import conclusion_term, registration_term, reply_term
from tests.build import a_commune, a_member, a_round
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db

TEXT = PLAN_TEXT.replace(
    "diễn ra hội nghị.", "diễn ra hội nghị, đường dây nóng 0203 000 0001, thư: xa@vidu.gov.vn."
)


@pytest.fixture
def plan():
    commune = a_commune()
    clerk = a_member(commune, "clerk")
    return import_plan(read(TEXT), authority=commune, source_text=TEXT, actor=clerk)


def changed(plan, **facts):
    return services.set_facts(plan, actor=plan.prepared_by, today=date(2026, 3, 2), **facts)


def told(plan):
    return [(one.about, one.says) for one in contradictions(plan)]


def test_a_plan_as_it_was_read_contradicts_nothing(plan):
    assert contradictions(plan) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            {"registration_days": 7},
            ("Hạn gửi phiếu đăng ký", "Hệ thống tính 7 ngày, văn bản viết 12 ngày."),
        ),
        (
            {"registration_working": True},
            ("Hạn gửi phiếu đăng ký", "Hệ thống tính 12 ngày làm việc, văn bản viết 12 ngày."),
        ),
        (
            {"registration_days": None, "registration_working": None},
            ("Hạn gửi phiếu đăng ký", "Hệ thống tính 10 ngày, văn bản viết 12 ngày."),
        ),
        (
            {"hotline": "0203 000 0002"},
            ("Đường dây nóng", "Thông tin ghi 0203 000 0002, văn bản viết 0203 000 0001."),
        ),
        (
            {"email": "khac@vidu.gov.vn"},
            ("Thư điện tử", "Thông tin ghi khac@vidu.gov.vn, văn bản viết xa@vidu.gov.vn."),
        ),
    ],
)
def test_a_fact_that_differs_from_the_text_is_reported(plan, facts, expected):
    assert told(changed(plan, **facts)) == [expected]


def test_a_fact_the_text_omits_or_writes_in_another_way_contradicts_nothing(plan):
    plan = changed(plan, reply_days=9, hotline="02030000001", email="XA@vidu.gov.vn")

    assert contradictions(plan) == []


def with_day(plan):
    text = TEXT.replace("tháng 6/2026", "ngày 12/6/2026")
    return import_plan(read(text), authority=plan.authority, source_text=text, actor=plan.prepared_by)


def test_another_day_than_the_text_gives_a_round_is_reported_set_or_proposed(plan):
    plan = with_day(plan)
    plan.rounds.filter(position=1).update(held_on=date(2026, 6, 19))
    proposed = told(Plan.objects.get(pk=plan.pk))
    fix_round(
        plan.rounds.first(),
        actor=plan.prepared_by,
        today=date(2026, 3, 2),
        held_on=date(2026, 6, 26),
        starts_at=time(8),
        place="Nhà văn hóa",
    )

    assert proposed == [("Ngày của đợt 1", "Ngày dự kiến 19/06/2026, văn bản viết 12/06/2026.")]
    assert told(Plan.objects.get(pk=plan.pk)) == [
        ("Ngày của đợt 1", "Đã ấn định 26/06/2026, văn bản viết 12/06/2026.")
    ]


def test_a_further_round_that_the_text_does_not_know_contradicts_nothing(plan):
    plan = with_day(plan)

    a_round(plan, held_on=localdate() + timedelta(days=40))

    assert told(Plan.objects.get(pk=plan.pk)) == []


def test_the_plans_page_says_what_to_do(plan, as_a):
    changed(plan, registration_days=7)
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.SUBMITTED)

    page = as_a(Role.CLERK, plan.authority).get(plan.get_absolute_url()).text

    assert "Chữ và số không khớp" in page
    assert "Xin lãnh đạo «Trả lại để sửa»" in page


def fixed(plan):
    """The first round on Friday 12/6/2026."""
    day = {"held_on": date(2026, 6, 12), "starts_at": time(7, 30), "place": "Nhà văn hóa"}
    fix_round(plan.rounds.first(), actor=plan.prepared_by, today=date(2026, 3, 2), **day)
    return plan


def test_a_plan_whose_paper_would_print_another_term_is_not_submitted(plan):
    plan = fixed(changed(plan, registration_days=7))

    with pytest.raises(StepRefused, match="Hệ thống tính 7 ngày, văn bản viết 12 ngày"):
        services.submit(plan, actor=plan.prepared_by, today=date(2026, 3, 2))


def test_a_plan_whose_authority_changed_the_printed_term_is_not_signed(plan):
    plan = fixed(changed(plan, registration_days=None, registration_working=None))
    own_terms(plan.authority, registration={"days": 12})
    plan = services.submit(plan, actor=plan.prepared_by, today=date(2026, 3, 2))
    own_terms(plan.authority, registration={"days": 9})

    with pytest.raises(StepRefused, match="Hệ thống tính 9 ngày, văn bản viết 12 ngày"):
        services.issue(plan, actor=a_member(plan.authority, Role.CHAIR), today=date(2026, 3, 2))


def test_a_signed_plan_keeps_its_terms_whatever_its_authority_sets_later(plan):
    own_terms(plan.authority, reply={"days": 6, "working": True})
    plan = services.submit(fixed(plan), actor=plan.prepared_by, today=date(2026, 3, 2))
    plan = services.issue(plan, actor=a_member(plan.authority, Role.CHAIR), today=date(2026, 3, 2))

    own_terms(plan.authority, reply={"days": 2})

    plan = Plan.objects.get(pk=plan.pk)
    assert [reply_term(plan).length, registration_term(plan).length, conclusion_term(plan).length] == [
        "6 ngày làm việc",
        "12 ngày",
        "7 ngày làm việc",
    ]


def own_terms(authority, **terms):
    Authority.objects.filter(pk=authority.pk).update(own_terms=terms)


def test_contacts_of_the_authority_that_the_text_names_otherwise_are_reported():
    commune = a_commune(hotline="02030000009", address="Thôn Tây, xã Tân Hòa")
    text = TEXT.replace("đường dây nóng", "Địa chỉ liên hệ: số 5 đường Thử, thôn Đông; đường dây nóng")
    plan = import_plan(
        read(text),
        authority=commune,
        source_text=text,
        actor=a_member(commune, "clerk"),
        hotline="",
        contact_address="",
    )

    assert told(plan) == [
        ("Đường dây nóng", "Thông tin ghi 02030000009, văn bản viết 0203 000 0001."),
        ("Nơi nhận phiếu", "Thông tin ghi Thôn Tây, xã Tân Hòa, văn bản viết số 5 đường Thử, thôn Đông."),
    ]
