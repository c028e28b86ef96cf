from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "dialogue_portal.desk"
    verbose_name = "Bàn làm việc"

    def ready(self):
        from dialogue_portal.desk.django_words import fill_in
        from dialogue_portal.desk.health import sweeps  # noqa: F401 — it listens to every run of a sweep

        fill_in()
