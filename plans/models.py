from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.models import IssuedDocument, Validity
from dialogue_portal.formats.columns import Following, SearchPlain, SearchToned
from dialogue_portal.records.submissions import Submittable
from plans.editor.models import HandledRequest, RemovedLine
from plans.mending.models import MendedLine
from plans.outline.models import Item, Section
from plans.querysets import PlanQuerySet
from plans.releases.models import Release
from plans.review.models import ReviewComment
from plans.roundpapers.models import Invitee, RoundPaper
from plans.roundpapers.states import PaperKind
from plans.rounds.models import Round
from plans.states import PLAN_FLOW, PlanState

__all__ = [
    "HandledRequest",
    "Invitee",
    "Item",
    "MendedLine",
    "PaperKind",
    "Plan",
    "Release",
    "RemovedLine",
    "ReviewComment",
    "Round",
    "RoundPaper",
    "Section",
]


def _term_field(verbose_name):
    """A plan's own number of days for a term; empty means the usual one."""
    return models.PositiveSmallIntegerField(
        verbose_name, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )


def _unit_field(verbose_name):
    """Whether a plan counts a term in working days; empty means the usual unit."""
    return models.BooleanField(verbose_name, null=True, blank=True)


def _roll_field(verbose_name):
    """Whether a last day that is off moves to a working day; empty means the usual rule."""
    return models.BooleanField(verbose_name, null=True, blank=True)


