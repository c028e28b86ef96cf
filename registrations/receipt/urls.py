from django.urls import path

from registrations.receipt import views

urlpatterns = [
    path("dang-ky/bien-nhan/phieu.pdf", views.sent_form, name="sent_form"),
    path("dang-ky/bien-nhan/", views.receipt, name="receipt"),
    path("dang-ky/quen-may-nay/", views.forget, name="forget"),
]
