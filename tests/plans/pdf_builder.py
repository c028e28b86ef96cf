"""Puts onto a PDF what offices put there: stamps, signatures, fields; writes PDFs in old fonts."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

HIGH, WIDE = 842, 595


def changed(content: bytes, change) -> bytes:
    """Return a PDF after `change(file)`."""
    with pikepdf.open(io.BytesIO(content)) as file:
        change(file)
        return saved(file)


def saved(file, **options) -> bytes:
    written = io.BytesIO()
    file.save(written, **options)
    return written.getvalue()


def a_font(file, name="Helvetica"):
    return file.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), Encoding=Name.WinAnsiEncoding,
                   FirstChar=0, LastChar=255, Widths=Array([500] * 256))
    )  # fmt: skip


def letters(text: str, left, bottom, size=12) -> bytes:
    """Return the drawing of one line of text; `text` in the letters of Windows-1252, one byte each."""
    coded = text.encode("latin-1").hex()
    return f"BT /F {size} Tf 1 0 0 1 {left} {bottom} Tm <{coded}> Tj ET\n".encode()


def stamp(file, text, left, top, *, page=0, size=12, matrix=(1, 0, 0, 1, 0, 0), scale=1.0, **more):
    """Put an annotation onto a page whose appearance shows lines of text; `left` and `top` from the upper left corner.

    `matrix` and `scale` are how its appearance is drawn: turned, or larger than its rectangle.
    """
    lines = text.split("\n")
    wide, high = max(len(line) for line in lines) * size * 0.6 + 4, len(lines) * size * 1.2 + 4
    drawing = b"".join(
        letters(line, 2 * scale, (high - 2 - size * (1 + 1.2 * place)) * scale, size * scale)
        for place, line in enumerate(lines)
    )
    form = Stream(file, drawing)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, wide * scale, high * scale])
    form.Matrix, form.Resources = Array(matrix), Dictionary(Font=Dictionary(F=a_font(file)))
    rect = Array([left, HIGH - top - high, left + wide, HIGH - top])
    put(
        file,
        page,
        Dictionary(Subtype=Name.Stamp, Rect=rect, AP=Dictionary(N=file.make_indirect(form)), **more),
    )


def put(file, page, annotation):
    """Add an annotation to a page."""
    annotation.Type = Name.Annot
    known = file.pages[page].obj.get("/Annots", Array([]))
    file.pages[page].obj.Annots = Array([*known, file.make_indirect(annotation)])


def a_picture_stamp(file, page=0):
    """Put a stamp onto a page that shows a picture alone."""
    image = Stream(file, bytes(300), Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10,
                   ColorSpace=Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
    form = Stream(file, b"q 60 0 0 60 0 0 cm /I Do Q")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 60, 60])
    form.Resources = Dictionary(XObject=Dictionary(I=file.make_indirect(image)))
    put(
        file,
        page,
        Dictionary(
            Subtype=Name.Stamp, Rect=Array([300, 100, 360, 160]), AP=Dictionary(N=file.make_indirect(form))
        ),
    )


def a_page_of(lines: list[str], font="Helvetica", *, turned=0, rotate=0) -> bytes:
    """Return a PDF of one page with lines of text; `turned` turns the letters counter-clockwise by quarters."""
    with pikepdf.new() as file:
        wide, high = (HIGH, WIDE) if turned % 2 else (WIDE, HIGH)
        page = file.add_blank_page(page_size=(wide, high))
        turn = {
            0: "1 0 0 1 0 0",
            1: f"0 1 -1 0 {wide} 0",
            2: f"-1 0 0 -1 {wide} {high}",
            3: f"0 -1 1 0 0 {high}",
        }[turned]
        drawing = b"".join(letters(line, 60, HIGH - 60 - 18 * place) for place, line in enumerate(lines))
        page.Contents = Stream(file, f"q {turn} cm\n".encode() + drawing + b"Q")
        page.Resources = Dictionary(Font=Dictionary(F=a_font(file, font)))
        page.Rotate = rotate
        return saved(file)


def a_list_of(lines: list[str], font: str, code: int, means: str | None) -> bytes:
    """Return a PDF of lines with a bullet before each: letter `code` of a font, which copies as `means`."""
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(WIDE, HIGH))
        drawing = b""
        for place, line in enumerate(lines):
            below = HIGH - 60 - 18 * place
            drawing += letters(chr(code), 60, below).replace(b"/F", b"/S") + letters(line, 75, below)
        page.Contents = Stream(file, drawing)
        bullets = a_font(file, font)
        if means:
            table = f"1 beginbfchar <{code:02X}> <{ord(means):04X}> endbfchar"
            bullets.ToUnicode = Stream(
                file, f"1 begincodespacerange <00> <FF> endcodespacerange {table}".encode()
            )
        page.Resources = Dictionary(Font=Dictionary(F=a_font(file), S=bullets))
        return saved(file)
