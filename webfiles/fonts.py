"""Be Vietnam Pro for browsers: the two weights that pages use, cut down to the signs of Vietnamese, as WOFF2."""

from importlib.metadata import version
from pathlib import Path

import fontpkg_be_vietnam_pro

SOURCE = fontpkg_be_vietnam_pro.ROOT / "files"
WEIGHTS = ("Regular", "SemiBold")
# ASCII, Latin-1, Vietnamese, the Central Highlands' letters with their combining marks, punctuation, ₫ − ≈ ≤ ≥.
# An unknown sign comes from the device's own font.
SIGNS = (
    "U+20-7E,U+A0-FF,U+102-103,U+10C-10D,U+110-111,U+128-129,U+160-161,U+168-169,U+1A0-1A1,U+1AF-1B0,U+300-304,"
    "U+306,U+309,U+30C,U+31B,U+323,U+1EA0-1EF9,U+2013-2014,U+2018-201E,U+2022,U+2026,U+2030,U+2039-203A,U+20AB,"
    "U+2212,U+2248,U+2264-2265"
)
# Hinting is half of a file, and phones ignore it; `mark` and `mkmk` put a mark on the letter before it.
OPTIONS = ["--flavor=woff2", "--no-hinting", "--layout-features=kern,ccmp,mark,mkmk", f"--unicodes={SIGNS}"]


def fingerprint() -> str:
    """What the files follow from: the font, the tool that cuts it, and how."""
    packages = ("fontpkg-be-vietnam-pro", "fonttools", "brotli")
    return " ".join([*(f"{name} {version(name)}" for name in packages), *WEIGHTS, *OPTIONS])


def make(folder: Path) -> None:
    """Writes one WOFF2 a weight into `folder`; the same bytes each time."""
    from fontTools import subset

    for weight in WEIGHTS:
        name = f"BeVietnamPro-{weight}"
        subset.main([str(SOURCE / f"{name}.ttf"), f"--output-file={folder / name}.woff2", *OPTIONS])
