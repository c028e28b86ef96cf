from django.urls import include, path

from conferences import views

app_name = "conferences"
urlpatterns = [
    *(
        path("", include(f"conferences.{drawer}.urls"))
        for drawer in ("hall", "minutes", "conclusion", "results")
    ),
    path("hoi-nghi/<int:pk>/buoc/<word:step>/", views.ConferenceStep.as_view(), name="conference_step"),
    path("ket-luan/<int:pk>/buoc/<word:step>/", views.ConclusionStep.as_view(), name="conclusion_step"),
]
