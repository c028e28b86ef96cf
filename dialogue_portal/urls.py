"""The addresses of the portal; the pages of an authority lie below its slug (see RESERVED_SLUGS)."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from dialogue_portal.login.views import StaffLogin, administration_login

OF_AN_AUTHORITY = [
    "dialogue_portal.notices.urls",
    "dialogue_portal.daysoff.urls",
    "dialogue_portal.absences.urls",
    "dialogue_portal.ownterms.urls",
    "plans.urls",
    "responses.urls",
    "conferences.urls",
]

admin.site.site_header = admin.site.site_title = "Quản trị Cổng đối thoại"
admin.site.index_title = "Dữ liệu của cổng"

handler400 = "dialogue_portal.accounts.views.bad_request"
handler404 = "dialogue_portal.accounts.views.not_found"

urlpatterns = [
    # The citizens' form is asked for most, so its addresses are looked at first.
    path("<slug:authority>/", include("registrations.urls")),
    path("quan-tri/login/", administration_login),
    path("quan-tri/", admin.site.urls),
    path("dang-nhap/", StaffLogin.as_view(), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("", include("dialogue_portal.unsent.urls")),
    path("", include("dialogue_portal.health.urls")),
    path("", include("dialogue_portal.documents.urls")),
    path("", include("desk.urls")),
    *[path("<slug:authority>/", include(module)) for module in OF_AN_AUTHORITY],
]
