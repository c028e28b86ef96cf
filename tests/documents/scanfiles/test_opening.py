"""A scan is opened before it is taken: what is broken, locked, empty or no scan is refused with its reason."""

import io
import zlib

import pikepdf
import pytest
from PIL import Image

from dialogue_portal.documents.scanfiles.apart import look_at
from dialogue_portal.documents.scanfiles.seen import CannotOpen
from tests.documents.scanned import as_jpeg

HTML_AS_PDF = b"%PDF-1.7 <html><body>/Type /Sig /ByteRange [0 1 2 3]</body></html>"


def a_pdf(pages=1, **options):
    file = io.BytesIO()
    with pikepdf.new() as whole:
        for _ in range(pages):
            whole.add_blank_page(page_size=(595, 842))
        whole.save(file, **options)
    return file.getvalue()


def a_picture(width=600, height=850, kind="JPEG", **options):
    file = io.BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def a_bomb():
    """A PNG of a few kilobytes that says it is 30,000 dots wide and high."""
    header = bytearray(a_picture(10, 10, "PNG"))
    header[16:24] = (30_000).to_bytes(4, "big") * 2
    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4, "big")
    return bytes(header)


def locked():
    return a_pdf(encryption=pikepdf.Encryption(owner="a", user="mat-khau"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không có nội dung"),
        (b"<html>khong phai</html>", "không phải PDF hay ảnh"),
        (b"GIF89a....", "không phải PDF hay ảnh"),
        (HTML_AS_PDF, "không mở được"),
        (HTML_AS_PDF + b"\n%%EOF", "không mở được"),
        (a_pdf()[:-60], "bị cắt cụt"),
        (a_pdf(0), "không có trang nào"),
        (locked(), "có mật khẩu"),
        (a_pdf(201), "không quá 200 trang"),
        (a_picture()[:5000], "bị hỏng hoặc bị cắt cụt"),
        (a_bomb(), "quá nhiều điểm ảnh"),
    ],
    ids=[
        "empty", "html", "gif", "html named pdf", "html with an end", "cut off", "no page", "locked", "long", "torn",
        "bomb",
    ],
)  # fmt: skip
def test_what_is_no_whole_scan_is_refused_with_the_reason(content, words):
    with pytest.raises(CannotOpen, match=words):
        look_at([content])


def test_a_file_that_takes_too_much_memory_or_time_is_refused(monkeypatch):
    monkeypatch.setattr("dialogue_portal.documents.scanfiles.apart.MOST_SECONDS", 0.05)

    with pytest.raises(CannotOpen, match="quá nặng"):
        look_at([a_pdf()])


def test_a_photo_loses_its_place_and_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (10.0, 30.0, 0.0)
    exif[0x010F] = "Dien thoai mau"
    photo = a_picture(600, 400, exif=exif)

    seen = look_at([photo])

    with pikepdf.open(io.BytesIO(seen.content)) as file:
        page = file.pages[0]
        image = next(iter(page.get_images().values()))
        assert (int(image.Width), int(image.Height)) == (400, 600)
        assert page.mediabox[3] > page.mediabox[2]
    assert b"Dien thoai mau" in photo
    assert b"Exif" not in seen.content
    assert b"Dien thoai mau" not in seen.content


def test_photos_are_joined_in_the_order_given_and_the_same_photos_give_the_same_file():
    wide, tall = a_picture(800, 500), a_picture(500, 800, "PNG")
    heic = io.BytesIO()
    import pillow_heif

    pillow_heif.from_pillow(Image.new("RGB", (640, 640), "white")).save(heic)

    seen = look_at([wide, tall, heic.getvalue()])

    with pikepdf.open(io.BytesIO(seen.content)) as file:
        shapes = [page.mediabox[2] - page.mediabox[3] for page in file.pages]
    assert ([shape > 1 for shape in shapes], shapes[1] < 0, abs(shapes[2]) < 1) == (
        [True, False, False],
        True,
        True,
    )
    assert look_at([wide, tall, heic.getvalue()]).content == seen.content


def test_a_pdf_among_photos_is_refused():
    with pytest.raises(CannotOpen, match="lẫn"):
        look_at([a_pdf(), a_picture()])


def test_scripts_attachments_and_notes_of_a_camera_leave_a_pdf_but_its_pages_stay():
    exif = Image.Exif()
    exif[0x010F] = "Dien thoai mau"
    photo = as_jpeg(Image.new("RGB", (300, 400), "white"), exif=exif)
    file = io.BytesIO()
    with pikepdf.new() as whole:
        page = whole.add_blank_page(page_size=(300, 400))
        image = whole.make_stream(photo)
        image.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 300})
        image.update({"/Height": 400, "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8})
        image["/Filter"] = pikepdf.Name.DCTDecode
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
        page.obj.Contents = whole.make_stream(b"300 0 0 400 0 0 cm /Im0 Do")
        whole.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        whole.attachments["bi-mat.txt"] = b"khong duoc cong khai"
        whole.docinfo["/Author"] = "May cua anh Ba"
        whole.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    kept = look_at([file.getvalue()]).content

    with pikepdf.open(io.BytesIO(kept)) as cleaned:
        assert ("/OpenAction" in cleaned.Root, list(cleaned.attachments), len(cleaned.pages)) == (
            False,
            [],
            1,
        )
        assert "/Author" not in cleaned.docinfo
        raw = next(iter(cleaned.pages[0].get_images().values())).read_raw_bytes()
    assert (b"Dien thoai" in photo, b"Dien thoai" in raw, raw[:2]) == (True, False, b"\xff\xd8")
