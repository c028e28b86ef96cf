from collections.abc import Iterable, Iterator
from datetime import date, time

from conferences.documents import about_conference, comrade, people, person_in
from conferences.proceedings import EntryResult, ProceedingsEntry, proceedings_of
from dialogue_portal.documents.attached import ROOM
from dialogue_portal.documents.blocks import Block, heading, line, paragraphs
from dialogue_portal.documents.papers import Minutes, Signature, dated
from dialogue_portal.formats.days import day_on_paper
from plans.models import Plan
from plans.outline.naming import with_whom
from plans.outline.partners import name_of_meeting, partners_of
from plans.outline.text import items_of

ROMAN = ("I", "II", "III", "IV")
ROOM_FOR_A_NAME = "…" * 35
ROOM_FOR_A_NUMBER = "………"


class ConferenceMinutes(Minutes):
    """Biên bản hội nghị, made from what was noted during the conference."""

    @property
    def about(self) -> str:
        return about_conference(self.subject)

    @property
    def recipients(self) -> list[str]:
        return ["Như thành phần dự hội nghị", "Lưu: VT"]

    @property
    def secretary(self) -> Signature:
        return Signature(("THƯ KÝ",), self.subject.secretary_name)

    @property
    def signature(self) -> Signature:
        return Signature(("CHỦ TỌA",), self.subject.chair_name)

    @property
    def co_chair(self) -> Signature | None:
        """Of whoever chaired together with the committee, with room for the name while only a body is named."""
        conference = self.subject
        if not (conference.co_chair_name or partners_of(conference.round.plan).co_chair):
            return None
        return Signature(("ĐỒNG CHỦ TRÌ",), person_in(conference.co_chair_name))

    def body(self) -> list[Block]:
        """Who was there, the agenda, the proceedings and the chair's closing words."""
        conference, round = self.subject, self.subject.round
        agenda = items_of(round.plan, "agenda")
        closing_words = paragraphs(conference.closing_words)
        parts: list[tuple[str, Iterable[Block]]] = [("THÀNH PHẦN", self._present())]
        if agenda:
            parts.append(("CHƯƠNG TRÌNH", [line(f"- {text}") for text in agenda]))
        parts.append(("DIỄN BIẾN", self._proceedings()))
        if closing_words:
            parts.append(("KẾT LUẬN CỦA CHỦ TỌA", [line(text) for text in closing_words]))
        return [
            line(
                f"Vào hồi {hour(conference.opened_at)}, {dated(round.held_on, round.held_on.year)}, tại "
                f"{round.place or self.authority.address}, {self.authority.name} tổ chức "
                f"{name_of_meeting(round.plan)} {with_whom(round.plan)} theo {named(round.plan)}."
            ),
            *(
                block
                for number, (title, blocks) in zip(ROMAN, parts, strict=False)
                for block in [heading(f"{number}. {title}", 1), *blocks]
            ),
            line(
                f"Biên bản kết thúc vào hồi {hour(conference.closed_at)} cùng ngày, đã được đọc lại cho những người "
                "dự hội nghị nghe và thống nhất./."
            ),
        ]

    def _present(self) -> Iterator[Block]:
        conference = self.subject
        rows = list(conference.attendance.all())
        present = conference.present
        partners = partners_of(conference.round.plan)
        named = [f"Chủ tọa: {comrade(conference, conference.chair_name or ROOM_FOR_A_NAME)}."]
        # A plan that names a co-chair owes one: until somebody wrote who it was, there is room for the name.
        if co_chair := conference.co_chair_name or (partners.co_chair and ROOM_FOR_A_NAME):
            named.append(f"Đồng chủ trì: {co_chair.rstrip(' .;')}.")
        if partners.partner:
            named.append(f"Đơn vị phối hợp tổ chức: {partners.partner}.")
        named.append(f"Thư ký: {comrade(conference, conference.secretary_name or ROOM_FOR_A_NAME)}.")
        named.append(f"Người dự: {people(present)} người, gồm:" if present else "Người dự:")
        for place, words in enumerate(named, 1):
            yield line(f"{place}. {words}")
        for row in rows:
            end = "." if row == rows[-1] else ";"
            number = people(row.present) if present else ROOM_FOR_A_NUMBER
            yield line(f"- {row.get_group_display()}: {number} người{end}")

    def _proceedings(self) -> Iterator[Block]:
        proceedings = proceedings_of(self.subject)
        if not proceedings.entries:
            yield line("Không có ý kiến nào được nêu.")
            return
        yield line(f"Hội nghị xem xét {proceedings.asked_in_words}.")
        for entry in proceedings.entries:
            yield from minuted(entry, self.subject.held_on)


def hour(moment: time | None) -> str:
    """ "07 giờ 30 phút"; without a time, room to write it."""
    return f"{moment:%H} giờ {moment:%M} phút" if moment else f"{ROOM}giờ{ROOM}phút"


def named(plan: Plan) -> str:
    """ "Kế hoạch số 01/KH-UBND ngày 05/5/2026" """
    document = plan.in_force.document
    return f"Kế hoạch số {document}" if document else "Kế hoạch"


def minuted(entry: ProceedingsEntry, held_on: date) -> Iterator[Block]:
    """One entry of the minutes: who asked what, who answered what, and who owes a written answer by when."""
    yield Block("p", "announces", "", lead=f"{entry.number}. Ý kiến của {entry.question.asker_in_full}:")
    yield from map(line, paragraphs(entry.question.text))
    if entry.minute_entry:
        speaker = (
            f"{entry.minute_entry.speaker} trả lời:"
            if entry.minute_entry.speaker
            else "Trả lời tại hội nghị:"
        )
        for place, said in enumerate(paragraphs(entry.minute_entry.said)):
            yield line(said, lead="" if place else speaker)
    if remark := written_answer(entry, held_on):
        yield Block("p", "promise", remark)


def written_answer(entry: ProceedingsEntry, held_on: date) -> str:
    """The sentence about the written answer; "" where the question was answered in the hall."""
    if entry.result == EntryResult.ANSWERED:
        return ""
    if entry.result == EntryResult.UNRECORDED:
        return "(Chưa ghi kết quả.)"
    if entry.replied_by(held_on):
        return f"{entry.debtor} đã trả lời bằng văn bản trước hội nghị."
    if entry.assignment:
        return f"{entry.debtor} trả lời bằng văn bản, chậm nhất ngày {day_on_paper(entry.assignment.due_on)}."
    return f"{entry.debtor} trả lời bằng văn bản, thời hạn tính từ khi hội nghị bế mạc."
