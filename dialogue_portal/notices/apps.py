from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "dialogue_portal.notices"
    verbose_name = "Thư đi"
