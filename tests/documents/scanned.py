"""Prints papers with a code, and makes of their pages what scanners and telephones make of them."""

import io
import random
from datetime import date

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from dialogue_portal.documents.rendering import pdf_of
from tests.documents.samples import a_plan_paper, an_outline


def a_print(code: str, paragraphs: int = 4, number: int = 12, issued_on: date = date(2027, 3, 9)) -> bytes:
    """The print of a plan with this verification code; with four paragraphs it has one page."""
    return pdf_of(a_plan_paper(an_outline(paragraphs)), number=number, issued_on=issued_on, code=code)


def drawn(pdf: bytes, number: int = 0, dots_per_inch: int = 200) -> Image.Image:
    """A page of a PDF as a scanner sees it, in colours."""
    with pypdfium2.PdfDocument(pdf) as file:
        return file[number].render(scale=dots_per_inch / 72).to_pil().convert("RGB")


def pages_of(pdf: bytes, dots_per_inch: int = 200) -> list[Image.Image]:
    """All pages of a PDF as a scanner sees them."""
    with pypdfium2.PdfDocument(pdf) as file:
        count = len(file)
    return [drawn(pdf, number, dots_per_inch) for number in range(count)]


def signed_and_stamped(page: Image.Image, chance: random.Random) -> Image.Image:
    """A page with a signature in blue and a round red stamp near its foot, never over the QR code."""
    page = page.copy()
    pen = ImageDraw.Draw(page)
    width, height = page.size
    left, top = width * (0.62 + 0.05 * chance.random()), height * 0.6
    pen.ellipse(
        (left, top, left + width * 0.17, top + width * 0.17), outline=(200, 30, 40), width=width // 200
    )
    line = [(left + width * 0.02 * step, top + width * 0.12 * chance.random()) for step in range(12)]
    pen.line(line, fill=(30, 50, 160), width=width // 300)
    return page


def turned(page: Image.Image, degrees: float) -> Image.Image:
    """A page that lay turned on the glass."""
    return page.rotate(degrees, expand=True, fillcolor=(246, 244, 240), resample=Image.Resampling.BICUBIC)


def askew(page: Image.Image, amount: float) -> Image.Image:
    """A page photographed from the side: its far edge is shorter by this share."""
    width, height = page.size
    inset, lower = width * amount / 2, height * amount / 3
    corners = (0 - inset, 0 - lower, 0, height, width, height, width + inset, 0 - lower)
    return page.transform(
        page.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor="grey"
    )


def dark(page: Image.Image, light: float, chance: random.Random) -> Image.Image:
    """A photo in dim light, with the shadow of a hand over one side and the grain of the sensor."""
    shadow = Image.linear_gradient("L").resize(page.size).rotate(chance.choice((0, 90, 180, 270)))
    shadow = shadow.resize(page.size).point(lambda dot: int(90 + dot * 0.6))
    dim = ImageChops.multiply(page, Image.merge("RGB", [shadow] * 3))
    grain = Image.effect_noise(page.size, 14).convert("RGB")
    return ImageChops.add(ImageEnhance.Brightness(dim).enhance(light), grain, scale=1, offset=-128)


def blurred(page: Image.Image, dots: float) -> Image.Image:
    """A photo that is out of focus."""
    return page.filter(ImageFilter.GaussianBlur(dots))


def as_jpeg(page: Image.Image, quality: int = 85, **more) -> bytes:
    """A JPEG file."""
    file = io.BytesIO()
    page.save(file, "JPEG", quality=quality, **more)
    return file.getvalue()


def as_scan(pages: list[Image.Image], quality: int = 75) -> bytes:
    """The PDF of a scanner: pictures only, each the size of its page."""
    file = io.BytesIO()
    pages[0].save(
        file, "PDF", save_all=True, append_images=pages[1:], resolution=pages[0].width / 8.27, quality=quality
    )
    return file.getvalue()
