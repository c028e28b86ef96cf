from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "conferences"
    verbose_name = "Hội nghị đối thoại"

    def ready(self):
        # The services give the flows their verbs; the receiver listens to plans.
        from conferences.conclusion import services as conclusion  # noqa: F401
        from conferences.followup import receivers, services  # noqa: F401
        from conferences.hall import services as hall  # noqa: F401
        from conferences.minutes import services as minutes  # noqa: F401
        from conferences.results import services as results  # noqa: F401
