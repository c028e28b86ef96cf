from django.urls import path

from conferences.minutes import views

urlpatterns = [
    path("hoi-nghi/<int:pk>/bien-ban.pdf", views.minutes, name="minutes"),
    path("hoi-nghi/<int:pk>/bien-ban.docx", views.minutes_word, name="minutes_word"),
]
