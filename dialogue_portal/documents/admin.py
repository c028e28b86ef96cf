from django.contrib import admin

from dialogue_portal.documents.models import IssuedDocument, NumberBook
from dialogue_portal.forms.administration import FoldedSearch, ReadOnly


@admin.register(NumberBook)
class NumberBookAdmin(ReadOnly, admin.ModelAdmin):
    """Sổ số văn bản, to be read only: the office leads it on «Dãy số văn bản», where each change leaves a record."""

    list_display = ["authority", "year", "series", "last"]
    list_filter = ["year"]


@admin.register(IssuedDocument)
class IssuedDocumentAdmin(FoldedSearch, ReadOnly, admin.ModelAdmin):
    """Văn bản đã ban hành, to be read only."""

    list_display = ["symbol_text", "issued_on", "about", "signer_name", "authority"]
    list_filter = ["year", "type_code"]
