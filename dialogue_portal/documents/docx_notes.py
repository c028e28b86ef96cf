"""Footnotes of a Word paper: real ones, which Word keeps at the foot of the page and removes with their sign."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from lxml import etree

from dialogue_portal.documents.docx_parts import add_words, element
from dialogue_portal.documents.footnotes import Note, numbered_in_order, parts
from dialogue_portal.formats.xml import for_xml

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SIZE = 22  # half points
# The two lines that Word draws between text and notes; both must be there.
EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class WordNotes:
    """The notes of one file; `are_counted` tells whether Word may number them itself, else each keeps its own sign."""

    def __init__(self, document, notes: list[Note]):
        self.document = document
        self.are_counted = numbered_in_order(notes)
        self.xml = parse_xml(EMPTY)

    def write(self, paragraph, text: str, notes: tuple[Note, ...], **look) -> None:
        """Adds a text to a paragraph with its notes in the places of their signs; `look` are size, bold and italic."""
        for part in parts(text, notes):
            if isinstance(part, Note):
                self._refer(paragraph, part)
            elif part:
                run = add_words(paragraph, part)
                run.bold, run.italic = look.get("bold"), look.get("italic")
                run.font.size = Pt(look["size"]) if look.get("size") else None

    def store(self) -> None:
        """Puts the notes into the file, when all of its text is written."""
        if len(self.xml) == len(parse_xml(EMPTY)):
            return
        package_part = self.document.part
        content = etree.tostring(self.xml, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, content, package_part.package)
        package_part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self.document.settings.element
        separators = element("w:footnotePr")
        for number in (-1, 0):
            separators.append(element("w:footnote", id=number))
        place = settings.find(element("w:compat").tag)
        settings.insert(len(settings) if place is None else settings.index(place), separators)

    def _refer(self, paragraph, note: Note) -> None:
        number = len(self.xml) - 1
        reference = paragraph.add_run()
        if self.are_counted:
            reference.font.superscript = True
            reference._r.append(element("w:footnoteReference", id=number))
        else:
            reference.font.superscript = None if note.is_raised else True
            reference._r.append(element("w:footnoteReference", customMarkFollows=1, id=number))
            reference.add_text(note.shown)
        self.xml.append(self._note(number, note))

    def _note(self, number: int, note: Note):
        made = element("w:footnote", id=number)
        paragraph = element("w:p")
        shape = element("w:pPr")
        shape.append(element("w:spacing", before=0, after=0, line=240, lineRule="auto"))
        shape.append(element("w:jc", val="both"))
        paragraph.append(shape)
        sign = _run(note.shown if not self.are_counted else "", raised=self.are_counted or not note.is_raised)
        if self.are_counted:
            sign.append(element("w:footnoteRef"))
        paragraph.append(sign)
        paragraph.append(_run(f" {note.words}"))
        made.append(paragraph)
        return made


def _run(text: str, raised: bool = False):
    run, look = element("w:r"), element("w:rPr")
    look.append(element("w:sz", val=SIZE))
    if raised:
        look.append(element("w:vertAlign", val="superscript"))
    run.append(look)
    if text:
        words = element("w:t")
        words.text = for_xml(text)
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(words)
    return run
