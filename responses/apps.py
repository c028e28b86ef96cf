from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "responses"
    verbose_name = "Phân công và trả lời"

    def ready(self):
        # The services give the flow its verbs; the receiver learns what citizens do with their questions.
        import responses.answering.services
        import responses.approval.services
        import responses.citizen.receivers
        import responses.citizen.services
        import responses.deadlines.services
        import responses.directing.services  # noqa: F401  (imported for what it declares)
