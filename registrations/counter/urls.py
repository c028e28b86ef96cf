from django.urls import path

from registrations.counter import views

urlpatterns = [
    path("phieu/<int:pk>/ma-moi/", views.NewCode.as_view(), name="new_code"),
    path("phieu/<int:pk>/nguoi-gui/", views.CorrectSender.as_view(), name="correct_sender"),
    path("phieu/<int:pk>/rut-giup/", views.WithdrawForSender.as_view(), name="withdraw_for_sender"),
]
