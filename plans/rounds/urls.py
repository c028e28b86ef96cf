from django.urls import path

from plans.rounds import views

urlpatterns = [
    path("dot/<int:pk>/cac-moc/", views.milestones, name="milestones"),
    path("dot/<int:pk>/ngay/", views.day_costs, name="day_costs"),
    path("dot/<int:pk>/buoc/<word:step>/", views.RoundStep.as_view(), name="round_step"),
]
