from django.urls import path

from conferences import views

app_name = "conferences"
urlpatterns = [
    path("hoi-nghi/", views.conference_list, name="list"),
    path("hoi-nghi/chuan-bi/<int:pk>/", views.prepare, name="prepare"),
    path("hoi-nghi/<int:pk>/", views.detail, name="detail"),
    path("hoi-nghi/<int:pk>/y-kien/<int:question>/", views.note, name="note"),
    path("hoi-nghi/<int:pk>/buoc/<slug:step>/", views.ConferenceStep.as_view(), name="conference_step"),
    path("hoi-nghi/<int:pk>/bien-ban.pdf", views.minutes, name="minutes"),
    path("hoi-nghi/<int:pk>/bien-ban.docx", views.minutes_word, name="minutes_word"),
    path("hoi-nghi/ket-qua/<int:pk>/buoc/<slug:step>/", views.ResultsStep.as_view(), name="results_step"),
    path("ket-luan/", views.conclusion_list, name="conclusions"),
    path("ket-luan/<int:pk>/", views.conclusion, name="conclusion"),
    path("ket-luan/<int:pk>/buoc/<slug:step>/", views.ConclusionStep.as_view(), name="conclusion_step"),
    path("ket-luan/<int:pk>/ban-in.pdf", views.conclusion_print, name="conclusion_print"),
    path("ket-luan/<int:pk>/ban-word.docx", views.conclusion_word, name="conclusion_word"),
]
