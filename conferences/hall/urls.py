from django.urls import path

from conferences.hall import views

urlpatterns = [
    path("hoi-nghi/", views.conference_list, name="list"),
    path("hoi-nghi/chuan-bi/<int:pk>/", views.prepare, name="prepare"),
    path("hoi-nghi/<int:pk>/", views.detail, name="detail"),
    path("hoi-nghi/<int:pk>/y-kien/<int:question>/", views.note, name="note"),
]
