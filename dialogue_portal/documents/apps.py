from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "dialogue_portal.documents"
    verbose_name = "Văn bản và số văn bản"
