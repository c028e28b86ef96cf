"""Files of other kinds: read where the portal can, otherwise refused with their true cause and the way out."""

import email.message
import io
import os
import shutil
import socketserver
import subprocess
import tempfile
import threading
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document

from plans.reading import NotAPlan, read
from plans.sourcefiles.kinds import accepted_names, text_of_file
from tests.plans.outlines import facts_of, outline_of
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.test_word_marks import TCVN3_LINE, UNICODE_LINE, VNI_LINE
from tests.plans.word_builder import WordFile, a_plan_in_word

with_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
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


def by_libreoffice(content, form, folder):
    """A Word file as LibreOffice saves it in another form."""
    source = folder / "ke-hoach.docx"
    source.write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", folder, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return source.with_suffix(f".{form.split(':')[0]}").read_bytes()


@with_office
@pytest.mark.parametrize("form", ["odt", "rtf", "doc"])
def test_what_libreoffice_opens_reads_like_the_word_file(form, tmp_path):
    content = by_libreoffice(a_plan_in_word().content(), form, tmp_path)

    file = text_of_file(content)

    found, typed = read(file.text), read(PLAN_TEXT)
    assert outline_of(found) == outline_of(typed)
    assert facts_of(found) == facts_of(typed)
    assert f"Tệp .{form} đã được LibreOffice đổi sang .docx" in file.decisions[0]
    assert f".{form}" in accepted_names()


@with_office
def test_what_libreoffice_cannot_open_is_refused():
    with pytest.raises(NotAPlan, match=r"không mở được tệp \.doc"):
        text_of_file(named("WordDocument"))


class Visits(socketserver.BaseRequestHandler):
    """Notes who asks for anything."""

    def handle(self):
        self.server.asked.append(self.client_address)


OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"


def an_odt_with_a_picture_at(address):
    """A text of LibreOffice with a picture that lies on another machine."""
    spaces = "".join(f' xmlns:{name}="{OPEN_DOCUMENT}:{long}:1.0"' for name, long in {
        "office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}.items())  # fmt: skip
    picture = (
        '<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:image '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{address}" xlink:type="simple"/></draw:frame>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f'<office:document-content{spaces} office:version="1.2"><office:body><office:text>'
            f"<text:p>Kế hoạch{picture}</text:p></office:text></office:body></office:document-content>",
        )
        package.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{OPEN_DOCUMENT}:manifest:1.0"><m:file-entry m:full-path="/" '
            'm:media-type="application/vnd.oasis.opendocument.text"/><m:file-entry m:full-path="content.xml" '
            'm:media-type="text/xml"/></m:manifest>',
        )
    return file.getvalue()


@with_office
def test_libreoffice_asks_no_other_machine_for_what_a_file_links_to():
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Visits)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/anh.png"

    file = text_of_file(an_odt_with_a_picture_at(address))
    server.shutdown()
    server.server_close()

    assert (file.text, server.asked) == ("Kế hoạch", [])


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


def processes_with(word):
    """The processes of this machine in whose command a word stands."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found += [path] if word in path.read_bytes() else []
    return found


@with_office
def test_an_office_that_takes_too_long_is_killed_with_its_children(monkeypatch, tmp_path):
    monkeypatch.setattr("plans.sourcefiles.apart.MOST_SECONDS_BY_OFFICE", 2.0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = "".join(rf"{{\pard Dong {place}\par}}" for place in range(60_000))
    seen = threading.Event()
    threading.Thread(target=watch_for, args=(bytes(tmp_path), seen), daemon=True).start()

    with pytest.raises(NotAPlan, match="quá nặng"):
        text_of_file(rf"{{\rtf1\ansi {rows}}}".encode())

    assert seen.is_set()  # it had begun
    last = time.monotonic() + 10
    while processes_with(bytes(tmp_path)) and time.monotonic() < last:
        os.sched_yield()  # a killed process is gone when the machine has come to it
    assert (processes_with(bytes(tmp_path)), list(tmp_path.iterdir())) == ([], [])


def watch_for(word, seen):
    """Sets the event as soon as a process with the word in its command runs, within a minute."""
    last = time.monotonic() + 60
    while not seen.is_set() and time.monotonic() < last:
        if processes_with(word):
            seen.set()


def test_a_reader_knows_none_of_the_portals_keys(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "bi-mat")
    document = Document()
    document.add_paragraph("x")
    from plans.sourcefiles.apart import _run

    written, code = _run(["env"], b"", str(tmp_path), 5)

    assert (code, b"bi-mat" in written, b"TMPDIR" in written) == (0, False, True)
