from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Bàn làm việc"

    def ready(self):
        from desk.django_words import fill_in

        fill_in()
