"""What real papers have beside the model of the decree: superior bodies, a second signer, headings of recipients."""

import io
from datetime import date
from types import SimpleNamespace

import pytest
from docx import Document

from dialogue_portal.accounts.models import SigningRight
from dialogue_portal.accounts.roles import Role
from dialogue_portal.accounts.signature_block import Manner
from dialogue_portal.documents.papers import Signature
from dialogue_portal.documents.printed import as_issued
from dialogue_portal.documents.rendering import pdf_of, word_of
from plans.documents import PlanPaper
from plans.forms import FactsForm
from plans.services import issue, submit
from tests.build import a_commune, a_member, a_plan, a_round
from tests.documents import drawn, printed
from tests.documents.samples import SamplePlan, a_section, an_authority, an_outline

ISSUED = {"number": 7, "issued_on": date(2026, 2, 5)}


class JointPlan(SamplePlan):
    secretary = Signature(("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"), "Hoàng Thị Lành")


def a_paper(kind=SamplePlan, recipients=("Các thôn;", "Lưu: VT."), **authority):
    outline = [*an_outline(1)[:-1], a_section("recipients", *recipients)]
    return kind(SimpleNamespace(authority=an_authority(**authority), outline=outline))


def text_of_word(content):
    document = Document(io.BytesIO(content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [one.text for cell in cells for one in cell.paragraphs]


def test_a_superior_body_of_two_lines_stands_upright_above_the_issuing_body():
    paper = a_paper(
        superior_text="Ủy ban nhân dân\ntỉnh Hòa Giang", issuing_text="Ủy ban nhân dân\nxã Tân Hòa"
    )

    [(lines, _)] = drawn.pages(pdf_of(paper, **ISSUED))

    head = sorted((line for line in lines if line.right < 100 and line.top < 48), key=lambda line: line.top)
    assert [(line.text, line.size, line.style) for line in head] == [
        ("ỦY BAN NHÂN DÂN", 13, ""),
        ("TỈNH HÒA GIANG", 13, ""),
        ("ỦY BAN NHÂN DÂN", 13, "Bold"),
        ("XÃ TÂN HÒA", 13, "Bold"),
        ("Số: 07/KH-UBND", 13, ""),
    ]


def test_recipients_have_further_headings_and_may_begin_with_their_own():
    listed = ["Gửi:", "Phòng Kinh tế;", "Lưu: VT;", "Bản điện tử:", "Đảng ủy (b/c);", "Các thôn (để t/h)."]

    paper = a_paper(recipients=listed)

    assert paper.recipient_parts == [
        ("Gửi:", ["Phòng Kinh tế;", "Lưu: VT;"]),
        ("Bản điện tử:", ["Đảng ủy (b/c);", "Các thôn (để t/h)."]),
    ]
    [(lines, _)] = drawn.pages(pdf_of(paper, **ISSUED))
    left = sorted((line for line in lines if line.right < 100), key=lambda line: line.top)
    assert [(line.text, line.size) for line in left][-6:] == [
        ("Gửi:", 12),
        ("- Phòng Kinh tế;", 11),
        ("- Lưu: VT;", 11),
        ("Bản điện tử:", 12),
        ("- Đảng ủy (b/c);", 11),
        ("- Các thôn (để t/h).", 11),
    ]


def test_two_signers_stand_side_by_side_above_the_recipients():
    [page] = printed.pages(pdf_of(a_paper(JointPlan), **ISSUED))

    left, right = printed.line_of(page, "TM. BAN THƯỜNG TRỰC"), printed.line_of(page, "TM. ỦY BAN NHÂN DÂN")
    assert left[0].top == pytest.approx(right[0].top, abs=0.5)
    assert left[-1].right < 105 < right[0].left
    assert printed.line_of(page, "Hoàng Thị Lành")[0].bottom < printed.line_of(page, "Nơi nhận:")[0].top


@pytest.mark.django_db
def test_an_office_without_tm_signs_by_its_name_alone():
    commune = a_commune()
    chief = a_member(commune, full_name="Đỗ Văn Phòng")
    SigningRight.objects.create(
        authority=commune, user=chief, manner=Manner.OFFICE_ALONE, office="Chánh Văn phòng"
    )

    assert Signature.for_member(chief, commune, "TB").lines == ("CHÁNH VĂN PHÒNG",)


@pytest.mark.django_db
def test_a_joint_plan_keeps_both_signers_and_its_head_after_it_is_issued():
    commune = a_commune(superior_text="Thành phố Sông Lam")
    clerk, chair = a_member(commune, Role.CLERK), a_member(commune, Role.CHAIR)
    second = {
        "second_signature_text": "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH",
        "second_signer_name": "Hoàng Thị Lành",
    }
    plan = a_plan(commune, prepared_by=clerk, **second)
    a_round(plan)
    plan = issue(submit(plan, actor=clerk), actor=chair)
    commune.superior_text = ""
    commune.save()
    plan.second_signer_name = "Người Khác"

    paper = as_issued(PlanPaper(plan))

    assert (paper.superior_lines, paper.secretary.name) == (["THÀNH PHỐ SÔNG LAM"], "Hoàng Thị Lành")
    assert {"THÀNH PHỐ SÔNG LAM", "TM. BAN THƯỜNG TRỰC", "Hoàng Thị Lành"} <= set(
        text_of_word(word_of(PlanPaper(plan)))
    )


def test_the_second_signer_is_typed_with_the_facts_of_the_plan():
    assert {"second_signature_text", "second_signer_name"} <= set(FactsForm.base_fields)