class Plan(Following, Submittable):
    """Kế hoạch đối thoại: one ordered outline of sections, and the facts the portal computes with."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="plans", verbose_name="cơ quan")
    state = models.CharField("trạng thái", max_length=10, choices=PlanState, default=PlanState.DRAFT)
    year = models.PositiveSmallIntegerField("năm")
    # Tells several plans of one authority and year apart.
    ordinal = models.PositiveSmallIntegerField("bản thứ", default=1, editable=False)
    made_at = models.DateTimeField("lập lúc", auto_now_add=True, null=True)
    subject = models.CharField("trích yếu", max_length=500)
    registration_days = _term_field("số ngày gửi phiếu đăng ký trước hội nghị")
    registration_working = _unit_field("gửi phiếu đăng ký tính theo ngày làm việc")
    registration_rolls = _roll_field("gửi phiếu đăng ký: ngày cuối là ngày nghỉ thì chuyển ngày")
    notice_days = _term_field("số ngày thông báo thời gian, địa điểm trước hội nghị")
    notice_working = _unit_field("thông báo thời gian, địa điểm tính theo ngày làm việc")
    notice_rolls = _roll_field("thông báo thời gian, địa điểm: ngày cuối là ngày nghỉ thì chuyển ngày")
    reply_days = _term_field("số ngày trả lời ý kiến được phân công")
    reply_working = _unit_field("trả lời ý kiến tính theo ngày làm việc")
    reply_rolls = _roll_field("trả lời ý kiến: ngày cuối là ngày nghỉ thì chuyển ngày")
    conclusion_days = _term_field("số ngày ra thông báo kết luận")
    conclusion_working = _unit_field("thông báo kết luận tính theo ngày làm việc")
    conclusion_rolls = _roll_field("thông báo kết luận: ngày cuối là ngày nghỉ thì chuyển ngày")
    results_days = _term_field("số ngày công khai kết quả")
    results_working = _unit_field("công khai kết quả tính theo ngày làm việc")
    results_rolls = _roll_field("công khai kết quả: ngày cuối là ngày nghỉ thì chuyển ngày")
    hotline = models.CharField("đường dây nóng", max_length=30, blank=True)
    email = models.EmailField("thư điện tử nhận phiếu", blank=True)
    contact_address = models.CharField("nơi nhận phiếu", max_length=250, blank=True)
    signature_text = models.TextField("thẩm quyền ký (mỗi dòng một vế)", blank=True)
    signer_name = models.CharField("họ tên người ký", max_length=120, blank=True)
    second_signature_text = models.TextField("thẩm quyền ký của cơ quan cùng ban hành", blank=True)
    second_signer_name = models.CharField("họ tên người cùng ký", max_length=120, blank=True)
    source_number = models.CharField("số ghi trong văn bản gốc", max_length=20, blank=True)
    source_date = models.DateField("ngày ghi trong văn bản gốc", null=True, blank=True)
    source_text = models.TextField("văn bản gốc", blank=True, editable=False)
    unrecognised = models.JSONField("chưa nhận ra", default=list, blank=True, editable=False)
    # What the words of the outline name (plans.outline.textfacts); NULL: not read since the words changed.
    text_facts = models.JSONField("điều văn bản nêu", null=True, editable=False)
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="copies",
        verbose_name="lập theo kế hoạch",
    )
    amends = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="amendments",
        verbose_name="sửa đổi kế hoạch",
    )
    version = models.PositiveIntegerField("lần sửa", default=1, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="người vừa sửa",
    )
    edited_at = models.DateTimeField("sửa lúc", null=True, editable=False)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ký"
    )
    issued_on = models.DateField("ngày ban hành", null=True, editable=False)
    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, null=True, editable=False, related_name="plan", verbose_name="văn bản"
    )

    search_plain = SearchPlain("subject")
    search_toned = SearchToned("subject")

    flow = PLAN_FLOW
    validity_steps = {Validity.WITHDRAWN: "cancel", Validity.REPLACED: "amend"}
    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch đối thoại"
        verbose_name_plural = "kế hoạch đối thoại"
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state_known"),
            models.UniqueConstraint(
                fields=["amends"],
                condition=Q(state__in=[PlanState.DRAFT, PlanState.SUBMITTED]),
                name="plan_amended_once_at_a_time",
                violation_error_message="Kế hoạch này đang có một bản sửa đổi chưa ban hành.",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.ISSUED)
                | Q(signed_by__isnull=False, issued_on__isnull=False, document__isnull=False),
                name="plan_issued_is_signed",
                violation_error_message="Kế hoạch đã ban hành phải có người ký, ngày ký và văn bản.",
            ),
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("plans:detail", args=[self.authority.slug, self.pk])

    def get_print_url(self):
        return reverse("plans:print", args=[self.authority.slug, self.pk])

    def get_word_url(self):
        return reverse("plans:word", args=[self.authority.slug, self.pk])

    @property
    def title(self) -> str:
        """Its name in lists and headings.

        A further plan of a year is told apart by its number and day; while it has none, by the order of the drafts.
        """
        if self.amends_id:
            return f"Bản sửa đổi kế hoạch năm {self.year}"
        name = f"Kế hoạch năm {self.year}"
        if self.ordinal == 1:
            return name
        return f"{name}, số {self.document}" if self.document else f"{name} (bản {self.ordinal})"

    @property
    def hotline_in_use(self) -> str:
        """The telephone number of the office that everybody reads: the plan's own, else that of the authority."""
        return self.hotline or self.authority.hotline

    @property
    def email_in_use(self) -> str:
        """The address for mail, as `hotline_in_use`."""
        return self.email or self.authority.email

    @property
    def address_in_use(self) -> str:
        """Where forms are handed in, as `hotline_in_use`."""
        return self.contact_address or self.authority.address

    @property
    def twins(self):
        """The other plans of its authority and year; an amendment belongs to its plan and has none."""
        return (
            Plan.objects.none()
            if self.amends_id
            else Plan.objects.of_year(self.authority, self.year).exclude(pk=self.pk)
        )

    @property
    def validity_owner(self) -> "Plan":
        """The plan whose steps withdraw or replace its paper: that of an amendment is the plan it belongs to."""
        return self.amends or self

    @property
    def timetable(self):
        """The rounds it is about: those of the amended plan, since an amendment has none of its own."""
        return (self.amends or self).rounds

    @property
    def in_force(self) -> "Plan":
        """The plan whose text and paper count now: the newest issued amendment, else itself."""
        issued = [plan for plan in self.amendments.all() if plan.state == PlanState.ISSUED]
        return max(issued, key=lambda plan: plan.pk, default=self)

    @property
    def paper_is_public(self) -> bool:
        """Whether everybody reads its paper, as PlanQuerySet.visible_to has it."""
        return self.issued_on is not None

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT

    @property
    def takes_dates(self) -> bool:
        """Whether dates of its rounds are set and moved now."""
        return self.state in (PlanState.DRAFT, PlanState.ISSUED)
