from django.urls import path

from dialogue_portal.daysoff import views

app_name = "daysoff"
urlpatterns = [
    path("lich-nghi/", views.year, name="year"),
    path("lich-nghi/them/<slug:what>/", views.enter, name="enter"),
    path("lich-nghi/bo/<int:pk>/", views.remove, name="remove"),
]
