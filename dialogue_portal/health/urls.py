from django.urls import path

from dialogue_portal.health import views

app_name = "health"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("<slug:authority>/tinh-trang/", views.status, name="status"),
]
