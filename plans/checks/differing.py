"""Lines that name another term, contact, day, hour or place than the portal computes with."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from functools import partial

from dialogue_portal.formats.phones import plain_phone, say_phone
from dialogue_portal.formats.vietnamese import search_toned
from dialogue_portal.workdays.terms import Term
from plans.checks.clauses import R, is_last_day_for_forms, is_of_conference, meant_of, rounds_meant
from plans.checks.contradictions import day_of
from plans.checks.dates import WrittenDay, days_in, figures, hour_in_words, written_like
from plans.checks.known import Known, KnownDay, KnownRound
from plans.checks.spots import Line, Mend, Spot, SpotKind, Taking
from plans.reading import ReadItem, ReadPlan, ReadRound, ReadSection, SectionKind
from plans.reading.channels import TELEPHONE
from plans.reading.hours import written_hours
from plans.reading.ordinals import numbers_named
from plans.reading.reader import set_facts_of_outline

COUNT = re.compile(r"\b(?P<days>\d{1,3})\s*(?:\([^)]{1,20}\)\s*)?ngày\b(?:\s+\(?làm việc\)?)?", re.I)
NUMBER = re.compile(rf"(?<!\d){TELEPHONE}(?!\d)")
SAYS_A_FACT = re.compile(rf"{COUNT.pattern}|\d\s*(?:giờ|h|g|:)|@|\d{{3}}|\d/\d|ngày \d|địa điểm|tại", re.I)
COMMITTEE = search_toned("ủy ban nhân dân").strip()
# Sections whose words are no facts of this plan.
SILENT = (SectionKind.ANNEX, SectionKind.RECIPIENTS, SectionKind.BASES)
TermOf = tuple[str, str, Term]


def differing(line: Line, known: Known, terms: list[TermOf], all_days_set: bool) -> list[Spot]:
    """What a line states otherwise; `terms` are (name, column, the term that counts).

    `all_days_set` tells whether every round of the plan has a day, set or proposed: while one has none, a day may be
    its.
    """
    if line.kind in SILENT or not SAYS_A_FACT.search(line.text):
        return []
    read = _read(line, known.year)
    spots = [*_terms(line, read, terms), *_contacts(line, read, known)]
    spots += [*_days(line, read, known, all_days_set), *_last_days(line, known)]
    if rounds := rounds_meant(line, known) if line.is_about_time else []:
        spots += [*_hours(line, read.rounds, rounds), *_places(line, read.rounds, rounds, all_days_set)]
    return spots


def _read(line: Line, year: int) -> ReadPlan:
    section = ReadSection(line.kind, 2, "", line.heading, items=[ReadItem("-", line.text)])
    read = ReadPlan(year=year, sections=[section])
    set_facts_of_outline(read)
    return read


def _spot(line: Line, span: tuple[int, int], says: str, mends=()) -> Spot:
    return Spot(SpotKind.DIFFERS, line, *span, says, tuple(dict.fromkeys(mends)))


def _terms(line: Line, read: ReadPlan, terms: list[TermOf]) -> Iterator[Spot]:
    for name, code, ours in terms:
        days, working = getattr(read, f"{code}_days"), getattr(read, f"{code}_working")
        if not days or (ours.days, ours.working) == (days, ours.of(days, working).working):
            continue
        written = [match for match in COUNT.finditer(line.text) if int(match["days"]) == days]
        span = written[0].span() if written else (0, len(line.text))
        mends = [Mend(_like(written[0]["days"], ours.length))] if len(written) == 1 else []
        spot = _spot(line, span, f"{name}: hệ thống tính {ours.length}.", mends)
        values = ((f"{code}_days", days), *(((f"{code}_working", working),) if working is not None else ()))
        taking = Taking(code, in_field(ours.of(days, working).length), values)
        yield replace(spot, about=(name,), takes=(taking,))


def _like(figure: str, length: str) -> str:
    """A length with a 0 before its one figure where the text writes so: "07 ngày" becomes "05 ngày"."""
    days, _, unit = length.partition(" ")
    return f"{days.zfill(2)} {unit}" if figure.startswith("0") else length


def _contacts(line: Line, read: ReadPlan, known: Known) -> Iterator[Spot]:
    if read.hotline and known.hotline and plain_phone(read.hotline) != plain_phone(known.hotline):
        for match in NUMBER.finditer(line.text):
            if plain_phone(match[0]) == plain_phone(read.hotline):
                words = say_phone(known.hotline)
                spot = _spot(line, match.span(), f"Đường dây nóng: thông tin ghi {words}.", [Mend(words)])
                yield replace(spot, takes=(_contact("hotline", read.hotline, say_phone(read.hotline)),))
    if read.email and known.email and read.email.casefold() != known.email.casefold():
        start = line.text.find(read.email)
        if start >= 0:
            span = start, start + len(read.email)
            spot = _spot(line, span, f"Thư điện tử: thông tin ghi {known.email}.", [Mend(known.email)])
            yield replace(spot, takes=(_contact("email", read.email, read.email),))


def _contact(column: str, value: str, words: str) -> Taking:
    return Taking(column, in_field(words), ((column, value),))


def in_field(words: str) -> str:
    """What the button says that puts the words of a line into the field that the portal computes with."""
    return f"Sửa trường của cổng thành «{words}»"


def _days(line: Line, read: ReadPlan, known: Known, all_days_set: bool) -> Iterator[Spot]:
    """Days of the conference that no round has; a day that is only proposed counts where the line is about rounds."""
    dated: list[KnownDay] = [*known.rounds, *known.proposed]
    about_rounds = line.is_about_time or bool(numbers_named(line.text))
    days_read = {one.held_on for one in read.rounds} if about_rounds else set()
    for day in days_in(line.text, known.year):
        on = day.date
        if on is None or day.year != known.year or on in {round.held_on for round in dated}:
            continue
        if not is_of_conference(line, day.start):
            continue
        meant = meant_of(line, dated)
        is_narrow, is_read = len(meant) < len(dated), on in days_read
        meant = [
            round for round in meant if isinstance(round, KnownRound) or (is_read and not round.is_in_text)
        ]
        same_month = [round for round in meant if round.held_on.month == day.month]
        if not meant or not (same_month or is_narrow or (all_days_set and (is_read or not known.proposed))):
            continue
        rounds = same_month or meant
        words_of = partial(_day_like, like=day, text=line.text)
        # A day outside the plan's year is never offered: it would be listed again at once.
        fitting = [round for round in rounds if round.held_on.year == known.year]
        spot = _spot(line, (day.whole_start, day.end), _days_said(rounds), _mends(fitting, words_of))
        takes = [_taken_by(round, on, day, line) for round in rounds if not isinstance(round, KnownRound)]
        yield replace(
            spot,
            about=tuple(day_of(round.position) for round in rounds),
            takes=tuple(takes) if known.may_replan else (),
            written=on,
        )


def _taken_by(round: KnownDay, on: date, day: WrittenDay, line: Line) -> Taking:
    """The proposed day of a round becomes the written one; a weekday that is another day's is mended with it."""
    values = (("held_on", on), ("planned_month", on.month), ("planned_year", on.year))
    label = f"Lấy ngày trong văn bản cho {round.name}: {figures(on)}"
    words = written_like(on, day, line.text) if day.names_other_weekday else ""
    return Taking(f"round-{round.position}", label, values, round.position, words)


