from django.urls import path

from registrations.survey import views

ONE = "khao-sat/<int:pk>"
urlpatterns = [
    path("khao-sat/", views.surveys, name="surveys"),
    path("khao-sat/moi/dot/<int:pk>/", views.Compose.as_view(), name="survey_new"),
    path(f"{ONE}/", views.survey, name="survey"),
    path(f"{ONE}/cach-nhan/", views.Settings.as_view(), name="survey_settings"),
    path(f"{ONE}/cau/", views.QuestionPage.as_view(), name="survey_question_new"),
    path(f"{ONE}/cau/<int:question>/", views.QuestionPage.as_view(), name="survey_question"),
    path(f"{ONE}/cau/<int:question>/thu-tu/", views.change_order, name="survey_order"),
    path(f"{ONE}/lien-ket/", views.make_links, name="survey_links"),
    path(f"{ONE}/lien-ket.pdf", views.slips, name="survey_slips"),
    *(
        path(f"{ONE}/phieu-khao-sat.{kind}", views.blank, {"kind": kind}, name=f"survey_blank_{kind}")
        for kind in ("pdf", "docx")
    ),
]
