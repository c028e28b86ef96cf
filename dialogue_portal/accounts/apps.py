from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "dialogue_portal.accounts"
    verbose_name = "Cơ quan và tài khoản"
