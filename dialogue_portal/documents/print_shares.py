"""Many letters in one file: printed by several processes at once, and joined into one tagged, archival PDF."""

import io
import os
import re
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile

from dialogue_portal.documents import pdf
from dialogue_portal.formats.xml import for_xml

WORKER = Path(__file__).with_name("print_worker.py")
# Starting a process takes as long as printing some letters.
FEWEST_LETTERS = 20
# From here on several processes print, and nobody waits for it on a page.
MANY_LETTERS = 2 * FEWEST_LETTERS
MOST_SECONDS = 120
# Pages that people wait for come before prints in the background.
NICENESS = 10


def processes_for(letters: int, cores: int | None = None) -> int:
    """The number of processes that are worth starting for so many letters, at most one a core (of this machine)."""
    return max(1, min(cores or os.cpu_count() or 1, letters // FEWEST_LETTERS))


def shares(things: list, number: int) -> list[list]:
    """The things in `number` runs of equal length, in order."""
    edges = [len(things) * place // number for place in range(number + 1)]
    return [things[start:end] for start, end in pairwise(edges)]


def render(pages: list[str], *, archival: bool) -> bytes:
    """One PDF of one or several HTML pages: the first is printed here, each other one in a process of its own.

    Raises pdf.PaperNotPrinted when one of them fails.
    """
    first, *others = pages
    if not others:
        return pdf.render(first, archival=archival)
    running = [_start(page, archival) for page in others]
    try:
        content = pdf.render(first, archival=archival)
        return joined([content, *map(_result_of, running)])
    finally:
        for process in running:
            process.kill()
            process.wait()


def parts(pages: Iterable[str], at_once: int, *, archival: bool) -> Iterator[bytes]:
    """The PDF of each HTML page, in order, each from a process of its own; `at_once` of them run at low priority.

    Raises pdf.PaperNotPrinted when one of them fails. Whoever stops reading ends the processes.
    """
    waiting, running = iter(pages), deque[subprocess.Popen[bytes]]()
    try:
        while True:
            while len(running) < at_once and (page := next(waiting, None)) is not None:
                running.append(_start(page, archival))
                os.setpriority(os.PRIO_PROCESS, running[-1].pid, NICENESS)
            if not running:
                return
            yield _result_of(running[0])
            running.popleft()
    finally:
        for process in running:
            process.kill()
            process.communicate()


def _start(html: str, archival: bool) -> subprocess.Popen[bytes]:
    # The other process knows neither Django nor our static files.
    whole = pdf.STYLE_SHEET.sub(_style, for_xml(html))
    with TemporaryFile() as page:
        page.write(whole.encode())
        page.seek(0)
        return subprocess.Popen(
            [sys.executable, "-I", WORKER, *([pdf.ARCHIVAL] if archival else [])],
            stdin=page,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


def _style(link: re.Match[str]) -> str:
    css = pdf.static_content(pdf.address_of(link[1])).decode()
    return f"<style>{css}</style>"


def _result_of(process: subprocess.Popen[bytes]) -> bytes:
    content, complaint = process.communicate(timeout=MOST_SECONDS)
    if process.returncode:
        raise pdf.PaperNotPrinted(complaint.decode(errors="replace")[-500:])
    return content


def joined(parts: list[bytes]) -> bytes:
    """One PDF of several prints of one paper; it keeps tags and bookmarks, and the description of the first part."""
    import pikepdf

    opened = [pikepdf.open(io.BytesIO(part)) for part in parts]
    whole = opened[0]
    for part in opened[1:]:
        _append(whole, part)
    file = io.BytesIO()
    whole.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _append(whole, part):
    """Puts the pages of `part` behind those of `whole`, and its tree of tags into the tree of `whole`."""
    pages_before = len(whole.pages)
    whole.pages.extend(part.pages)
    _append_bookmarks(whole, part)
    if "/StructTreeRoot" not in part.Root:
        return
    tree, more = whole.Root.StructTreeRoot, whole.copy_foreign(part.Root.StructTreeRoot)
    keys = tree.ParentTree.Nums
    offset = int(keys[-2]) + 1
    for page in list(whole.pages)[pages_before:]:
        page.StructParents = int(page.StructParents) + offset
    for place, entry in enumerate(more.ParentTree.Nums):
        keys.append(entry if place % 2 else int(entry) + offset)
    document = tree.K[0]
    for article in more.K[0].K:
        article.P = document
        document.K.append(article)


def _append_bookmarks(whole, part):
    """Puts the bookmarks of `part` behind those of `whole`; its pages are there already."""
    if "/Outlines" not in part.Root:
        return
    more = whole.copy_foreign(part.Root.Outlines)
    if "/Outlines" not in whole.Root:
        whole.Root.Outlines = more
        return
    bookmarks, first = whole.Root.Outlines, more.First
    bookmark = first
    while bookmark is not None:
        bookmark.Parent = bookmarks
        bookmark = bookmark.get("/Next")
    bookmarks.Last.Next, first.Prev = first, bookmarks.Last
    bookmarks.Last = more.Last
    bookmarks.Count = int(bookmarks.Count) + int(more.Count)
