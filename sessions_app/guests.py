"""Who a visitor is: a random id in a signed cookie. Nothing is stored until they ask something."""

import uuid
from collections.abc import Callable, Mapping

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "swarm_guest"
SALT = "swarm.guest"
ONE_YEAR = 365 * 24 * 3600  # seconds


def guest_of(cookies: Mapping[str, str]) -> uuid.UUID | None:
    """Return the guest a cookie names, or None where there is none or it was not signed by us."""
    try:
        return uuid.UUID(signing.loads(cookies.get(COOKIE, ""), salt=SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def cookie_for(guest: uuid.UUID) -> str:
    return signing.dumps(str(guest), salt=SALT)


def guest_cookie(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give every request a `guest`, and a visitor without a valid cookie a new one where a view asked for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        known = guest_of(request.COOKIES)
        request.guest = known or uuid.uuid4()  # type: ignore[attr-defined]
        response = get_response(request)
        if known is None and getattr(request, "keep_guest", False):
            _remember(response, request.guest)  # type: ignore[attr-defined]
        return response

    return middleware


def _remember(response: HttpResponse, guest: uuid.UUID) -> None:
    response.set_cookie(
        COOKIE,
        cookie_for(guest),
        max_age=ONE_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
