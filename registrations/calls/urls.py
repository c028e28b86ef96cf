from django.urls import path

from registrations.calls import views

urlpatterns = [
    path("phai-goi/", views.calls, name="calls"),
    path("phai-goi/ghi/", views.record_call, name="record_call"),
    path("phai-goi/<int:pk>/hoan-tac/", views.undo_call, name="undo_call"),
    path("phai-goi/<int:pk>/giay-bao/", views.call_letter, name="call_letter"),
]
