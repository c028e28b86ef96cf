from django.apps import AppConfig


class LoginConfig(AppConfig):
    name = "dialogue_portal.login"
    verbose_name = "Đăng nhập"
