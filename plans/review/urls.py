from django.urls import path

from plans.review import views

urlpatterns = [
    path("ke-hoach/<int:pk>/danh-dau/<int:comment>/", views.settle, name="settle"),
]
