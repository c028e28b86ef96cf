"""Công văn đính chính as a paper."""

from dialogue_portal.documents.blocks import Block, line, paragraphs
from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.papers import END, Paper, Signature
from dialogue_portal.formats.days import day_on_paper


class CorrectionLetter(Paper):
    """The official letter that corrects a paper: decree 30/2020/NĐ-CP, article 18, and its form 1.5."""

    type_code = PaperType.LETTER
    type_name = "CÔNG VĂN"

    @property
    def corrected(self) -> str:
        """The paper that is corrected, as the letter names it."""
        paper = self.subject.corrects
        return f"{paper.get_type_code_display()} số {paper.symbol_text} ngày\u00a0{day_on_paper(paper.issued_on)}"

    @property
    def about(self) -> str:
        """What stands behind V/v below the number."""
        return f"đính chính {self.corrected}"

    @property
    def symbol(self) -> str:
        """The letter is written by the office: "UBND-VP"."""
        return "UBND-VP"

    @property
    def addressees(self) -> list[str]:
        """Kính gửi: one place for each line."""
        return [place.rstrip(" ;.") for place in paragraphs(self.subject.addressees)]

    @property
    def recipients(self) -> list[str]:
        """The addressees above, and the file."""
        return ["Như trên", "Lưu: VT"]

    @property
    def signature(self) -> Signature:
        """Of the person who signed, else the usual one."""
        if self.subject.signed_by:
            row = self.subject
            return Signature.for_member(row.signed_by, self.authority, self.type_code, row.issued_on)
        return super().signature

    def body(self) -> list[Block]:
        """Which paper, what was printed, what is right, and that all else stays."""
        paper, name = self.subject.corrects, self.authority.name
        blocks = [
            line(f"{paper.issuer_name} đã ban hành {self.corrected}: {paper.about}."),
            line(f"{name} đính chính văn bản này như sau:"),
        ]
        for number, (wrong, right) in enumerate(self.subject.places, 1):
            blocks.append(line(f"{number}. Đã in là: «{wrong}». Nay đính chính là: «{right}»."))
        blocks.append(line(f"Các nội dung khác của {self.corrected} không thay đổi."))
        closing = f"{name} thông báo để cơ quan, tổ chức, cá nhân có liên quan biết, thực hiện{END}"
        return [*blocks, line(closing)]
