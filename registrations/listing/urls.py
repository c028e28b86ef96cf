from django.urls import path

from registrations.listing import views

urlpatterns = [
    path("phieu/", views.sheets, name="sheets"),
]
