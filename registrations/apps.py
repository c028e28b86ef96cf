from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = "Phiếu đăng ký đối thoại"

    def ready(self):
        from registrations import receivers, services  # noqa: F401 — services give the flow its verbs
