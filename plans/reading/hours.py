"""Hours in a line: "7h30 - 11h00", "từ 7 giờ 30 đến 11 giờ", "13 giờ 30 phút", "2 giờ chiều"."""

import re
from dataclasses import dataclass
from datetime import time

# "7h30", "08 giờ 00 phút", "14g", "7:30", "7 giờ rưỡi"; "8h 20/5" has a day behind the hour,
# "Đợt 2: 13 giờ" begins with no hour.
HOUR = (
    r"(?<![\d/.,])(?P<hour{0}>\d{{1,2}})\s*(?:(?:giờ|h|g)(?:\s*(?P<minute{0}>\d{{2}}|rưỡi)(?!\d|\s*[/]\s*\d)"
    r"(?:\s*(?:phút|ph|p)\b|\s*['’])?)?(?!\w)|:\s*(?P<after{0}>\d{{2}})(?!\w|\s*(?:giờ|[hg]\b)))(?:\s+(?P<part{0}>sáng|trưa|chiều|tối))?"
)
HOURS = re.compile(
    HOUR.format(1)
    + r"(?:,?\s*(?:[-–—~]|đến(?:\s+hết)?|tới|kết thúc(?:\s+lúc)?)\s*(?:khoảng\s+)?"
    + HOUR.format(2)
    + ")?",
    re.I,
)
# How long something lasts, or what must be done before an hour, is no hour of the conference.
NO_HOUR = re.compile(r"(?:không quá|tối đa|kéo dài|trong|trước|sau|mỗi|khoảng thời gian)\s+$", re.I)
EARLIEST = 5
ONE_HOUR = re.compile(HOUR.format(1), re.I)
# "7h308h00": hours that ran together.
GLUED_HOURS = re.compile(r"\b\d{1,2}\s?[hg]\d{3,4}\s?[hg]?\d{0,2}\b", re.I)


@dataclass(frozen=True)
class Hours:
    """The hours of a conference as a line names them, and where they stand in it."""

    start: int
    end: int
    starts_at: time
    ends_at: time | None


def written_hours(text: str) -> list[tuple[int, int, time]]:
    """Return where each hour of a text stands, each of "7h30 - 11h00" for itself, and which one it is."""
    found = [(match.span(), _time(match, 1, match["part1"])) for match in ONE_HOUR.finditer(text)]
    return [(*span, at) for span, at in found if at]


def hours_in(line: str) -> list[Hours]:
    """Return the hours that a line names, in their order."""
    found = []
    for match in HOURS.finditer(line):
        part = match["part2"] or match["part1"] if match["hour2"] else match["part1"]
        starts_at = _time(match, 1, match["part1"] or part)
        ends_at = _time(match, 2, part) if match["hour2"] else None
        if starts_at and not _is_length(starts_at, part) and not NO_HOUR.search(line[: match.start()]):
            after = ends_at if ends_at and ends_at > starts_at else None
            found.append(Hours(match.start(), match.end(), starts_at, after))
    return found


def _is_length(starts_at: time, part: str | None) -> bool:
    """Tell whether "2 giờ 30 phút" says how long: so early begins no conference, but "2 giờ chiều" is an hour."""
    return starts_at.hour < EARLIEST and not part


def _time(match: re.Match[str], place: int, part: str | None) -> time | None:
    written = match[f"minute{place}"] or match[f"after{place}"] or "0"
    hour, minute = int(match[f"hour{place}"]), 30 if written.casefold() == "rưỡi" else int(written)
    if (part or "").casefold() in ("chiều", "tối") and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
