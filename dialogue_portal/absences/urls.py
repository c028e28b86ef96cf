from django.urls import path

from dialogue_portal.absences import views

app_name = "absences"
urlpatterns = [
    path("vang-mat/", views.table, name="table"),
    path("vang-mat/ghi/", views.enter, name="enter"),
    path("vang-mat/ket-thuc/<int:pk>/", views.end, name="end"),
]
