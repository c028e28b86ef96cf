from django.urls import path

from registrations.floods import views

urlpatterns = [
    path("phieu-cua-toi/cho-kiem-tra/rut/", views.HeldWithdrawal.as_view(), name="own_held_withdrawal"),
    path("phieu/cho-kiem-tra/", views.floods, name="floods"),
    path("phieu/cho-kiem-tra/<int:pk>/<word:decision>/", views.decide, name="decide_flood"),
]
