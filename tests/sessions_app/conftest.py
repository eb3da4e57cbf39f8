"""What the tests of conversations share: a guest, a recorded doorbell, and questions already asked."""

import uuid
from collections.abc import Callable

import pytest

from kvcache_app import serving
from sessions_app import doorbell, runner, services
from sessions_app.models import Event, Turn


@pytest.fixture(autouse=True)
def no_models_but_a_tests_own(settings) -> None:
    """What a developer has pulled answers no test."""
    settings.MODELS = []


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

    def ask(
        text: str = "Tower of Hanoi with 3 discs", *, session: uuid.UUID | None = None, who: uuid.UUID | None = None
    ) -> Turn:
        return services.start_turn(who or guest, session or uuid.uuid4(), uuid.uuid4(), text)

    return ask


@pytest.fixture
def models(settings, tmp_path):
    """Serve these models and no others, with a cache of the test's own."""

    local = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "kv"}}
    settings.STORAGES = settings.STORAGES | {"kvcache": local}

    def serve(*entries, **wishes):
        serving.close()
        settings.MODELS = list(entries)
        for name, value in wishes.items():
            setattr(settings, name, value)
        return serving.current()

    yield serve
    serving.close()


@pytest.fixture
def tiny(model_template):
    return {"name": "tiny", "path": str(model_template / "models" / "random-tiny"), "dtype": "float32"}


@pytest.fixture
def answer(ask):
    """Ask, let both queues' workers work, and give the turn with its events."""

    def answer(text="What is the capital of France?", session=None, **more):
        turn = ask(text, session=session, **more)
        runner.run(turn.pk)
        runner.run(turn.pk)
        turn.refresh_from_db()
        return turn, list(Event.objects.filter(turn=turn).order_by("number").values_list("type", "data"))

    return answer
