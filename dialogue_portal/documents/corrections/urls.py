from django.urls import path

from dialogue_portal.documents.corrections import views

urlpatterns = [
    path("so-van-ban/<int:pk>/dinh-chinh-bang-cong-van/", views.write, name="correction_write"),
    path("dinh-chinh/<int:pk>/", views.detail, name="correction"),
    path("dinh-chinh/<int:pk>/ban-in.pdf", views.print_letter, name="correction_print"),
    path("dinh-chinh/<int:pk>/ban-word.docx", views.word_copy, name="correction_word"),
    path("dinh-chinh/<int:pk>/buoc/<word:step>/", views.CorrectionStep.as_view(), name="correction_step"),
]
