from django.urls import path

from registrations.listing import views

urlpatterns = [
    path("phieu/", views.sheets, name="sheets"),
    path("phieu/xuat/", views.take_out, name="take_out"),
    path("phieu/da-xuat/", views.exports, name="exports"),
    path("phieu/da-xuat/<int:pk>/", views.export, name="export"),
    path("phieu/da-xuat/<int:pk>/tep/", views.export_file, name="export_file"),
]
