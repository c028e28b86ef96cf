from django.apps import AppConfig


class DaysOffConfig(AppConfig):
    name = "dialogue_portal.daysoff"
    verbose_name = "Lịch nghỉ"
