from django.apps import AppConfig


class AbsencesConfig(AppConfig):
    name = "dialogue_portal.absences"
    verbose_name = "Vắng mặt"
