from django.urls import include, path

DRAWERS = (
    "roundpapers",
    "loudspeaker",
    "importing",
    "page",
    "editor",
    "mending",
    "comparison",
    "review",
    "rounds",
)

app_name = "plans"
urlpatterns = [path("", include(f"plans.{drawer}.urls")) for drawer in DRAWERS]
