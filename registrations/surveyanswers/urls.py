from django.urls import path

from registrations.surveyanswers import views

urlpatterns = [
    path("phieu-khao-sat/<int:pk>/", views.OpenPage.as_view(), name="survey_form"),
    path("phieu-khao-sat/ma/<str:code>/", views.CodePage.as_view(), name="survey_by_code"),
    path("phieu-khao-sat/da-gui/", views.thanks, name="survey_thanks"),
    path("khao-sat/<int:pk>/nhap/", views.Keying.as_view(), name="survey_keying"),
    path("khao-sat/<int:pk>/nhap/bo-phieu-cuoi/", views.drop_last, name="survey_drop_last"),
    path("khao-sat/<int:pk>/xem-truoc/", views.preview, name="survey_preview"),
]
