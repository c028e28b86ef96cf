from django.contrib import admin

from registrations.models import Question, Registration


class ReadOnlyAdmin(admin.ModelAdmin):
    """Citizens' words can be read here, never changed: the desk's pages take the steps."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Registration)
class RegistrationAdmin(ReadOnlyAdmin):
    list_display = ["shown_code", "full_name", "round", "received_at", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["authority"]


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "source", "state", "round", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["state", "authority"]
