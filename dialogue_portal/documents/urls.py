from django.urls import include, path

from dialogue_portal.documents import views
from dialogue_portal.documents.corrections.urls import urlpatterns as corrections
from dialogue_portal.documents.entries import views as entries
from dialogue_portal.documents.numbers import views as numbers
from dialogue_portal.documents.scans import views as scans
from dialogue_portal.documents.signedcopies import views as signedcopies
from dialogue_portal.documents.signing import views as signing

OF_AN_AUTHORITY = [
    path("so-van-ban/", views.register, name="register"),
    path("so-van-ban/so-van-ban-di.pdf", views.register_file, {"kind": "pdf"}, name="register_pdf"),
    path("so-van-ban/so-van-ban-di.xlsx", views.register_file, {"kind": "xlsx"}, name="register_xlsx"),
    path("so-van-ban/day-so/", numbers.numbers, name="numbers"),
    path("so-van-ban/ngoai-cong/", numbers.enter_outside, name="enter_outside"),
    path("so-van-ban/<int:pk>/", views.paper, name="paper"),
    path("so-van-ban/<int:pk>/ghi-so/", entries.write, name="write_entry"),
    path("so-van-ban/<int:pk>/ban-in.pdf", views.paper_file, name="paper_file"),
    path("so-van-ban/<int:pk>/ban-da-ky.pdf", views.paper_file, {"signed": True}, name="signed_file"),
    path("ban-in/<int:pk>/", signing.prepared, name="prepared"),
    path("ban-in/<int:pk>/thoi-in/", signing.stop, name="stop_printing"),
    path("ban-in/<int:pk>/in-lai/", signing.print_again, name="print_again"),
    path("so-van-ban/<int:pk>/ban-da-ky/", signedcopies.take, name="take_signed_copy"),
    path("so-van-ban/<int:pk>/ban-in/<int:number>.png", signedcopies.print_picture, name="print_picture"),
    path("so-van-ban/<int:pk>/ban-da-ky/<int:copy>/", signedcopies.show, name="signed_copy"),
    path("so-van-ban/<int:pk>/ban-da-ky/<int:copy>/tep.pdf", signedcopies.file, name="copy_file"),
    path("so-van-ban/<int:pk>/ban-da-ky/<int:copy>/xep-lai/", signedcopies.reorder, name="reorder_copy"),
    path(
        "so-van-ban/<int:pk>/ban-da-ky/<int:copy>/<int:number>.jpg",
        signedcopies.copy_picture,
        name="copy_picture",
    ),
    path("so-van-ban/ban-da-ky/", scans.pile, name="scans"),
    path("so-van-ban/ban-da-ky/<int:pk>/chon/", scans.choose, name="choose_paper"),
    path("so-van-ban/ban-da-ky/<int:pk>/bo/", scans.put_aside, name="put_aside"),
    path("so-van-ban/ban-da-ky/<int:pk>/trang-mot.jpg", scans.picture, name="scan_picture"),
    *corrections,
    path("so-van-ban/<int:pk>/<word:kind>/", views.change_status, name="change_status"),
]

app_name = "documents"
urlpatterns = [
    path("van-ban/", views.find, name="find"),
    path("van-ban/doi-chieu/", views.compare, name="compare"),
    path("van-ban/<slug:code>/", views.verified, name="verified"),
    path("van-ban/<slug:code>/ban-in.pdf", views.verified_file, name="verified_file"),
    path("van-ban/<slug:code>/ban-da-ky.pdf", views.verified_signed, name="verified_signed"),
    path("<slug:authority>/", include(OF_AN_AUTHORITY)),
]
