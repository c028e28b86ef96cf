"""Printed sheets that are not official papers and have no number: a form to fill in, a text to read out."""

from collections.abc import Iterable

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.annexes import AnnexLine


class Sheet:
    """One sheet of an authority: a title, and lines of the same kind as those of annexes."""

    authority: Authority
    title = ""
    # Anybody may ask for the sheet, as often as they like: its files are kept for its words (documents/kept.py).
    is_for_everybody = False

    def lines(self) -> Iterable[AnnexLine]:
        """The lines from top to bottom; each kind of sheet defines its own."""
        raise NotImplementedError


def headed(title: str, note: str = "") -> list[AnnexLine]:
    """The lines at the head of a sheet: Quốc hiệu, Tiêu ngữ, the title and, where there is one, a note below it."""
    return [
        AnnexLine("national", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        AnnexLine("motto", "Độc lập - Tự do - Hạnh phúc"),
        AnnexLine("title", title),
        *([AnnexLine("note", note)] if note else []),
    ]
