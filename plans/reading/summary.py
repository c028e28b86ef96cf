"""What was recognised in an outline, part by part, in words for the clerk."""

import re
from collections.abc import Iterator

from plans.reading.channels import channels
from plans.reading.kinds import BODIES, kinds_meant, kinds_named
from plans.reading.lines import is_table_row
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.quotas import quotas_said
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
    """Return each part of a plan that was found with its name, in the order of the usual plan."""
    body = [section for section in sections if section.kind not in OUTSIDE]
    kind = SectionKind
    found = [
        (kind.BASES, _listed(_bases(sections))),
        *((one, _counted(body, one)) for one in (kind.AIMS, kind.REQUIREMENTS)),
        (kind.SCOPE, _quoted(body, kind.SCOPE) or _sentence([subject, *_texts(sections)], WITHIN)),
        (kind.CONTENTS, _counted(body, kind.CONTENTS)),
        (kind.EXCLUSIONS, _quoted(body, kind.EXCLUSIONS) or _refusal(body)),
        (kind.TIME_PLACE, _quoted(body, kind.TIME_PLACE)),
        (kind.FORM, _quoted(body, kind.FORM)),
        (kind.PARTICIPANTS, _participants(body)),
        (kind.AGENDA, _counted(body, kind.AGENDA) or _agenda_attached(sections)),
        (kind.BUDGET, _quoted(body, kind.BUDGET) or _budget(body)),
        (kind.DUTIES, _duties(body)),
        (kind.RECIPIENTS, _recipients(sections)),
    ]
    return [(one.label, value) for one, value in found if value] + list(_further(sections))


def _further(sections) -> Iterator[tuple[str, str]]:
    ways = channels(body_lines(sections))
    if ways:
        yield "Kênh tiếp nhận", "; ".join(ways)
    annexes = [section for section in sections if section.kind == SectionKind.ANNEX]
    notes = sum(_is_note(item, annex) for annex in annexes for item in annex.items)
    # "PHỤ LỤC" alone names the paper whose title stands below it
    titles = "".join(
        section.heading + ("; " if section.items else ": ") for section in annexes if section.heading
    )
    if titles:
        yield SectionKind.ANNEX.label, titles.rstrip(";: ") + (f" ({notes} chú thích)" if notes else "")


def _is_note(item, annex) -> bool:
    """Whether a line of a form is a footnote: raised figures, or a number that the form refers to."""
    if NUMBERED_NOTE.fullmatch(item.marker):
        return any(item.marker in other.text for other in annex.items if other is not item)
    return bool(FOOTNOTE.match(f"{item.marker}{item.text}"))


def _said(body, kind) -> tuple[list[ReadItem], str]:
    """What is said about a kind, and the heading it shares with others where it has none of its own."""
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


def _items(section) -> list[ReadItem]:
    run_in = [ReadItem("-", section.run_in)] if section.run_in else []
    return run_in + section.items


def _counted(body, kind) -> str:
    items, heading = _said(body, kind)
    marked = [item for item in items if item.marker]
    if kind == SectionKind.CONTENTS:
        marked = [item for item in marked if not REFUSES.search(item.text)]
    rows = [item for item in items if is_table_row(item.text) and not TABLE_HEAD.match(item.text)]
    count = len(rows or marked or items)
    if not count:
        return ""
    return f"{count} ý, chung mục «{heading}»" if heading else f"{count} ý"


def _quoted(body, kind) -> str:
    items, heading = _said(body, kind)
    if heading:
        return f"chung mục «{heading}»"
    return shortened(" ".join(item.text for item in items))


def _texts(sections) -> list[str]:
    return [text for section in sections if section.kind not in OUTSIDE[1:3] for text in section.texts()]


def _sentence(texts, words) -> str:
    return next((match[0].strip() for text in texts if (match := words.search(text))), "")


def _refusal(body) -> str:
    return next(
        (shortened(one) for text in _texts(body) for one in SENTENCE.split(text) if REFUSES.search(one)), ""
    )


def _budget(body) -> str:
    """The sentence that speaks of money where no part of the plan does."""
    for section in body:
        for text in [*section.texts(), section.heading]:
            for one in SENTENCE.split(text):
                if MONEY.search(one):
                    return shortened(f"{section.heading}: {one}" if text != section.heading else one)
    return ""


def _bases(sections) -> list[str]:
    """The papers a plan rests on: each "Căn cứ …", and each paper cited behind a semicolon."""
    found = []
    for section in sections:
        if section.kind in (SectionKind.OPENING, SectionKind.BASES):
            for text in section.texts():
                for part in re.split(r";\s*", text):
                    if BASIS.match(part) or CITED.match(part) or section.kind == SectionKind.BASES:
                        found.append(part)
    return found


def _listed(texts) -> str:
    return f"{len(texts)}: " + "; ".join(shortened(text, 90) for text in texts) if texts else ""


def _participants(body) -> str:
    count = _counted(body, SectionKind.PARTICIPANTS)
    items, _ = _said(body, SectionKind.PARTICIPANTS)
    quotas = [words for item in items for words in quotas_said(item.text)]
    return ", ".join([count, *quotas]) if count else ""


def _agenda_attached(sections) -> str:
    for section in sections:
        if section.kind == SectionKind.ANNEX and kinds_named(section.heading)[:1] == [SectionKind.AGENDA]:
            rows = [
                item for item in section.items if is_table_row(item.text) and not TABLE_HEAD.match(item.text)
            ]
            return f"{len(rows or section.items)} ý, ở phụ lục «{shortened(section.heading, 60)}»"
    return ""


def _duties(body) -> str:
    """The units that have duties, each with how many."""
    units = []
    for section in (section for section in body if section.kind == SectionKind.DUTIES):
        named = section.heading and (
            BODIES.match(section.heading.casefold()) or SectionKind.DUTIES not in kinds_meant(section.heading)
        )
        if named:
            heading = ORDER.sub("", section.heading, count=1)
            units.append((_actor(heading) or heading, len(section.texts())))
            continue
        units += [(unit, 1) for text in section.texts() if (unit := _unit(text))]
    written = [f"{unit} ({count} việc)" if count else unit for unit, count in units]
    return f"{len(units)} đơn vị: " + "; ".join(written) if units else _counted(body, SectionKind.DUTIES)


def _unit(text) -> str:
    """Who a duty is given to: what stands before the colon, or before the verb."""
    if match := LABELLED.match(text):
        return ORDER.sub("", match["label"], count=1).strip()
    return _actor(ORDER.sub("", text, count=1))


def _actor(text) -> str:
    """The unit that a sentence begins with, up to what it is to do."""
    unit = ACTS.sub("", text)
    return unit if unit != text and len(unit) <= 100 and BODIES.match(unit.casefold()) else ""


def _recipients(sections) -> str:
    count = sum(
        len(section.items) + bool(section.run_in)
        for section in sections
        if section.kind == SectionKind.RECIPIENTS
    )
    return f"{count} nơi" if count else ""


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text, cut behind a word where it is long."""
    text = text.strip(" ;")
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
