"""What was recognised in an outline, part by part, in words for the clerk."""

import re
from collections.abc import Iterator

from plans.reading.channels import channels
from plans.reading.kinds import BODIES, kinds_meant, kinds_named
from plans.reading.lines import is_table_row
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.quotas import quota_phrases
from plans.reading.text import body_lines

LONGEST = 220
LABELLED = re.compile(r"(?P<label>[^:]{3,60}):\s*(?P<text>.+)", re.S)
BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Xét|Trên cơ sở|Theo (?!đó))", re.I)
CITED = re.compile(
    r"(?:Luật|Nghị (?:định|quyết)|Quyết định|Kế hoạch|Chương trình|Chỉ thị|Thông tư|Công văn"
    r"|Hướng dẫn|Quy (?:chế|định))\b.{0,200}?\b(?:số|ngày|năm)\b",
    re.I | re.S,
)
REFUSES = re.compile(
    r"không (?:đối thoại|tiếp nhận|xem xét|giải quyết)[^.;]{0,60}"
    r"(?:khiếu nại|tố cáo|nội dung|vấn đề|vụ việc|trường hợp)",
    re.I,
)
MONEY = re.compile(r"kinh phí|dự toán|ngân sách", re.I)
WITHIN = re.compile(r"trên địa bàn (?:toàn )?(?:xã|phường|thị trấn|đặc khu)\b[^,.;]{0,40}", re.I)
SENTENCE = re.compile(r"(?<=[.;])\s+")
TABLE_HEAD = re.compile(r"(?:stt|tt|thời gian|nội dung)\b", re.I)
ORDER = re.compile(r"(?:đề nghị|giao|yêu cầu)\s+", re.I)
ACTS = re.compile(
    r"\s+(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|chuẩn bị|căn cứ|là cơ quan|tổng hợp|tiếp nhận"
    r"|bố trí|tuyên truyền|thông báo|lập|xây dựng|hướng dẫn|thực hiện|bảo đảm|đảm bảo|cử|mời|theo dõi|tập hợp"
    r"|giúp)\b.*",
    re.S,
)
FOOTNOTE = re.compile(r"[¹²³⁴-⁹]|\[\d\]|\(\*+\)")
NUMBERED_NOTE = re.compile(r"\(\d{1,2}\)")
OUTSIDE = (SectionKind.OPENING, SectionKind.RECIPIENTS, SectionKind.ANNEX, SectionKind.CLOSING)


def summary(sections: list[ReadSection], subject: str = "") -> list[tuple[str, str]]:
    """Return each part of a plan that was found, with its Vietnamese name, in the order of the usual plan."""
    return [(kind.label, words) for kind, words in parts(sections, subject)] + list(_further(sections))


def parts(sections: list[ReadSection], subject: str = "") -> list[tuple[SectionKind, str]]:
    """Return the kinds of part that were found in a plan, each with what it says in short."""
    body = [section for section in sections if section.kind not in OUTSIDE]
    kind = SectionKind
    found = [
        (kind.BASES, _listed(_bases(sections))),
        *((one, _count(body, one)) for one in (kind.AIMS, kind.REQUIREMENTS)),
        (kind.SCOPE, _quote(body, kind.SCOPE) or _sentence([subject, *_texts(sections)], WITHIN)),
        (kind.CONTENTS, _count(body, kind.CONTENTS)),
        (kind.EXCLUSIONS, _quote(body, kind.EXCLUSIONS) or _refusal(body)),
        (kind.TIME_PLACE, _quote(body, kind.TIME_PLACE)),
        (kind.FORM, _quote(body, kind.FORM)),
        (kind.PARTICIPANTS, _participants(body)),
        (kind.AGENDA, _count(body, kind.AGENDA) or _attached_agenda(sections)),
        (kind.BUDGET, _quote(body, kind.BUDGET) or _budget(body)),
        (kind.DUTIES, _duties(body)),
        (kind.RECIPIENTS, _recipients(sections)),
    ]
    return [(one, words) for one, words in found if words]


def _further(sections: list[ReadSection]) -> Iterator[tuple[str, str]]:
    """Yield the ways to reach the office and the attached papers, each with its name."""
    ways = channels(body_lines(sections))
    if ways:
        yield "Kênh tiếp nhận", "; ".join(ways)
    annexes = [section for section in sections if section.kind == SectionKind.ANNEX]
    notes = sum(_is_note(item, annex) for annex in annexes for item in annex.items)
    # A heading that is only "PHỤ LỤC" belongs to the paper whose title follows it.
    titles = "".join(
        section.heading + ("; " if section.items else ": ") for section in annexes if section.heading
    )
    if titles:
        yield SectionKind.ANNEX.label, titles.rstrip(";: ") + (f" ({notes} chú thích)" if notes else "")


def _is_note(item: ReadItem, annex: ReadSection) -> bool:
    """Tell whether a line of a form is a footnote: raised figures, or a number that the form refers to."""
    if NUMBERED_NOTE.fullmatch(item.marker):
        return any(item.marker in other.text for other in annex.items if other is not item)
    return bool(FOOTNOTE.match(f"{item.marker}{item.text}"))


