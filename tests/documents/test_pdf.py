"""WeasyPrint reads our own static files only."""

import pytest
from django.contrib.staticfiles import finders

from dialogue_portal.documents import pdf

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
