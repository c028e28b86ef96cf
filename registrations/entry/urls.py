from django.urls import path

from registrations.entry import views

urlpatterns = [
    path("phieu/nhap/", views.rounds, name="entry"),
    path("phieu/nhap/<int:pk>/", views.EntryPage.as_view(), name="enter"),
    path("phieu/nhap/ban-chup/<int:pk>/<int:number>/", views.slip_picture, name="slip_picture"),
    path("phieu/<int:pk>/bien-nhan.pdf", views.entry_slip, name="entry_slip"),
    path("phieu/<int:pk>/ngay-nhan/", views.CorrectDay.as_view(), name="correct_day"),
    path("phieu/nhan-muon/<int:pk>/", views.late, name="late"),
]
