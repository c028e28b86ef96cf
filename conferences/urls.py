from django.urls import include, path

app_name = "conferences"
urlpatterns = [
    path("", include(f"conferences.{drawer}.urls")) for drawer in ("results", "hall", "minutes", "conclusion")
]
