from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.columns import Following, PersonKey, SearchPlain, SearchToned, SortKey
from dialogue_portal.records.flow import Flowing
from registrations.collecting.models import Collector
from registrations.delegates.querysets import DelegateQuerySet, QuotaQuerySet
from registrations.delegates.states import COMING, DELEGATE_FLOW, DelegateState

MOST_SEATS = 999
NO_GROUP = "Đại biểu"


class Quota(Following):
    """Chỉ tiêu đại biểu: how many people of one group a hamlet or another collector sends to the conference."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    collector = models.ForeignKey(
        Collector, models.CASCADE, related_name="quotas", verbose_name="thôn, tổ, đầu mối"
    )
    # "" where the plan parts the people of a hamlet into no groups.
    group = models.CharField("nhóm", max_length=80, blank=True)
    group_key = SortKey("group")
    # Two spellings of one group are one group.
    group_toned = SearchToned("group")
    # Empty: nobody has said it yet; nobody is named until then.
    seats = models.PositiveSmallIntegerField(
        "số đại biểu", null=True, blank=True, validators=[MaxValueValidator(MOST_SEATS)]
    )

    objects = QuotaQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu đại biểu"
        verbose_name_plural = "chỉ tiêu đại biểu"
        ordering = ["collector", "group_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collector", "group_toned"],
                name="quota_group_once",
                violation_error_message="Thôn, tổ này đã có chỉ tiêu của nhóm ấy.",
            )
        ]

    def __str__(self):
        return f"{self.collector.name}, {self.group_name.lower()}"

    @property
    def group_name(self) -> str:
        """The group in words."""
        return self.group or NO_GROUP

    @property
    def coming(self) -> "list[Delegate]":
        """The delegates who take a place of it."""
        return [one for one in self.delegates.all() if one.state in COMING]

    @property
    def missing(self) -> int:
        """How many people are still to be named."""
        return max(0, (self.seats or 0) - len(self.coming))


class Delegate(Following, Flowing):
    """Đại biểu: a person whom a hamlet sends; whoever takes their place is another row that points back."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    quota = models.ForeignKey(Quota, models.PROTECT, related_name="delegates", verbose_name="chỉ tiêu")
    full_name = models.CharField("họ và tên", max_length=120)
    name_key = PersonKey("full_name")
    search_plain = SearchPlain("full_name")
    search_toned = SearchToned("full_name")
    phone = models.CharField("điện thoại", max_length=15, blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=DelegateState, default=DelegateState.NAMED)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name="thay cho"
    )
    # Empty: the head of the collector named them.
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người cử"
    )
    named_at = models.DateTimeField("cử lúc", auto_now_add=True)
    # Since that day it says nothing of the person any more.
    anonymised_on = models.DateField("xóa dữ liệu cá nhân ngày", null=True, editable=False)

    flow = DELEGATE_FLOW
    objects = DelegateQuerySet.as_manager()

    class Meta:
        verbose_name = "đại biểu"
        verbose_name_plural = "đại biểu"
        ordering = ["quota", "name_key", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DelegateState.values), name="delegate_state_known"),
            models.UniqueConstraint(
                fields=["quota", "search_toned", "phone", "address"],
                condition=Q(state__in=COMING, anonymised_on=None),
                name="delegate_named_once",
                violation_error_message="Người này đã được cử rồi.",
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def namer(self) -> str:
        """Who named them, in words."""
        return self.named_by.full_name if self.named_by else f"người phụ trách {self.quota.collector.name}"
