from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = "Phiếu đăng ký đối thoại"

    def ready(self):
        # The services give the flow its verbs; the receiver listens to rounds.
        from registrations.form import receivers  # noqa: F401
        from registrations.triage import services  # noqa: F401
