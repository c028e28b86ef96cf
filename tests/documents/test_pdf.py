"""WeasyPrint reads our own static files only."""

import io
import re

import pikepdf
import pytest
from django.contrib.staticfiles import finders

from dialogue_portal.documents import pdf
from dialogue_portal.documents.blocks import heading, line, stepped
from dialogue_portal.documents.rendering import pdf_of
from tests.documents import printed
from tests.documents.samples import a_plan_paper, a_section, an_outline

PAGE = '<!doctype html><html lang="vi"><title>Thử</title><body>{}</body></html>'
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAA"
    "DUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/picture.png",
        "https://example.org/picture.png",
        "/media/picture.png",
        "/static/../manage.py",
        "/static/%2e%2e/manage.py",
        "/static/no-such-file.png",
    ],
)
def test_a_paper_that_asks_for_anything_else_is_not_printed(address):
    with pytest.raises(pdf.PaperNotPrinted):
        pdf.render(PAGE.format(f'<img src="{address}" alt="">'))


@pytest.mark.parametrize(
    "address", ["https://example.org/paper.css", "/media/paper.css", "/static/css/no-such-file.css"]
)
def test_a_paper_whose_style_sheet_is_not_ours_is_not_printed(address):
    with pytest.raises(pdf.PaperNotPrinted):
        pdf.render(f'<link rel="stylesheet" href="{address}">' + PAGE.format("Một"))


def test_a_style_sheet_is_followed_also_when_it_was_read_before(settings, tmp_path):
    (tmp_path / "size.css").write_text("p { font-size: 10pt }")
    settings.STATICFILES_DIRS = [tmp_path]
    page = '<link rel="stylesheet" href="/static/size.css">' + PAGE.format("<p>Một</p>")

    finders.get_finder.cache_clear()
    small, again = pdf.render(page), pdf.render(page)
    (tmp_path / "size.css").write_text("p { font-size: 20pt }")
    large = pdf.render(page)
    finders.get_finder.cache_clear()

    assert (again == small, large == small) == (True, False)


def test_a_picture_that_the_paper_carries_itself_is_printed():
    assert pdf.render(PAGE.format(f'<img src="{DOT}" alt="">')).startswith(b"%PDF-")


def test_our_own_static_files_are_found():
    assert b"@page paper" in pdf.static_content("https://paper.invalid/static/css/paper.css")


def test_a_draft_is_tagged_like_an_issued_paper_and_has_bookmarks():
    with pikepdf.open(
        io.BytesIO(pdf_of(a_plan_paper(an_outline(1, annex=["PHỤ LỤC I", "Họ và tên:"]))))
    ) as file:
        with file.open_outline() as outline:
            [paper] = outline.root
            titles = [paper.title, *(one.title for one in paper.children)]
        root = file.Root

    assert {"/Lang", "/MarkInfo", "/StructTreeRoot"} <= set(root.keys())
    assert titles == ["KẾ HOẠCH", "I. MỤC ĐÍCH, YÊU CẦU", "PHỤ LỤC I"]


def test_headings_leave_out_no_level():
    text = [
        line("Mở đầu."),
        heading("1. Một", 2),
        heading("a) Hai", 3),
        heading("I. Ba", 1),
        heading("b) Bốn", 3),
    ]

    assert [(block.tag, block.look) for block in stepped(text)] == [
        ("p", "item"),
        ("h2", "level-2"),
        ("h3", "level-3"),
        ("h2", "level-1"),
        ("h3", "level-3"),
    ]


def test_the_print_has_these_headings():
    outline = an_outline(1)
    outline[1:3] = [a_section("aims", "Một.", level=2, label="1.", heading="Mục đích")]

    tags = printed.poppler("pdfinfo", "-struct", pdf=pdf_of(a_plan_paper(outline)))

    assert re.findall(r"^ *(H\d)", tags, re.MULTILINE) == ["H1", "H2"]
