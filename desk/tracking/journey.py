"""What a citizen sees of their own registration: each question with its journey, without the names of staff."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils.timezone import make_aware

from conferences.conclusion.models import Conclusion
from conferences.models import MinuteEntry
from desk.tracking.asking_on import round_to_ask_in
from desk.tracking.changes import changes_of
from desk.tracking.offers import Offer, offers_of
from desk.tracking.other_forms import OtherForm, other_forms
from desk.tracking.stages import ANSWERED, OVER, Stage, with_stage
from dialogue_portal.formats.days import say_day
from dialogue_portal.records.models import Record
from plans.models import Round
from plans.terms.in_force import reply_term
from registrations.calls.states import CALL_MADE, CALL_MISSED, CALL_POSTED, CALL_UNDONE
from registrations.models import Attachment, Question, Registration
from registrations.seats.hall import place_in_queue
from registrations.states import CORRECT_DAY, CORRECT_SENDER, ENTER, REGISTER, REPLACE_CODE
from registrations.supplements.models import SupplementKind
from responses.models import Assignment, Reply

# The recorded names that the citizen sees, and in which words; drafts and sending back stay in the office.
SHOWN_EVENTS: dict[tuple[type[Model], str], str] = {
    (Registration, REGISTER.name): "Ông/bà gửi phiếu",
    (Registration, ENTER.name): "Văn phòng nhập phiếu thay ông/bà",
    (Registration, REPLACE_CODE.name): "Văn phòng cấp mã phiếu mới theo đề nghị của ông/bà",
    (Registration, CORRECT_SENDER.name): "Thông tin người gửi trong phiếu được sửa",
    (Registration, CORRECT_DAY.name): "Văn phòng sửa lại ngày nhận phiếu",
    (Registration, CALL_MADE.name): "Văn phòng đã gọi báo cho ông/bà",
    (Registration, CALL_MISSED.name): "Văn phòng gọi mà chưa gặp ông/bà",
    (Registration, CALL_POSTED.name): "Văn phòng đã gửi giấy báo cho ông/bà",
    (Registration, CALL_UNDONE.name): "Văn phòng sửa lại: chưa báo được cho ông/bà",
    (Question, "accept"): "Văn phòng tiếp nhận ý kiến",
    (Question, "split"): "Văn phòng tách thành nhiều ý để trả lời từng ý",
    (Question, "correct"): "Ông/bà sửa ý kiến",
    (Question, "supplement"): "Ông/bà bổ sung ý kiến",
    (Question, "withdraw"): "Ông/bà rút ý kiến",
    (Question, "supplement_for"): "Văn phòng ghi thêm lời của ông/bà",
    (Question, "withdraw_for"): "Văn phòng rút ý kiến theo đề nghị của ông/bà",
    (Question, "decline"): "Văn phòng trả lại ý kiến vì không thuộc nội dung đối thoại",
    (Assignment, "direct"): "Lãnh đạo giao đơn vị trả lời",
    (Assignment, "hand_over"): "Lãnh đạo chuyển cho người khác trả lời",
    (Assignment, "pause"): "Cơ quan chờ ông/bà bổ sung, tạm dừng tính hạn",
    (Assignment, "answer_back"): "Ông/bà trả lời điều cơ quan hỏi",
    (Assignment, "resume"): "Tính hạn tiếp",
    (Assignment, "submit"): "Đã soạn xong, trình lãnh đạo duyệt",
    (Assignment, "approve"): "Lãnh đạo duyệt và gửi trả lời",
    (Assignment, "settle"): "Đã trả lời tại hội nghị",
    (Assignment, "acknowledge"): "Ông/bà báo đã nhận trả lời",
}

RecordsBySubject = dict[tuple[type[Model], int], list[Record]]


@dataclass
class Journey:
    """One question as its asker may see it; `offers` are the steps that the asker may take now.

    `awaited` is what the citizen is asked for during a pause, `answered_at` when they answered.
    """

    question: Question
    stage: Stage
    events: list[dict]
    is_late: bool = False
    answer: Reply | None = None
    assignment: Assignment | None = None
    minute_entry: MinuteEntry | None = None
    reason: str = ""
    awaited: str = ""
    answered_at: datetime | None = None
    offers: list[Offer] = field(default_factory=list)
    parts: list["Journey"] = field(default_factory=list)

    @property
    def may_change_acknowledgement(self) -> bool:
        """Whether the asker may still change what they said of the answer."""
        return any(offer.name == "acknowledge" for offer in self.offers)

    @property
    def is_news(self) -> bool:
        """Whether there is an answer of which the asker has not said yet that they received it."""
        return self.may_change_acknowledgement and not hasattr(self.assignment, "acknowledgement")

    @property
    def comes_next(self) -> str:
        """What the asker may expect next, with the day or the term where one is set."""
        if self.stage == Stage.RECEIVED and self.question.due_on:
            return f"{self.stage.comes_next}, chậm nhất {say_day(self.question.due_on)}"
        if self.stage == Stage.ACCEPTED:
            length = reply_term(self.question.round.plan).length
            return f"{self.stage.comes_next}; đơn vị có {length} kể từ khi nhận việc"
        return self.stage.comes_next

    @property
    def sent_since(self) -> str:
        """What the asker did with the words of the form since, as a heading; "" where nothing."""
        kinds = {row.kind for row in self.question.supplements.all()}
        corrected = SupplementKind.CORRECTION in kinds
        added = bool(kinds - {SupplementKind.CORRECTION})
        done = [verb for verb, is_done in (("sửa", corrected), ("gửi thêm", added)) if is_done]
        return f"Ông/bà đã {', '.join(done)}" if done else ""

    @property
    def shows_deadline(self) -> bool:
        """Whether an answer is being written, so that its deadline concerns the citizen."""
        return self.assignment is not None and self.stage == Stage.ANSWERING


@dataclass
class Followed:
    """A registration with the journeys of its questions, what became of its round, and the conclusion notice.

    `others` are further forms of the same telephone number; `may_change` tells whether the sender may still correct who
    they are; `files` came with the form; `place` is its place in the waiting list of a full hall,
    else 0; `ask_in` is a round that takes forms, looked for where something is answered.
    """

    registration: Registration
    journeys: list[Journey]
    changes: list[dict]
    conclusion: Conclusion | None
    others: list[OtherForm]
    may_change: bool
    files: list[Attachment]
    place: int
    ask_in: Round | None

    @property
    def every_journey(self) -> list[Journey]:
        """The journeys with those of their parts."""
        return [each for journey in self.journeys for each in (journey, *journey.parts)]

    @property
    def has_news(self) -> bool:
        """Whether there is an answer that the sender has not said to have received."""
        return any(journey.is_news for journey in self.every_journey)

    @property
    def may_withdraw(self) -> bool:
        """Whether the form may be withdrawn, and something would be withdrawn with it."""
        offered = {offer.name for journey in self.every_journey for offer in journey.offers}
        return self.may_change and (self.registration.attends or "withdraw" in offered)

    @property
    def comes(self) -> bool:
        """Whether the sender is expected at the conference."""
        left = [journey for journey in self.journeys if journey.stage != Stage.WITHDRAWN]
        withdrawn = self.registration.withdrawn_at is not None or not left
        return self.registration.attends and not withdrawn


def follow(registration: Registration, today: date) -> Followed:
    """Gathers what the page shows on the local date `today`, in a fixed number of queries.

    `registration` comes with its round.
    """
    questions = list(
        with_stage(registration.questions.all())
        .select_related(
            "authority",
            "assignment__department",
            "assignment__acknowledgement",
            "minute_entry",
            "round__conference",
            "round__plan",
        )
        .prefetch_related("assignment__replies", "assignment__pauses", "supplements__attachments")
    )
    records = _records_by_subject(registration, questions)
    journeys = {question.pk: _journey_of(question, registration, records, today) for question in questions}
    for journey in journeys.values():
        if whole := journeys.get(journey.question.split_from_id):
            whole.parts.append(journey)
    answered = any(journey.stage in ANSWERED for journey in journeys.values())
    round = registration.round
    changes = changes_of(round, records.get((Round, round.pk), []), registration.received_at)
    return Followed(
        registration,
        [journey for journey in journeys.values() if journey.question.split_from_id is None],
        changes,
        Conclusion.objects.issued()
        .filter(conference__round=round)
        .select_related("document", "authority")
        .first(),
        other_forms(registration),
        registration.is_changeable(today),
        list(registration.attachments.sent_with_the_form()) if registration.attached else [],
        place_in_queue(registration),
        round_to_ask_in(registration.authority, today) if answered else None,
    )


def _records_by_subject(registration, questions):
    """{(model, key): records in order} of all rows that this registration's story is made of: one query."""
    round = registration.round
    keys: dict[type[Model], list[int]] = {
        Registration: [registration.pk],
        Round: [round.pk],
        Question: [question.pk for question in questions],
        Assignment: [row.assignment.pk for row in questions if hasattr(row, "assignment")],
    }
    types = ContentType.objects.get_for_models(*keys)
    subjects = reduce(or_, (Q(content_type=types[model], object_id__in=keys[model]) for model in keys))
    models = {content_type.pk: model for model, content_type in types.items()}
    found: RecordsBySubject = {}
    for record in Record.objects.filter(subjects).order_by("at", "pk"):
        found.setdefault((models[record.content_type_id], record.object_id), []).append(record)
    return found


