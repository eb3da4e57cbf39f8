"""The first admin: made at the first start with a password shown once, which opens only the form that changes it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from swarmsite.models import OneTimePassword


@dataclass(frozen=True)
class FirstAdmin:
    """Name and password for the terminal; the password is stored nowhere else."""

    name: str
    password: str


def make_first_admin(name: str = "admin") -> FirstAdmin | None:
    """Make an admin where there is none; return None where there is one already."""
    users = get_user_model().objects
    with transaction.atomic():
        if users.filter(is_superuser=True).exists():
            return None
        password = secrets.token_urlsafe(12)
        user = users.create_superuser(username=name, password=password)
        OneTimePassword.objects.create(user=user, made=user.password)
    return FirstAdmin(name, password)


def change_first_password(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Send whoever is logged in with a first password to the form that changes it, wherever in the admin they go."""

    def middleware(request: HttpRequest) -> HttpResponse:
        form = reverse("admin:password_change")
        elsewhere = request.path.startswith(reverse("admin:index")) and request.path not in (
            form,
            reverse("admin:logout"),
        )
        if elsewhere and request.user.is_authenticated and _has_first_password(request.user):
            return redirect(form)
        return get_response(request)

    return middleware


def _has_first_password(user: object) -> bool:
    return OneTimePassword.objects.filter(user=user, made=user.password).exists()  # type: ignore[attr-defined, misc]
