from django.urls import path

from registrations.mailbox import views

urlpatterns = [
    path("phieu/hop-thu/", views.mailbox, name="mailbox"),
    path("phieu/hop-thu/<int:pk>/", views.MessagePage.as_view(), name="message"),
    path(
        "phieu/hop-thu/<int:pk>/buoc/<word:step>/",
        views.MessageStep.as_view(),
        name="incomingmessage_step",
    ),
]
