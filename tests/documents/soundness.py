"""Looks for faults in a printed PDF: broken syntax or references, missing tags, fonts, and facts of PDF/A-2a.

It follows ISO 19005-2 and ISO 32000-1 where pikepdf can tell; docs/decisions.md says what it cannot judge.
"""

import io
import itertools

import pikepdf

XMP_PART, XMP_CONFORMANCE = "pdfaid:part", "pdfaid:conformance"
FORBIDDEN_IN_ROOT = ("/OpenAction", "/AA")
FORBIDDEN_ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Sound", "/Movie")


def faults_of(content: bytes) -> list[str]:
    """What is wrong with the file, in English sentences; empty for a sound one."""
    with pikepdf.open(io.BytesIO(content)) as file:
        found = [*map(str, file.check_pdf_syntax()), *file.get_warnings()]
        for look in (_document, _references, _fonts, _actions, _tags, _headings):
            found += look(file)
    return found


def _document(file):
    root = file.Root
    with file.open_metadata() as metadata:
        if (metadata.get(XMP_PART), metadata.get(XMP_CONFORMANCE)) != ("2", "A"):
            yield "the metadata do not say PDF/A-2a"
        if not metadata.get("dc:title"):
            yield "the metadata have no title"
    if file.is_encrypted or "/ID" not in file.trailer:
        yield "the file is encrypted or has no identifier"
    if not any("/DestOutputProfile" in intent for intent in root.get("/OutputIntents", [])):
        yield "no profile of colours is inside"
    if str(root.get("/Lang", "")) != "vi":
        yield "the language is not Vietnamese"
    yield from (f"{name} in the catalogue" for name in FORBIDDEN_IN_ROOT if name in root)


def _references(file):
    """References that lead nowhere: qpdf reads them as null."""
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield from (f"{key} leads nowhere" for key in [*thing.keys()] if thing.get(key) is None)
        elif isinstance(thing, pikepdf.Array):
            yield from ("an entry of a list leads nowhere" for one in thing if one is None)


def _fonts(file):
    for thing in file.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        name = thing.get("/BaseFont", "?")
        if "/DescendantFonts" in thing and "/ToUnicode" not in thing:
            yield f"the letters of {name} cannot be copied as text"
        descriptor = thing.get("/FontDescriptor")
        inside = descriptor is not None and {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
        if "/DescendantFonts" not in thing and not inside:
            yield f"{name} is not inside the file"


def _actions(file):
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in FORBIDDEN_ACTIONS:
            yield f"an action {thing.S}"


def _tags(file):
    root = file.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False) or "/StructTreeRoot" not in root:
        yield "the file is not tagged"
        return
    numbers = root.StructTreeRoot.get("/ParentTree", {}).get("/Nums", [])
    parents = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    for place, page in enumerate(file.pages, 1):
        if "/StructParents" not in page.obj:
            yield f"page {place} has no tags"
            continue
        known = parents.get(int(page.obj.StructParents))
        if known is None:
            yield f"the tags of page {place} are not in the tree"
            continue
        marked = _marked(page)
        if len(set(marked)) != len(marked):
            yield f"page {place} marks two contents with one number"
        if marked and max(marked) >= len(known):
            yield f"page {place} marks content that is in no tag"
    for element in _elements(root.StructTreeRoot):
        if element.get("/S") == "/Figure" and not element.get("/Alt"):
            yield "a picture has no words"


def _marked(page):
    return [
        int(instruction.operands[1].MCID)
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) == "BDC" and isinstance(instruction.operands[1], pikepdf.Dictionary)
        if "/MCID" in instruction.operands[1]
    ]


def _elements(node):
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _headings(file):
    if "/StructTreeRoot" not in file.Root:
        return
    levels = [
        int(str(element.S)[2:])
        for element in _elements(file.Root.StructTreeRoot)
        if str(element.S)[:2] == "/H" and str(element.S)[2:].isdecimal()
    ]
    for before, after in itertools.pairwise([0, *levels]):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"
