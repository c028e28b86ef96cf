from conferences.conclusion.models import Conclusion
from conferences.documents import about_conference, comrade, people
from conferences.proceedings import proceedings_of
from dialogue_portal.documents.blocks import Block, in_tables, line, paragraphs
from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.papers import Paper, Signature
from dialogue_portal.formats.days import day_on_paper
from plans.models import Plan
from plans.outline.naming import with_whom
from plans.outline.partners import name_of_meeting
from plans.outline.text import items_of
from registrations.surveyresults.summary import lines_of_round


class ConclusionPaper(Paper):
    """Thông báo kết luận: what the chair concluded, and the points that departments carry out."""

    type_code = PaperType.NOTICE
    type_name = "THÔNG BÁO"

    @property
    def about(self) -> str:
        return f"Kết luận {about_conference(self.subject.conference)}"

    @property
    def year(self) -> int:
        return self.subject.conference.held_on.year

    @property
    def recipients(self) -> list[str]:
        return recipients_of(self.subject.conference.round.plan)

    @property
    def signature(self) -> Signature:
        """The signature of whoever issued it; a draft has the chairman's."""
        if self.subject.signed_by:
            return Signature.for_member(
                self.subject.signed_by, self.authority, self.type_code, self.subject.met_on
            )
        return super().signature

    def body(self) -> list[Block]:
        """The text of the notice, then its points."""
        conference, name = self.subject.conference, self.authority.name
        plan = conference.round.plan
        blocks = [
            line(
                f"Ngày {day_on_paper(conference.held_on)}, tại {conference.round.place or self.authority.address}, "
                f"{name} đã tổ chức {name_of_meeting(plan)} {with_whom(plan)} do "
                f"{comrade(conference, conference.chair_name)} chủ tọa. Sau khi nghe các ý kiến và phần trả lời của "
                "các đơn vị, chủ tọa hội nghị kết luận như sau:"
            ),
            *in_tables([line(text) for text in paragraphs(self.subject.text)]),
        ]
        if points := list(self.subject.points.select_related("department")):
            blocks.append(Block("p", "level-0 announces", "Các việc phải thực hiện sau hội nghị:"))
        for number, point in enumerate(points, 1):
            done = (
                f"Giao {point.department} thực hiện, hoàn thành chậm nhất ngày {day_on_paper(point.due_on)}."
            )
            blocks.append(line(f"{number}. {sentence(point.text)} {done}"))
        blocks.append(line(f"{name} thông báo để các đơn vị, cá nhân có liên quan biết và thực hiện./."))
        return blocks


def recipients_of(plan: Plan) -> list[str]:
    """The plan's own recipients; the usual ones where it names none."""
    usual = [f"Thường trực Đảng ủy, HĐND {plan.authority.kind}", "Như thành phần dự hội nghị", "Lưu: VT"]
    return items_of(plan, "recipients") or usual


def sentence(text: str) -> str:
    """The text with one full stop at its end."""
    return text.rstrip(" .;,") + "."


def first_draft(conclusion: Conclusion) -> str:
    """A text to begin with: how many people came, what was asked, which departments still owe answers, and what people
    answered in the survey of the round.

    It names no citizen, because the notice is public.
    """
    conference = conclusion.conference
    proceedings = proceedings_of(conference)
    lines = []
    if conference.present:
        groups = [
            f"{row.get_group_display().lower()}: {people(row.present)}" for row in conference.attendance.all()
        ]
        lines.append(f"Dự hội nghị có {people(conference.present)} người ({'; '.join(groups)}).")
    if proceedings.asked:
        lines.append(
            f"Hội nghị đã xem xét {proceedings.asked_in_words}. Đã trả lời {proceedings.answered:02} ý kiến."
        )
    if proceedings.owed:
        lines.append(f"Còn {proceedings.owed:02} ý kiến được trả lời bằng văn bản đến từng người nêu:")
    for owed in proceedings.owed_by_department:
        due = f", chậm nhất ngày {day_on_paper(owed.last_due_on)}" if owed.last_due_on else ""
        lines.append(f"- {owed.department}: {owed.number:02} ý kiến{due}.")
    lines += lines_of_round(conference.round)
    return "\n".join(lines + paragraphs(conference.closing_words))
