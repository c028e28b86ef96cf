from django.urls import path

from dialogue_portal.formats.delicate import Concern
from registrations.form import views

urlpatterns = [
    path("dang-ky/", views.open_rounds, name="open_rounds"),
    path("dang-ky/khieu-nai/", views.directions, {"concern": Concern.COMPLAINT}, name="complaints"),
    path("dang-ky/to-cao/", views.directions, {"concern": Concern.DENUNCIATION}, name="denunciations"),
    path("dang-ky/dot/<int:pk>/", views.RegistrationPage.as_view(), name="form"),
    path("dang-ky/dot/<int:pk>/phieu-giay.pdf", views.blank_form, {"kind": "pdf"}, name="blank_pdf"),
    path("dang-ky/dot/<int:pk>/phieu-giay.docx", views.blank_form, {"kind": "docx"}, name="blank_word"),
]
