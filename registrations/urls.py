from django.urls import path

from registrations import views

app_name = "registrations"
urlpatterns = [
    path("dang-ky/", views.open_rounds, name="open_rounds"),
    path("dang-ky/dot/<int:pk>/", views.RegistrationPage.as_view(), name="form"),
    path("dang-ky/dot/<int:pk>/phieu-giay.pdf", views.blank_form, {"kind": "pdf"}, name="blank_pdf"),
    path("dang-ky/dot/<int:pk>/phieu-giay.docx", views.blank_form, {"kind": "docx"}, name="blank_word"),
    path("dang-ky/bien-nhan/phieu.pdf", views.sent_form, name="sent_form"),
    path("dang-ky/bien-nhan/", views.Receipt.as_view(), name="receipt"),
    path("y-kien/", views.triage, name="triage"),
    path("y-kien/<int:pk>/", views.question, name="question"),
    path("y-kien/<int:pk>/buoc/<slug:step>/", views.QuestionStep.as_view(), name="question_step"),
    path("phieu/<int:pk>/phieu.pdf", views.filled_form, name="filled_form"),
    path("phieu/<int:pk>/", views.detail, name="detail"),
]
