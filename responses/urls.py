from django.urls import include, path

from responses import views

app_name = "responses"
urlpatterns = [
    path("phan-cong/", views.assignments, name="list"),
    path("", include("responses.directing.urls")),
    path("tra-loi/<int:pk>/", views.detail, name="detail"),
    path("tra-loi/<int:pk>/tep/<int:file>/", views.question_file, name="question_file"),
    path("tra-loi/<int:pk>/buoc/<word:step>/", views.AssignmentStep.as_view(), name="assignment_step"),
]
