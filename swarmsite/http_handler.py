"""HTTP under ASGI, each request from its first middleware to its answer in one thread.

All our views and middlewares are synchronous. Django would change sides between an event loop and a thread for every
middleware that can be either; such a thread waits for the loop, and a server told to stop in that moment would wait for
the thread for ever (asgiref's issue 535). One change of sides has nothing to wait for, and is quicker.
"""

from typing import Any

import django
from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest, HttpResponseBase


class OneThreadHandler(ASGIHandler):
    """Django's own handler with the synchronous chain of middlewares."""

    def load_middleware(self, is_async: bool = False) -> None:  # noqa: ARG002, FBT - Django names and passes it
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """Stay in the request's thread, whose database connection is closed with the request."""
        answer: HttpResponseBase = await sync_to_async(self.get_response)(request)
        return answer


def http_application() -> Any:
    """As `get_asgi_application` makes it."""
    django.setup(set_prefix=False)
    return OneThreadHandler()
