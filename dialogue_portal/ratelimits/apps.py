from django.apps import AppConfig


class RateLimitsConfig(AppConfig):
    name = "dialogue_portal.ratelimits"
    verbose_name = "Giới hạn số lần"
