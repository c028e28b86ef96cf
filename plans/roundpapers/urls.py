from django.urls import path

from plans.roundpapers import views

urlpatterns = [
    path("dot/<int:pk>/soan/<slug:paper>/", views.draft, name="roundpaper_draft"),
    path("giay-moi/<str:code>/", views.letter, name="letter"),
    path("van-ban-dot/<int:pk>/", views.detail, name="roundpaper"),
    path("van-ban-dot/<int:pk>/ban-in.pdf", views.print_paper, name="roundpaper_print"),
    path("van-ban-dot/<int:pk>/ban-word.docx", views.word_copy, name="roundpaper_word"),
    path("van-ban-dot/<int:pk>/buoc/<word:step>/", views.RoundPaperStep.as_view(), name="roundpaper_step"),
]
