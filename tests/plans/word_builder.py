"""Builds Word files as offices write them: numbered by Word, with the letterhead in a table."""

import io

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# One list of three levels, and two of bullets.
HEADINGS = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")]
DASHES, PLUSES = [("bullet", "-")], [("bullet", "+")]
BULLET_OF_SYMBOL_FONT = [("bullet", "\uf0b7")]


class WordFile:
    """A Word document in the making."""

    def __init__(self):
        self.document = Document()

    def a_list(self, levels, **attributes) -> int:
        """Adds a list with (form, text) for each level; returns its number.

        `start` is the first number of every level, `inside` is further XML of a level.
        """
        numbering = self.document.part.numbering_part.element
        kinds = numbering.findall(qn("w:abstractNum"))
        kind = max((int(one.get(qn("w:abstractNumId"))) for one in kinds), default=0) + 1
        xml = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="{attributes.get("start", 1)}"/><w:numFmt w:val="{form}"/>'
            f'{attributes.get("inside", "")}<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate(levels)
        )
        made = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">{xml}</w:abstractNum>')
        numbering.insert(len(kinds), made)
        return numbering.add_num(kind).numId

    def restarted(self, number: int, depth: int = 0) -> int:
        """Adds a list that looks like list `number` but starts again at 1; returns its number."""
        numbering = self.document.part.numbering_part.element
        kind = numbering.num_having_numId(number).abstractNumId.val
        num = numbering.add_num(kind)
        num.add_lvlOverride(ilvl=depth).add_startOverride(1)
        return num.numId

    def write(self, text="", numbered=None, depth=0, style=None):
        """Adds a paragraph, numbered by Word when a list is given."""
        return number(self.document.add_paragraph(text, style=style), numbered, depth)

    def side_by_side(self, left: str, right: str):
        """Adds a table of one row with two cells; each line becomes a paragraph."""
        cells = self.document.add_table(rows=1, cols=2).rows[0].cells
        for cell, text in zip(cells, (left, right), strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for line in others:
                cell.add_paragraph(line)

    def footnote(self, paragraph, text: str, sign: str = ""):
        """Puts a footnote behind a paragraph, numbered or with a sign of its own; only one per document."""
        xml = (
            f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
            f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
            "</w:footnotes>"
        )
        part = self.document.part
        notes = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), part.package)
        part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), "1")
        run = paragraph.add_run()
        run._r.append(reference)
        if sign:
            reference.set(qn("w:customMarkFollows"), "1")
            run.add_text(sign)

    def content(self) -> bytes:
        """Returns the file."""
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()


def number(paragraph, numbered, depth=0):
    """Puts a paragraph into a list at a level; returns the paragraph."""
    if numbered is not None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
        properties.get_or_add_numId().val = numbered
    return paragraph


def tracked(paragraph, kind: str, text: str):
    """Adds a tracked change to a paragraph: "ins" or "del"."""
    letters = "w:delText" if kind == "del" else "w:t"
    xml = (
        f'<w:{kind} {nsdecls("w")} w:id="7" w:author="A"><w:r><{letters}>{text}</{letters}></w:r></w:{kind}>'
    )
    paragraph._p.append(parse_xml(xml))


def text_box(paragraph, text: str):
    """Anchors a text box at a paragraph, twice, as Word writes it for older programs too."""
    box = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    xml = f"""
        <w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
          xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
          xmlns:v="urn:schemas-microsoft-com:vml">
          <mc:AlternateContent>
            <mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>
          </mc:AlternateContent>
        </w:r>"""
    paragraph._p.append(parse_xml(xml))


def a_plan_in_word() -> WordFile:
    """Returns the plan of tests.plans.sample_text as a clerk writes it in Word."""
    word = WordFile()
    headings, dashes = word.a_list(HEADINGS), word.a_list(DASHES)
    word.document.sections[0].header.paragraphs[0].text = "Trang đầu mỗi tờ"
    word.side_by_side(
        "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố:      /KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTân Hòa, ngày     tháng     năm 2026",
    )
    word.write("KẾ HOẠCH")
    word.write("Tổ chức hội nghị đối thoại với người dân\nvề thủ tục hành chính năm 2026")
    word.write("Ủy ban nhân dân xã Tân Hòa lập kế hoạch đối thoại như sau:")
    for depth, text in [
        (0, "MỤC ĐÍCH, YÊU CẦU"),
        (1, "Mục đích"),
        (None, "Nghe người dân nói và trả lời ngay điều trả lời được."),
        (1, "Yêu cầu"),
        (None, "Việc chưa trả lời được thì hẹn ngày trả lời."),
        (0, "NỘI DUNG"),
        (1, "Nội dung đối thoại"),
        (None, "Thủ tục về đất đai, hộ tịch."),
        (1, "Thời gian và địa điểm"),
        (None, "Đợt một: tháng 6/2026"),
        (None, "Đợt hai: tháng 11/2026"),
        ("", "Địa điểm: Nhà văn hóa thôn Đông."),
        (1, "Thành phần"),
        (None, "Mỗi thôn 03 người."),
        (1, "Chương trình"),
        (None, "Giới thiệu đại biểu."),
        (None, "Trả lời ý kiến."),
        (0, "TỔ CHỨC THỰC HIỆN"),
        (1, "Văn phòng"),
        (None, "Nhận phiếu đăng ký trước 12 ngày diễn ra hội nghị."),
    ]:
        plain = depth == ""
        word.write(text, None if plain else dashes if depth is None else headings, depth or 0)
    word.write("Trên đây là kế hoạch đối thoại, đề nghị các đơn vị thực hiện./.")
    word.side_by_side(
        "Nơi nhận:\n-\tCác thôn;\n-\tLưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Văn Mẫu"
    )
    return word
