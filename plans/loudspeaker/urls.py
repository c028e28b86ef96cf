from django.urls import path

from plans.loudspeaker import views

urlpatterns = [
    path("dot/<int:pk>/phat-thanh/", views.script, name="loudspeaker"),
    path("dot/<int:pk>/phat-thanh/bai.txt", views.script_file, {"kind": "txt"}, name="loudspeaker_text"),
    path("dot/<int:pk>/phat-thanh/bai.pdf", views.script_file, {"kind": "pdf"}, name="loudspeaker_pdf"),
    path("dot/<int:pk>/phat-thanh/bai.docx", views.script_file, {"kind": "docx"}, name="loudspeaker_word"),
]
