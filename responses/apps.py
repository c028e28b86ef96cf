from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "responses"
    verbose_name = "Phân công và trả lời"

    def ready(self):
        # The services give the flow its verbs.
        from responses.answering import services as answering  # noqa: F401
        from responses.approval import services as approval  # noqa: F401
        from responses.deadlines import services as deadlines  # noqa: F401
        from responses.directing import services as directing  # noqa: F401
