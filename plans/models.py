from datetime import date, datetime, time

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.records.flow import Flowing
from plans.querysets import PlanQuerySet, RoundQuerySet
from plans.reading import SectionKind
from plans.states import PLAN_FLOW, ROUND_FLOW, PlanState, RoundState

KINDS = [(kind.value, kind.label) for kind in SectionKind]


def term_field(verbose_name):
    """A plan's own number for a term; empty keeps the usual one."""
    return models.PositiveSmallIntegerField(
        verbose_name, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )


class Plan(Flowing):
    """Kế hoạch đối thoại: one ordered outline of sections, and the facts the portal computes with."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="plans", verbose_name="cơ quan")
    state = models.CharField("trạng thái", max_length=10, choices=PlanState, default=PlanState.DRAFT)
    year = models.PositiveSmallIntegerField("năm")
    subject = models.CharField("trích yếu", max_length=500)
    registration_days = term_field("số ngày gửi phiếu đăng ký trước hội nghị")
    reply_days = term_field("số ngày trả lời ý kiến được phân công")
    conclusion_days = term_field("số ngày làm việc ra thông báo kết luận")
    hotline = models.CharField("đường dây nóng", max_length=30, blank=True)
    email = models.EmailField("thư điện tử nhận phiếu", blank=True)
    contact_address = models.CharField("nơi nhận phiếu", max_length=250, blank=True)
    signature_text = models.TextField("thẩm quyền ký (mỗi dòng một vế)", blank=True)
    signer_name = models.CharField("họ tên người ký", max_length=120, blank=True)
    source_number = models.CharField("số ghi trong văn bản gốc", max_length=20, blank=True)
    source_date = models.DateField("ngày ghi trong văn bản gốc", null=True, blank=True)
    source_text = models.TextField("văn bản gốc", blank=True, editable=False)
    unrecognised = models.JSONField("chưa nhận ra", default=list, blank=True, editable=False)
    version = models.PositiveIntegerField("lần sửa", default=1, editable=False)
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

    flow = PLAN_FLOW
    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch đối thoại"
        verbose_name_plural = "kế hoạch đối thoại"
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state_known"),
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
    def title(self):
        return f"Kế hoạch năm {self.year}"

    @property
    def paper_is_public(self):
        """Everybody reads an issued plan, also when it was cancelled later (PlanQuerySet.visible_to)."""
        return self.issued_on is not None

    @property
    def paper_is_withdrawn(self):
        return self.state == PlanState.CANCELLED

    @property
    def takes_dates(self):
        return self.state in (PlanState.DRAFT, PlanState.ISSUED)


class Round(Flowing):
    """Đợt đối thoại: first only a month, then a day, a time and a place."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="rounds", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("đợt số")
    state = models.CharField("trạng thái", max_length=10, choices=RoundState, default=RoundState.PLANNED)
    planned_month = models.PositiveSmallIntegerField(
        "tháng dự kiến", validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    planned_year = models.PositiveSmallIntegerField("năm dự kiến")
    held_on = models.DateField("ngày tổ chức", null=True, blank=True)
    starts_at = models.TimeField("bắt đầu lúc", null=True, blank=True)
    ends_at = models.TimeField("kết thúc lúc", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=250, blank=True)
    registration_closes_on = models.DateField("ngày cuối nhận phiếu đăng ký", null=True, editable=False)
    registration_explained = models.JSONField("cách tính ngày cuối", default=dict, editable=False)

    flow = ROUND_FLOW
    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt đối thoại"
        verbose_name_plural = "đợt đối thoại"
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="round_position_once"),
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="round_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[RoundState.FIXED, RoundState.HELD])
                | Q(held_on__isnull=False, starts_at__isnull=False, registration_closes_on__isnull=False),
                name="round_fixed_has_date",
                violation_error_message="Đợt đã ấn định phải có ngày và giờ tổ chức.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="round_ends_after_start",
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"Đợt {self.position}, {self.when}"

    def get_absolute_url(self):
        return self.plan.get_absolute_url()

    @property
    def when(self):
        """The day in figures; only the month while no date is set (a day read from a paper is a proposal)."""
        if self.held_on and self.state != RoundState.PLANNED:
            return f"ngày {self.held_on:%d/%m/%Y}"
        return f"tháng {self.planned_month}/{self.planned_year}"

    def is_over(self, now: datetime) -> bool:
        """Whether its hours have passed at the local time `now`; without an end it lasts the whole day."""
        return (self.held_on, self.ends_at or time.max) < (now.date(), now.time())

    def takes_registrations(self, today: date) -> bool:
        return (
            self.plan.state == PlanState.ISSUED
            and self.state == RoundState.FIXED
            and today <= self.registration_closes_on
        )


class Section(models.Model):
    """Một mục của kế hoạch: heading and what stands under it; level 0 carries no number of its own."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections", verbose_name="kế hoạch")
    position = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("loại mục", max_length=12, choices=KINDS, default=SectionKind.OTHER)
    level = models.PositiveSmallIntegerField("cấp", default=1)
    label = models.CharField("số mục", max_length=12, blank=True)
    heading = models.TextField("đề mục", blank=True)
    run_in = models.TextField("viết liền sau đề mục", blank=True)

    class Meta:
        verbose_name = "mục"
        verbose_name_plural = "các mục"
        ordering = ["plan", "position"]

    def __str__(self):
        return f"{self.label} {self.heading}".strip() or self.get_kind_display()


class Item(models.Model):
    """Một ý trong mục: aims, agenda points, participants with their quota, duties, recipients …"""

    section = models.ForeignKey(Section, models.CASCADE, related_name="items", verbose_name="mục")
    position = models.PositiveSmallIntegerField("thứ tự")
    marker = models.CharField("dấu đầu dòng", max_length=12, blank=True)
    text = models.TextField("nội dung")
    quota = models.PositiveSmallIntegerField("số người mỗi thôn, tổ", null=True, blank=True)

    class Meta:
        verbose_name = "ý"
        verbose_name_plural = "các ý"
        ordering = ["section", "position"]

    def __str__(self):
        return f"{self.marker} {self.text}".strip()
