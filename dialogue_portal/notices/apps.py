from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "dialogue_portal.notices"
    verbose_name = "Thư đi"

    def ready(self):
        # Registers the tasks in every process, also where nothing else imports them.
        from dialogue_portal.notices import tasks  # noqa: F401  # the import is what registers them
