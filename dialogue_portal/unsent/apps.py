from django.apps import AppConfig


class UnsentConfig(AppConfig):
    name = "dialogue_portal.unsent"
    verbose_name = "Nội dung chưa gửi"
