from django.urls import path

from plans.review import views

urlpatterns = [
    path("ke-hoach/<int:pk>/danh-dau/<int:mark>/", views.settle, name="settle"),
]
