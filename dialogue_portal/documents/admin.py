from django.contrib import admin

from dialogue_portal.documents.models import IssuedDocument, NumberBook


@admin.register(NumberBook)
class NumberBookAdmin(admin.ModelAdmin):
    """An authority that starts in mid-year enters here the last number of its paper book."""

    list_display = ["authority", "year", "series", "last"]
    list_filter = ["year"]


@admin.register(IssuedDocument)
class IssuedDocumentAdmin(admin.ModelAdmin):
    """Issued documents can be read here, never changed."""

    list_display = ["symbol_text", "issued_on", "about", "signer_name", "authority"]
    list_filter = ["year", "type_code"]
    search_fields = ["symbol_text", "about"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
