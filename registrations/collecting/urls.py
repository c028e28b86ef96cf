from django.urls import path

from registrations.collecting import views
from registrations.collecting.entering import views as entering
from registrations.collecting.office import views as office

OF_ROUND, OF_ONE, OF_HEAD = "dau-moi/dot/<int:pk>/", "dau-moi/<int:pk>/", "thu-y-kien/<int:pk>/"
urlpatterns = [
    path("thu-y-kien/lien-ket/<str:token>/", views.follow, name="collector_link"),
    path("thu-y-kien/khong-mo-duoc/", views.over_page, name="collector_link_over"),
    path(OF_HEAD, views.home, name="collector_home"),
    path(f"{OF_HEAD}so-dien-thoai/", views.Door.as_view(), name="collector_door"),
    path(f"{OF_HEAD}nhap/", entering.EnterPage.as_view(), name="collector_enter"),
    path(f"{OF_HEAD}phieu/<int:slip>/", entering.SlipPage.as_view(), name="collector_slip"),
    path(f"{OF_HEAD}phieu-giay.pdf", entering.paper_form, name="collector_form"),
    path(f"{OF_HEAD}dong/", views.leave, name="collector_leave"),
    path("dau-moi/", office.rounds, name="collecting"),
    path(OF_ROUND, office.collectors, name="collectors"),
    path(f"{OF_ROUND}them/", office.AddOne.as_view(), name="collector_add"),
    path(f"{OF_ROUND}them-nhieu/", office.AddMany.as_view(), name="collectors_add"),
    path(f"{OF_ROUND}gui-thu/", office.send_all, name="collectors_send"),
    path(f"{OF_ROUND}lien-ket.pdf", office.link_sheets, name="collectors_pdf"),
    path(OF_ONE, office.OneCollector.as_view(), name="collector"),
    path(f"{OF_ONE}lien-ket.pdf", office.link_sheet, name="collector_pdf"),
    path(f"{OF_ONE}<word:step>/", office.act, name="collector_act"),
]
