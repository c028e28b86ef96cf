from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Kế hoạch đối thoại"

    def ready(self):
        from plans import services  # noqa: F401 — the services give the flow its verbs
