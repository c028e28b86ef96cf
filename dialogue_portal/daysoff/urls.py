from django.urls import path

from dialogue_portal.daysoff import views

app_name = "daysoff"
urlpatterns = [
    path("lich-nghi/", views.year, name="year"),
    path("lich-nghi/thang/", views.month, name="month"),
    path("lich-nghi/ngay/", views.typed_day, name="typed_day"),
    path("lich-nghi/them/<slug:what>/", views.enter, name="enter"),
    path("lich-nghi/bo/<int:pk>/", views.remove, name="remove"),
]
