from django.urls import include, path

from plans import views
from plans.editor import views as editor
from plans.importing import views as importing

app_name = "plans"
urlpatterns = [
    path("", include("plans.roundpapers.urls")),
    path("", include("plans.loudspeaker.urls")),
    path("ke-hoach/", views.plan_list, name="list"),
    path("ke-hoach/nhap/", importing.start, name="import"),
    path("ke-hoach/nhap/xac-nhan/", importing.confirm, name="import_confirm"),
    path("ke-hoach/<int:pk>/", views.detail, name="detail"),
    path("ke-hoach/<int:pk>/ban-in.pdf", views.print_plan, name="print"),
    path("ke-hoach/<int:pk>/ban-word.docx", views.word_copy, name="word"),
    path("ke-hoach/<int:pk>/soan/", editor.Editor.as_view(), name="editor"),
    path("ke-hoach/<int:pk>/soan/dong/", editor.rows, name="editor_rows"),
    path("ke-hoach/<int:pk>/trang/", editor.preview, name="preview"),
    path("ke-hoach/<int:pk>/trang/<int:number>.png", editor.page_picture, name="page_picture"),
    path("ke-hoach/<int:pk>/so-sanh/", views.comparison, name="comparison"),
    path("ke-hoach/<int:pk>/danh-dau/<int:mark>/", views.settle, name="settle"),
    path("ke-hoach/<int:pk>/buoc/<slug:step>/", views.PlanStep.as_view(), name="plan_step"),
    path("dot/<int:pk>/cac-moc/", views.milestones, name="milestones"),
    path("dot/<int:pk>/buoc/<slug:step>/", views.RoundStep.as_view(), name="round_step"),
]
