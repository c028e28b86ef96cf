from django.urls import path

from plans.page import views

urlpatterns = [
    path("ke-hoach/", views.plan_list, name="list"),
    path("ke-hoach/<int:pk>/", views.detail, name="detail"),
    path("ke-hoach/<int:pk>/ban-in.pdf", views.print_plan, name="print"),
    path("ke-hoach/<int:pk>/ban-word.docx", views.word_copy, name="word"),
    path("ke-hoach/<int:pk>/buoc/<word:step>/", views.PlanStep.as_view(), name="plan_step"),
]
