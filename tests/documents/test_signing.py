"""Rights to sign are data: the right in force on the day decides; the five forms of decree 30 are printed."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from docx import Document

from dialogue_portal.accounts.models import SigningRight, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.papers import NotASigner, Signature
from dialogue_portal.documents.rendering import word_of
from dialogue_portal.notices.models import OutgoingMail
from plans import services as plans
from plans.documents import PlanPaper
from plans.states import PlanState
from tests import build
from tests.documents import printed

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 9)


def a_right(authority, user, manner, **fields):
    return SigningRight.objects.create(authority=authority, user=user, manner=manner, **fields)


def signed(user, authority, type_code=PaperType.PLAN, day=DAY):
    return Signature.for_member(User.objects.get(pk=user.pk), authority, type_code, day)


def test_a_chairman_signs_for_the_committee_and_a_vice_chairman_for_the_chairman(commune):
    chair = build.a_member(commune, Role.CHAIR, full_name="Lê Thị Hòa")
    vice = build.a_member(commune, Role.VICE_CHAIR, full_name="Trần Văn Bình")

    assert [signed(person, commune) for person in (chair, vice)] == [
        Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Thị Hòa"),
        Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Văn Bình"),
    ]


def test_nobody_else_signs(commune):
    for person in (build.a_member(commune, Role.CLERK), build.a_member(build.a_commune(), Role.CHAIR)):
        with pytest.raises(NotASigner, match="không có thẩm quyền ký"):
            signed(person, commune)


FORMS = [
    ("TM", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("KT", "", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("TL", "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    ("TUQ", "Trưởng phòng Kinh tế", ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ")),
    ("Q", "", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
]


@pytest.mark.parametrize(("manner", "office", "lines"), FORMS, ids=[form[0] for form in FORMS])
def test_each_form_of_signing_is_printed_right_in_pdf_and_word(commune, manner, office, lines):
    signer = build.a_member(commune, Role.OFFICER, full_name="Phạm Quốc Khánh")
    a_right(commune, signer, manner, office=office)
    plan = build.a_plan(commune, state=PlanState.SUBMITTED)
    build.a_round(plan)

    issued = plans.issue(plan, actor=signer)

    page = printed.pages(issued.document.pdf)[-1]
    tops = [printed.line_of(page, line)[0].top for line in (*lines, "Phạm Quốc Khánh")]
    word = Document(io.BytesIO(word_of(PlanPaper(issued))))
    end = [paragraph.text for paragraph in word.tables[-1].rows[0].cells[-1].paragraphs]
    assert tops == sorted(tops)
    assert [text for text in end if text] == [*lines, "Phạm Quốc Khánh"]


def test_a_right_counts_on_its_days_and_for_its_papers_only(commune):
    head = build.a_member(commune, Role.CLERK)
    a_right(
        commune, head, "TL", office="Chánh Văn phòng", type_codes="tb, GM", valid_from=DAY, valid_until=DAY
    )
    one = timedelta(days=1)

    asked = [
        (type_code, day)
        for type_code in (PaperType.NOTICE, PaperType.PLAN)
        for day in (DAY - one, DAY, DAY + one)
    ]

    head = User.objects.get(pk=head.pk)
    assert [case for case in asked if head.may_sign(commune.pk, *case)] == [(PaperType.NOTICE, DAY)]


def test_a_stored_right_of_a_leader_replaces_the_right_of_the_role(commune):
    vice = build.a_member(commune, Role.VICE_CHAIR)
    a_right(commune, vice, "Q", type_codes="KH")

    assert signed(vice, commune).lines == ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")
    with pytest.raises(NotASigner):
        signed(vice, commune, PaperType.NOTICE)


def test_nobody_signs_their_own_draft_even_with_a_right(commune):
    head = build.a_member(commune, Role.CLERK)
    a_right(commune, head, "TL", office="Chánh Văn phòng")
    own = build.a_plan(commune, PlanState.SUBMITTED)
    own.flow.record_birth("import", own, actor=head)
    other = build.a_plan(commune, PlanState.SUBMITTED)

    offered = ["issue" in {step.name for step in plan.flow.available(plan, head)} for plan in (own, other)]

    assert offered == [False, True]


def test_whoever_may_sign_gets_a_letter_and_finds_the_paper_at_the_desk(client, commune):
    chair, head = build.a_member(commune, Role.CHAIR), build.a_member(commune, Role.OFFICER)
    stranger = build.a_member(commune, Role.VICE_CHAIR)
    a_right(commune, stranger, "KT", valid_until=localdate() - timedelta(days=1))
    a_right(commune, head, "TUQ", office="Trưởng phòng")
    plan = build.a_plan(commune)
    build.a_round(plan)

    plans.submit(plan, actor=build.a_member(commune, Role.CLERK))

    client.force_login(head)
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {chair.email, head.email}
    assert "Kế hoạch chờ ký" in client.get(f"/{commune.slug}/viec/").text


def test_an_order_or_mandate_without_an_office_is_refused_in_vietnamese(commune):
    right = SigningRight(authority=commune, user=build.a_member(commune, Role.CLERK), manner="TL")

    with pytest.raises(ValidationError, match="phải ghi chức vụ"):
        right.full_clean()
