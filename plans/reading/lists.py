"""The lists that a plan's sections contain: its bases, participants, agenda, units with duties, recipients, annexes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plans.reading.kinds import kinds_meant, kinds_named
from plans.reading.lines import is_table_row
from plans.reading.markers import is_capitals
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.names import WORD
from plans.reading.openings import opens_basis, without_announcement
from plans.reading.quotas import quota_phrases
from plans.reading.rounds import ORDINAL
from plans.reading.spelling import same_tones
from plans.reading.units import unit_of

LABELLED = re.compile(r"(?P<label>[^:]{3,60}):\s*(?P<text>.+)", re.S)
CITED = re.compile(
    r"(?:Luật|Nghị (?:định|quyết)|Quyết định|Kế hoạch|Chương trình|Chỉ thị|Thông tư|Công văn"
    r"|Hướng dẫn|Quy (?:chế|định))\b.{0,200}?\b(?:số|ngày|năm)\b",
    re.I | re.S,
)
LABEL_ALONE = re.compile(r"(?P<label>[^:]{3,60}):$")
REFUSES = re.compile(
    r"không (?:đưa ra )?(?:đối thoại|tiếp nhận|xem xét|giải quyết|trả lời)[^.;]{0,60}"
    r"(?:khiếu nại|tố cáo|nội dung|vấn đề|vụ việc|trường hợp)"
    r"|(?:khiếu nại|tố cáo)[^.;]{0,80}không (?:thuộc|đối thoại|được đối thoại|tiếp nhận|xem xét|giải quyết)",
    re.I,
)
NOTE = re.compile(r"(?:ghi chú|lưu ý|chú ý)\s*:\s*", re.I)
SENTENCE = re.compile(r"(?<=[.;])\s+")
ORDERS = re.compile(r"(?:giao|yêu cầu|phân công)\s", re.I)
# "Trưởng phòng Kinh tế - Tổ trưởng": such a list says who belongs to a group.
MEMBER = re.compile(
    r"[-–:,(]\s*(?:(?:tổ|nhóm|ban) (?:trưởng|phó)|(?:trưởng|phó) (?:ban|nhóm)"
    r"|(?:tổ )?(?:ủy|thành) viên|thư ký)[\s.;)]*$",
    re.I,
)
# A table of duties names in its head the column of those who have them.
HEAD_OF_UNITS = re.compile(
    r"(?:cơ quan,?\s*|đơn vị,?\s*|bộ phận\s*)*(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm)(?: thực hiện| chính)?",
    re.I,
)
TABLE_HEAD = re.compile(r"(?:stt|tt|thời gian|nội dung)\b", re.I)
# A semicolon parts two bases where the next begins with a capital letter.
BASES_APART = re.compile(rf";\s+(?={WORD})")
AIM = re.compile(r"(?:Để|Nhằm)\b")
PARTS = re.compile(r";\s*")
AGENDA_TITLE = re.compile(
    r"(?:PHỤ LỤC\b[\s\dIVX.:–-]*)?(?:dự kiến )?(?:nội dung )?"
    r"(?:chương trình|kịch bản|lịch trình|tiến trình)\b(?!.*\bsố \d)",
    re.I,
)
# "(Kèm theo Kế hoạch số 5/KH-UBND)" and the like say which paper this is.
TITLE_LINE = re.compile(rf"\(|{AGENDA_TITLE.pattern}", re.I)
# "Thực hiện theo Phụ lục 1": the agenda itself stands elsewhere.
ELSEWHERE = re.compile(r"\b(?:phụ lục|kèm theo|đính kèm)\b", re.I)
# "Phụ lục II", "Phụ lục số 03": a number without a title.
NUMBER_OF_ANNEX = re.compile(r"(?:phụ lục|mẫu|biểu mẫu)(?:\s+số)?\s*[\dIVX]{0,4}[.:]?", re.I)
OUTSIDE = (SectionKind.OPENING, SectionKind.RECIPIENTS, SectionKind.ANNEX, SectionKind.CLOSING)


def body_of(sections: list[ReadSection]) -> list[ReadSection]:
    """Return the sections between the opening and the closing."""
    return [section for section in sections if section.kind not in OUTSIDE]


def texts_of(sections: list[ReadSection]) -> list[str]:
    """Return every text of a plan without its recipients and attached papers."""
    return [text for section in sections if section.kind not in OUTSIDE[1:3] for text in section.texts()]


def items_about(body: list[ReadSection], kind: SectionKind) -> tuple[list[ReadItem], str]:
    """Return the items about a kind; where it has no heading of its own, also the heading it shares."""
    own = [item for section, above in _with_heading_above(body) for item in _own_items(section, above, kind)]
    if own:
        return own, ""
    labelled = [item for section in body for item in _labelled_items(section.items, kind)]
    shared = next((group for group in _groups_of_rounds(body) if kind in kinds_meant(group[0].heading)), None)
    if labelled or shared is None:
        return labelled, ""
    return [item for section in shared for item in _run_in(section) + section.items], shared[0].heading


def _groups_of_rounds(body: list[ReadSection]) -> Iterator[list[ReadSection]]:
    """Yield each section that has a text, with those whose headings differ only in the number of the round.

    Headings that name only a round ("1. Đợt 1", "2. Đợt 2") belong to the heading above them.
    """
    groups: dict[str, list[ReadSection]] = {}
    for section, above in _with_heading_above(body):
        heading = above if above and ORDINAL.fullmatch(section.heading) else section.heading
        group = groups.setdefault(ORDINAL.sub("#", heading.casefold()), [])
        group.append(section if heading == section.heading else replace(section, heading=heading))
    yield from (
        [one for one in group if one.texts()] for group in groups.values() if any(map(_has_text, group))
    )


def _has_text(section: ReadSection) -> bool:
    return bool(section.texts())


def _with_heading_above(body: list[ReadSection]) -> list[tuple[ReadSection, str]]:
    """Return every section with the heading of the one it stands under."""
    above: dict[int, str] = {}
    found = []
    for section in body:
        above = {level: heading for level, heading in above.items() if level < section.level}
        found.append((section, above[max(above)] if above else ""))
        above[section.level] = section.heading
    return found


def _own_items(section: ReadSection, above: str, kind: SectionKind) -> list[ReadItem]:
    """Return what a section of a kind says: under a heading of that kind its own heading is part of it."""
    if section.kind != kind:
        return []
    own_words = bool(section.heading) and kind in kinds_meant(above) and (section.run_in or not section.items)
    if own_words:
        words = ": ".join(filter(None, [section.heading, section.run_in]))
        return [ReadItem(section.label, words), *section.items]
    return _run_in(section) + section.items


def _run_in(section: ReadSection) -> list[ReadItem]:
    return [ReadItem("-", section.run_in)] if section.run_in else []


def _labelled_items(items: list[ReadItem], kind: SectionKind) -> list[ReadItem]:
    """Return what stands behind a label that names a kind ("Thành phần: …"), or in the list below it."""
    found: list[ReadItem] = []
    label = None
    for item in items:
        if label and item.marker and item.marker != label.marker and not LABEL_ALONE.match(item.text):
            found.append(item)
            continue
        match = LABELLED.match(item.text)
        named = match or LABEL_ALONE.match(item.text)
        label = None
        if named and kinds_named(named["label"])[:1] == [kind]:
            if match:
                found.append(ReadItem(item.marker, match["text"]))
            else:
                label = item
    return found


def counted(items: list[ReadItem], kind: SectionKind) -> list[ReadItem]:
    """Return the items of a list that count: rows of its table, else its marked items, else all."""
    listed = [item for item in items if item.marker]
    if kind == SectionKind.CONTENTS:
        listed = [item for item in listed if not REFUSES.search(item.text)]
    return rows(items) or listed or items


def rows(items: list[ReadItem]) -> list[ReadItem]:
    """Return the items that are rows of a table, without its heading row."""
    return [item for item in items if is_table_row(item.text) and not TABLE_HEAD.match(item.text)]


def bases(sections: list[ReadSection]) -> list[str]:
    """Return what a plan rests on: each "Căn cứ …", and each paper cited behind a semicolon."""
    return [
        basis
        for section in sections
        if section.kind in (SectionKind.OPENING, SectionKind.BASES)
        for text in section.texts()
        for part in BASES_APART.split(text)
        if section.kind == SectionKind.BASES or opens_basis(part) or AIM.match(part) or CITED.match(part)
        if (basis := without_announcement(part).strip(" ;,"))
    ]


def participants(body: list[ReadSection]) -> list[ReadItem]:
    """Return who is invited, without the lines that order somebody to do something."""
    items, _ = items_about(body, SectionKind.PARTICIPANTS)
    return [item for item in items if not (ORDERS.match(item.text) and unit_of(item.text))]


def quotas(body: list[ReadSection]) -> list[str]:
    """Return the phrases that say how many people from where are invited."""
    items, _ = items_about(body, SectionKind.PARTICIPANTS)
    return [phrase for item in items for phrase in quota_phrases(item.text)]


def agenda(sections: list[ReadSection]) -> tuple[list[ReadItem], str]:
    """Return the items of the agenda, and the title of the paper or heading that it stands under with other things."""
    items, heading = items_about(body_of(sections), SectionKind.AGENDA)
    annex = attached_agenda(sections)
    if annex and (not items or heading or all(ELSEWHERE.search(item.text) for item in items)):
        return _agenda_items(annex), annex.heading
    return items, heading


def attached_agenda(sections: list[ReadSection]) -> ReadSection | None:
    """Return the agenda that is attached as a paper of its own; None where there is none.

    The title stands in its heading, or below a heading that only counts it ("PHỤ LỤC 01").
    """
    for section in (one for one in sections if one.kind == SectionKind.ANNEX and one.items):
        titles = [section.heading, *(item.text for item in section.items[:3])]
        if any(AGENDA_TITLE.match(title) for title in titles):
            return section
    return None


def _agenda_items(annex: ReadSection) -> list[ReadItem]:
    """Return the items of an attached agenda without the lines of its title."""
    marked = [item for item in annex.items if item.marker]
    untitled = [item for item in annex.items if not TITLE_LINE.match(item.text)]
    return rows(annex.items) or marked or untitled


def units(body: list[ReadSection]) -> list[tuple[str, int]]:
    """Return the units that have duties, each with how many; what begins with no unit's name is none."""
    found: dict[str, tuple[str, int]] = {}
    for section in (section for section in body if section.kind == SectionKind.DUTIES):
        texts = section.texts()
        if any(MEMBER.search(text) for text in texts):
            continue
        unit = unit_of(section.heading, heading=True)
        if unit:
            # "Phòng Kinh tế: …; Trạm Y tế: …" names two on one line.
            others = _units_in(f"{section.heading}: {section.run_in}")[1:]
            counted = [(unit, len(texts)), *((other, 1) for other in others)]
        else:
            of_table = _units_of_table(texts)
            counted = [(one, 1) for one in of_table or (unit for text in texts for unit in _units_in(text))]
        for name, count in counted:
            if name:
                first, before = found.get(same_tones(name).casefold(), (name, 0))
                found[same_tones(name).casefold()] = (first, before + count)
    return list(found.values())


