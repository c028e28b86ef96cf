"""Read the text of a plan: its outline and its facts."""

import re

from plans.reading.agendahours import set_ends_by_agenda
from plans.reading.causes import why_no_title
from plans.reading.channels import address, email, hotline
from plans.reading.ending import ending_of
from plans.reading.facts import missing, unplaced
from plans.reading.letterhead import letterhead, unplaced_cells
from plans.reading.lines import LONGEST_TEXT, Line, lines_of
from plans.reading.model import NotAPlan, ReadPlan, Unplaced, UnplacedIn
from plans.reading.names import commune_in, province_in
from plans.reading.outline import outline
from plans.reading.paragraphs import paragraphs_of, wrap_width
from plans.reading.persons import contact_in
from plans.reading.places import set_places
from plans.reading.rounds import set_rounds
from plans.reading.subject import LONGEST_SUBJECT, subject_of
from plans.reading.terms import set_terms
from plans.reading.text import body_lines, write
from plans.reading.textend import end_of_text
from plans.reading.unread import unread_contacts

TITLE = re.compile(r"\W*(?:DỰ THẢO\W+)?K\s?Ế\s*H\s?O\s?Ạ\s?C\s?H\W*(?:DỰ THẢO\W*)?", re.I)
# "KẾ HOẠCH Tổ chức …" on one line; in small letters only where no other title stands ("Kế hoạch số 5" is cited).
TITLE_AND_SUBJECT = re.compile(r"\W*KẾ\s+HOẠCH\s*[:.–-]?\s+(?=\S)")
SMALL_TITLE_AND_SUBJECT = re.compile(r"\W*Kế hoạch\s*[:.–-]?\s+(?=\S)(?!số\b|này\b)", re.I)
TITLES = (TITLE_AND_SUBJECT, SMALL_TITLE_AND_SUBJECT)
NO_HEADINGS = (
    "Không thấy đề mục nào (I., II., 1., 2. …) trong kế hoạch nên cả nội dung được để thành một phần. Xin xem có dán "
    "đủ văn bản và giữ các đề mục không."
)
MOST_ROUNDS = 4
# A footnote sign may be glued to the year: "năm 2026¹".
YEAR = re.compile(r"\bnăm (20\d\d)(?!\d)", re.I)


def read(text: str) -> ReadPlan:
    """Read the plain text of a plan.

    Raise NotAPlan, with a Vietnamese sentence for the user, when the text is no plan.
    """
    first = plan = _read_once(text)
    for _ in range(MOST_ROUNDS):
        # An odd text may read differently once it is laid out. The clerk sees the text as laid out, so that counts.
        laid_out = write(plan)
        if len(laid_out) > LONGEST_TEXT:
            break
        again = _read_once(laid_out)
        if again == plan:
            break
        plan = again
    # Only the text itself shows what was decided: the layout has it decided already.
    plan.decisions, plan.decided_in = list(dict.fromkeys(first.decisions)), first.decided_in
    set_places(plan, first, plan, text=text)
    head, _ = _two_parts(lines_of(text))
    plan.unplaced += [Unplaced(UnplacedIn.HEAD, words) for words in unplaced_cells(head)]
    return plan


def _read_once(text: str) -> ReadPlan:
    lines = lines_of(text)
    head, below = _two_parts(lines)
    subject, taken, decisions = subject_of(below)
    _refuse_endless_subject(subject)
    own = below[taken:]
    end, decided = end_of_text(own)
    body, tail = own[:end], own[end:]
    width = wrap_width(own)
    sections = outline(paragraphs_of(body, width))
    if not sections and not subject:
        raise NotAPlan(
            "Không có nội dung nào sau tên loại “KẾ HOẠCH”. "
            "Ông/bà hãy dán toàn văn kế hoạch, từ quốc hiệu đến nơi nhận."
        )
    if not any(section.level for section in sections):
        decisions.append(NO_HEADINGS)
    ending = ending_of(tail, width)
    recipients = [ending.recipients] if ending.recipients else []
    plan = ReadPlan(
        subject=subject,
        sections=[*sections, *recipients, *ending.annexes],
        signature_lines=ending.signature_lines,
        signer_name=ending.signer_name,
        decisions=decisions + decided + ending.decisions,
    )
    _set_facts(plan, head)
    return plan


def _two_parts(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Divide a text into what stands above the title and what stands below it."""
    title = next((place for place, line in enumerate(lines) if TITLE.fullmatch(line.text)), None)
    subject = []
    for pattern in TITLES if title is None else ():
        title = next((place for place, line in enumerate(lines) if pattern.match(line.text)), None)
        if title is not None:
            text = pattern.sub("", lines[title].text, count=1)
            text = text[:1].upper() + text[1:]
            subject = [Line(text, text, False)]
            break
    if title is None:
        raise NotAPlan(why_no_title(lines))
    return lines[:title], subject + lines[title + 1 :]


def _refuse_endless_subject(subject: str) -> None:
    if len(subject) > LONGEST_SUBJECT:
        raise NotAPlan(
            f"Trích yếu dài {len(subject)} ký tự, quá {LONGEST_SUBJECT}. "
            "Ông/bà hãy rút gọn phần ngay dưới dòng “KẾ HOẠCH”, hoặc xuống dòng trước đoạn mở đầu."
        )


def _set_facts(plan: ReadPlan, head_lines: list[Line]) -> None:
    head, lines = letterhead(head_lines), body_lines(plan.sections)
    text = "\n".join([plan.subject, *lines])
    kind, place = ("", "") if head.other_authority else commune_in(text)
    plan.authority_kind, plan.place = head.authority_kind or kind, head.place or place
    plan.other_authority = head.other_authority
    plan.decisions += head.decisions
    plan.province = head.province or province_in(text)
    plan.places = {
        "authority_kind": f"{plan.authority_kind} {plan.place}",
        "place": f"{plan.authority_kind} {plan.place}",
        "province": plan.province,
        "subject": plan.subject,
        "signature_lines": "\n".join(plan.signature_lines),
        "signer_name": plan.signer_name,
    } | head.places
    plan.number, plan.symbol, plan.issued_on = head.number, head.symbol, head.issued_on
    named = YEAR.search(plan.subject)
    # A plan for next year is often signed in December.
    plan.year = int(named[1]) if named else head.year
    set_facts_of_outline(plan)
    plan.year = plan.year or next((one.year for one in plan.rounds if one.year), None)
    plan.missing, plan.unplaced = missing(plan), unplaced(plan)


def set_facts_of_outline(plan: ReadPlan) -> None:
    """Set the facts that the sections of a plan state: its rounds, terms and ways to reach the office."""
    lines = body_lines(plan.sections)
    text = "\n".join([plan.subject, *lines])
    set_rounds(plan)
    set_ends_by_agenda(plan)
    set_terms(plan)
    person = contact_in(lines)
    plan.contact_person = person.words
    plan.hotline = hotline(text, person.number)
    plan.email, plan.contact_address = email(text), address(plan.sections)
    plan.perhaps = unread_contacts(plan)
    contacts = ("email", "hotline", "contact_address", "contact_person")
    plan.places |= {code: getattr(plan, code) for code in contacts}
