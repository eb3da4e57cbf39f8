"""HTTP to Django, WebSockets to the consumers; a socket must come from one of our own pages."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from channels.sessions import CookieMiddleware

from swarmsite.http_handler import http_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "swarmsite.settings")
http = http_application()

from sessions_app.urls import websocket_urlpatterns  # noqa: E402 - needs the applications loaded

application = ProtocolTypeRouter(
    {
        "http": http,
        "websocket": AllowedHostsOriginValidator(CookieMiddleware(URLRouter(websocket_urlpatterns))),
    }
)
