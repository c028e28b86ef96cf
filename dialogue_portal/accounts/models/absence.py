from datetime import date

from django.db import models
from django.urls import reverse

from dialogue_portal.accounts.models.authority import Authority


class AbsenceQuerySet(models.QuerySet):
    """What can be asked of the absences; days are local dates."""

    def visible_to(self, user):
        """The absences of the authorities the user works for."""
        return self.filter(authority__in=list(user.roles) if user.is_authenticated else [])

    def for_list(self):
        """With the people that a list names."""
        return self.select_related("user", "substitute", "entered_by")

    def current(self, day: date):
        """Those that have not ended before `day`, in the order of their beginning."""
        return self.filter(until_on__gte=day).order_by("from_on", "pk")

    def past(self, day: date):
        """Those that ended before `day`, the latest first."""
        return self.filter(until_on__lt=day).order_by("-until_on", "pk")

    def substituted_by(self, user, day: date):
        """The absences of that day whose work `user` does."""
        return (
            self.on(day)
            .filter(user__in=user.substitutes_for(day))
            .select_related("user")
            .order_by("until_on", "pk")
        )

    def overlapping(self, from_on: date, until_on: date):
        """Those that share a day with the span from `from_on` to `until_on`."""
        return self.filter(from_on__lte=until_on, until_on__gte=from_on)

    def on(self, day: date):
        """Those of people who are absent on `day`."""
        return self.filter(from_on__lte=day, until_on__gte=day)

    def substitutes(self, day: date) -> dict[int, int]:
        """{key of an absent person: key of the person who does their work on `day`}.

        Where the substitute is absent too, their own substitute does it. Where that leads in a circle or to an account
        that is closed, there is no entry: the work stays with the absent person.
        """
        away = dict(self.on(day).filter(substitute__is_active=True).values_list("user", "substitute"))
        found = {person: _follow(person, away) for person in away}
        return {person: substitute for person, substitute in found.items() if substitute is not None}


def _follow(person, away):
    seen = {person}
    while person in away:
        person = away[person]
        if person in seen:
            return None
        seen.add(person)
    return person


class Absence(models.Model):
    """Vắng mặt: from when until when, and who does the work meanwhile."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="absences", verbose_name="cơ quan")
    user = models.ForeignKey(
        "accounts.User", models.CASCADE, related_name="absences", verbose_name="người vắng"
    )
    substitute = models.ForeignKey(
        "accounts.User", models.CASCADE, related_name="+", verbose_name="người làm thay"
    )
    from_on = models.DateField("từ ngày")
    until_on = models.DateField("đến hết ngày")
    reason = models.CharField("lý do", max_length=200, blank=True)
    entered_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="+", editable=False, verbose_name="người ghi"
    )

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "vắng mặt"
        verbose_name_plural = "vắng mặt"
        ordering = ["-from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_on__lte=models.F("until_on")),
                name="absence_has_days",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("substitute")),
                name="absence_has_somebody_else",
                violation_error_message="Người làm thay phải là người khác.",
            ),
        ]

    def __str__(self):
        return f"{self.user} vắng từ {self.from_on:%d/%m/%Y} đến {self.until_on:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("absences:table", args=[self.authority.slug])
