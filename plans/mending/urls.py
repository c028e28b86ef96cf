from django.urls import path

from plans.mending import views

urlpatterns = [
    path("ke-hoach/<int:pk>/sua-cho/", views.mend, name="mend"),
    path("ke-hoach/<int:pk>/sua-cho/lay-theo-van-ban/", views.take_over, name="take_over"),
    path("ke-hoach/<int:pk>/dot/<int:position>/lay-theo-van-ban/", views.take_round, name="take_round"),
    path("ke-hoach/<int:pk>/sua-cho/<int:mended>/hoan-tac/", views.undo, name="undo_mend"),
    path("van-ban-dot/<int:pk>/sua-cho/", views.mend_paper, name="mend_paper"),
]
