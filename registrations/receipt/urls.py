from django.urls import path

from registrations.receipt import views

urlpatterns = [
    path("dang-ky/bien-nhan/phieu.pdf", views.sent_form, name="sent_form"),
    path("dang-ky/bien-nhan/bien-nhan.pdf", views.receipt_file, name="receipt_pdf"),
    path("dang-ky/dot/<int:pk>/hoi-nghi.ics", views.event, name="event"),
    path("phieu-trong-thu/<str:token>/", views.MailedLinkPage.as_view(), name="mailed_link"),
    path("dang-ky/bien-nhan/", views.receipt, name="receipt"),
    path("dang-ky/quen-may-nay/", views.forget, name="forget"),
]
