from django.urls import path

from conferences.conclusion import views

urlpatterns = [
    path("ket-luan/", views.conclusion_list, name="conclusions"),
    path("ket-luan/<int:pk>/", views.conclusion, name="conclusion"),
    path("ket-luan/<int:pk>/ban-in.pdf", views.conclusion_print, name="conclusion_print"),
    path("ket-luan/<int:pk>/ban-word.docx", views.conclusion_word, name="conclusion_word"),
]
