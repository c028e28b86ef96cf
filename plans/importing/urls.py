from django.urls import path

from plans.importing import views

urlpatterns = [
    path("ke-hoach/nhap/", views.start, name="import"),
    path("ke-hoach/nhap/xac-nhan/", views.confirm, name="import_confirm"),
]
