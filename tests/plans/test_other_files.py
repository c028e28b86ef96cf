"""Files of other kinds: read where the portal can, otherwise refused with their true cause and the way out."""

import email.message
import io
import zipfile

import pytest

from plans.reading import NotAPlan, read
from plans.sourcefiles.kinds import accepted_names, text_of_file
from tests.plans.outlines import outline_of
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.test_word_files import repacked
from tests.plans.test_word_marks import TCVN3_LINE, UNICODE_LINE, VNI_LINE
from tests.plans.word_builder import WordFile

OLD_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def a_zip(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, "nội dung")
    return file.getvalue()


def named(stream):
    return OLD_FILE + stream.encode("utf-16-le")


REFUSED = {
    "empty": (b"", "không có nội dung"),
    "only spaces": (b"\xef\xbb\xbf \r\n\t", "không có nội dung"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(900), "tệp ảnh"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(900), "tệp ảnh"),
    "heic": (b"\x00\x00\x00\x18ftypheic" + bytes(900), "tệp ảnh"),
    "tiff": (b"II*\x00" + bytes(900), "tệp ảnh"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(900), "tệp ảnh"),
    "film": (b"\x00\x00\x00\x18ftypisom" + bytes(900), "phim"),
    "excel": (a_zip("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
    "powerpoint": (a_zip("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint"),
    "pages": (a_zip("Index/Document.iwa", "preview.jpg"), "Pages"),
    "zip of a plan": (a_zip("ke-hoach.docx", "phu-luc.pdf"), "giải nén"),
    "empty zip": (b"PK\x05\x06" + bytes(18), "tệp nén rỗng"),
    "rar": (b"Rar!\x1a\x07\x00" + bytes(900), "tệp nén"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(900), "tệp nén"),
    "old excel": (named("Workbook"), "Excel"),
    "old powerpoint": (named("PowerPoint Document"), "trình chiếu"),
    "letter": (named("__properties_version1.0"), "Outlook"),
    "old word with macros": (named("_VBA_PROJECT") + "WordDocument".encode("utf-16-le"), "macro"),
    "old word with a password": (named("EncryptedPackage"), "mật khẩu"),
    "program": (b"MZ\x90\x00" + bytes(900), "chương trình"),
}


@pytest.mark.parametrize(("content", "cause"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_names_the_true_cause_and_the_way_out(content, cause):
    with pytest.raises(NotAPlan, match=cause) as refused:
        text_of_file(content)

    assert "Xin " in str(refused.value)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(named("WordDocument"), r"\.doc\b"), (b"{\\rtf1 KE HOACH}", r"\.rtf"), (None, r"\.odt")],
    ids=["doc", "rtf", "odt"],
)
def test_without_libreoffice_the_advice_is_how_to_save(content, kind, monkeypatch):
    monkeypatch.setenv("PATH", "")
    odt = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK"

    with pytest.raises(NotAPlan, match=rf"{kind}.*lưu lại dạng \.docx"):
        text_of_file(content or odt)

    assert not {".doc", ".odt", ".rtf"} & set(accepted_names())


def the_plan_as_a_web_page(charset="utf-8"):
    paragraphs = "".join(
        f"<p class=MsoNormal>{line}</p>\r\n" for line in PLAN_TEXT.split("\n") if line.strip()
    )
    return f"<html><head><meta charset={charset}><style>p {{color: red}}</style></head><body>{paragraphs}</body></html>"


def as_a_letter(page):
    """A web page as Word saves it under "Single File Web Page"."""
    letter = email.message.EmailMessage()
    letter.set_content("Trang web")
    letter.add_related(page.encode(), "text", "html", params={"charset": "utf-8"})
    return letter.as_bytes()


@pytest.mark.parametrize(
    "content",
    [
        the_plan_as_a_web_page().encode(),
        the_plan_as_a_web_page("utf-16").encode("utf-16"),
        as_a_letter(the_plan_as_a_web_page()),
    ],
    ids=["html", "utf-16", "mhtml"],
)
def test_a_web_page_named_doc_is_read_and_told(content):
    file = text_of_file(content)

    assert outline_of(read(file.text)) == outline_of(read(PLAN_TEXT))
    assert "trang web" in file.decisions[0]


def test_a_web_page_is_read_as_it_is_shown():
    page = """<html><style>p.MsoNormal {font-family:".VnTime"}</style><body>
        <table><tr><td><p>UBND XÃ</p><p>TÂN HÒA</p></td><td><p>CỘNG HÒA</p></td></tr></table>
        <p>KẾ HOẠCH</p><p class=MsoNormal>{}</p>
        <p>Còn <s>bỏ</s><span style="text-decoration:line-through">bỏ</span> lại<span style='display:none'>ẩn</span></p>
        <ol type=I start=2><li>Hai</li><li>Ba</li></ol><ul><li>Gạch</li></ul>
        <table><tr><td>TT</td><td>Thôn</td></tr><tr><td>1</td><td>Đông</td></tr></table>một<br>hai</body></html>"""

    file = text_of_file(page.replace("{}", TCVN3_LINE.replace("\u00ad", "&shy;")).encode())

    assert file.text.split("\n\n") == [
        "UBND XÃ", "TÂN HÒA", "CỘNG HÒA", "KẾ HOẠCH", UNICODE_LINE, "Còn lại", "II. Hai", "III. Ba", "- Gạch",
        "TT | Thôn", "1 | Đông", "một\nhai",
    ]  # fmt: skip
    assert file.decisions[1:] == [
        "Đã bỏ qua 1 chỗ chữ bị gạch ngang.",
        "Đã bỏ qua 1 chỗ chữ ẩn.",
        "Đã chuyển chữ từ phông TCVN3 sang Unicode.",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (TCVN3_LINE.encode("latin-1"), "TCVN3"),
        (TCVN3_LINE.encode(), "TCVN3"),
        (VNI_LINE.encode("latin-1"), "VNI"),
        (UNICODE_LINE.encode("utf-32"), None),
        (UNICODE_LINE.encode().decode("latin-1").encode(), "sai bảng mã"),
    ],
    ids=["tcvn3 bytes", "tcvn3 in utf-8", "vni bytes", "utf-32", "utf-8 taken for latin-1"],
)
def test_text_files_in_strange_encodings_are_read(content, told):
    file = text_of_file(content)

    assert file.text == UNICODE_LINE
    assert (told in file.decisions[0]) if told else file.decisions == []


def with_paragraphs(name, part):
    return part.replace(b"<w:sectPr", b"<w:p/>" * 2_000_000 + b"<w:sectPr", 1) if "document" in name else part


def test_a_word_file_of_more_paragraphs_than_a_plan_has_is_refused_soon():
    content = repacked(WordFile().content(), with_paragraphs)
    assert len(content) < 200_000

    with pytest.raises(NotAPlan, match="quá dài"):
        text_of_file(content)


def nested(depth):
    """Tables in cells of tables, each with a text box that is stored twice."""
    word = WordFile()
    cell = word.document.add_table(1, 1).cell(0, 0)
    for _ in range(depth):
        cell.text = "Ô"
        cell = cell.add_table(1, 1).cell(0, 0)
    return word.content()


def test_a_word_file_nested_without_end_is_answered():
    assert text_of_file(nested(30)).text
    with pytest.raises(NotAPlan, match=r"bị hỏng|quá nặng"):
        text_of_file(nested(200))
