from django.urls import path

from registrations.personaldata import views

urlpatterns = [
    path("du-lieu-ca-nhan/", views.PersonalData.as_view(), name="personal_data"),
    path("du-lieu-ca-nhan/yeu-cau/", views.data_requests, name="data_requests"),
    path("du-lieu-ca-nhan/yeu-cau/moi/", views.AskForSomebody.as_view(), name="ask_for_somebody"),
    path("du-lieu-ca-nhan/yeu-cau/<int:pk>/", views.data_request, name="data_request"),
    path(
        "du-lieu-ca-nhan/yeu-cau/<int:pk>/buoc/<word:step>/",
        views.DataRequestStep.as_view(),
        name="datarequest_step",
    ),
    path("du-lieu-ca-nhan/luot-xem/", views.looks, name="looks"),
]
