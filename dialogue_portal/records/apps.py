from django.apps import AppConfig
from django.urls import register_converter

from dialogue_portal.formats.pathwords import PathWord


class RecordsConfig(AppConfig):
    name = "dialogue_portal.records"
    verbose_name = "Nhật ký xử lý"

    def ready(self) -> None:
        # Before any file of addresses is read.
        register_converter(PathWord, "word")
