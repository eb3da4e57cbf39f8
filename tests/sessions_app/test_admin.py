"""The admin panel lists sessions, turns and events, finds them, shows each turn's state, and changes no facts."""

import re
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from sessions_app import turns
from sessions_app.models import Turn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("boss", password="x"))
    return client


@pytest.fixture
def asked(ask) -> dict[str, Turn]:
    done, waiting = ask("the goat question"), ask("the wolf question")
    turns.finish(turns.claim(done.pk), [], status="solved", answer="seven crossings")
    return {"done": done, "waiting": waiting}


@pytest.mark.parametrize("kind", ["session", "turn", "event", "message"])
def test_each_list_opens_and_finds_by_words_of_the_question(admin, asked, kind):
    everything = admin.get(f"/admin/sessions_app/{kind}/").content.decode()
    found = admin.get(f"/admin/sessions_app/{kind}/", {"q": "goat"}).content.decode()
    assert "goat" in everything
    assert "wolf" in everything
    assert "goat" in found
    assert "wolf" not in found
    assert admin.get(f"/admin/sessions_app/{kind}/", {"q": str(uuid.uuid4())}).status_code == 200


def test_turns_show_their_state_and_can_be_filtered_by_it(admin, asked):
    page = admin.get("/admin/sessions_app/turn/", {"state__exact": "queued"}).content.decode()
    assert "wolf" in page
    assert "goat" not in page
    assert re.search(r'class="field-state[^"]*">(<a[^>]*>)?Queued', page)


@pytest.mark.parametrize("kind", ["session", "turn", "event", "message"])
def test_facts_can_be_looked_at_and_not_rewritten(admin, asked, kind):
    model = {"session": "session_id", "turn": "pk", "event": None, "message": "question_id"}[kind]
    key = asked["done"].events.first().pk if model is None else getattr(asked["done"], model)
    page = admin.get(f"/admin/sessions_app/{kind}/{key}/change/")
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert admin.get(f"/admin/sessions_app/{kind}/add/").status_code == 403


def test_turns_can_be_stopped_from_the_list(admin, asked):
    chosen = {"action": "stop_turns", "_selected_action": [str(asked["waiting"].pk)]}
    admin.post("/admin/sessions_app/turn/", chosen)
    asked["waiting"].refresh_from_db()
    assert asked["waiting"].state == "cancelled"


def test_guests_are_sent_to_the_login(asked):
    assert Client().get("/admin/sessions_app/turn/").status_code == 302
