from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialogue_portal.accounts.models import Authority, Sector
from dialogue_portal.formats.codes import grouped
from dialogue_portal.formats.columns import Following, PersonKey, SearchPlain, SearchToned
from dialogue_portal.formats.delicate import Concern, concerns_of
from dialogue_portal.records.flow import Flowing
from dialogue_portal.records.models import Record, RecordQuerySet
from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.deadlines import Deadlined
from plans.models import Round
from registrations.attachments.models import Attachment, AttachmentFile
from registrations.calls.models import Call
from registrations.collecting.models import Collector
from registrations.debtors import triage_debtors
from registrations.delegates.models import Delegate, Quota
from registrations.entry.channels import Channel
from registrations.entry.models import Arriving
from registrations.floods.models import Flood, HeldForm
from registrations.listing.columns import HamletKey, OpeningKey
from registrations.listing.models import Export, ExportFile
from registrations.mailbox.models import IncomingMessage, ReadingPlace
from registrations.personaldata.models import DataRequest, DataRequestKind, Look
from registrations.personaldata.words import PersonalWords
from registrations.querysets import QuestionQuerySet, RegistrationQuerySet
from registrations.receipt.models import MailedLink
from registrations.seats.states import Seat
from registrations.sender.models import SenderChange, in_words
from registrations.states import QUESTION_FLOW, QuestionState
from registrations.supplements.models import Supplement, SupplementKind
from registrations.survey import models as _of_surveys  # noqa: F401  (so that Django finds them)

__all__ = [
    "Attachment",
    "AttachmentFile",
    "Call",
    "Collector",
    "DataRequest",
    "DataRequestKind",
    "Delegate",
    "Export",
    "ExportFile",
    "Flood",
    "HeldForm",
    "IncomingMessage",
    "Look",
    "MailedLink",
    "Question",
    "QuestionSource",
    "Quota",
    "ReadingPlace",
    "Registration",
    "SenderChange",
    "Supplement",
    "in_full",
    "restriction_of",
]


def in_full(full_name: str, organisation: str) -> str:
    """A person, or an organisation with its representative."""
    return f"{organisation} (người đại diện: {full_name})" if organisation else full_name


