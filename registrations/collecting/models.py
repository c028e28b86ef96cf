from datetime import date, timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.columns import Following, SearchToned, SortKey
from plans.models import Round
from registrations.collecting.kinds import MOST_OWED, CollectorKind
from registrations.collecting.querysets import CollectorQuerySet

# A collector may look at what they handed in for so long after the conference.
OPEN_AFTER_ROUND = timedelta(days=30)


class Collector(Following):
    """Đầu mối lấy ý kiến of one round: a hamlet, the Front, a union, or another one that hands in people's opinions.

    Its secret link opens only together with the telephone number of its head (`access.py`). The link is signed, not
    stored: `link_seed` is what tells the valid one from those before it, "" where there is none.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    round = models.ForeignKey(Round, models.PROTECT, related_name="collectors", verbose_name="đợt đối thoại")
    kind = models.CharField("loại đầu mối", max_length=10, choices=CollectorKind)
    name = models.CharField("tên đầu mối", max_length=150)
    name_key = SortKey("name")
    # Two spellings of one name are one collector.
    search_toned = SearchToned("name")
    head = models.CharField("người phụ trách", max_length=120, blank=True)
    phone = models.CharField("điện thoại", max_length=15, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    owes = models.PositiveSmallIntegerField(
        "số ý kiến phải nộp", default=0, validators=[MaxValueValidator(MOST_OWED)]
    )
    # Empty: the last day of the round.
    own_last_day = models.DateField("hạn riêng", null=True, blank=True)
    link_seed = models.CharField(max_length=24, blank=True, editable=False)
    link_sent_on = models.DateField("gửi liên kết ngày", null=True, editable=False)
    reminded_on = models.DateField("nhắc ngày", null=True, editable=False)
    # Since that day it names nobody any more.
    anonymised_on = models.DateField("xóa dữ liệu cá nhân ngày", null=True, editable=False)

    objects = CollectorQuerySet.as_manager()

    # Of collectors that were read `counted`.
    handed_in: int

    class Meta:
        verbose_name = "đầu mối lấy ý kiến"
        verbose_name_plural = "đầu mối lấy ý kiến"
        ordering = ["name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "search_toned"],
                name="collector_name_once",
                violation_error_message="Đợt này đã có đầu mối tên như thế.",
            ),
            models.CheckConstraint(condition=Q(kind__in=CollectorKind.values), name="collector_kind_known"),
            models.CheckConstraint(
                condition=Q(link_seed="") | ~Q(phone=""),
                name="collector_link_needs_phone",
                violation_error_message="Xin ghi số điện thoại trước: liên kết chỉ mở cùng số này.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The page of the collector itself, behind its link."""
        return reverse("registrations:collector_home", args=[self.authority.slug, self.pk])

    @property
    def entering_words(self) -> str:
        """What the head does for others, as buttons and papers say it."""
        if self.kind == CollectorKind.HAMLET:
            return "Nhập phiếu cho bà con"
        return "Nhập ý kiến đã tổng hợp"

    @property
    def last_day(self) -> date | None:
        """The last day on which opinions are taken: its own where it has an earlier one, else that of the round."""
        days = [day for day in (self.own_last_day, self.round.registration_closes_on) if day]
        return min(days, default=None)

    def is_open(self, today: date) -> bool:
        """Whether its link opens on the local date `today`: given, and the conference not long over."""
        held_on = self.round.held_on
        return bool(self.link_seed) and (held_on is None or today <= held_on + OPEN_AFTER_ROUND)

    def takes_forms(self, today: date) -> bool:
        """Whether it may hand in on the local date `today`; the last day counts until 24:00."""
        return self.round.takes_registrations(today) and (
            self.own_last_day is None or today <= self.own_last_day
        )

    @property
    def missing(self) -> int:
        """How many opinions it still owes; nothing any more where no conference takes place."""
        return 0 if self.round.is_called_off else max(0, self.owes - self.handed_in)
