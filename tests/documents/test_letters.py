"""Letters that fonts lack, signs that files cannot carry, and words that stay on one line."""

import io
from datetime import date
from types import SimpleNamespace

import pytest
from docx import Document

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.docx import docx_of
from dialogue_portal.documents.fonts import WithoutFont, letters_without_font
from dialogue_portal.documents.models import IssuedDocument, NumberBook, PaperType
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.rendering import pdf_of
from dialogue_portal.documents.services import issue_alone
from dialogue_portal.documents.unbroken import pieces
from dialogue_portal.forms.fields import PastedField, tidy
from dialogue_portal.records.flow import StepRefused
from tests.build import a_commune, a_department, a_member
from tests.documents import printed
from tests.documents.samples import a_plan_paper, an_outline

ISSUED = {"number": 7, "issued_on": date(2026, 2, 5)}
# Chữ Nôm outside the first plane, and a picture younger than the fonts.
WITHOUT = "\U0002029b\U0001f97a"


def a_paper(words):
    return a_plan_paper(an_outline(1, filler=words))


@pytest.mark.parametrize(
    "words", ["ភាសា", "ꨌꩌ", "ꪁꪫꪱꪣ", "阮文安", "😀 ☎ ☐ ½ ₫", "Đường 2\u200bm\u00a0② – “nhà” ❤\ufe0f"]
)
def test_letters_of_other_scripts_have_a_font_and_are_found_in_the_print(words):
    paper = a_paper(f"Ông nêu: {words} hết.")

    assert letters_without_font(paper) == []
    assert words.split()[0][0] in printed.text(pdf_of(paper, **ISSUED))


def test_a_letter_without_a_font_is_named_with_its_line():
    paper = a_paper(f"Ông nêu & hỏi: {WITHOUT} hết.")

    found = letters_without_font(paper)

    line = f"- Ông nêu & hỏi: {WITHOUT} hết."
    assert found == [WithoutFont(letter, line) for letter in WITHOUT]
    assert str(found[0]) == f"«\U0002029b» (U+2029B) ở dòng «{line}»"


class Named(Paper):
    type_code, type_name = PaperType.PLAN, "KẾ HOẠCH"
    about = f"Đối thoại {WITHOUT[0]}"


@pytest.mark.django_db
def test_a_paper_with_such_a_letter_takes_no_number():
    commune = a_commune()

    with pytest.raises(StepRefused, match=r"U\+2029B.*ở dòng «Đối thoại"):
        issue_alone(Named(a_department(commune)), actor=a_member(commune, Role.CHAIR), today=date(2026, 6, 9))

    assert (IssuedDocument.objects.count(), NumberBook.objects.count()) == (0, 0)


@pytest.mark.parametrize("sign", ["\uffff", "\x00", "\x07", "\x1f", "\ud800", "\ufffe"])
def test_signs_that_no_file_can_carry_reach_neither_word_nor_pdf(sign):
    paper = a_paper(f"Mot{sign} hai.")
    paper.about = f"Noi{sign} dung"

    word = Document(io.BytesIO(docx_of(paper, **ISSUED)))
    pdf = printed.text(pdf_of(paper, **ISSUED))

    text = " ".join(one.text for one in word.paragraphs)
    assert [words in text.replace("  ", " ") for words in ("Mot hai.", "Noi dung")] == [True, True]
    assert ("Mot hai." in pdf, "Noi dung" in pdf) == (True, True)


@pytest.mark.parametrize("clean", [tidy, PastedField().clean])
def test_such_signs_are_taken_out_of_what_is_typed_and_the_words_stay(clean):
    assert clean("Một\uffff hai\x00\x07 ba\x0bbốn\ud83d.") == "Một hai ba bốn."


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Kế hoạch số 24/KH-UBND ngày 09 tháng 6 năm 2027", ["số 24/KH-UBND", "ngày 09 tháng 6 năm 2027"]),
        ("Luật 72/2025/QH15, Điều 43, khoản 2", ["72/2025/QH15", "Điều 43", "khoản 2"]),
        ("từ 07 giờ 30 phút ngày 22/6/2027", ["07 giờ 30 phút", "ngày 22/6/2027"]),
        (
            "05 ngày làm việc, 15 % của 5.000 người, tháng 6/2027",
            ["05 ngày", "15 %", "5.000 người", "tháng 6/2027"],
        ),
        ("số 02/KH-PGD&ĐT, phụ lục II", ["số 02/KH-PGD&ĐT", "phụ lục II"]),
        ("hằng ngày, 2 tổng đài, điểm cao", []),
        (
            "gọi 0203 3861 234, 0912.345.678 hoặc +84 912 345 678",
            ["0203 3861 234", "0912.345.678", "+84 912 345 678"],
        ),
        ("thư gửi ubnd@xa-suoi-nho.vidu.vn, số 5", ["ubnd@xa-suoi-nho.vidu.vn", "số 5"]),
        ("máy (0203) 3861 234, tổng đài 1900 1234", ["(0203) 3861 234", "1900 1234"]),
        (
            "chi 1.500.000 đồng, 15 triệu đồng và 2,5 tỷ đồng",
            ["1.500.000 đồng", "15 triệu đồng", "2,5 tỷ đồng"],
        ),
        ("từ 05 15 20 phiếu, ngày 05-6-2027 và 01-02-2027", ["20 phiếu", "ngày 05-6-2027", "01-02-2027"]),
    ],
)
def test_what_belongs_on_one_line(text, together):
    assert pieces(text)[1::2] == together
    assert "".join(pieces(text)) == text


# With each number of words before it, the symbol would stand across the end of a line somewhere.
def test_no_line_ends_inside_symbols_dates_and_measures():
    whole = "số 124/KH-UBND ngày 09 tháng 6 và Điều 15 trong 30 ngày"
    paper = a_plan_paper([*an_outline(1)])
    paper.subject = SimpleNamespace(
        authority=paper.authority,
        outline=an_outline(1, filler=" ".join(f"{'a' * n} {whole}" for n in range(1, 30))),
    )

    lines = printed.poppler("pdftotext", "-layout", pdf=pdf_of(paper, **ISSUED), to="-").splitlines()

    ends = [line.split()[-1] for line in lines if "124" in line or "tháng" in line]
    assert not {"số", "124/KH-", "09", "tháng", "Điều", "30"} & set(ends)
    assert not [line for line in lines if line.endswith("ngày") and not line.endswith("30 ngày")]
    assert "\u00a0" not in "".join(line for line in lines if "124" in line)


def test_word_keeps_them_together_by_its_own_signs_and_gives_the_text_back():
    document = Document(io.BytesIO(docx_of(a_paper("Theo Kế hoạch số 24/KH-UBND, Điều 5."), **ISSUED)))
    [paragraph] = [one for one in document.paragraphs if "Theo" in one.text]

    assert paragraph.text == "- Theo Kế hoạch số\u00a024/KH-UBND, Điều\u00a05."
    assert "w:noBreakHyphen" in paragraph._p.xml
