from django.db import models

from dialogue_portal.documents.models.issued import AppendOnly, IssuedDocument


class PrintedText(AppendOnly):
    """Lời văn đã ban hành: the words that an issued paper was printed with, in a table of its own.

    Of a paper that is older than this table it has only what its print told (`documents.printed` says how it is read).
    """

    document = models.OneToOneField(
        IssuedDocument,
        models.PROTECT,
        related_name="printed_text",
        primary_key=True,
        verbose_name="văn bản",
    )
    content = models.JSONField("nội dung")

    class Meta:
        verbose_name = "lời văn đã ban hành"
        verbose_name_plural = "lời văn đã ban hành"

    def __str__(self):
        return f"Lời văn của văn bản số {self.document}"
