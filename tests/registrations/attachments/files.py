"""Made-up files as citizens send them, and as somebody sends them who means harm."""

import io
import zipfile
import zlib

import pikepdf
from docx import Document
from pikepdf import Array, Dictionary, Name
from PIL import Image

TYPES, BODY, RELATIONS = "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
RELATION = '<Relationship Id="rX" Type="http://x/{}" Target="{}" TargetMode="External"/></Relationships>'


def a_picture(kind="JPEG", size=(300, 200), **options):
    """A picture with a red left half; `exif` is written where it is given."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def a_photo():
    """A JPEG as a telephone writes it: lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "May anh cua toi"
    exif.get_ifd(0x8825).update({1: "N", 2: (20.5, 0.0, 0.0), 3: "E", 4: (106.25, 0.0, 0.0)})
    return a_picture(exif=exif)


def a_heic():
    """A HEIC, as newer telephones write it."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    return a_picture("HEIF")


def a_png_that_says(width, height):
    """A PNG of some hundred bytes that says how large it is."""
    header = bytearray(a_picture("PNG", (10, 10)))
    header[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4, "big")
    return bytes(header)


def a_pdf(change=lambda whole: None, pages=1, **options):
    """A PDF; `change` puts something into it."""
    file = io.BytesIO()
    with pikepdf.new() as whole:
        for _ in range(pages):
            whole.add_blank_page(page_size=(595, 842))
        change(whole)
        whole.save(file, **options)
    return file.getvalue()


SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
PROGRAM = Dictionary(S=Name.Launch, F="cmd.exe")


def opens_with_a_script(whole):
    whole.Root.OpenAction = SCRIPT


def has_named_scripts(whole):
    whole.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["chay", SCRIPT])))


def starts_a_program_at_a_press(whole):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 99, 99]), A=PROGRAM)
    whole.pages[0].Annots = Array([whole.make_indirect(note)])


def starts_a_program_behind_a_link(whole):
    link = Dictionary(S=Name.URI, URI="https://a.example", Next=PROGRAM)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 99, 99]), A=link)
    whole.pages[0].Annots = Array([note])


def has_a_field_with_a_script(whole):
    field = Dictionary(FT=Name.Tx, T="o", AA=Dictionary(K=SCRIPT))
    whole.Root.AcroForm = Dictionary(Fields=Array([whole.make_indirect(field)]), XFA="<xdp/>")


def has_an_outline_with_a_script(whole):
    line = whole.make_indirect(Dictionary(Title="a", A=SCRIPT))
    whole.Root.Outlines = whole.make_indirect(Dictionary(First=line, Last=line))


def has_a_file_inside(whole):
    whole.attachments["a.exe"] = b"MZ app.alert(1)"


def acts_when_a_page_is_shown(whole):
    whole.pages[0].obj.AA = Dictionary(O=SCRIPT)


def a_word(words="Kính gửi Ủy ban nhân dân xã.", **parts):
    """A Word file; further `parts` by name, or another text for one that it has; None takes one out."""
    file = io.BytesIO()
    document = Document()
    document.add_paragraph(words)
    document.save(file)
    return repacked(file.getvalue(), **parts)


def repacked(content, **parts):
    """The same Word file with other or further parts."""
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return whole.getvalue()


def part_of(content, name):
    """A part of a Word file, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def a_word_with(name, old, new):
    """A Word file in which a piece of a part is replaced."""
    content = a_word()
    return repacked(content, **{name: part_of(content, name).replace(old, new, 1)})


def a_word_from_elsewhere(kind, target):
    """A Word file that fetches something of a kind when it is opened."""
    return a_word_with(RELATIONS, "</Relationships>", RELATION.format(kind, target))


def a_word_with_field(field):
    """A Word file with a field that is worked out when it is opened."""
    return a_word_with(BODY, "</w:p>", f"<w:r><w:instrText>{field}</w:instrText></w:r></w:p>")


def a_zip(**parts):
    """A packed file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, part in parts.items():
            whole.writestr(name, part)
    return file.getvalue()


def locked_word():
    """A Word file whose parts say that they need a password."""
    content = bytearray(a_word())
    place = 0
    while (place := content.find(b"PK\x01\x02", place)) >= 0:
        content[place + 8] |= 1
        place += 4
    return bytes(content)
