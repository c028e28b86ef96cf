"""The lists that a plan's sections contain: its bases, participants, agenda, units with duties, recipients, annexes."""

import re

from plans.reading.kinds import BODIES, kinds_meant, kinds_named
from plans.reading.lines import is_table_row
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.quotas import quota_phrases

LABELLED = re.compile(r"(?P<label>[^:]{3,60}):\s*(?P<text>.+)", re.S)
BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Xét|Trên cơ sở|Theo (?!đó))", re.I)
CITED = re.compile(
    r"(?:Luật|Nghị (?:định|quyết)|Quyết định|Kế hoạch|Chương trình|Chỉ thị|Thông tư|Công văn"
    r"|Hướng dẫn|Quy (?:chế|định))\b.{0,200}?\b(?:số|ngày|năm)\b",
    re.I | re.S,
)
REFUSES = re.compile(
    r"không (?:đối thoại|tiếp nhận|xem xét|giải quyết|trả lời)[^.;]{0,60}"
    r"(?:khiếu nại|tố cáo|nội dung|vấn đề|vụ việc|trường hợp)"
    r"|(?:khiếu nại|tố cáo)[^.;]{0,80}không (?:thuộc|đối thoại|được đối thoại|tiếp nhận|xem xét|giải quyết)",
    re.I,
)
NOTE = re.compile(r"(?:ghi chú|lưu ý|chú ý)\s*:\s*", re.I)
SENTENCE = re.compile(r"(?<=[.;])\s+")
TABLE_HEAD = re.compile(r"(?:stt|tt|thời gian|nội dung)\b", re.I)
ORDER = re.compile(r"(?:đề nghị|giao|yêu cầu)\s+", re.I)
ACTS = re.compile(
    r"\s+(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|chuẩn bị|căn cứ|là cơ quan|tổng hợp|tiếp nhận"
    r"|bố trí|tuyên truyền|thông báo|lập|xây dựng|hướng dẫn|thực hiện|bảo đảm|đảm bảo|cử|mời|theo dõi|tập hợp"
    r"|giúp)\b.*",
    re.S,
)
OUTSIDE = (SectionKind.OPENING, SectionKind.RECIPIENTS, SectionKind.ANNEX, SectionKind.CLOSING)


def body_of(sections: list[ReadSection]) -> list[ReadSection]:
    """Return the sections between the opening and the closing."""
    return [section for section in sections if section.kind not in OUTSIDE]


def texts_of(sections: list[ReadSection]) -> list[str]:
    """Return every text of a plan without its recipients and attached papers."""
    return [text for section in sections if section.kind not in OUTSIDE[1:3] for text in section.texts()]


def items_about(body: list[ReadSection], kind: SectionKind) -> tuple[list[ReadItem], str]:
    """Return the items about a kind; where it has no heading of its own, also the heading it shares."""
    own = [section for section in body if section.kind == kind and section.texts()]
    if own:
        return [item for section in own for item in _items(section)], ""
    labelled = [
        ReadItem(item.marker, match["text"])
        for section in body
        for item in section.items
        if (match := LABELLED.match(item.text)) and kinds_named(match["label"])[:1] == [kind]
    ]
    shared = next(
        (section for section in body if section.texts() and kind in kinds_meant(section.heading)), None
    )
    if labelled or shared is None:
        return labelled, ""
    return _items(shared), shared.heading


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
    """Return the papers a plan rests on: each "Căn cứ …", and each paper cited behind a semicolon."""
    return [
        part
        for section in sections
        if section.kind in (SectionKind.OPENING, SectionKind.BASES)
        for text in section.texts()
        for part in re.split(r";\s*", text)
        if BASIS.match(part) or CITED.match(part) or section.kind == SectionKind.BASES
    ]


def quotas(body: list[ReadSection]) -> list[str]:
    """Return the phrases that say how many people from where are invited."""
    items, _ = items_about(body, SectionKind.PARTICIPANTS)
    return [phrase for item in items for phrase in quota_phrases(item.text)]


def attached_agenda(sections: list[ReadSection]) -> ReadSection | None:
    """Return the agenda that is attached as a paper of its own; None where there is none."""
    for section in sections:
        if section.kind == SectionKind.ANNEX and kinds_named(section.heading)[:1] == [SectionKind.AGENDA]:
            return section
    return None


def units(body: list[ReadSection]) -> list[tuple[str, int]]:
    """Return the units that have duties, each with how many."""
    found: list[tuple[str, int]] = []
    for section in (section for section in body if section.kind == SectionKind.DUTIES):
        names_unit = section.heading and (
            BODIES.match(section.heading.casefold()) or SectionKind.DUTIES not in kinds_meant(section.heading)
        )
        if names_unit:
            heading = ORDER.sub("", section.heading, count=1)
            found.append((_actor(heading) or heading, len(section.texts())))
            continue
        found += [(unit, 1) for text in section.texts() if (unit := _unit(text))]
    return found


def refusals(sections: list[ReadSection]) -> list[str]:
    """Return the sentences that say what is not talked about."""
    return [
        NOTE.sub("", one, count=1)
        for text in texts_of(sections)
        for one in SENTENCE.split(text)
        if REFUSES.search(one)
    ]


def recipients(sections: list[ReadSection]) -> list[str]:
    """Return who receives the plan."""
    return [
        text for section in sections if section.kind == SectionKind.RECIPIENTS for text in section.texts()
    ]


def annex_titles(sections: list[ReadSection]) -> list[str]:
    """Return the titles of the attached papers; "PHỤ LỤC" alone belongs to the title that follows it."""
    titles: list[str] = []
    waiting = ""
    for section in sections:
        if section.kind == SectionKind.ANNEX and section.heading:
            title = f"{waiting}: {section.heading}" if waiting else section.heading
            waiting = "" if section.items else title
            titles += [title] if section.items else []
    return [*titles, waiting] if waiting else titles


def _items(section: ReadSection) -> list[ReadItem]:
    run_in = [ReadItem("-", section.run_in)] if section.run_in else []
    return run_in + section.items


def _unit(text: str) -> str:
    """Return the unit that has a duty: the words before the colon, or before the verb."""
    if match := LABELLED.match(text):
        return ORDER.sub("", match["label"], count=1).strip()
    return _actor(ORDER.sub("", text, count=1))


def _actor(text: str) -> str:
    """Return the unit a sentence begins with, up to the verb that says what it does."""
    unit = ACTS.sub("", text)
    return unit if unit != text and len(unit) <= 100 and BODIES.match(unit.casefold()) else ""
