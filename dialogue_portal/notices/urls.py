from django.urls import path

from dialogue_portal.notices.outbox import views

app_name = "notices"
urlpatterns = [
    path("thu-di/", views.letters, name="outbox"),
    path("thu-di/thu-thu/", views.send_trial_letter, name="try_mail"),
    path("thu-di/<int:pk>/gui-lai/", views.send_again, name="resend"),
    path("thu-di/<int:pk>/sua-dia-chi/", views.correct, name="correct"),
    path("thu-di/dia-chi/<int:pk>/", views.release_address, name="release_address"),
]
