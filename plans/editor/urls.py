from django.urls import path

from plans.editor import views

urlpatterns = [
    path("ke-hoach/<int:pk>/soan/", views.Editor.as_view(), name="editor"),
    path("ke-hoach/<int:pk>/soan/dong/", views.rows, name="editor_rows"),
    path("ke-hoach/<int:pk>/soan/thay-doi/", views.take_changes, name="editor_changes"),
    path("ke-hoach/<int:pk>/trang/", views.preview, name="preview"),
    path("ke-hoach/<int:pk>/trang/<int:number>.png", views.page_picture, name="page_picture"),
]
