"""What a Word file holds besides its text: open changes, comments, pictures, headers and footers."""

from plans.sourcefiles.wordpackage import Package, w

CHANGES = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))
LETTERS = (w("t"), w("delText"), w("tab"), w("br"), w("sym"))
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
# The letters of "Trang 2 trên 5" and of other page numbers.
FEWEST_LETTERS = 12


def open_changes(body) -> int:
    """Return how many tracked changes are neither accepted nor rejected; what was moved counts once."""
    return sum(_is_a_change(one) for one in body.iter(*CHANGES) if one.tag != w("moveTo"))


def _is_a_change(one) -> bool:
    """Tell whether an element is a change of its own, not the end mark of a changed paragraph or part of a change."""
    holder = one.getparent()
    before = one.getprevious()
    if holder.tag == w("rPr"):
        paragraph = holder.getparent().getparent()
        return paragraph is not None and not any(True for _ in paragraph.iter(one.tag) if _ is not one)
    if holder.tag == w("trPr"):
        return not any(True for _ in holder.getparent().iter(one.tag) if _ is not one)
    return any(True for _ in one.iter(*LETTERS)) and (before is None or before.tag != one.tag)


def decisions_on(package: Package, body) -> list[str]:
    """Return the sentences on what else a Word file holds."""
    found = []
    if changes := open_changes(body):
        found.append(f"Tệp còn {changes} chỗ sửa chưa chấp nhận: đã đọc như đã chấp nhận.")
    if comments := sum(1 for _ in body.iter(w("commentReference"))):
        found.append(f"Tệp có {comments} ghi chú bên lề (comment): không đọc.")
    if pictures := sum(1 for _ in body.iter(PICTURE, OLD_PICTURE)):
        found.append(f"Tệp có {pictures} ảnh: chữ trong ảnh, nếu có, không đọc được.")
    for kind, place in (("header", "đầu trang"), ("footer", "chân trang")):
        words = " ".join(" ".join(_words(part)) for part in package.parts(kind)).split()
        if sum(letter.isalpha() for letter in " ".join(words)) >= FEWEST_LETTERS:
            found.append(f"Đã bỏ qua chữ ở {place}: «{_short(words)}».")
    return found


def _words(part):
    """Yield the text of each paragraph of a header or footer."""
    for paragraph in part.iter(w("p")):
        yield "".join(one.text or "" for one in paragraph.iter(w("t")))


def _short(words: list[str]) -> str:
    return " ".join(words[:20]) + (" …" if len(words) > 20 else "")
