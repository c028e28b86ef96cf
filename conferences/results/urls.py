from django.urls import path

from conferences.results import views

urlpatterns = [
    path("hoi-nghi/ket-qua/<int:pk>/buoc/<word:step>/", views.ResultsStep.as_view(), name="results_step"),
]
