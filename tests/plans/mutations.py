"""Word and PDF files with one random change: most stay valid files, some are torn bytes."""

import io
import random
import zipfile

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name, Stream

from tests.plans.pdf_builder import a_list_of, a_page_of, a_picture_stamp, changed, saved, stamp
from tests.plans.word_builder import WordFile, a_plan_in_word, text_box, tracked

ODD_TEXTS = [
    "",
    " ",
    "²",
    "①",
    "\u202e",
    "Ư" * 5000,
    "1" * 5000,
    "a\u0301" * 40,
    "KẾ HOẠCH",
    "| a | b |",
    "\uf0b7",
    "-" * 300,
]
ODD_VALUES = [
    "",
    "0",
    "-1",
    "1",
    "9",
    "99999",
    "4294967296",
    "x" * 300,
    "none",
    "true",
    "1.5",
    "²",
    "decimal",
    "bullet",
]
ODD_NUMBERS = [0, -1, 1, 0.0001, -0.5, 90, 45, 255, 65536, 2**31, -(2**31), 1e9]


def word_files() -> list[bytes]:
    """Return Word files with everything that the reader knows."""
    odd = WordFile()
    numbered = odd.a_list([("decimal", "%1."), ("decimal", "%1.%2.")])
    odd.write("KẾ HOẠCH")
    odd.write("Một", numbered).add_run(" bỏ").font.strike = True
    odd.write("Hai", numbered, 1).add_run("Èn").font.name = ".VnTime"
    tracked(odd.write("Ngày "), "del", "10")
    text_box(odd.write("Khung"), "Trong khung")
    odd.footnote(odd.write("Chú thích"), "Cuối trang")
    odd.side_by_side("Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH\nNguyễn Văn Mẫu")
    table = odd.document.add_table(2, 3)
    table.cell(0, 0).text = "TT"
    table.cell(1, 1).add_table(1, 2).cell(0, 0).text = "Trong ô"
    return [a_plan_in_word().content(), odd.content()]


def pdf_files() -> list[bytes]:
    """Return PDF files with letters, stamps, bullets, turned pages and old fonts."""
    lines = [f"Dong thu {place} cua mot ban ke hoach doi thoai nam 2026" for place in range(25)]

    def signed(file):
        stamp(file, "12", 200, 80)
        stamp(file, "Nguoi ky: Mau", 60, 20, size=7)
        a_picture_stamp(file)

    return [
        changed(a_page_of(lines), signed),
        a_page_of(lines, "ABCDEF+.VnTime", turned=1, rotate=90),
        a_list_of(lines, "Wingdings", 0xB7, "\uf0b7"),
    ]


def valid_word(content: bytes, chance: random.Random) -> bytes:
    """Return a Word file with a few changes in the XML of one of its parts; it stays a package of valid XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
    if chance.random() < 0.03:
        del parts[name]
    else:
        root = etree.fromstring(parts[name])
        for _ in range(chance.randint(1, 4)):
            _change_element(root, chance)
        parts[name] = etree.tostring(root)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for part, written in parts.items():
            package.writestr(part, written)
    return file.getvalue()


def _change_element(root, chance) -> None:
    elements = [one for one in root.iter() if isinstance(one.tag, str) and one is not root]
    if not elements:
        return
    one, other = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    match chance.randrange(8):
        case 0:
            parent.remove(one)
        case 1:
            parent.insert(0, etree.fromstring(etree.tostring(other)))
        case 2:
            for _ in range(chance.choice([2, 20, 60])):  # nested in copies of itself
                shell = etree.SubElement(parent, one.tag, one.attrib)
                shell.append(one)
                one = shell
        case 3:
            one.tag = other.tag
        case 4:
            one.text = chance.choice(ODD_TEXTS)
        case 5 if one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(ODD_VALUES))
        case 6 if one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        case _:
            for name, value in other.attrib.items():
                one.set(name, value)


def valid_pdf(content: bytes, chance: random.Random) -> bytes:
    """Return a PDF with a few changed objects or drawing operators, written anew with right lengths and offsets."""
    with pikepdf.open(io.BytesIO(content)) as file:
        for _ in range(chance.randint(1, 4)):
            _change_object(file, chance)
        try:
            return saved(file, static_id=True)
        except pikepdf.PdfError:
            return content  # what cannot be written is no valid file


def _change_object(file, chance) -> None:
    holders = [one for one in file.objects if isinstance(one, Dictionary | Array | Stream)]
    one = chance.choice(holders)
    if isinstance(one, Stream) and chance.random() < 0.6:
        try:
            drawing = one.read_bytes()
        except pikepdf.PdfError:
            return  # an earlier change made its filter wrong
        words = drawing.split(b" ")
        at = chance.randrange(len(words))
        words[at : at + chance.randint(0, 2)] = [str(chance.choice(ODD_NUMBERS)).encode()] * chance.randint(
            0, 3
        )
        one.write(b" ".join(words) if chance.random() < 0.8 else drawing * chance.choice([0, 2, 30]))
        return
    if isinstance(one, Array):
        if len(one):
            one[chance.randrange(len(one))] = _odd_value(file, chance, holders)
        return
    keys = sorted(one.keys() - {"/Length"})
    key = chance.choice([*keys, "/Rotate", "/Matrix", "/Annots", "/Resources"])
    if key in keys and chance.random() < 0.25:
        del one[key]
    else:
        one[key] = _odd_value(file, chance, holders)


def _odd_value(file, chance, holders):
    match chance.randrange(7):
        case 0 | 1 | 2:
            return chance.choice(ODD_NUMBERS)
        case 3:
            return chance.choice(holders)
        case 4:
            return chance.choice(
                [Name.DeviceRGB, Name.Form, Name.Type0, Name.TrueType, Name.Type3, Name.FlateDecode]
            )
        case 5:
            return pikepdf.String(chance.choice(ODD_TEXTS))
        case _:
            return Array([chance.choice(ODD_NUMBERS) for _ in range(chance.choice([0, 4, 6]))])


def torn(content: bytes, chance: random.Random) -> bytes:
    """Return a file with changed, missing or doubled bytes."""
    changing = bytearray(content)
    for _ in range(chance.choice([1, 3, 20])):
        at = chance.randrange(len(changing))
        match chance.randrange(4):
            case 0:
                changing[at] = chance.randrange(256)
            case 1:
                del changing[at : at + chance.choice([1, 4, 200])]
            case 2:
                changing[at:at] = changing[at : at + 100]
            case _:
                changing[at:at] = bytes(chance.randrange(256) for _ in range(3))
    return bytes(changing)


def a_mutation(sources: dict[str, list[bytes]], seed: int) -> tuple[str, str, bytes]:
    """Return the kind of a reader ("word", "pdf"), how the file was changed, and the changed file."""
    chance = random.Random(seed)
    kind = ("word", "pdf")[seed % 2]
    how = ("valid", "valid", "valid", "torn")[seed // 2 % 4]
    change = torn if how == "torn" else {"word": valid_word, "pdf": valid_pdf}[kind]
    return kind, how, change(chance.choice(sources[kind]), chance)
