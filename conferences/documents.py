from datetime import date, time

from conferences.course import Standing, Turn, course_of
from conferences.models import Conclusion, Conference
from dialogue_portal.documents.official import BLANK, Minutes, Paper, Signature, dated


def about_conference(conference: Conference) -> str:
    return (
        f"Hội nghị đối thoại giữa lãnh đạo {conference.authority.short_name} với người dân, tổ chức, doanh nghiệp "
        f"về thủ tục hành chính ngày\u00a0{conference.round.held_on:%d/%m/%Y}"
    )


def items_of(plan, kind: str) -> list[str]:
    """The lines of the plan's sections of one kind."""
    sections = plan.sections.filter(kind=kind).prefetch_related("items")
    return [item.text for section in sections for item in section.items.all()]


def recipients_of(plan) -> list[str]:
    """The plan's own recipients; the usual ones where it names none."""
    usual = [f"Thường trực Đảng ủy, HĐND {plan.authority.kind}", "Như thành phần dự hội nghị", "Lưu: VT"]
    return items_of(plan, "recipients") or usual


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def sentence(text: str) -> str:
    """The text with one full stop at its end."""
    return text.rstrip(" .;,") + "."


def hour(moment: time | None) -> str:
    """ "07 giờ 30 phút"; without a time, room to write it."""
    return f"{moment:%H} giờ {moment:%M} phút" if moment else f"{BLANK}giờ{BLANK}phút"


def people(number: int) -> str:
    """ "05", "1.287" """
    return f"{number:02,}".replace(",", ".")


class ConferenceMinutes(Minutes):
    """Biên bản hội nghị, written from what was noted while it was held."""

    template = "documents/minutes.html"

    @property
    def about(self):
        return about_conference(self.subject)

    @property
    def recipients(self):
        return ["Như thành phần dự hội nghị", "Lưu: VT"]

    @property
    def secretary(self):
        return Signature(("THƯ KÝ",), self.subject.secretary_name)

    @property
    def signature(self):
        return Signature(("CHỦ TỌA",), self.subject.chair_name)

    def context(self):
        conference = self.subject
        round = conference.round
        course = course_of(conference)
        return {
            "conference": conference,
            "round": round,
            "held": dated(round.held_on, round.held_on.year),
            "opened": hour(conference.opened_at),
            "closed": hour(conference.closed_at),
            "attendance": [(row.get_group_display(), people(row.present)) for row in conference.attendance.all()],
            "present": people(conference.present) if conference.present else "",
            "agenda": items_of(round.plan, "agenda"),
            "course": course,
            "turns": [minuted(turn, round.held_on) for turn in course.turns],
            "closing_words": paragraphs(conference.closing_words),
        }


def minuted(turn: Turn, held_on: date) -> dict:
    """A question as the minutes tell it: who asked what, who answered what, who owes a written answer by when."""
    speaker = turn.entry.speaker if turn.entry else ""
    return {
        "number": turn.number,
        "asker": turn.question.asker,
        "asked": paragraphs(turn.question.text),
        "speaker": f"{speaker} trả lời:" if speaker else "Trả lời tại hội nghị:",
        "said": paragraphs(turn.entry.said) if turn.entry else [],
        "promise": promise(turn, held_on),
    }


def promise(turn: Turn, held_on: date) -> str:
    """What the minutes say about the written answer; "" where nothing is owed."""
    if turn.standing == Standing.ANSWERED:
        return ""
    if turn.standing == Standing.LOOSE:
        return "(Chưa ghi kết quả.)"
    if turn.replied_by(held_on):
        return f"{turn.debtor} đã trả lời bằng văn bản trước hội nghị."
    if turn.assignment:
        return f"{turn.debtor} trả lời bằng văn bản, chậm nhất ngày {turn.assignment.due_on:%d/%m/%Y}."
    return f"{turn.debtor} trả lời bằng văn bản, thời hạn tính từ khi hội nghị bế mạc."


class ConclusionPaper(Paper):
    """Thông báo kết luận."""

    type_code = "TB"
    type_name = "THÔNG BÁO"
    template = "documents/conclusion.html"

    @property
    def about(self):
        return f"Kết luận {about_conference(self.subject.conference)}"

    @property
    def year(self):
        return self.subject.conference.round.held_on.year

    @property
    def recipients(self):
        return recipients_of(self.subject.conference.round.plan)

    @property
    def signature(self):
        if self.subject.signed_by:
            return Signature.for_member(self.subject.signed_by, self.authority, self.type_code, self.subject.met_on)
        return super().signature

    def context(self):
        conference = self.subject.conference
        points = self.subject.points.select_related("department")
        return {
            "conference": conference,
            "held": dated(conference.round.held_on, self.year),
            "text": paragraphs(self.subject.text),
            "points": [
                {"text": sentence(point.text), "department": point.department, "due_on": point.due_on}
                for point in points
            ],
        }


def first_draft(conclusion: Conclusion) -> str:
    """A text to begin with, made from what was noted: who came, what was asked, which department still owes answers.

    It names no citizen: the notice is public.
    """
    conference = conclusion.conference
    course = course_of(conference)
    lines = []
    if conference.present:
        groups = [f"{row.get_group_display().lower()}: {people(row.present)}" for row in conference.attendance.all()]
        lines.append(f"Dự hội nghị có {people(conference.present)} người ({'; '.join(groups)}).")
    if course.asked:
        lines.append(f"Hội nghị đã xem xét {course.asked_in_words}. Đã trả lời {course.answered:02} ý kiến.")
    if course.owed:
        lines.append(f"Còn {course.owed:02} ý kiến được trả lời bằng văn bản đến từng người nêu:")
    for debtor, number, due_on in course.debts:
        due = f", chậm nhất ngày {due_on:%d/%m/%Y}" if due_on else ""
        lines.append(f"- {debtor}: {number:02} ý kiến{due}.")
    return "\n".join(lines + paragraphs(conference.closing_words))
