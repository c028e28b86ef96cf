from django.urls import include, path

from dialogue_portal.desk import views
from dialogue_portal.desk.absences import views as absences
from dialogue_portal.desk.daysoff import views as daysoff
from dialogue_portal.desk.health import views as health
from dialogue_portal.desk.outbox import views as outbox
from dialogue_portal.desk.overdue import views as overdue
from dialogue_portal.desk.terms import views as terms

OF_AN_AUTHORITY = [
    path("", views.home, name="home"),
    path("viec/", views.work, name="work"),
    path("tra-cuu/", views.Track.as_view(), name="track"),
    path("qua-han/", overdue.overdue, name="overdue"),
    path("tinh-trang/", health.status, name="status"),
    path("thu-di/", outbox.letters, name="mail"),
    path("thu-di/thu-thu/", outbox.try_out, name="try_mail"),
    path("thu-di/<int:pk>/gui-lai/", outbox.send_again, name="resend_mail"),
    path("thu-di/<int:pk>/sua-dia-chi/", outbox.correct, name="correct_mail"),
    path("thu-di/dia-chi/<int:pk>/", outbox.release_address, name="release_address"),
    path("thoi-han/", terms.table, name="terms"),
    path("thoi-han/sua/", terms.change, name="change_terms"),
    path("vang-mat/", absences.table, name="absences"),
    path("vang-mat/ghi/", absences.enter, name="enter_absence"),
    path("vang-mat/ket-thuc/<int:pk>/", absences.end, name="end_absence"),
    path("lich-nghi/", daysoff.year, name="days_off"),
    path("lich-nghi/them/<slug:what>/", daysoff.enter, name="enter_days_off"),
    path("lich-nghi/bo/<int:pk>/", daysoff.remove, name="remove_day_off"),
]

app_name = "desk"
urlpatterns = [
    path("", views.index, name="index"),
    path("healthz", health.healthz, name="healthz"),
    path("<slug:authority>/", include(OF_AN_AUTHORITY)),
]
