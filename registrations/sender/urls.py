from django.urls import path

from registrations.sender import views

urlpatterns = [
    path("phieu-cua-toi/nguoi-gui/", views.OwnSender.as_view(), name="own_sender"),
    path("phieu-cua-toi/rut/", views.OwnWithdrawal.as_view(), name="own_withdrawal"),
]