def _units_of_table(texts: list[str]) -> list[str]:
    """Return the units in the column of a table whose head names those who have the duties; [] where none does."""
    column, found = None, []
    for text in texts:
        row = text.split(" | ")
        named = [at for at, cell in enumerate(row) if HEAD_OF_UNITS.fullmatch(cell.strip())]
        if len(row) > 2 and named:
            column = named[0]
        elif column is not None and column < len(row):
            found.append(unit_of(row[column].strip(), heading=True))
    return found


def _units_in(text: str) -> list[str]:
    """Return the units of one line; behind a semicolon the next one stands with a colon of its own."""
    _, *others = PARTS.split(text.partition(":")[2])
    return [unit_of(text), *(unit_of(part) for part in others if ":" in part)]


def refusals(sections: list[ReadSection]) -> list[str]:
    """Return the sentences that say what is not talked about."""
    return [
        NOTE.sub("", one, count=1)
        for text in [*texts_of(sections), *(one.heading for one in sections if one.heading.endswith("."))]
        for one in SENTENCE.split(text)
        if REFUSES.search(one)
    ]


def recipients(sections: list[ReadSection]) -> list[str]:
    """Return who receives the plan."""
    return [
        text for section in sections if section.kind == SectionKind.RECIPIENTS for text in section.texts()
    ]


def annex_titles(sections: list[ReadSection]) -> list[str]:
    """Return the titles of the attached papers; "PHỤ LỤC" alone belongs to the title that follows it.

    A title of no known kind may stand in capitals in the first line below the number.
    """
    titles: list[str] = []
    waiting = ""
    for section in sections:
        if section.kind == SectionKind.ANNEX and section.heading:
            title = f"{waiting}: {section.heading}" if waiting else section.heading
            first = section.items[0] if section.items else None
            if first and not first.marker and NUMBER_OF_ANNEX.fullmatch(title) and is_capitals(first.text):
                title = f"{title}: {first.text}"
            waiting = "" if section.items else title
            titles += [title] if section.items else []
    return [*titles, waiting] if waiting else titles
