from django.urls import include, path

from desk.home import files
from desk.home import views as home
from desk.overdue import views as overdue
from desk.published import views as published
from desk.tracking import views as tracking
from desk.work import views as work

OF_AN_AUTHORITY = [
    path("", home.home, name="home"),
    path("viec/", work.work, name="work"),
    path("tra-cuu/", tracking.Track.as_view(), name="track"),
    path("tra-cuu/<int:question>/<word:step>/", tracking.TrackStep.as_view(), name="track_step"),
    path("qua-han/", overdue.overdue, name="overdue"),
    path("da-cong-khai/", published.published, name="published"),
    path("da-cong-khai/danh-muc.pdf", published.published_file, {"kind": "pdf"}, name="published_pdf"),
    path("da-cong-khai/danh-muc.docx", published.published_file, {"kind": "docx"}, name="published_docx"),
]

app_name = "desk"
urlpatterns = [
    path("", home.index, name="index"),
    path("robots.txt", files.robots, name="robots"),
    path("favicon.ico", files.favicon, name="favicon"),
    path("cong-doi-thoai.webmanifest", files.manifest, name="manifest"),
    path("<slug:authority>/", include(OF_AN_AUTHORITY)),
]
