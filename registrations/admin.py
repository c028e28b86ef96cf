from django.contrib import admin

from dialogue_portal.forms.administration import ReadOnly
from registrations.models import Question, Registration


@admin.register(Registration)
class RegistrationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["shown_code", "full_name", "round", "received_at", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["authority"]


@admin.register(Question)
class QuestionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "source", "state", "round", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["state", "authority"]
