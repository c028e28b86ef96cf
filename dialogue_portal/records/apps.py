from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "dialogue_portal.records"
    verbose_name = "Nhật ký xử lý"