def _journey_of(question, registration, found, today):
    stage = Stage(question.stage)
    assignment = getattr(question, "assignment", None)
    conference = getattr(question.round, "conference", None)
    entry = getattr(question, "minute_entry", None)
    subjects: list[tuple[type[Model], int]] = [(Question, question.pk)]
    # A part begins where the whole was split; what was declined or split was not spoken of.
    if question.split_from_id is None:
        subjects.insert(0, (Registration, registration.pk))
    if assignment:
        subjects.append((Assignment, assignment.pk))
    records = [(subject, record) for subject in subjects for record in found.get(subject, [])]
    pause = _open_pause(assignment)
    declined = [record.note for subject, record in records if record.step == "decline"]
    return Journey(
        question=question,
        stage=stage,
        events=_events(
            question,
            records,
            conference if stage not in (Stage.DECLINED, Stage.SPLIT, Stage.WITHDRAWN) else None,
        ),
        assignment=assignment,
        is_late=assignment is not None and assignment.is_overdue(today),
        answer=assignment.reply if assignment and stage == Stage.ANSWERED else None,
        minute_entry=entry if entry and entry.said and conference and conference.state in OVER else None,
        reason=declined[-1] if declined else "",
        awaited=pause.reason if pause else "",
        answered_at=pause.answered_at if pause else None,
        offers=offers_of(question, today),
    )


def _open_pause(assignment):
    if assignment is None or assignment.paused_on is None or not assignment.is_open:
        return None
    return next((pause for pause in assignment.pauses.all() if pause.until_on is None), None)


def _events(question, records, conference):
    events = [
        {"label": SHOWN_EVENTS[model, record.step], "at": record.at}
        for (model, _), record in records
        if (model, record.step) in SHOWN_EVENTS
    ]
    if question.split_from_id:
        events.append({"label": "Tách ra từ ý kiến trong phiếu", "at": question.created_at})
    if conference and conference.closed_at:
        # The hour at which it ended, not that at which somebody entered it.
        held = make_aware(datetime.combine(conference.closed_on, conference.closed_at))
        events.append({"label": "Hội nghị đối thoại đã họp", "at": held})
    return sorted(events, key=lambda event: event["at"])
