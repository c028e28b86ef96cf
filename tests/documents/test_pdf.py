"""WeasyPrint reads our own static files only."""

import pytest

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


def test_a_picture_that_the_paper_carries_itself_is_printed():
    assert pdf.render(PAGE.format(f'<img src="{DOT}" alt="">')).startswith(b"%PDF-")


def test_our_own_static_files_are_found():
    assert b"@page paper" in pdf.static_content("https://paper.invalid/static/css/paper.css")
