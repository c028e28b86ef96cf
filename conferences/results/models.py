from datetime import date

from django.db import models
from django.db.models import Q

from conferences.results.querysets import ResultsQuerySet
from conferences.results.states import RESULTS_FLOW, ResultsState
from dialogue_portal.accounts.models import Authority
from dialogue_portal.records.flow import Flowing
from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.deadlines import Deadlined


class Channel(models.TextChoices):
    """Where the results have to be published (law 72/2025/QH15, article 43.3): in all three ways."""

    MEDIA = "media", "Phương tiện thông tin đại chúng (truyền thanh, cổng, trang thông tin)"
    POSTED = "posted", "Niêm yết tại trụ sở"
    HAMLETS = "hamlets", "Gửi trưởng thôn, tổ trưởng"


class Results(Flowing, Deadlined):
    """Công khai kết quả đối thoại: due within the RESULTS term from the day of the conference."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    conference = models.OneToOneField(
        "conferences.Conference", models.PROTECT, related_name="results", verbose_name="hội nghị"
    )
    state = models.CharField("trạng thái", max_length=10, choices=ResultsState, default=ResultsState.OWED)
    # {Channel: the day (ISO) on which it was done}
    channels = models.JSONField("hình thức công khai", default=dict, blank=True)
    note = models.TextField("ghi chú", blank=True)

    flow = RESULTS_FLOW
    deadline_kind = DeadlineKind("Công khai kết quả", ("conference__round", "conference__authority"))
    objects = ResultsQuerySet.as_manager()

    class Meta(Deadlined.Meta):
        abstract = False
        verbose_name = "công khai kết quả"
        verbose_name_plural = "công khai kết quả"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ResultsState.values), name="results_state_known"),
            models.CheckConstraint(
                condition=~Q(state=ResultsState.PUBLISHED) | Q(met_on__isnull=False),
                name="results_published_have_day",
            ),
        ]

    def __str__(self):
        return f"Công khai kết quả hội nghị đối thoại {self.conference.round.when}"

    def get_absolute_url(self):
        return f"{self.conference.get_absolute_url()}#ket-qua"

    @property
    def comes_first(self) -> bool:
        """Whether the results are due before the conclusion notice, which is not issued yet."""
        conclusion = self.conference.conclusion
        if conclusion.met_on or self.due_on is None or conclusion.due_on is None:
            return False
        return self.due_on < conclusion.due_on

    @property
    def channel_days(self) -> list[tuple[str, date]]:
        """(name, day) of each way in which the results were published."""
        return [
            (channel.label, date.fromisoformat(self.channels[channel]))
            for channel in Channel
            if channel in self.channels
        ]
