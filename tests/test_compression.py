"""What is compressed on the wire."""

import gzip

import pytest
from django.http import FileResponse, HttpResponse

from dialogue_portal.compression import CompressedPages

LONG = "Ủy ban nhân dân xã mời ông/bà dự đối thoại. " * 50


def answered(rf, response):
    return CompressedPages(lambda request: response)(rf.get("/", headers={"Accept-Encoding": "gzip, br"}))


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json", "text/plain"])
def test_pages_and_words_are_compressed(rf, kind):
    response = answered(rf, HttpResponse(LONG, content_type=kind))

    assert (response["Content-Encoding"], response["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(response.content).decode() == LONG
    assert len(response.content) < len(LONG.encode()) / 4


@pytest.mark.parametrize("kind", ["application/pdf", "image/png"])
def test_files_go_as_they_are(rf, kind):
    response = answered(rf, HttpResponse(LONG.encode(), content_type=kind))

    assert "Content-Encoding" not in response
    assert response.content == LONG.encode()


def test_a_stream_keeps_its_length(rf, tmp_path):
    (tmp_path / "bài.txt").write_text(LONG)

    with (tmp_path / "bài.txt").open("rb") as file:
        response = answered(rf, FileResponse(file, content_type="text/plain"))

    assert "Content-Encoding" not in response
    assert int(response["Content-Length"]) == len(LONG.encode())
