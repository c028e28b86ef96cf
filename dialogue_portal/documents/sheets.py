"""Printed sheets that are no official paper and carry no number: a form to fill in, a text to be read out."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents import pdf
from dialogue_portal.documents.annexes import AnnexLine


class Sheet:
    """One sheet of an authority, made of the lines that annexes are made of."""

    authority: Authority
    title = ""

    def lines(self) -> Iterable[AnnexLine]:
        raise NotImplementedError

    def pdf(self) -> bytes:
        """Tagged and self-contained, as an issued paper is."""
        context = {"paper": self, "title": self.title, "lines": self.lines()}
        return pdf.render(render_to_string("documents/sheet.html", context))

    def word(self) -> bytes:
        from dialogue_portal.documents.docx import docx_of_sheet  # which few processes need

        return docx_of_sheet(self)


def headed(title: str, note: str = "") -> list[AnnexLine]:
    """Quốc hiệu, Tiêu ngữ, the title and perhaps a note below it."""
    return [
        AnnexLine("national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        AnnexLine("motto", "Độc lập - Tự do - Hạnh phúc"),
        AnnexLine("title", title),
        *([AnnexLine("note", note)] if note else []),
    ]
