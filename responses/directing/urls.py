from django.urls import path

from responses.directing import views

urlpatterns = [
    path("phan-cong/y-kien/<int:pk>/", views.direct, name="direct"),
]
