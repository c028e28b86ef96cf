from django.urls import path

from registrations.seats import views

urlpatterns = [path("dai-bieu/<int:pk>/cho-ngoi/", views.Seats.as_view(), name="seats")]
