"""Whom a plan makes collect opinions, and its hamlets, as lines for the office to look over; nothing is stored here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dialogue_portal.formats.vietnamese import search_toned
from plans.models import Round
from plans.outline.bodies import bodies_in
from plans.outline.text import read_outline
from plans.reading.lists import body_of
from plans.roundpapers.invited_by_plan import invited_by, known_hamlets
from registrations.collecting.kinds import CollectorKind, usually_owed
from registrations.collecting.lines import LONGEST, Listed, kind_of
from registrations.collecting.models import Collector

# "Tổng hợp nội dung ý kiến …", "hướng dẫn lấy ý kiến", "thu thập ý kiến của hội viên".
_COLLECTS = re.compile(r"(?:tổng hợp|lấy|thu thập|tập hợp)\s+(?:[\w,]+\s+){0,3}?ý kiến", re.I)
_AT_LEAST = re.compile(
    r"(?:ít nhất|tối thiểu)\s+(?:là\s+)?(?:từ\s+)?(\d{1,2})\s+ý kiến|từ\s+(\d{1,2})\s+ý kiến\s+trở lên", re.I
)
_UNIONS = re.compile(
    r"\b(?:các\s+)?(?:đoàn thể|tổ chức chính trị\s*[-–]\s*xã hội)(?:\s+(?:xã|phường|khác))*", re.I
)
_ASKED = re.compile(r"^\W*(?:đề nghị|yêu cầu|kính đề nghị)\s+", re.I)
_VERBS = re.compile(
    r"\b(?:phối hợp|hướng dẫn|vận động|tổng hợp|lấy|thu thập|tập hợp|có trách nhiệm|chủ trì)\b", re.I
)
_OF_A_BODY = (CollectorKind.FRONT, CollectorKind.UNION)
# Whom "các đoàn thể" means in a commune: law 75/2015/QH13 and the statutes of the unions.
USUAL_UNIONS = ("Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên")


@dataclass
class Proposed:
    """Collectors that the round has not yet, and why some of them are a guess, "" where none is."""

    listed: list[Listed] = field(default_factory=list)
    guessed: str = ""


def proposed(round: Round) -> Proposed:
    """The bodies that the plan makes collect opinions and its hamlets, with the heads of the round before."""
    bodies, guessed = _bodies(round)
    names = [*_hamlets(round), *bodies]
    before = _collectors_before(round)
    found = Proposed(guessed=guessed)
    taken = set(round.collectors.values_list("search_toned", flat=True))
    for name, owes in [*names, *((one.name, one.owes) for one in before.values())]:
        key = search_toned(name)
        if key in taken or len(name) > LONGEST["name"]:
            continue
        taken.add(key)
        known = before.get(key)
        facts = {"head": known.head, "phone": known.phone, "email": known.email} if known else {}
        found.listed.append(Listed(name, kind_of(name), owes=owes or None, **facts))
    return found


def _hamlets(round: Round) -> Iterator[tuple[str, int]]:
    """The hamlets that the plan invites or that were invited before; "Các thôn" is none."""
    invited = [one.hamlet for one in invited_by(round.plan.in_force, round.position).invited if one.hamlet]
    for name in [*invited, *known_hamlets(round.authority)]:
        if not name.lower().startswith("các "):
            yield name, 0


def _bodies(round: Round) -> tuple[list[tuple[str, int]], str]:
    """Each body that has to collect, with the number that it owes, and what is guessed of them."""
    found: dict[str, tuple[str, int]] = {}
    guessed = ""
    for section in body_of(read_outline(round.plan.in_force)):
        tasks = [text for text in section.texts() if _COLLECTS.search(text)]
        if not tasks:
            continue
        number = next((_number(text) for text in section.texts() if _AT_LEAST.search(text)), None)
        for words in (section.heading, *(text[: _start(text)] for text in tasks)):
            named, of_unions = _named(words)
            if of_unions:
                named += USUAL_UNIONS
                guessed = (
                    f"Kế hoạch ghi «{of_unions}»: đã gợi ý bốn tổ chức thường có, xin bỏ tổ chức xã không có."
                )
            for name in named:
                owes = usually_owed(kind_of(name)) if number is None else number
                found.setdefault(search_toned(name), (name, owes))
    return list(found.values()), guessed


def _named(words: str) -> tuple[list[str], str]:
    """The Front and the unions that words name, and the words that mean all unions, "" where none do."""
    text = _ASKED.sub("", words).strip(" .:;-")
    all_unions = _UNIONS.search(text)
    if all_unions:
        text = (text[: all_unions.start()] + text[all_unions.end() :]).strip(" .:;,-")
        text = re.sub(r"(?:\s+và|\s+cùng|,)$", "", text)
    bodies = [f"{one[0].upper()}{one[1:]}" for one in bodies_in(text) if kind_of(one) in _OF_A_BODY]
    return bodies, all_unions[0].strip() if all_unions else ""


def _start(text: str) -> int:
    """Where the task begins: only what stands before it may name who has it."""
    found = _VERBS.search(text)
    return found.start() if found else 0


def _number(text: str) -> int:
    found = _AT_LEAST.search(text)
    return int(found[1] or found[2]) if found else 0


def _collectors_before(round: Round) -> dict[str, Collector]:
    """The collectors of the latest round before this one that had any, by their names."""
    rows = Collector.objects.filter(round__authority=round.authority, anonymised_on=None).exclude(round=round)
    last = rows.order_by("-round__held_on", "-round__pk").first()
    of_last = rows.filter(round=last.round_id).order_by("name_key", "pk") if last else []
    return {one.search_toned: one for one in of_last}
