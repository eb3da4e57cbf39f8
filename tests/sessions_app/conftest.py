"""What the tests of conversations share: a guest, a recorded doorbell, and questions already asked."""

import uuid
from collections.abc import Callable

import pytest

from sessions_app import doorbell, services
from sessions_app.models import Turn


@pytest.fixture
def guest() -> uuid.UUID:
    return uuid.uuid4()


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[tuple[uuid.UUID, str]]:
    """The bells that were rung, instead of a broker: what these tests ask is whether and when."""
    bells: list[tuple[uuid.UUID, str]] = []
    monkeypatch.setattr(doorbell, "ring", lambda turn, queue: bells.append((turn, queue)))
    return bells


@pytest.fixture
def ask(guest: uuid.UUID, rung: list) -> Callable[..., Turn]:
    """Ask a question, by default in a conversation of its own."""

    def ask(text: str = "Tower of Hanoi with 3 discs", *, session: uuid.UUID | None = None) -> Turn:
        return services.start_turn(guest, session or uuid.uuid4(), uuid.uuid4(), text)

    return ask
