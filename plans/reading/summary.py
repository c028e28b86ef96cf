"""What was recognised in an outline, part by part, in words for the clerk."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plans.reading import lists
from plans.reading.actions import Action, actions_in
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.persons import contact_in
from plans.reading.text import body_lines
from plans.reading.ways import channels

CONTACT_PERSON = "Người liên hệ"
LONGEST, LONGEST_LABEL = 220, 60
MONEY = re.compile(r"kinh phí|dự toán|ngân sách", re.I)
# The year behind the place is that of the plan, not a part of the place.
WITHIN = re.compile(
    r"trên địa bàn (?:toàn )?(?:xã|phường|thị trấn|đặc khu)\b(?:(?!\s+(?:trong )?(?:năm|giai đoạn)\b)[^,.;]){0,40}",
    re.I,
)
FORMS = re.compile(r"đăng ký|phiếu|câu hỏi|tiếp nhận|nơi nhận|gửi ý kiến|hạn (?:gửi|nộp|nhận)", re.I)
FORM_OF_MEETING = re.compile(r"hình thức|cách thức|phương thức", re.I)
OF_BOTH = re.compile(
    r"(?:hình|cách|phương) thức(?:\s+(?:tổ chức|đối thoại|tiến hành|hội nghị)|\s*,|\s+và)", re.I
)
LAST_DAY = re.compile(r"thời hạn|hạn (?:cuối|chót|gửi|nộp|nhận)", re.I)
FOOTNOTE = re.compile(r"[¹²³⁴-⁹]|\[\d\]|\(\*+\)")
NUMBERED_NOTE = re.compile(r"\(\d{1,2}\)")


def summary(sections: list[ReadSection], subject: str = "") -> list[tuple[str, str]]:
    """Return each part of a plan that was found, with its Vietnamese name, in the order of the usual plan."""
    return [(kind.label, words) for kind, words in parts(sections, subject)] + list(_further(sections))


def parts(sections: list[ReadSection], subject: str = "") -> list[tuple[SectionKind, str]]:
    """Return the kinds of part that were found in a plan, each with what it says in short."""
    body = lists.body_of(sections)
    kind = SectionKind
    found = [
        (kind.BASES, _listed(lists.bases(sections))),
        *((one, _count(body, one)) for one in (kind.AIMS, kind.REQUIREMENTS)),
        (kind.SCOPE, _quote(body, kind.SCOPE) or _sentence([subject, *lists.texts_of(sections)], WITHIN)),
        (kind.CONTENTS, _count(body, kind.CONTENTS)),
        (kind.EXCLUSIONS, _quote(body, kind.EXCLUSIONS) or _refusal(body)),
        (kind.TIME_PLACE, _quote(body, kind.TIME_PLACE)),
        (kind.FORM, _form(body)),
        (kind.PARTICIPANTS, _participants(body)),
        (kind.AGENDA, _agenda(sections) or _count(body, kind.AGENDA)),
        (kind.BUDGET, _quote(body, kind.BUDGET) or _budget(body)),
        (kind.DUTIES, _duties(body)),
        (kind.RECIPIENTS, _recipients(sections)),
    ]
    return [(one, words) for one, words in found if words]


def _further(sections: list[ReadSection]) -> Iterator[tuple[str, str]]:
    """Yield how forms are handed in, the ways to reach the office and the attached papers, each with its name."""
    if registration := _registration(lists.body_of(sections)):
        yield "Đăng ký, gửi phiếu", registration
    ways = channels(sections)
    if ways:
        yield "Kênh tiếp nhận", "; ".join(ways)
    if person := contact_in(body_lines(sections)).words:
        yield CONTACT_PERSON, person
    annexes = [section for section in sections if section.kind == SectionKind.ANNEX]
    notes = sum(_is_note(item, annex) for annex in annexes for item in annex.items)
    if titles := lists.annex_titles(sections):
        yield SectionKind.ANNEX.label, "; ".join(titles) + (f" ({notes} chú thích)" if notes else "")


def _is_note(item: ReadItem, annex: ReadSection) -> bool:
    """Tell whether a line of a form is a footnote: raised figures, or a number that the form refers to."""
    if NUMBERED_NOTE.fullmatch(item.marker):
        return any(item.marker in other.text for other in annex.items if other is not item)
    return bool(FOOTNOTE.match(f"{item.marker}{item.text}"))


def _count(body: list[ReadSection], kind: SectionKind) -> str:
    """Return how many items a kind has, in words; "" where it has none."""
    items, heading = lists.items_about(body, kind)
    count = len(lists.counted(items, kind))
    if not count:
        return ""
    return f"{count} ý, chung mục «{heading}»" if heading else f"{count} ý"


def _quote(body: list[ReadSection], kind: SectionKind) -> str:
    items, heading = lists.items_about(body, kind)
    if heading:
        return f"chung mục «{heading}»"
    return shortened(" ".join(item.text for item in items))


def _form(body: list[ReadSection]) -> str:
    """Return how the meeting is held; how and until when forms are handed in is another matter."""
    of_forms = _of_forms(body)
    others = [
        replace(section, items=[item for item in section.items if not _hands_in(item.text)])
        for section in body
        if id(section) not in of_forms
        and not (section.kind == SectionKind.FORM and _hands_in(section.run_in))
    ]
    items, heading = lists.items_about(others, SectionKind.FORM)
    return f"chung mục «{heading}»" if heading else shortened(" ".join(item.text for item in items))


def _registration(body: list[ReadSection]) -> str:
    """Return how and until when forms are handed in, by the parts about that and by such lines of other parts."""
    of_forms = _of_forms(body)
    texts = [
        text
        for section in body
        for text in section.texts()
        if (section.kind == SectionKind.FORM and (id(section) in of_forms or _hands_in(text)))
        or (section.kind == SectionKind.CONTENTS and _is_labelled(text))
    ]
    return shortened(" ".join(texts))


def _of_forms(body: list[ReadSection]) -> set[int]:
    """Return the identities of the sections that the nearest heading, their own or one above, gives to forms."""
    found: set[int] = set()
    above: dict[int, str] = {}
    for section in body:
        above = {level: heading for level, heading in above.items() if level < section.level}
        above[section.level] = section.heading
        nearest = (above[level] for level in sorted(above, reverse=True))
        named = next((one for one in nearest if FORMS.search(one) or FORM_OF_MEETING.search(one)), "")
        if FORMS.search(named) and not OF_BOTH.search(named):
            found.add(id(section))
    return found


def _hands_in(text: str) -> bool:
    return Action.REGISTRATION in actions_in(text) or bool(LAST_DAY.match(text)) or _is_labelled(text)


def _is_labelled(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and len(label) <= LONGEST_LABEL and bool(FORMS.search(label))


def _sentence(texts: list[str], words: re.Pattern[str]) -> str:
    return next((match[0].strip() for text in texts if (match := words.search(text))), "")


def _refusal(body: list[ReadSection]) -> str:
    return next((shortened(one) for one in lists.refusals(body)), "")


def _budget(body: list[ReadSection]) -> str:
    """Return the sentence about money of a plan that has no part about it."""
    for section in body:
        for text in [*section.texts(), section.heading]:
            for one in lists.SENTENCE.split(text):
                if MONEY.search(one):
                    return shortened(f"{section.heading}: {one}" if text != section.heading else one)
    return ""


def _listed(texts: list[str]) -> str:
    return f"{len(texts)}: " + "; ".join(shortened(text, 90) for text in texts) if texts else ""


def _participants(body: list[ReadSection]) -> str:
    count = _count(body, SectionKind.PARTICIPANTS)
    return ", ".join([count, *lists.quotas(body)]) if count else ""


def _agenda(sections: list[ReadSection]) -> str:
    """Return how many items the agenda has that is attached as a paper of its own; "" where the plan itself has one."""
    items, title = lists.agenda(sections)
    if (annex := lists.attached_agenda(sections)) and title == annex.heading:
        return (
            f"{len(items)} ý, ở phụ lục «{shortened(title, 60)}»" if title else f"{len(items)} ý, ở phụ lục"
        )
    return ""


def _duties(body: list[ReadSection]) -> str:
    """Return the units that have duties, each with how many."""
    units = lists.units(body)
    written = [f"{unit} ({count} việc)" if count else unit for unit, count in units]
    return f"{len(units)} đơn vị: " + "; ".join(written) if units else _count(body, SectionKind.DUTIES)


def _recipients(sections: list[ReadSection]) -> str:
    count = len(lists.recipients(sections))
    return f"{count} nơi" if count else ""


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text; one longer than `longest` characters is cut behind a word and ends with "…"."""
    text = text.strip(" ;")
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
