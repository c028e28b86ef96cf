from django.urls import path

from registrations.delegates import views

urlpatterns = [
    path("dai-bieu/", views.latest, name="delegates"),
    path("dai-bieu/<int:pk>/", views.board, name="delegates_of_round"),
    path("dai-bieu/<int:pk>/chi-tieu/", views.Quotas.as_view(), name="quotas"),
    path("dai-bieu/<int:pk>/danh-sach.pdf", views.print_list, name="delegates_pdf"),
    path("dai-bieu/<int:pk>/giay-moi/", views.to_invitation, name="invite_delegates"),
]
