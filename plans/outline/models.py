import uuid

from django.conf import settings
from django.db import models

from plans.reading import SectionKind

KINDS = [(kind.value, kind.label) for kind in SectionKind]


class Row(models.Model):
    """Một dòng của dự thảo: what a heading and an item have in common for the editor.

    `uid` names the row in the browser from its first letter on, and stays when an item becomes a heading.
    """

    uid = models.UUIDField("mã dòng", default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField("lần sửa", default=1, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="người viết",
    )

    class Meta:
        abstract = True


class Section(Row):
    """Một mục của kế hoạch: a heading with its items; level 0 has no number, level 1 is "I."."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="sections", verbose_name="kế hoạch")
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


class Item(Row):
    """Một ý trong mục: aims, agenda points, participants with their quota, duties, recipients …"""

    section = models.ForeignKey(Section, models.CASCADE, related_name="items", verbose_name="mục")
    position = models.PositiveSmallIntegerField("thứ tự")
    marker = models.CharField("dấu đầu dòng", max_length=12, blank=True)
    text = models.TextField("nội dung")
    quota = models.PositiveSmallIntegerField("số người mỗi thôn, tổ", null=True, blank=True)
    # Whether a sign in the text refers to it, or did (plans.outline.footnotes).
    is_note = models.BooleanField("là chú thích", default=False, editable=False)

    class Meta:
        verbose_name = "ý"
        verbose_name_plural = "các ý"
        ordering = ["section", "position"]

    def __str__(self):
        return f"{self.marker} {self.text}".strip()
