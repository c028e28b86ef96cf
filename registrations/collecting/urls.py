from django.urls import path

from registrations.collecting import views

urlpatterns = [
    path("thu-y-kien/lien-ket/<str:token>/", views.link, name="collector_link"),
    path("thu-y-kien/khong-mo-duoc/", views.link_over, name="collector_link_over"),
    path("thu-y-kien/<int:pk>/", views.home, name="collector_home"),
    path("thu-y-kien/<int:pk>/so-dien-thoai/", views.Door.as_view(), name="collector_door"),
    path("thu-y-kien/<int:pk>/dong/", views.leave, name="collector_leave"),
]
