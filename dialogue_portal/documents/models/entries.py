from django.db import models

from dialogue_portal.documents.models.issued import IssuedDocument


class RegisterEntry(models.Model):
    """What the office writes beside a paper in the register of outgoing papers (columns 7 to 10); it may be changed."""

    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, related_name="entry", primary_key=True, verbose_name="văn bản"
    )
    copies = models.PositiveIntegerField("số lượng bản", null=True, blank=True)
    sent_on = models.DateField("ngày chuyển", null=True, blank=True)
    receipt = models.CharField("ký nhận", max_length=200, blank=True)
    remark = models.CharField("ghi chú", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "dòng ghi trong sổ văn bản đi"
        verbose_name_plural = "dòng ghi trong sổ văn bản đi"

    def __str__(self):
        return f"Sổ văn bản đi, {self.document}"
