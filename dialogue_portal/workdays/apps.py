from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "dialogue_portal.workdays"
    verbose_name = "Ngày làm việc và thời hạn"
