from django.urls import path

from registrations.surveyresults import views

urlpatterns = [
    path("khao-sat/<int:pk>/ket-qua/", views.results, name="survey_results"),
    *(
        path(
            f"khao-sat/<int:pk>/ket-qua.{kind}",
            views.result_file,
            {"kind": kind},
            name=f"survey_results_{kind}",
        )
        for kind in ("pdf", "docx", "xlsx", "csv")
    ),
]
