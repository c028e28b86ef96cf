from django.urls import path

from registrations.naming import views

urlpatterns = [
    path("dai-bieu/thon/<int:pk>/", views.OfficeNaming.as_view(), name="delegates_of_collector"),
    path("dai-bieu/nguoi/<int:pk>/<word:step>/", views.OfficeStep.as_view(), name="delegate_step"),
    path("thu-y-kien/<int:pk>/dai-bieu/", views.HeadNaming.as_view(), name="collector_delegates"),
    path(
        "thu-y-kien/<int:pk>/dai-bieu/<int:delegate>/<word:step>/",
        views.HeadStep.as_view(),
        name="collector_delegate",
    ),
]
