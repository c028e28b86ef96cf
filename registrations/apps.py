from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = "Phiếu đăng ký đối thoại"

    def ready(self):
        # The services give the flow its verbs; the receiver learns of every moved round.
        import registrations.calls.receivers
        import registrations.delegates.receivers
        import registrations.delegates.services
        import registrations.form.receivers
        import registrations.mailbox.services
        import registrations.personaldata.services
        import registrations.receipt.receivers
        import registrations.seats.receivers
        import registrations.supplements.services
        import registrations.triage.services  # noqa: F401  (imported for what it declares)
