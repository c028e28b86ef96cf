from django.urls import path

from registrations.entry import views

urlpatterns = [
    path("phieu/nhap/", views.rounds, name="entry"),
    path("phieu/nhap/<int:pk>/", views.EntryPage.as_view(), name="enter"),
    path("phieu/nhan-muon/<int:pk>/", views.late, name="late"),
]
