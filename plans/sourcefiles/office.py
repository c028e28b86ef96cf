"""Files that LibreOffice opens: .odt, .rtf and old .doc become .docx and are read like one.

LibreOffice runs with a profile of its own, without macros and without a network, with limited memory and time.
"""

import resource
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp

from plans.sourcefiles.filetext import CannotRead, FileText
from plans.sourcefiles.word import text_of_word

COMMANDS = ("soffice", "libreoffice")
MOST_SECONDS, MOST_MEMORY, MOST_WRITTEN = 75, 4 * 1024**3, 200 * 1024**2  # bytes
# Macros never run, links are not followed, and whatever asks for the network meets a closed door of this machine.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{}</oor:items>
"""
SETTING = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
)
SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
FAILED = (
    "LibreOffice của máy chủ không mở được tệp .{} này. Xin mở bằng chương trình đã tạo ra nó, lưu lại dạng .docx "
    "rồi chọn lại."
)


def office_command() -> str:
    """Return the path of LibreOffice; "" where it is not installed."""
    return next(filter(None, map(shutil.which, COMMANDS)), "")


def text_by_office(content: bytes, kind: str) -> FileText:
    """Return the text of a file whose kind is "doc", "odt", "rtf" or "xml" (Word 2003).

    Raise CannotRead when LibreOffice does not open it in its time.
    """
    file = text_of_word(_as_docx(content, kind))
    sentence = f"Tệp .{kind} đã được LibreOffice đổi sang .docx trước khi đọc: xin so kỹ với bản gốc."
    return FileText(file.text, [sentence, *file.decisions])


def _as_docx(content: bytes, kind: str) -> bytes:
    # The folder lies in the temporary folder of this process, which plans.sourcefiles.apart removes.
    folder = Path(mkdtemp())
    profile, source = folder / "profile", folder / f"ke-hoach.{kind}"
    (profile / "user").mkdir(parents=True)
    settings = "".join(SETTING.format(*setting) for setting in SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE.format(settings))
    source.write_bytes(content)
    made = folder / "ra"
    command = [
        office_command(),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
    ]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made), str(source)]
    try:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=True,
            preexec_fn=_limit,  # this process has one thread
        )
        return (made / source.with_suffix(".docx").name).read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotRead(FAILED.format(kind)) from error


def _limit() -> None:
    """Give LibreOffice more memory than its caller has, and no more time or room on the disk than it needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