class Registration(Arriving, Following):
    """Phiếu đăng ký tham gia đối thoại, as a citizen or an organisation sent it; a lost code is replaced.

    Its sender, and the office for them, corrects what it says of them (drawer `sender`). It goes at their request, and
    at the end of the time for which it is kept (drawer `personaldata`).

    One that did not come by the portal was entered by somebody else (`channel`, `entered_by`). It may lack a telephone
    number or an address, and has a number in its round that stands on the paper too (`slip_number`).
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    round = models.ForeignKey(
        Round, models.PROTECT, related_name="registrations", verbose_name="đợt đối thoại"
    )
    code = models.CharField("mã phiếu", max_length=12, unique=True, editable=False)
    # Of the words that were sent and the page they came from: pressing the button twice makes no second registration.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    full_name = models.CharField("họ và tên", max_length=120)
    organisation = models.CharField("tổ chức, doanh nghiệp", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=15, blank=True)
    # To reach the person; it opens no form.
    second_phone = models.CharField("điện thoại khác", max_length=15, blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    # Nobody comes of whom it was not said.
    attends = models.BooleanField("dự hội nghị", default=False)
    # "" where nobody counts the seats of the hall, or the person does not come.
    seat = models.CharField("chỗ ngồi", max_length=5, choices=Seat, blank=True, editable=False)
    waits_since = models.DateTimeField("chờ chỗ từ lúc", null=True, editable=False)
    named_in_public = models.BooleanField("nêu tên khi công khai", default=False)
    consent_version = models.CharField("bản cam kết về dữ liệu cá nhân", max_length=20)
    # Through whom it was handed in; empty where the citizen sent it or the office entered it.
    collector = models.ForeignKey(
        Collector, models.PROTECT, null=True, related_name="registrations", verbose_name="đầu mối"
    )
    attached = models.PositiveSmallIntegerField("số tệp gửi kèm", default=0)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, editable=False)
    late_reason = models.CharField("lý do nhận muộn", max_length=500, blank=True)
    search_plain = SearchPlain("names", "full_name", "organisation")
    search_toned = SearchToned("names", "full_name", "organisation")
    person_key = PersonKey("full_name")
    # What two forms of one person have in common, besides the telephone number.
    person_words = SearchToned("full_name")
    address_words = SearchPlain("address")
    hamlet_words = HamletKey("address")
    # Since that day it says nothing of its sender any more.
    anonymised_on = models.DateField("xóa dữ liệu cá nhân ngày", null=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu đăng ký"
        verbose_name_plural = "phiếu đăng ký"
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="registration_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(seat=Seat.WAITS, waits_since__isnull=False)
                | Q(seat__in=["", Seat.TAKEN], waits_since=None),
                name="registration_waits_since",
            ),
            models.UniqueConstraint(
                fields=["round", "slip_number"],
                condition=Q(slip_number__isnull=False),
                name="registration_slip_number_once",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "phone"], name="registration_same_phone"),
            models.Index(fields=["round", "person_words", "hamlet_words"], name="registration_same_person"),
        ]

    def __str__(self):
        return f"Phiếu số {self.slip_number}" if self.slip_number else f"Phiếu đăng ký {self.pk}"

    def get_absolute_url(self):
        return reverse("registrations:detail", args=[self.authority.slug, self.pk])

    @property
    def shown_code(self) -> str:
        """The code in two groups of five signs."""
        return grouped(self.code, 5, "-")

    @property
    def sender(self) -> str:
        """Who sent it, as lists say: an organisation by its name, else the person."""
        return self.organisation or self.full_name

    @property
    def sender_in_full(self) -> str:
        """Who sent it, as papers say: an organisation with its representative (footnote 1 of the paper form)."""
        return in_full(self.full_name, self.organisation)

    @property
    def names(self) -> str:
        """The names it is found by."""
        return f"{self.full_name} {self.organisation}"

    def is_changeable(self, today: date) -> bool:
        """Whether its sender may still correct who they are, and withdraw it."""
        is_gone = self.withdrawn_at is not None or self.anonymised_on is not None
        return not is_gone and self.round.takes_registrations(today)

    def as_sent(self, fact: str) -> str:
        """A fact about the sender (SenderFact) in the words that the form was sent with."""
        changes = (change for change in self.sender_changes.all() if change.fact == fact)
        return next((change.before for change in changes), in_words(getattr(self, fact)))

    @property
    def records(self) -> RecordQuerySet:
        """What was recorded about it, the oldest first."""
        return Record.objects.about(self)


class QuestionSource(models.TextChoices):
    """Where a question comes from: one of the two boxes of the form, or the hall."""

    PROCEDURES = "procedures", "Về thủ tục hành chính"
    HANDLING = "handling", "Về giải quyết thủ tục hành chính"
    FLOOR = "floor", "Nêu tại hội nghị"


def restriction_of(text: str) -> str:
    """Why a question with this text is restricted (Concern), the gravest reason; "" where it is not."""
    return next(iter(concerns_of(text)), "")


class Question(Following, Flowing, Deadlined):
    """Một ý kiến: the text is stored once; each later stage adds its own row that points here.

    Its deadline is the office's term for triage (TRANSFER): a matter of another agency must be passed on within it.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    round = models.ForeignKey(Round, models.PROTECT, related_name="questions", verbose_name="đợt đối thoại")
    registration = models.ForeignKey(
        Registration, models.PROTECT, null=True, related_name="questions", verbose_name="phiếu đăng ký"
    )
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="parts", verbose_name="tách từ ý kiến"
    )
    source = models.CharField("nguồn", max_length=10, choices=QuestionSource)
    asked_by = models.CharField("người nêu tại hội nghị", max_length=200, blank=True)
    text = models.TextField("nội dung")
    restricted = models.CharField("hạn chế xem vì", max_length=12, choices=Concern, blank=True)
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, related_name="+", verbose_name="lĩnh vực")
    state = models.CharField(
        "trạng thái", max_length=10, choices=QuestionState, default=QuestionState.RECEIVED
    )
    created_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    search_plain = SearchPlain("text")
    search_toned = SearchToned("text")
    # Two questions with the same opening are shown beside each other.
    opening_words = OpeningKey("text")

    flow = QUESTION_FLOW
    personal_words = PersonalWords("pk", kept=("text",))
    deadline_kind = DeadlineKind("Phân loại ý kiến", ("round",), debtors=triage_debtors)
    objects = QuestionQuerySet.as_manager()

    class Meta(Deadlined.Meta):
        abstract = False
        verbose_name = "ý kiến"
        verbose_name_plural = "ý kiến"
        ordering = ["pk"]
        indexes = [
            *Deadlined.Meta.indexes,
            models.Index(fields=["round", "opening_words"], name="question_same_words"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=QuestionState.values), name="question_state_known"),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.ACCEPTED)
                | Q(sector__isnull=False)
                | Q(source=QuestionSource.FLOOR),
                name="question_accepted_has_sector",
                violation_error_message="Xin chọn lĩnh vực của ý kiến.",
            ),
            models.CheckConstraint(
                condition=Q(restricted="") | ~Q(state=QuestionState.ACCEPTED),
                name="question_restricted_goes_no_further",
            ),
            models.CheckConstraint(
                condition=Q(registration__isnull=False) | Q(source=QuestionSource.FLOOR),
                name="question_comes_from_somewhere",
            ),
        ]

    def __str__(self):
        return f"Ý kiến số {self.pk}"

    def get_absolute_url(self):
        return reverse("registrations:question", args=[self.authority.slug, self.pk])

    @property
    def owed_work(self) -> str:
        """What the office owes, in words."""
        return f"Phân loại {str(self).lower()}"

    @property
    def as_sent(self) -> str:
        """The words that the form was sent with; a correction keeps them until its sender is removed."""
        corrections = (row for row in self.supplements.all() if row.kind == SupplementKind.CORRECTION)
        return next((row.before for row in corrections), "") or self.text

    @property
    def asker(self) -> str:
        """Who asks, as lists say: an organisation by its name, else the person."""
        return self.registration.sender if self.registration else self.asked_by

    @property
    def asker_in_full(self) -> str:
        """Who asks, as papers say: an organisation with its representative."""
        return self.registration.sender_in_full if self.registration else self.asked_by

    @property
    def person(self) -> str:
        """The person who asks, or who represents the organisation that does."""
        return self.registration.full_name if self.registration else self.asked_by

    @property
    def organisation(self) -> str:
        """The organisation that asks; "" where a person does."""
        return self.registration.organisation if self.registration else ""

    @property
    def asker_email(self) -> str:
        """Where letters to the person who asks are sent; "" where no address is known."""
        return self.registration.email if self.registration else ""