def _day_like(round: KnownDay, like: WrittenDay, text: str) -> str:
    return written_like(round.held_on, like, text)


def _days_said(rounds: Sequence[KnownDay]) -> str:
    said = []
    for start, is_set in (("Đã ấn định", True), ("Ngày dự kiến", False)):
        those = [round for round in rounds if isinstance(round, KnownRound) == is_set]
        if those:
            days = "; ".join(f"{round.name} {figures(round.held_on)}" for round in those)
            said.append(f"{start} {days}.")
    return " ".join(said)


def _last_days(line: Line, known: Known) -> Iterator[Spot]:
    """Last days for forms that are not those the portal counts."""
    for day in days_in(line.text, known.year):
        rounds = rounds_meant(line, known)
        last_days = {round.registration_closes_on for round in rounds}
        if not rounds or day.date in last_days or not is_last_day_for_forms(line, day.start):
            continue
        said = "; ".join(f"{round.name} {figures(round.registration_closes_on)}" for round in rounds)
        words_of = partial(_last_day_like, like=day, text=line.text)
        span = day.whole_start, day.end
        yield _spot(line, span, f"Ngày cuối nhận phiếu hệ thống tính: {said}.", _mends(rounds, words_of))


def _last_day_like(round: KnownRound, like: WrittenDay, text: str) -> str:
    return written_like(round.registration_closes_on, like, text)


def _hours(line: Line, read: list[ReadRound], rounds: list[KnownRound]) -> Iterator[Spot]:
    for one in read:
        for column in ("starts_at", "ends_at"):
            written: time | None = getattr(one, column)
            fitting = _of_same_day(one, rounds)
            ours = [getattr(round, column) for round in fitting]
            if not written or written in ours or not any(ours):
                continue
            for start, end, at in written_hours(line.text):
                if at == written:
                    said = "; ".join(
                        f"{round.name} {hour_in_words(hour)}"
                        for round, hour in zip(fitting, ours, strict=True)
                        if hour
                    )
                    words_of = _hour(column, line.text[start:end])
                    mends = _mends([round for round in fitting if getattr(round, column)], words_of)
                    yield _spot(line, (start, end), f"Đã ấn định {said}.", mends)
                    break


def _hour(column: str, like: str) -> Callable[[KnownRound], str]:
    return lambda round: hour_in_words(getattr(round, column), like)


def _places(
    line: Line, read: list[ReadRound], rounds: list[KnownRound], all_days_set: bool
) -> Iterator[Spot]:
    for place in dict.fromkeys(one.place for one in read if one.place):
        fitting = [round for one in read if one.place == place for round in _of_same_day(one, rounds)]
        start = line.text.find(place)
        known = [round for round in dict.fromkeys(fitting) if round.place]
        if start < 0 or not known or any(same_place(place, round.place) for round in known):
            continue
        if not all_days_set and len(known) == len(rounds) > 1:
            continue
        said = "; ".join(dict.fromkeys(round.place for round in known))
        mends = _mends(known, lambda round: round.place)
        yield _spot(line, (start, start + len(place)), f"Đã ấn định tại {said}.", mends)


def _of_same_day(one: ReadRound, rounds: list[KnownRound]) -> list[KnownRound]:
    """The rounds that a read one may be: of its day, else of its month, else all."""
    by_day = [round for round in rounds if round.held_on == one.held_on]
    return by_day or [round for round in rounds if round.held_on.month == one.month] or rounds


def same_place(written: str, ours: str) -> bool:
    """Whether one of two places contains the other, however they are written."""
    left, right = _plain(written), _plain(ours)
    return left in right or right in left


def _plain(place: str) -> str:
    words = " ".join("ubnd" if word == "ub" else word for word in search_toned(place).split())
    return words.replace(COMMITTEE, "ubnd")


def _mends(rounds: Sequence[R], words_of: Callable[[R], str]) -> list[Mend]:
    words = [words_of(round) for round in rounds]
    alone = len(set(words)) == 1
    return [Mend(one, "" if alone else round.name) for round, one in zip(rounds, words, strict=True)]
