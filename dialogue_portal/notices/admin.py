from django.contrib import admin

from dialogue_portal.forms.administration import ReadOnly
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail


@admin.register(OutgoingMail)
class OutgoingMailAdmin(admin.ModelAdmin):
    """Thư đi: addresses and words can be changed, the course of its delivery cannot."""

    list_display = ["created_at", "to", "subject", "status", "attempts", "last_error"]
    list_filter = ["authority"]
    readonly_fields = [
        "key",
        "created_at",
        "try_after",
        "attempts",
        "unanswered_since",
        "last_error",
        "sent_at",
    ]

    def get_queryset(self, request):
        """With the delivery of each letter, which `status` needs."""
        return OutgoingMail.objects.with_delivery()

    @admin.display(description="trạng thái")
    def status(self, mail):
        """The delivery in words."""
        return mail.status


@admin.register(BouncedAddress)
class BouncedAddressAdmin(ReadOnly, admin.ModelAdmin):
    """Địa chỉ bị từ chối, to be read only."""

    list_display = ["address", "since", "reason"]
    search_fields = ["address"]
