from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "dialogue_portal.desk"
    verbose_name = "Bàn làm việc"
