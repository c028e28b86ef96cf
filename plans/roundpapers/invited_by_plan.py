"""Whom the participants of a plan invite, as addressees of letters; a line that names nobody is told, never made up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.tables import is_row
from dialogue_portal.formats.vietnamese import sort_key, toned
from dialogue_portal.records.models import Record
from plans.models import Invitee, Plan, RoundPaper
from plans.outline.chair import CHAIRS
from plans.outline.round_lines import participants_of_round
from plans.outline.text import read_outline
from plans.reading.lists import TABLE_HEAD
from plans.reading.numerals import value_of
from plans.reading.quotas import (
    HAMLETS,
    NOUNS,
    NUMBER,
    PEOPLE,
    TOTAL,
    HamletQuota,
    quota_of_bodies,
    quota_of_hamlets,
)
from plans.reading.spelling import same_tones
from plans.reading.units import names_unit
from plans.roundpapers.hamlet_offices import HamletOffices, hamlet_offices, listed_hamlets
from plans.roundpapers.invitees import LIST_NUMBER, LONGEST, Invited, is_hamlet
from plans.roundpapers.letters_apart import FIRM, PUBLIC, letters_apart, names_no_firm

_LABEL = re.compile(
    r"(?:(?:kính\s+)?mời(?:\s+dự|\s+tham dự)?|khách mời|đại biểu(?:\s+mời)?|(?:cấp|ở|về phía)\s+\S+"
    r"|thành phần(?:\s+(?:mời|tham dự))?)\s*:\s*",
    re.I,
)
_INVITES = re.compile(r"^(?:kính\s+)?mời\s+(?:đại diện\s+)?", re.I)
_COUNTS = re.compile(r"(?:dự kiến\s+)?(?:tổng(?: số| cộng)?|số lượng|số đại biểu|số người|quy mô)\b", re.I)
_ABOUT = r"(?:khoảng|ít nhất|không quá|tối đa|tối thiểu|từ|dự kiến|mời)"
# "02 đại biểu Hội Nông dân xã", "15 doanh nghiệp, hợp tác xã".
_NUMBER_FIRST = re.compile(
    rf"(?:{_ABOUT}\s+)*(?:{NUMBER}\s*(?:-|–|đến)\s*)?(?P<count>{NUMBER})\s+(?P<rest>.+)", re.I
)
_PEOPLE_OF = re.compile(rf"(?:{NOUNS}\s+)+(?:(?:là|của|từ|đại diện|cho)\s+)*", re.I)
# "Hội Nông dân xã: 02 người", "Ấp Đông (10 đại biểu)".
_NUMBER_LAST = re.compile(
    rf"(?P<who>.+?)\s*[:(–,-]?\s*(?:cử\s+|mời\s+)?(?:{_ABOUT}\s+)*(?:{PEOPLE}|(?P<firms>{NUMBER})\s+{FIRM})\)?",
    re.I,
)
_PUBLIC = re.compile(PUBLIC, re.I)
# "Chủ trì: Chủ tịch (đợt 1); Phó Chủ tịch (đợt 2)": each of them chairs.
_CHAIR_LABEL = re.compile(r"(?:chủ trì|chủ tọa)[^:;]{0,30}:", re.I)
_OF_ROUND = re.compile(r"\bđợt\s+(?:\d|[IVX]+\b)", re.I)
CHAIR, COUNT, ROW, NAMELESS, UNREAD = (
    "người chủ trì, không phải khách mời",
    "số lượng chung, không ghi ai",
    "dòng của bảng, cổng chưa lấy được",
    "không ghi tên ai để gửi giấy",
    "cổng chưa hiểu dòng này mời ai",
)
ASKS_FOR_NAMES = (ROW, NAMELESS, UNREAD)


@dataclass
class InvitedByPlan:
    """The addressees that a plan names, and each other line about participants with the reason why it is none."""

    invited: list[Invited] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


def invited_by(plan: Plan, position: int = 1) -> InvitedByPlan:
    """Read the lines of a plan about who takes part in this round; with a quota per hamlet, each hamlet comes once."""
    found = InvitedByPlan()
    clauses = list(dict.fromkeys(_clauses_of(plan, position)))
    hamlets = _hamlets_of(clauses, known_hamlets(plan.authority))
    for text in clauses:
        each = quota_of_hamlets(text)
        if each and each.people:
            of_line = _named(each) or _of_units(hamlets, each.units)
            found.invited += [Invited(hamlet=hamlet, people=each.people) for hamlet in of_line]
        elif why := UNREAD if each else _why_none(text):
            found.left.append((text, why))
        elif heads := hamlet_offices(text):
            _take_heads(text, heads, hamlets, found)
        else:
            _take(text, found)
    found.invited = _once(found.invited)
    return found


def not_taken_yet(paper: RoundPaper) -> list[Invited]:
    """Whom the plan invites; nobody where an invitation took them since the plan was issued."""
    plan = paper.round.plan.in_force
    taken = Record.objects.about(paper).filter(step="invite_from_plan").order_by("pk").last()
    issued = Record.objects.about(plan).filter(step="issue").order_by("pk").last()
    if taken and not (issued and issued.pk > taken.pk):
        return []
    return invited_by(plan, paper.round.position).invited


def _once(invited: list[Invited]) -> list[Invited]:
    """Each addressee once: a hamlet that several lines invite sends the people of all of them."""
    found: dict[str, Invited] = {}
    for one in invited:
        key = toned(one.hamlet or one.organisation)
        before = found.get(key)
        added = before.people if before and one.hamlet else 0
        found[key] = replace(before or one, people=one.people + added)
    return list(found.values())


def known_hamlets(authority: Authority) -> list[str]:
    """The hamlets that were invited before, in Vietnamese order."""
    known = Invitee.objects.filter(paper__authority=authority).exclude(hamlet="")
    names = known.filter(name="").order_by("pk").values_list("hamlet", flat=True)
    # Of two spellings of one hamlet the latest is kept.
    return sorted({toned(name): name for name in names}.values(), key=sort_key)


def _hamlets_of(clauses: list[str], known: list[str]) -> list[str]:
    """The hamlets that the plan lists ("các ấp: Đông, Tây"), and the `known` ones of kinds that it does not list."""
    texts = (each.before if (each := quota_of_hamlets(text)) else text for text in clauses)
    listed = {toned(name): name for text in texts for name in listed_hamlets(text)}
    kinds = {_kind_of(name) for name in listed.values()}
    return [*listed.values(), *(name for name in known if _kind_of(name) not in kinds)]


def _kind_of(hamlet: str) -> str:
    kind = re.match(rf"(?:{HAMLETS})\b", hamlet, re.I)
    return toned(kind[0] if kind else hamlet)


def _named(each: HamletQuota) -> list[str]:
    """The hamlets that a line names before their quota: "Thôn Đông, thôn Nam mỗi thôn 20 người"."""
    if listed := listed_hamlets(each.before):
        return listed
    names = [f"{name[0].upper()}{name[1:]}" for name in re.split(r"\s*,\s*|\s+và\s+", each.before) if name]
    return (
        names if all(re.search(r"\s(?:số\s)?[A-ZĐÀ-Ỹ\d]", name) and is_hamlet(name) for name in names) else []
    )


def _of_units(hamlets: list[str], units: tuple[str, ...]) -> list[str]:
    """The hamlets of such kinds ("ấp", "tổ dân phố"); where none is known, one letter to all of them."""
    return _of_kinds(hamlets, units) or [f"Các {', '.join(units)}"]


def _of_kinds(hamlets: list[str], units: tuple[str, ...]) -> list[str]:
    kinds = tuple(f"{toned(unit)} " for unit in units)
    return [one for one in hamlets if toned(one).startswith(kinds)]


def _clauses_of(plan: Plan, position: int) -> Iterator[str]:
    """The parts of the lines about who takes part, without words that only announce them."""
    for line in participants_of_round(read_outline(plan), position):
        for part in [line] if is_row(line) else _parts_of(line):
            text = LIST_NUMBER.sub("", part.strip(" -+*;.,"))
            if text and not text.endswith(":") and not TABLE_HEAD.match(text):
                yield _INVITES.sub("", _LABEL.sub("", text, count=1) if _LABEL.match(text) else text, count=1)


def _parts_of(line: str) -> list[str]:
    """The parts between semicolons; a later chair of another round carries the label of the first."""
    first, *others = line.split(";")
    label = _CHAIR_LABEL.match(LIST_NUMBER.sub("", first))
    return [first, *(f"{label[0]}{one}" if label and _OF_ROUND.search(one) else one for one in others)]


def _why_none(text: str) -> str:
    """Why a line is no addressee; "" where it may be one."""
    if CHAIRS.search(same_tones(text)):
        return CHAIR
    if is_row(text):
        return ROW
    if _COUNTS.match(text) or TOTAL.fullmatch(text):
        return COUNT
    return NAMELESS if _PUBLIC.match(text) else ""


def _take_heads(text: str, heads: HamletOffices, hamlets: list[str], found: InvitedByPlan) -> None:
    """Adds the heads of the hamlets that their line names, else of those of their kinds that are listed or known."""
    those = heads.hamlets or _of_kinds(hamlets, heads.kinds)
    if those and heads.number in (None, len(those)):
        found.invited += [Invited(organisation=one) for one in heads.letters(those)]
    else:
        found.left.append((text, NAMELESS))


def _take(text: str, found: InvitedByPlan) -> None:
    """Adds the bodies of a line to what was `found`, each with its number, or the line with what it lacks."""
    if of_bodies := quota_of_bodies(text):
        _invite(text, letters_apart(of_bodies[0], sends=True), found, each=of_bodies[1])
    elif first := _NUMBER_FIRST.fullmatch(text):
        people, rest = value_of(first["count"]) or 1, first["rest"]
        of = _PEOPLE_OF.match(rest)
        rest = rest[of.end() :] if of else rest
        if of and names_unit(rest):
            _invite(text, letters_apart(rest, sends=True), found, together=people)
        else:
            found.left.append((text, NAMELESS))
    elif last := _NUMBER_LAST.fullmatch(text):
        people = value_of(last["count"] or last["firms"]) or 1
        many = re.search(PEOPLE, last["who"], re.I)
        bodies = None if many else letters_apart(last["who"])
        _invite(text, bodies, found, together=people)
    elif ":" in text:
        found.left.append((text, UNREAD))
    else:
        _invite(text, letters_apart(text), found)


def _invite(
    text: str, bodies: list[str] | None, found: InvitedByPlan, *, each: int = 1, together: int | None = None
) -> None:
    """Adds a letter for each of the bodies of a line; the line itself where it leaves a doubt or names nobody.

    How many people several bodies send `together` is clear only where it is one each.
    """
    bodies = bodies or []
    one_each = together is None or len(bodies) in (1, together)
    if not bodies or not one_each or any(len(one) > LONGEST["organisation"] for one in bodies):
        found.left.append((text, UNREAD))
        return
    people = together if together and len(bodies) == 1 else each
    found.invited += [_to(one, people) for one in bodies if not names_no_firm(one)]
    if any(map(names_no_firm, bodies)):
        found.left.append((text, NAMELESS))


def _to(body: str, people: int = 1) -> Invited:
    name = f"{body[0].upper()}{body[1:]}"
    return (
        Invited(hamlet=name, people=people) if is_hamlet(name) else Invited(organisation=name, people=people)
    )
