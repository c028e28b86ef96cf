from django.urls import path

from dialogue_portal.ownterms import views

app_name = "ownterms"
urlpatterns = [
    path("thoi-han/", views.table, name="table"),
    path("thoi-han/sua/", views.change, name="change"),
]
