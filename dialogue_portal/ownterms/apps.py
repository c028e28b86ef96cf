from django.apps import AppConfig


class OwnTermsConfig(AppConfig):
    name = "dialogue_portal.ownterms"
    verbose_name = "Thời hạn riêng"
