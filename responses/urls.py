from django.urls import path

from responses import views

app_name = "responses"
urlpatterns = [
    path("phan-cong/", views.assignments, name="list"),
    path("phan-cong/y-kien/<int:pk>/", views.direct, name="direct"),
    path("tra-loi/<int:pk>/", views.detail, name="detail"),
    path("tra-loi/<int:pk>/buoc/<slug:step>/", views.AssignmentStep.as_view(), name="assignment_step"),
]
