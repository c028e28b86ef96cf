from django.urls import path

from registrations.triage import views

urlpatterns = [
    path("y-kien/", views.triage, name="triage"),
    path("y-kien/<int:pk>/", views.question, name="question"),
    path("y-kien/<int:pk>/buoc/<word:step>/", views.QuestionStep.as_view(), name="question_step"),
    path("phieu/<int:pk>/phieu.pdf", views.filled_form, name="filled_form"),
    path("phieu/<int:pk>/", views.detail, name="detail"),
]
