from django.urls import include, path

from dialogue_portal.documents import views

OF_AN_AUTHORITY = [
    path("so-van-ban/", views.register, name="register"),
    path("so-van-ban/so-van-ban-di.pdf", views.register_file, {"kind": "pdf"}, name="register_pdf"),
    path("so-van-ban/so-van-ban-di.xlsx", views.register_file, {"kind": "xlsx"}, name="register_xlsx"),
]

app_name = "documents"
urlpatterns = [
    path("van-ban/", views.find, name="find"),
    path("van-ban/doi-chieu/", views.compare, name="compare"),
    path("van-ban/<slug:code>/", views.verified, name="verified"),
    path("van-ban/<slug:code>/ban-in.pdf", views.verified_file, name="verified_file"),
    path("<slug:authority>/", include(OF_AN_AUTHORITY)),
]
