from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "dialogue_portal.documents"
    verbose_name = "Văn bản và số văn bản"

    def ready(self):
        from dialogue_portal.documents.corrections import services  # noqa: F401 — registers the steps of corrections
