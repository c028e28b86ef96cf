"""A title (trích yếu) stands in balanced lines that end inside no word, and has one rule below it."""

from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pytest
from docx import Document

from dialogue_portal.documents.docx import docx_of
from dialogue_portal.documents.papers import TITLE_WIDTH
from dialogue_portal.documents.rendering import pdf_of
from dialogue_portal.documents.titles import balanced, width_of
from tests.documents import drawn
from tests.documents.samples import SamplePlan, an_authority, an_outline

TITLES = {
    "Đối thoại năm 2027": ["Đối thoại năm 2027"],
    "Tổ chức hội nghị đối thoại giữa lãnh đạo Ủy ban nhân dân xã Suối Nhỏ với tổ chức, cá nhân, doanh nghiệp về "
    "thủ tục hành chính năm 2027": [
        "Tổ chức hội nghị đối thoại giữa lãnh đạo",
        "Ủy ban nhân dân xã Suối Nhỏ với tổ chức, cá nhân,",
        "doanh nghiệp về thủ tục hành chính năm 2027",
    ],
    "Thời gian, địa điểm tổ chức hội nghị trao đổi, đối thoại năm 2027, ngày 12/6/2027": [
        "Thời gian, địa điểm tổ chức hội nghị trao đổi,",
        "đối thoại năm 2027, ngày 12/6/2027",
    ],
    "Đối thoại trực tiếp giữa Chủ tịch Ủy ban nhân dân xã với cá nhân, tổ chức có nhu cầu": [
        "Đối thoại trực tiếp giữa Chủ tịch",
        "Ủy ban nhân dân xã với cá nhân, tổ chức có nhu cầu",
    ],
}


def a_plan(about):
    paper = SamplePlan(SimpleNamespace(authority=an_authority(), outline=an_outline(2)))
    paper.about = about
    return paper


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_parted_between_its_words(title):
    assert balanced(title, TITLE_WIDTH) == TITLES[title]


@pytest.mark.parametrize("start", range(12))
def test_no_line_of_a_title_ends_inside_a_word_or_is_too_wide(start):
    text = f"{'Về việc ' * start}thủ tục hành chính, cá nhân và doanh nghiệp ngày 09 tháng 6 năm 2027 của xã Suối Nhỏ"

    lines = balanced(text, TITLE_WIDTH)

    assert " ".join(lines) == text
    assert max(map(width_of, lines)) <= TITLE_WIDTH
    ends = {line.split()[-1] for line in lines[:-1]}
    assert ends.isdisjoint({"thủ", "hành", "cá", "doanh", "ngày", "tháng", "năm", "09", "6", "xã", "Suối"})


def test_a_word_wider_than_a_line_leaves_the_title_as_it_is():
    assert balanced("x" * 100, TITLE_WIDTH) == ["x" * 100]


@pytest.mark.parametrize(
    "title", [*TITLES, "Kết luận hội nghị đối thoại ngày 09 tháng 6 năm 2027, số 24/KH-UBND"]
)
def test_one_rule_stands_below_the_title_in_the_middle(title):
    paper = a_plan(title)

    lines, rules = drawn.pages(pdf_of(paper, number=7, issued_on=date(2027, 2, 5)))[0]

    above = next(line for line in lines if line.text == "KẾ HOẠCH")
    first = next(line for line in lines if line.text.startswith("Ủy ban nhân dân xã xây dựng"))
    about = [line for line in lines if above.bottom - 1 < line.top < first.top - 1]
    [rule] = [rule for rule in rules if above.bottom < rule.top < first.top]
    assert [line.text for line in about] == paper.title_lines
    assert rule.middle == pytest.approx(110, abs=0.5)
    assert 1 / 3 <= rule.width / max(line.width for line in about) <= 1 / 2
    assert max(line.width for line in about) == pytest.approx(
        max(map(width_of, paper.title_lines)) * 14 / 72 * 25.4, abs=1.5
    )


def test_word_has_the_same_lines():
    title = list(TITLES)[1]

    texts = [paragraph.text for paragraph in Document(BytesIO(docx_of(a_plan(title)))).paragraphs]

    assert "\n".join(TITLES[title]) in [text.replace("\u00a0", " ") for text in texts]
