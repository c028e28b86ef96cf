from django.db import models
from django.db.models import Q

from dialogue_portal.formats.delicate import Concern, concerns_of
from registrations.personaldata.words import PersonalWords
from registrations.rules import restricted_to


class SupplementKind(models.TextChoices):
    """What a citizen sends about a question after the form."""

    CORRECTION = "correction", "Sửa lời"
    ADDITION = "addition", "Bổ sung"
    ANSWER = "answer", "Trả lời điều cơ quan hỏi"


def _shown_to(user):
    return Q(restricted="") | Q(question__authority__in=restricted_to(user))


class SupplementQuerySet(models.QuerySet):
    """What can be asked of supplements."""

    def visible_to(self, user):
        """Those that the user may read, of a question that the user may read."""
        return self.filter(_shown_to(user))

    def marked_for(self, user):
        """All of them with their files, each with whether the user may read it (`is_shown`), by the same rule."""
        return self.annotate(is_shown=_shown_to(user)).prefetch_related("attachments")

    def undecided(self):
        """Restricted ones of which nobody has said yet whether whoever answers may read them.

        Nobody decides about a correction: its new words stand in the question.
        """
        added = self.exclude(kind=SupplementKind.CORRECTION)
        return added.exclude(restricted__in=["", Concern.PERSONAL]).filter(kept_because="")

    def lift(self, question):
        """Takes the restriction from those of a question; not from an identity number that was corrected away."""
        rows = self.filter(question=question)
        gone = []
        if Concern.IDENTITY not in concerns_of(question.text):
            corrections = rows.filter(kind=SupplementKind.CORRECTION)
            words = corrections.values_list("pk", "before", "text")
            gone = [pk for pk, *both in words if Concern.IDENTITY in concerns_of("\n".join(both))]
        rows.filter(pk__in=gone).update(restricted=Concern.IDENTITY)
        rows.exclude(pk__in=gone).update(restricted="")


class Supplement(models.Model):
    """Lời bổ sung: what a citizen sent about a question after the form; a correction keeps the words before it."""

    question = models.ForeignKey(
        "registrations.Question", models.PROTECT, related_name="supplements", verbose_name="ý kiến"
    )
    kind = models.CharField("loại", max_length=10, choices=SupplementKind)
    text = models.TextField("nội dung")
    before = models.TextField("lời trước khi sửa", blank=True)
    restricted = models.CharField("hạn chế xem vì", max_length=12, choices=Concern, blank=True)
    kept_because = models.TextField("không chuyển cho người trả lời vì", blank=True)
    sent_at = models.DateTimeField("gửi lúc", auto_now_add=True)

    personal_words = PersonalWords("question", kept=("text", "kept_because"), dropped=("before",))
    objects = SupplementQuerySet.as_manager()

    class Meta:
        verbose_name = "lời bổ sung"
        verbose_name_plural = "các lời bổ sung"
        ordering = ["question", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=SupplementKind.CORRECTION) | Q(before=""), name="supplement_corrects_words"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, ý kiến số {self.question_id}"
