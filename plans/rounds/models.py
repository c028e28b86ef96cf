from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from dialogue_portal.accounts.models import Authority
from dialogue_portal.records.flow import Flowing
from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.deadlines import Deadlined
from plans.rounds.querysets import RoundQuerySet
from plans.rounds.states import CALLED_OFF, ROUND_FLOW, WHY_CALLED_OFF, RoundState
from plans.states import PlanState


@dataclass(frozen=True)
class SetDate:
    """Lịch đã ấn định của một đợt; days and hours are local ones of Asia/Ho_Chi_Minh."""

    held_on: date
    starts_at: time
    ends_at: time | None
    place: str
    registration_closes_on: date


class Round(Flowing, Deadlined):
    """Đợt đối thoại: first only a month, then a day, a time and a place.

    Its deadline is that of the notice of time and place (NOTICE); it starts when the public may know the day.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="rounds", verbose_name="kế hoạch")
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
    # What it is about, as the text in force says when it is signed; "" where it says nothing.
    matter = models.CharField("nội dung của đợt", max_length=500, blank=True, editable=False)
    registration_closes_on = models.DateField("ngày cuối nhận phiếu đăng ký", null=True, editable=False)
    registration_explained = models.JSONField("cách tính ngày cuối", default=dict, editable=False)

    # The day that a step has just changed, for those who listen to it; it is not stored.
    moved_from: date | None = None
    # Empty: nobody counts these seats of the hall (registrations/seats).
    seats_delegates = models.PositiveSmallIntegerField("chỗ cho đại biểu", null=True, editable=False)
    seats_registered = models.PositiveSmallIntegerField("chỗ cho người đăng ký", null=True, editable=False)
    seats_reserve = models.PositiveSmallIntegerField("chỗ dự phòng", default=0, editable=False)

    flow = ROUND_FLOW
    deadline_kind = DeadlineKind("Thông báo thời gian, địa điểm", ("plan",))
    objects = RoundQuerySet.as_manager()

    class Meta(Deadlined.Meta):
        abstract = False
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
    def owed_work(self) -> str:
        """The work that its deadline is about, for lists and letters."""
        return f"Công bố thông báo thời gian, địa điểm đối thoại {self.when}"

    @property
    def when(self) -> str:
        """The day in figures; only the month while no date is set (a day that was read is only a proposal)."""
        if self.held_on and self.state != RoundState.PLANNED:
            return f"ngày {self.held_on:%d/%m/%Y}"
        return f"tháng {self.planned_month}/{self.planned_year}"

    @property
    def set_date(self) -> SetDate:
        """The date that was set, whole; raises ValueError for a round that has none yet."""
        if self.held_on is None or self.starts_at is None or self.registration_closes_on is None:
            raise ValueError("Đợt này chưa được ấn định ngày.")
        return SetDate(self.held_on, self.starts_at, self.ends_at, self.place, self.registration_closes_on)

    @property
    def announcement(self) -> dict[str, str | None]:
        """What a paper tells of the round; once one of these changes, the paper is out of date."""
        names = ("held_on", "starts_at", "ends_at", "place", "registration_closes_on")
        values = {name: getattr(self, name) for name in names}
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in values.items()
        }

    @property
    def is_called_off(self) -> bool:
        """Whether no conference takes place: it is cancelled, or all is answered in writing."""
        return self.state in CALLED_OFF

    @property
    def why_called_off(self) -> str:
        """Why no conference takes place, as the beginning of a sentence; "" while one may."""
        return WHY_CALLED_OFF.get(self.state, "")

    @property
    def is_in_writing(self) -> bool:
        """Whether everybody is answered in writing instead of at a conference."""
        return self.state == RoundState.WRITTEN

    @property
    def why_in_writing(self) -> str:
        """The reason that the leader gave for it, with the paper where there is one."""
        record = self.records.filter(step="answer_in_writing").last()
        return record.note if record else ""

    def is_over(self, now: datetime) -> bool:
        """Whether its hours have passed at the local time `now`; without an end it lasts the whole day."""
        set_date = self.set_date
        return (set_date.held_on, set_date.ends_at or time.max) < (now.date(), now.time())

    def takes_registrations(self, today: date) -> bool:
        """Whether its forms are still taken on the local date `today`; the last day counts until 24:00."""
        return (
            self.plan.state == PlanState.ISSUED
            and self.state == RoundState.FIXED
            and today <= self.set_date.registration_closes_on
        )
