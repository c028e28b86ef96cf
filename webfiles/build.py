"""Makes what is not up to date: .venv/bin/python -m webfiles.build

Each product has a fingerprint of what it follows from, so that nothing is made twice.
"""

import fcntl
import hashlib
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from webfiles import fonts, pictures, stylesheet

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "built"
# A folder of static files, beside static/.
WEB = BUILT / "web"
# Changes with every static file; whoever collects them compares it with that of the last time.
STAMP = BUILT / "static-files.sha256"

Make = Callable[[Path], None]


def products() -> dict[str, tuple[str, Make]]:
    """{folder below WEB: what it follows from, what fills it}."""
    sheet_of = "\n".join(
        [stylesheet.bootstrap(), stylesheet.own_sheets(), *sorted(stylesheet.used_classes())]
    )
    return {
        "fonts": (fonts.fingerprint(), fonts.make),
        "icons": (pictures.fingerprint(), pictures.make),
        "styles": (sheet_of + digest_of([Path(stylesheet.__file__)]), write_sheet),
    }


def write_sheet(folder: Path) -> None:
    """Writes portal.css, for all pages."""
    (folder / "portal.css").write_text(stylesheet.built_sheet(), encoding="utf-8")


def build() -> list[str]:
    """Makes every product that is not up to date and returns their names; two processes do not make one at once."""
    BUILT.mkdir(exist_ok=True)
    with (BUILT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = [name for name, (fingerprint, make) in products().items() if is_made(name, fingerprint, make)]
        static_files = sorted(
            file for folder in (ROOT / "static", WEB) for file in folder.rglob("*") if file.is_file()
        )
        stamp = digest_of([ROOT / "requirements.txt", *static_files])
        if made or not STAMP.exists() or STAMP.read_text() != stamp:
            STAMP.write_text(stamp)
    return made


def is_made(name: str, fingerprint: str, make: Make) -> bool:
    """Fills the folder anew unless its fingerprint is the same as the last time; whether it did."""
    stamp, folder = BUILT / f"{name}.sha256", WEB / name
    digest = hashlib.sha256(fingerprint.encode()).hexdigest()
    if folder.is_dir() and stamp.exists() and stamp.read_text() == digest:
        return False
    draft = BUILT / f"{name}.draft"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    make(draft)
    WEB.mkdir(exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    stamp.write_text(digest)
    return True


def digest_of(files: Iterable[Path]) -> str:
    """The SHA-256 of the names and contents of files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(ROOT)}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


if __name__ == "__main__":
    if built := build():
        sys.stderr.write(f"bootstrap: dựng tệp cho trình duyệt: {', '.join(built)}\n")
