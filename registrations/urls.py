from django.urls import include, path

app_name = "registrations"
urlpatterns = [
    path("", include(f"registrations.{drawer}.urls"))
    for drawer in (
        "form",
        "receipt",
        "attachments",
        "floods",
        "sender",
        "triage",
        "entry",
        "listing",
        "counter",
        "collecting",
        "delegates",
        "naming",
        "mailbox",
        "seats",
        "personaldata",
        "calls",
        "survey",
        "surveyanswers",
        "surveyresults",
    )
]
