from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "dialogue_portal.health"
    verbose_name = "Tình trạng hệ thống"

    def ready(self):
        from dialogue_portal.health import sweeps  # noqa: F401 — it listens to every run of a sweep
