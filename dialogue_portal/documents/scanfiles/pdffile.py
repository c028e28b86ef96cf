"""PDF files: opened and checked, drawn page by page, freed of what acts or tells of their makers, cut into parts."""

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
from PIL import Image

from dialogue_portal.documents.scanfiles.jpegnotes import without_notes
from dialogue_portal.documents.scanfiles.seen import CannotOpen

MOST_PAGES = 200
MOST_DOTS = 20_000_000  # of a drawn page
# The last bytes of a whole file; scanners may add some behind them.
END, END_WITHIN = b"%%EOF", 2048
BROKEN = (
    "Tệp này ghi là PDF nhưng không mở được: bị hỏng, hoặc chỉ là chữ. Xin quét lại, hoặc lưu lại tệp PDF."
)
CUT_OFF = "Tệp PDF này bị cắt cụt (thiếu phần cuối). Xin chép lại tệp từ máy quét hay từ hệ thống văn bản."
LOCKED = "Tệp này có mật khẩu, người dân không mở được. Xin bỏ mật khẩu rồi chọn lại."
NO_PAGES = "Tệp PDF này không có trang nào. Xin chọn tệp khác."
TOO_MANY_PAGES = "Tệp có {} trang; mỗi tệp nhận không quá 200 trang. Xin chia tệp."
# What an annotation or a page may do when it is opened or pressed; a link to an address may stay.
HARMLESS_ACTIONS = ("/URI", "/GoTo")
ACTIONS = (
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/Rendition",
    "/Movie",
    "/Sound",
)
# Entries that act by themselves: of fields of forms, scripts, forms in XML.
ACTING_ENTRIES = ("/AA", "/JS", "/XFA")
DEEPEST = 60  # of things within a thing
FOREIGN_ANNOTATIONS = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")


def check(content: bytes) -> int:
    """Return the number of pages; raise CannotOpen for a file that is broken, cut off, locked or has no page."""
    if END not in content[-END_WITHIN:]:
        raise CannotOpen(CUT_OFF if b"startxref" in content or b" obj" in content else BROKEN)
    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            pages = len(file.pages)
        if pages == 0:
            raise CannotOpen(NO_PAGES)
        # What shows the pages must open it as well.
        drawn = pypdfium2.PdfDocument(content)
    except pikepdf.PasswordError as error:
        raise CannotOpen(LOCKED) from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError, RecursionError) as error:
        raise CannotOpen(BROKEN) from error
    with drawn:
        pages = min(pages, len(drawn))
    if pages > MOST_PAGES:
        raise CannotOpen(TOO_MANY_PAGES.format(pages))
    return pages


def drawn(content: bytes, dots_per_inch: int) -> Iterator[Image.Image]:
    """Yield each page as a grey picture; raise CannotOpen where one cannot be drawn."""
    with pypdfium2.PdfDocument(content) as file:
        for number in range(len(file)):
            yield page_of(file, number, dots_per_inch).convert("L")


def page_of(file: pypdfium2.PdfDocument, number: int, dots_per_inch: int) -> Image.Image:
    """Return page `number` (from 0) as a picture, smaller where the page is as large as a poster."""
    try:
        page = file[number]
        width, height = page.get_size()
        scale = min(dots_per_inch / 72, (MOST_DOTS / max(width * height, 1)) ** 0.5)
        return page.render(scale=scale).to_pil()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise CannotOpen(BROKEN) from error


def cleaned(content: bytes) -> bytes:
    """Return the file without scripts, actions, attachments, and what tells where and by whom it was made.

    The same file gives the same bytes.
    """
    with pikepdf.open(io.BytesIO(content)) as file:
        root = file.Root
        for name in ("/OpenAction", "/AA", "/AF", "/Metadata", "/PieceInfo", "/Collection"):
            if name in root:
                del root[name]
        for name in ("/JavaScript", "/EmbeddedFiles"):
            if "/Names" in root and name in root.Names:
                del root.Names[name]
        if "/Info" in file.trailer:
            del file.trailer["/Info"]
        for page in file.pages:
            _clean_page(page.obj)
        for thing in file.objects:
            _disarm(thing)
            _clean_stream(thing)
        whole = io.BytesIO()
        file.save(whole, deterministic_id=True, encryption=False)
    return whole.getvalue()


def _clean_page(page) -> None:
    for name in ("/AA", "/Metadata", "/PieceInfo"):
        if name in page:
            del page[name]
    if "/Annots" in page:
        page.Annots = pikepdf.Array([note for note in page.Annots if not _acts(note)])


def _acts(note) -> bool:
    """Whether an annotation starts something when it is pressed or shown."""
    if note.get("/Subtype") in FOREIGN_ANNOTATIONS or "/AA" in note:
        return True
    action = note.get("/A")
    return action is not None and action.get("/S") not in HARMLESS_ACTIONS


def _disarm(thing, depth: int = 0) -> None:
    """Takes out every action but a link, wherever it hangs: outlines, fields, the chain behind a link."""
    if isinstance(thing, pikepdf.Array):
        for item in list(thing):
            _disarm_direct(item, depth)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name in [name for name, value in thing.items() if _is_action(name, value)]:
            del thing[name]
        for value in list(thing.values()):
            _disarm_direct(value, depth)


def _disarm_direct(thing, depth: int) -> None:
    # Things with a number of their own are in the list of all.
    if isinstance(thing, pikepdf.Object) and not thing.is_indirect and depth < DEEPEST:
        _disarm(thing, depth + 1)


def _is_action(name, value) -> bool:
    if name in ACTING_ENTRIES:
        return True
    is_whole = isinstance(value, pikepdf.Dictionary)
    # "/Next" of an action is the one that follows; of a line of the outline it is the next line.
    if name == "/Next":
        return not is_whole or "/S" in value
    return is_whole and value.get("/S") in ACTIONS


def _clean_stream(thing) -> None:
    if not isinstance(thing, pikepdf.Stream):
        return
    if "/Metadata" in thing:
        del thing["/Metadata"]
    if thing.get("/Filter") == "/DCTDecode":
        thing.write(without_notes(thing.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)


def cut(content: bytes, parts: list[list[int]]) -> list[bytes]:
    """Return a file for each part, with the pages of these numbers (from 0) in this order."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return [_with_pages(file, numbers) for numbers in parts]


def _with_pages(file, numbers) -> bytes:
    part = pikepdf.new()
    part.pages.extend(file.pages[number] for number in numbers)
    part.remove_unreferenced_resources()
    written = io.BytesIO()
    part.save(written, deterministic_id=True)
    return written.getvalue()
