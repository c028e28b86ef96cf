"""Sizes, rules and room of every kind of paper, measured on the PDF against decree 30/2020/NĐ-CP, annex I."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from conferences.conclusion.documents import ConclusionPaper
from conferences.minutes.documents import ConferenceMinutes
from dialogue_portal.documents.papers import Signature
from dialogue_portal.documents.rendering import pdf_of
from plans.models import PaperKind
from plans.roundpapers.documents import InvitationPaper, NoticePaper
from tests import build
from tests.documents import drawn, printed
from tests.documents.samples import SamplePlan, a_section, an_authority, an_outline

ISSUED = {"number": 7, "issued_on": date(2026, 2, 5), "code": "ABCDEFGHJKMN"}
LONG_PLACE = "Thượng Nguyên Đông Hòa Bình Phú Lộc Vĩnh Thạnh Mỹ Hưng Tây An"
LONG_ABOUT = (
    "Tổ chức hội nghị đối thoại giữa lãnh đạo Ủy ban nhân dân với người dân, tổ chức, doanh nghiệp " * 3
)


def a_plan(place="Tân Hòa", about="Đối thoại năm 2026", recipients=1, paragraphs=30):
    outline = an_outline(paragraphs, annex=["PHIẾU ĐĂNG KÝ", "Họ và tên:"])
    listed = [f"Trưởng thôn thứ {number};" for number in range(1, recipients)]
    outline[-2] = a_section("recipients", *listed, "Lưu: VT.")
    paper = SamplePlan(SimpleNamespace(authority=an_authority(kind="thị trấn", place=place), outline=outline))
    paper.about = about
    return paper


def a_conclusion(place):
    return ConclusionPaper(build.a_conclusion(build.a_conference(build.a_round(in_commune(place)), "closed")))


def some_minutes(place):
    return ConferenceMinutes(build.a_conference(build.a_round(in_commune(place)), "closed"))


def in_commune(place):
    return build.a_plan(build.a_commune(place=place), "issued")


def a_notice(place):
    return NoticePaper(build.a_round_paper(build.a_round(in_commune(place)), PaperKind.NOTICE))


def some_invitations(place):
    paper = build.a_round_paper(build.a_round(in_commune(place)))
    paper.invitees.all().delete()
    for position, name in enumerate(("Ông Nguyễn Văn An", "Bà Trần Thị Bình"), 1):
        paper.invitees.create(position=position, name=name, office="Trưởng thôn", hamlet="Thôn Đông")
    return InvitationPaper(paper)


PAPERS = {
    "plan": a_plan,
    "plan of a long name": lambda place: a_plan(LONG_PLACE),
    "plan of a long subject": lambda place: a_plan(place, LONG_ABOUT.strip()),
    "plan for many": lambda place: a_plan(place, recipients=25),
    "conclusion": a_conclusion,
    "conclusion of a long name": lambda place: a_conclusion(LONG_PLACE),
    "minutes": some_minutes,
    "notice": a_notice,
    "notice of a long name": lambda place: a_notice(LONG_PLACE),
    "invitations": some_invitations,
}


@pytest.fixture(params=PAPERS)
def paper(request, db):
    return PAPERS[request.param]("Tân Hòa")


@pytest.fixture(params=["issued", "draft"])
def pages(request, paper):
    return drawn.pages(pdf_of(paper, **(ISSUED if request.param == "issued" else {})))


def line_with(lines, words):
    return next(line for line in lines if words in line.text)


def text_of_page(lines):
    """Without the page number and the stamp of a draft, which stand in the top margin."""
    return [line for line in lines if line.bottom > 19]


def test_only_page_number_and_stamp_stand_outside_the_margins(pages):
    """The right margin is 15 to 20 mm by decree: ours is 20, of which a full line may take less than one."""
    outside = [
        line
        for lines, _ in pages
        for line in text_of_page(lines)
        if line.left < 29.9 or line.right > 191 or line.top < 19.5 or line.bottom > 277.5
    ]
    above = {line.text for lines, _ in pages for line in lines if line.bottom <= 19}

    assert outside == []
    assert above <= {"DỰ THẢO", *map(str, range(2, len(pages) + 1))}


def test_no_text_overlaps_another(pages):
    over = [
        (one.text, other.text)
        for lines, _ in pages
        for place, one in enumerate(lines)
        for other in lines[place + 1 :]
        if one.overlaps(other)
    ]

    assert over == []


def test_each_element_has_its_size_and_style(paper, pages):
    lines = pages[0][0]
    found = {
        words: (line_with(lines, words).size, line_with(lines, words).style)
        for words in ("CỘNG HÒA", "Độc lập", "ỦY BAN NHÂN DÂN", "Số:", paper.type_name)
    }
    names = [line for line, _ in pages for line in line if line.text == "Nơi nhận:"]

    assert found == {
        "CỘNG HÒA": (13, "Bold"),
        "Độc lập": (14, "Bold"),
        "ỦY BAN NHÂN DÂN": (13, "Bold"),
        "Số:": (13, ""),
        paper.type_name: (14, "Bold"),
    }
    assert {(line.size, line.style) for line in names} == {(12, "Bold-Italic")}


def test_the_national_name_is_one_line_and_the_motto_has_a_rule_as_long_as_itself(pages):
    lines, rules = pages[0]
    motto = line_with(lines, "Độc lập")

    [rule] = [
        rule for rule in rules if abs(rule.middle - motto.middle) < 0.5 and 0 < rule.top - motto.top < 8
    ]

    assert line_with(lines, "CỘNG HÒA").text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert rule.width == pytest.approx(motto.width, abs=1)


def test_the_rules_below_issuing_body_and_subject_are_a_third_to_half_as_long(pages):
    lines, rules = pages[0]
    number, title = line_with(lines, "Số:"), next(line for line in lines if line.text in TITLES)
    body = [line for line in lines if line.right < 100 and 19 < line.top < number.top - 1]
    above = [rule for rule in rules if rule.right < 100 and rule.top < number.bottom]
    below = [rule for rule in rules if rule.top > title.bottom and abs(rule.middle - 110) < 1][:1]
    about = [line for line in lines if title.bottom - 1 < line.top < below[0].top]

    for [rule], text in ((above, body), (below, about)):
        assert 1 / 3 <= rule.width / max(line.width for line in text) <= 1 / 2
        assert rule.middle == pytest.approx(text[0].middle, abs=0.5)


TITLES = ("KẾ HOẠCH", "THÔNG BÁO", "BIÊN BẢN", "GIẤY MỜI")


def test_the_ending_stands_together_on_one_page(paper, pages):
    signer = paper.signature.name or paper.signature.lines[-1]
    wanted = ("Nơi nhận:", paper.signature.lines[0], signer)

    on = [
        {number for number, (lines, _) in enumerate(pages) if any(words == line.text for line in lines)}
        for words in wanted
    ]

    # The invitations go to two people: each page has its own ending.
    endings = 2 if paper.type_name == "GIẤY MỜI" else 1
    assert (len(on[0]), on[0] <= set.intersection(*on)) == (endings, True)


def test_no_style_sheet_of_papers_draws_dots():
    """With dotted borders printing takes more than three times as long."""
    from django.contrib.staticfiles import finders

    assert "dotted" not in Path(finders.find("css/paper.css")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "lines", [("CHỦ TỊCH",), ("TM. BAN THƯỜNG TRỰC", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ", "CHỦ TỊCH")]
)
def test_the_names_of_two_signers_stand_at_one_height(lines):
    class SignedByTwo(SamplePlan):
        secretary = Signature(lines, "Hoàng Thị Lành")

    paper = SignedByTwo(a_plan(paragraphs=1).subject)

    words = printed.pages(pdf_of(paper, **ISSUED))[0]
    left, right = (printed.line_of(words, name) for name in ("Hoàng Thị Lành", paper.signature.name))

    assert left[0].top == pytest.approx(right[0].top, abs=0.1)
    assert left[-1].right < right[0].left
