from django.urls import include, path

from dialogue_portal.desk import views

OF_AN_AUTHORITY = [
    path("", views.home, name="home"),
    path("viec/", views.work, name="work"),
    path("tra-cuu/", views.Track.as_view(), name="track"),
    path("thu-di/", views.mail, name="mail"),
]

app_name = "desk"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:authority>/", include(OF_AN_AUTHORITY)),
]
