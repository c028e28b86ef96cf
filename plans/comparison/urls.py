from django.urls import path

from plans.comparison import views

urlpatterns = [
    path("ke-hoach/<int:pk>/so-sanh/", views.comparison, name="comparison"),
]
