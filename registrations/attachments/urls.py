from django.urls import path

from registrations.attachments import views

urlpatterns = [
    path("phieu/tep/<int:pk>/", views.attachment, name="attachment"),
    path("dang-ky/bien-nhan/tep/<int:pk>/", views.sent_attachment, name="sent_attachment"),
]
