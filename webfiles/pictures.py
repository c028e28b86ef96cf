"""The portal's sign for devices that draw no SVG, and the picture that a chat shows beside a shared page."""

from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from webfiles.fonts import SOURCE

SIGN = Path(__file__).resolve().parents[1] / "static" / "img" / "favicon.svg"
SIZES = (180, 192, 512)  # pixels; 180 is what Apple's devices ask for
SHARED = (1200, 630)  # pixels, as Facebook and Zalo cut it

SIGN_PAGE = "<style>@page {{ size: {size}px; margin: 0 }} svg {{ width: 100vw }}</style>{sign}"
SHARED_PAGE = """
<style>
  @font-face {{ font-family: Written; font-weight: 700; src: url("{bold}") }}
  @font-face {{ font-family: Written; font-weight: 400; src: url("{regular}") }}
  @page {{ size: 1200px 630px; margin: 0; background: #faf7f2 }}
  body {{ margin: 0; padding: 120px 100px; border-top: 24px solid #9b1c1c; font: 400 40px/1.5 Written; color: #1f1b16 }}
  svg {{ display: block; width: 150px }}
  h1 {{ margin: 36px 0 8px; font-size: 76px; line-height: 1.3; color: #9b1c1c }}
  p {{ margin: 0 }}
</style>
{sign}<h1>Đối thoại với Nhân dân</h1><p>Đăng ký, gửi câu hỏi và theo dõi trả lời</p>
"""


def fingerprint() -> str:
    """What the pictures follow from."""
    return "\n".join([version("weasyprint"), version("pillow"), SIGN_PAGE, SHARED_PAGE, SIGN.read_text()])


def make(folder: Path) -> None:
    """Writes icon-180.png and so on, favicon.ico and shared.png into `folder`."""
    sign = SIGN.read_text(encoding="utf-8")
    for size in SIZES:
        drawn(SIGN_PAGE.format(size=size, sign=sign), size).save(folder / f"icon-{size}.png", optimize=True)
    drawn(SIGN_PAGE.format(size=192, sign=sign), 192).save(folder / "favicon.ico", sizes=[(32, 32), (48, 48)])
    fonts = {"bold": (SOURCE / "BeVietnamPro-Bold.ttf").as_uri()}
    fonts["regular"] = (SOURCE / "BeVietnamPro-Regular.ttf").as_uri()
    shared = drawn(SHARED_PAGE.format(sign=sign, **fonts), SHARED[0])
    shared.quantize(64).save(folder / "shared.png", optimize=True)


def drawn(html: str, width: int):
    """A page of HTML, one CSS pixel to `width` of its own, as a picture of Pillow."""
    # Imported here: it takes half a second, and pictures are seldom made.
    from pypdfium2 import PdfDocument
    from weasyprint import HTML

    page = PdfDocument(BytesIO(HTML(string=html).write_pdf()))[0]
    return page.render(scale=width / page.get_width(), fill_color=(255, 255, 255, 0)).to_pil()
