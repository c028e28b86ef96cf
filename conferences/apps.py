from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "conferences"
    verbose_name = "Hội nghị đối thoại"

    def ready(self):
        from conferences import promises, services  # noqa: F401 — the services give the flows their verbs
