"""Printed sheets that are no official paper and carry no number: a form to fill in, a text to be read out."""

from collections.abc import Iterable

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.annexes import AnnexLine


class Sheet:
    """One sheet of an authority, made of the lines that annexes are made of."""

    authority: Authority
    title = ""

    def lines(self) -> Iterable[AnnexLine]:
        raise NotImplementedError


def headed(title: str, note: str = "") -> list[AnnexLine]:
    """Quốc hiệu, Tiêu ngữ, the title and perhaps a note below it."""
    return [
        AnnexLine("national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        AnnexLine("motto", "Độc lập - Tự do - Hạnh phúc"),
        AnnexLine("title", title),
        *([AnnexLine("note", note)] if note else []),
    ]
