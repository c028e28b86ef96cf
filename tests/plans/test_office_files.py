"""Files that LibreOffice opens are read like a Word file, without macros, without a network, in limited time."""

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

from plans.reading import NotAPlan, read
from plans.sourcefiles.kinds import accepted_names, text_of_file
from tests.plans.outlines import facts_of, outline_of
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.word_builder import a_plan_in_word

with_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le")


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
        text_of_file(OLD_WORD)


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


def processes_with(word):
    """The processes of this machine in whose command a word stands."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found += [path] if word in path.read_bytes() else []
    return found


@with_office
def test_an_office_that_takes_too_long_is_killed_with_its_children(monkeypatch, tmp_path):
    monkeypatch.setattr("plans.sourcefiles.apart.MOST_SECONDS_BY_OFFICE", 8.0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = "".join(rf"{{\pard Dong {place}\par}}" for place in range(350_000))
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
    while not seen.wait(0.1) and time.monotonic() < last:
        if processes_with(word):
            seen.set()
