"""What the portal sees of a signed copy beside its print, in sentences for whoever confirms it."""

import re
from dataclasses import dataclass
from datetime import date

from dialogue_portal.documents.models import SignedCopy
from dialogue_portal.formats.days import day_on_paper

SYMBOL = re.compile(r"\bSố\s*:?\s*(\d+)\s*/\s*([\wĐ&-]+)")
DAY_LINE = re.compile(r"ngày\s*(\d*)\s*tháng\s*(\d*)\s*năm\s*(\d*)", re.I)
NOT_JUDGED = "Cổng không kiểm tra chứng thư số: ai cấp, còn hạn hay đã bị thu hồi. Xin xem điều đó bằng phần mềm ký số."
NO_TEXT = "Tệp là ảnh, không có lớp chữ: máy không so được số và ngày. Xin so bằng mắt."
UNREADABLE = "Tệp này không mở được như một PDF. Xin đưa bản khác lên và ghi «Không nhận» cho bản này."


@dataclass(frozen=True)
class Finding:
    """One sentence; `fits` is None where the portal cannot tell."""

    words: str
    fits: bool | None = None

    @property
    def verdict(self) -> str:
        """The word in front of the sentence."""
        return {True: "Khớp", False: "Khác", None: "Xin xem"}[self.fits]

    @property
    def tone(self) -> str:
        """The tone of that word."""
        return {True: "ok", False: "late", None: "plain"}[self.fits]


def findings_of(copy: SignedCopy) -> list[Finding]:
    """What fits, what differs and what cannot be told, the way it came to its paper first."""
    found = [Finding(f"Xếp vào văn bản này: {copy.get_filed_by_display()}.", copy.filed_by == "code" or None)]
    if copy.checked_at and copy.pages is None:
        return [*found, Finding(UNREADABLE, False)]
    if copy.stamped_rows:
        found += [_number(copy), _day(copy)]
    else:
        found.append(Finding(NO_TEXT))
    if copy.signature_words:
        names = f" Tên trong chứng thư: {copy.signature_names}." if copy.signature_names else ""
        found.append(Finding(f"{copy.signature_words}{names} {NOT_JUDGED}", copy.is_digital))
    return found


def _number(copy) -> Finding:
    ours, written = copy.document.symbol_text, SYMBOL.search(copy.stamped_rows)
    if written is None:
        return Finding(f"Không đọc được số trong lớp chữ của tệp. Số ở cổng: {ours}.")
    theirs = f"{written[1]}/{written[2]}"
    if _plain(theirs) == _plain(ours):
        return Finding(f"Số trên tệp khớp với cổng: {ours}.", True)
    return Finding(f"Số trên tệp là {theirs}, ở cổng là {ours}.", False)


def _plain(symbol: str) -> tuple[int, str]:
    number, _, letters = symbol.partition("/")
    return int(number) if number.isdecimal() else -1, letters.upper()


def _day(copy) -> Finding:
    ours, written = copy.document.issued_on, DAY_LINE.search(copy.stamped_rows)
    day = _date(*written.groups()) if written else None
    if day is None:
        return Finding(
            f"Không đọc được ngày ban hành trong lớp chữ của tệp. Ngày ở cổng: {day_on_paper(ours)}."
        )
    if day == ours:
        return Finding(f"Ngày trên tệp khớp với cổng: {day_on_paper(ours)}.", True)
    return Finding(f"Ngày trên tệp là {day_on_paper(day)}, ở cổng là {day_on_paper(ours)}.", False)


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
