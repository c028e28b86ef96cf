from django.contrib import admin

from dialogue_portal.notices.models import OutgoingMail


@admin.register(OutgoingMail)
class OutgoingMailAdmin(admin.ModelAdmin):
    list_display = ["created_at", "to", "subject", "status", "attempts", "last_error"]
    list_filter = ["authority"]
    readonly_fields = ["key", "created_at", "try_after", "attempts", "last_error", "sent_at"]
