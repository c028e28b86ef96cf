from django.urls import path

from dialogue_portal.unsent import views

app_name = "unsent"
urlpatterns = [path("dang-nhap/bo-noi-dung/<int:pk>/", views.discard, name="discard")]