def _items_about(body: list[ReadSection], kind: SectionKind) -> tuple[list[ReadItem], str]:
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


def _items(section: ReadSection) -> list[ReadItem]:
    run_in = [ReadItem("-", section.run_in)] if section.run_in else []
    return run_in + section.items


def _rows(items: list[ReadItem]) -> list[ReadItem]:
    """Return the items that are rows of a table, without its heading row."""
    return [item for item in items if is_table_row(item.text) and not TABLE_HEAD.match(item.text)]


def _count(body: list[ReadSection], kind: SectionKind) -> str:
    """Return how many items a kind has, in words; "" where it has none."""
    items, heading = _items_about(body, kind)
    listed = [item for item in items if item.marker]
    if kind == SectionKind.CONTENTS:
        listed = [item for item in listed if not REFUSES.search(item.text)]
    count = len(_rows(items) or listed or items)
    if not count:
        return ""
    return f"{count} ý, chung mục «{heading}»" if heading else f"{count} ý"


def _quote(body: list[ReadSection], kind: SectionKind) -> str:
    items, heading = _items_about(body, kind)
    if heading:
        return f"chung mục «{heading}»"
    return shortened(" ".join(item.text for item in items))


def _texts(sections: list[ReadSection]) -> list[str]:
    return [text for section in sections if section.kind not in OUTSIDE[1:3] for text in section.texts()]


def _sentence(texts: list[str], words: re.Pattern[str]) -> str:
    return next((match[0].strip() for text in texts if (match := words.search(text))), "")


def _refusal(body: list[ReadSection]) -> str:
    return next(
        (shortened(one) for text in _texts(body) for one in SENTENCE.split(text) if REFUSES.search(one)), ""
    )


def _budget(body: list[ReadSection]) -> str:
    """Return the sentence about money of a plan that has no part about it."""
    for section in body:
        for text in [*section.texts(), section.heading]:
            for one in SENTENCE.split(text):
                if MONEY.search(one):
                    return shortened(f"{section.heading}: {one}" if text != section.heading else one)
    return ""


def _bases(sections: list[ReadSection]) -> list[str]:
    """Return the papers a plan rests on: each "Căn cứ …", and each paper cited behind a semicolon."""
    return [
        part
        for section in sections
        if section.kind in (SectionKind.OPENING, SectionKind.BASES)
        for text in section.texts()
        for part in re.split(r";\s*", text)
        if BASIS.match(part) or CITED.match(part) or section.kind == SectionKind.BASES
    ]


def _listed(texts: list[str]) -> str:
    return f"{len(texts)}: " + "; ".join(shortened(text, 90) for text in texts) if texts else ""


def _participants(body: list[ReadSection]) -> str:
    count = _count(body, SectionKind.PARTICIPANTS)
    items, _ = _items_about(body, SectionKind.PARTICIPANTS)
    quotas = [phrase for item in items for phrase in quota_phrases(item.text)]
    return ", ".join([count, *quotas]) if count else ""


def _attached_agenda(sections: list[ReadSection]) -> str:
    """Return how many items the agenda has that is attached as a paper of its own."""
    for section in sections:
        if section.kind == SectionKind.ANNEX and kinds_named(section.heading)[:1] == [SectionKind.AGENDA]:
            items = _rows(section.items) or section.items
            return f"{len(items)} ý, ở phụ lục «{shortened(section.heading, 60)}»"
    return ""


def _duties(body: list[ReadSection]) -> str:
    """Return the units that have duties, each with how many."""
    units: list[tuple[str, int]] = []
    for section in (section for section in body if section.kind == SectionKind.DUTIES):
        names_unit = section.heading and (
            BODIES.match(section.heading.casefold()) or SectionKind.DUTIES not in kinds_meant(section.heading)
        )
        if names_unit:
            heading = ORDER.sub("", section.heading, count=1)
            units.append((_actor(heading) or heading, len(section.texts())))
            continue
        units += [(unit, 1) for text in section.texts() if (unit := _unit(text))]
    written = [f"{unit} ({count} việc)" if count else unit for unit, count in units]
    return f"{len(units)} đơn vị: " + "; ".join(written) if units else _count(body, SectionKind.DUTIES)


def _unit(text: str) -> str:
    """Return the unit that has a duty: the words before the colon, or before the verb."""
    if match := LABELLED.match(text):
        return ORDER.sub("", match["label"], count=1).strip()
    return _actor(ORDER.sub("", text, count=1))


def _actor(text: str) -> str:
    """Return the unit a sentence begins with, up to the verb that says what it does."""
    unit = ACTS.sub("", text)
    return unit if unit != text and len(unit) <= 100 and BODIES.match(unit.casefold()) else ""


def _recipients(sections: list[ReadSection]) -> str:
    count = sum(
        len(section.items) + bool(section.run_in)
        for section in sections
        if section.kind == SectionKind.RECIPIENTS
    )
    return f"{count} nơi" if count else ""


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text; one longer than `longest` characters is cut behind a word and ends with "…"."""
    text = text.strip(" ;")
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
