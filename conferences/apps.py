from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "conferences"
    verbose_name = "Hội nghị đối thoại"

    def ready(self):
        # The services give the flows their verbs; the receiver learns of every copied plan.
        import conferences.conclusion.services
        import conferences.followup.receivers
        import conferences.hall.services
        import conferences.minutes.services
        import conferences.results.services  # noqa: F401  (imported for what it declares)
