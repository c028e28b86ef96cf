"""Finds the verification codes of papers in the QR codes of a page: turned, skewed, dark or blurred."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps

# The path of documents.verified; the address was right on the day of issue, so any host is taken here.
PATH = re.compile(r"/van-ban/([A-Z0-9]{12})/?", re.I)
QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
# A page is looked at in these widths, in dots: of its shorter side.
WIDTHS = (1700, 2500, 1150)


def codes_of(page: Image.Image) -> list[tuple[str, str]]:
    """Return the codes on a grey picture of a page and the hosts of their addresses, at the first glance."""
    found = [_code(barcode.text) for barcode in zxingcpp.read_barcodes(page, formats=QR)]
    return list(dict.fromkeys(code for code in found if code))


def codes_after_all(page: Image.Image) -> list[tuple[str, str]]:
    """Return the codes on a grey picture of a page that shows none at the first glance: it takes a second."""
    return next(filter(None, map(codes_of, _other_looks(page))), [])


def _code(text: str) -> tuple[str, str] | None:
    address = urlsplit(text.strip())
    found = PATH.fullmatch(address.path)
    return (found[1].upper(), address.netloc) if found else None


def _other_looks(page: Image.Image) -> Iterator[Image.Image]:
    """The page in other sizes, evenly lit, sharpened, in black and white."""
    for width in WIDTHS:
        sized = _in_width(page, width)
        lit = _evenly_lit(sized)
        yield lit
        yield lit.filter(ImageFilter.UnsharpMask(radius=3, percent=250, threshold=0))
        smooth = lit.filter(ImageFilter.GaussianBlur(1.2))
        yield smooth
        yield smooth.point(lambda dot: 255 * (dot > 165))
    twice = _evenly_lit(_in_width(page, min(2 * min(page.size), 3400)))
    yield twice.filter(ImageFilter.UnsharpMask(radius=5, percent=300, threshold=0))


def _in_width(page: Image.Image, width: int) -> Image.Image:
    scale = width / min(page.size)
    return page.resize(
        (max(1, round(page.width * scale)), max(1, round(page.height * scale))), Image.Resampling.BICUBIC
    )


def _evenly_lit(page: Image.Image) -> Image.Image:
    """Each dot relative to the paper around it: shadows and dim light vanish."""
    # The paper is what is light around; it changes slowly, so a small copy of the page shows it.
    small = page.resize((max(1, page.width // 8), max(1, page.height // 8)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.BoxBlur(5)).resize(page.size)
    darker = ImageChops.subtract(paper, page)
    return ImageOps.invert(ImageOps.autocontrast(darker, cutoff=(0, 0.5)))
