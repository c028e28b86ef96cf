"""One letter out of the print of many: the same page, tagged, and nothing of the other letters in its file."""

import io
from typing import cast

from dialogue_portal.documents.pages import pages_with

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # of every letter, on its first page
ARCHIVAL_PARTS = ("/Lang", "/MarkInfo", "/ViewerPreferences", "/Metadata", "/OutputIntents")


class NotApart(ValueError):
    """The print does not tell where each of its letters begins."""


def one_letter(content: bytes, place: int, letters: int) -> bytes:
    """The PDF of the letter at `place` (from 0) of a print of so many letters.

    Where each letter begins is told by its bookmark, in a print without bookmarks by the head of the letter. Raises
    NotApart where neither tells it.
    """
    import pikepdf

    if letters == 1:
        return content
    with pikepdf.open(io.BytesIO(content)) as whole:
        starts = _starts(whole, content, letters)
        start, end = [*starts, len(whole.pages)][place : place + 2]
        with pikepdf.new() as part:
            part.pages.extend(whole.pages[start:end])
            if _is_tagged(whole, letters):
                _copy_tags(whole, part, place)
            for name in ARCHIVAL_PARTS:
                if name in whole.Root:
                    part.Root[name] = _copied(whole, part, whole.Root[name])
            file = io.BytesIO()
            part.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return file.getvalue()


def _starts(whole, content: bytes, letters: int) -> list[int]:
    """The pages, from 0, on which the letters begin."""
    import pikepdf

    with whole.open_outline() as outline:
        bookmarks = list(outline.root)
    if len(bookmarks) == letters:
        places = [cast(pikepdf.Array, one.destination)[0] for one in bookmarks]
        return [whole.pages.index(pikepdf.Page(page)) for page in places]
    _, heads = pages_with(content, HEAD)
    if len(heads) != letters or heads[0] != 0:
        raise NotApart(f"{len(bookmarks)} bookmarks and {len(heads)} heads for {letters} letters.")
    return heads


def _is_tagged(whole, letters: int) -> bool:
    """Whether the tags of each letter stand apart; where they do not, its pages are cut out without them."""
    if "/StructTreeRoot" not in whole.Root:
        return False
    [*parts] = whole.Root.StructTreeRoot.K
    return len(parts) == 1 and len(parts[0].get("/K", [])) == letters


def _copy_tags(whole, part, place: int) -> None:
    """Gives the pages of `part`, which are there already, the tags of their letter alone."""
    from pikepdf import Array, Dictionary, Name

    tree = whole.Root.StructTreeRoot
    numbers = list(tree.ParentTree.Nums)
    tags_of = {int(key): tags for key, tags in zip(numbers[::2], numbers[1::2], strict=True)}
    article = tree.K[0].K[place]
    # With its parent, every other letter would be copied too.
    del article.P
    copied = part.copy_foreign(article)
    document = part.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array([copied])))
    copied.P = document
    parents = Array()
    for number, page in enumerate(part.pages):
        tags = tags_of[int(page.StructParents)]
        page.StructParents = number
        parents.append(number)
        parents.append(_copied(whole, part, tags))
    root = Dictionary(Type=Name.StructTreeRoot, K=Array([document]), ParentTree=Dictionary(Nums=parents))
    part.Root.StructTreeRoot = part.make_indirect(root)
    document.P = part.Root.StructTreeRoot


def _copied(whole, part, thing):
    return part.copy_foreign(thing if thing.is_indirect else whole.make_indirect(thing))
