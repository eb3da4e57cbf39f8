"""Pages and sockets of the conversation."""

from django.urls import path

from sessions_app import views
from sessions_app.consumers import ChatConsumer

urlpatterns = [
    path("", views.chat, name="chat"),
    path("c/<uuid:session_id>/", views.chat, name="conversation"),
    path("sessions.json", views.session_list, name="session-list"),
    path("sessions/<uuid:session_id>/rename", views.rename, name="session-rename"),
    path("sessions/<uuid:session_id>/delete", views.delete, name="session-delete"),
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
]
websocket_urlpatterns = [path("ws/chat/", ChatConsumer.as_asgi())]
