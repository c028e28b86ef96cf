from datetime import date
from typing import cast

from django.db import models
from django.db.models import Q
from django.urls import reverse

from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.hall.models import Attendance, Group, MinuteEntry, Outcome
from conferences.querysets import ConferenceQuerySet
from conferences.results.models import Results
from conferences.states import CONFERENCE_FLOW, ConferenceState
from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.records.flow import Flowing
from plans.models import Round

__all__ = [
    "Attendance",
    "Conclusion",
    "ConclusionPoint",
    "Conference",
    "Group",
    "MinuteEntry",
    "Outcome",
    "Results",
]


class Conference(Flowing):
    """Hội nghị: one round as it was held, with how many people came and what was said."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    round = models.OneToOneField(
        Round, models.PROTECT, related_name="conference", verbose_name="đợt đối thoại"
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=ConferenceState, default=ConferenceState.PREPARED
    )
    chair_name = models.CharField("chủ tọa", max_length=120, blank=True)
    co_chair_name = models.CharField("đồng chủ trì", max_length=250, blank=True)
    secretary_name = models.CharField("thư ký", max_length=120, blank=True)
    opened_at = models.TimeField("khai mạc lúc", null=True)
    closed_at = models.TimeField("bế mạc lúc", null=True)
    closed_on = models.DateField("ngày bế mạc", null=True)
    closing_words = models.TextField("ý kiến kết luận của chủ tọa", blank=True)
    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="biên bản"
    )

    flow = CONFERENCE_FLOW
    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "hội nghị đối thoại"
        verbose_name_plural = "hội nghị đối thoại"
        ordering = ["-round__held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ConferenceState.values), name="conference_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ConferenceState.MINUTED) | Q(document__isnull=False),
                name="conference_minuted_has_paper",
            ),
        ]

    def __str__(self):
        return f"Hội nghị đối thoại {self.round.when}"

    def get_absolute_url(self):
        return reverse("conferences:detail", args=[self.authority.slug, self.pk])

    def get_print_url(self):
        return reverse("conferences:minutes", args=[self.authority.slug, self.pk])

    def get_word_url(self):
        return reverse("conferences:minutes_word", args=[self.authority.slug, self.pk])

    @property
    def held_on(self) -> date:
        """The day of its round; only a round with a date gets a conference."""
        return cast(date, self.round.held_on)

    @property
    def present(self) -> int:
        """How many people were there in all."""
        return sum(row.present for row in self.attendance.all())
