"""Photos and scanned pictures: opened, turned upright, freed of what the camera noted, joined as pages of a PDF."""

import io

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from dialogue_portal.documents.scanfiles.seen import CannotOpen

MOST_DOTS = 120_000_000
LONGEST_SIDE = 3508  # dots: A4 at 300 dpi
A4_INCHES = 297 / 25.4
QUALITY = 82  # of JPEG: stamps and handwriting stay clear
TOO_MANY_DOTS = (
    "Ảnh có quá nhiều điểm ảnh ({} triệu). Xin chụp lại ở cỡ thường, không quá 120 triệu điểm ảnh."
)
BROKEN = "Ảnh này bị hỏng hoặc bị cắt cụt, không mở được. Xin chụp hay chép lại tệp."


def opened(content: bytes) -> Image.Image:
    """Return a picture upright and in plain colours, without EXIF, at most LONGEST_SIDE long; raise CannotOpen."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    # The size is looked at here, before anything is unpacked.
    Image.MAX_IMAGE_PIXELS = None
    try:
        # WeasyPrint, where it is imported, lets torn pictures pass in the whole process.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "HEIF"]) as picture:
            dots = picture.width * picture.height
            if dots > MOST_DOTS:
                raise CannotOpen(TOO_MANY_DOTS.format(dots // 10**6))
            # A JPEG is unpacked in a half or quarter of its size at once.
            picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            return _plain(upright)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        if isinstance(error, CannotOpen):
            raise
        raise CannotOpen(BROKEN) from error


def _plain(picture: Image.Image) -> Image.Image:
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if picture.mode == "L":
        return _without_notes(picture)
    if "A" in picture.getbands() or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        picture = ground
    return _without_notes(picture.convert("RGB"))


def _without_notes(picture: Image.Image) -> Image.Image:
    picture.info = {}
    picture.getexif().clear()
    return picture


def as_pdf(pages: list[Image.Image]) -> bytes:
    """Return a PDF with a page for each picture; its longest side is that of A4."""
    import pikepdf

    whole = pikepdf.new()
    for page in pages:
        file = io.BytesIO()
        page.save(file, "PDF", resolution=max(page.size) / A4_INCHES, quality=QUALITY)
        whole.pages.extend(pikepdf.open(file).pages)
    joined = io.BytesIO()
    whole.save(joined, deterministic_id=True)
    return joined.getvalue()
