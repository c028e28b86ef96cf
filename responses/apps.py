from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "responses"
    verbose_name = "Phân công và trả lời"

    def ready(self):
        from responses import services  # noqa: F401 — the services give the flow its verbs
