"""Pages: a guest gets a cookie, sees only their own conversations, and what they typed is text."""

import re
import uuid

import pytest
from django.test import Client

from sessions_app import selectors, services
from sessions_app.guests import COOKIE, cookie_for, guest_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser(guest) -> Client:
    client = Client()
    client.cookies[COOKIE] = cookie_for(guest)
    return client


def test_a_new_visitor_gets_a_signed_cookie_that_scripts_cannot_read():
    answer = Client().get("/")
    cookie = answer.cookies[COOKIE]
    assert guest_of({COOKIE: cookie.value})
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_returning_visitor_keeps_the_cookie(browser):
    assert COOKIE not in browser.get("/").cookies


@pytest.mark.parametrize(
    "forged", ["", "x", str(uuid.uuid4()), cookie_for(uuid.uuid4())[:-1]], ids=["empty", "text", "unsigned", "cut"]
)
def test_a_forged_cookie_is_nobody(forged):
    assert guest_of({COOKIE: forged}) is None


def test_a_page_lists_ones_own_conversations_and_no_others(browser, guest, rung):
    services.start_turn(guest, uuid.uuid4(), uuid.uuid4(), "my own question")
    services.start_turn(uuid.uuid4(), uuid.uuid4(), uuid.uuid4(), "a stranger's question")
    page = browser.get("/").content.decode()
    assert "my own question" in page
    assert "stranger" not in page


def test_a_strangers_conversation_is_not_found_and_a_new_one_is_empty(browser, rung):
    theirs = uuid.uuid4()
    services.start_turn(uuid.uuid4(), theirs, uuid.uuid4(), "secret")
    assert browser.get(f"/c/{theirs}/").status_code == 404
    assert browser.get(f"/c/{uuid.uuid4()}/").status_code == 200


def test_a_title_with_markup_is_text(browser, guest, rung):
    services.start_turn(guest, uuid.uuid4(), uuid.uuid4(), "<script>alert(1)</script>")
    page = browser.get("/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_every_page_forbids_foreign_scripts_and_frames(browser):
    policy = browser.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    page = browser.get("/").content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", page)
    assert not re.search(r"\sstyle=|<style|\son\w+=", page)


def test_the_list_is_paged_without_gaps_or_repeats(browser, guest, rung, monkeypatch):
    monkeypatch.setattr(selectors, "SESSIONS_A_PAGE", 3)
    made = {str(services.start_turn(guest, uuid.uuid4(), uuid.uuid4(), f"q{n}").session_id) for n in range(8)}
    seen: list[str] = []
    before = ""
    while True:
        answer = browser.get("/sessions.json", {"before": before}).json()
        seen += [session["id"] for session in answer["sessions"]]
        before = answer["next"]
        if before is None:
            break
    assert len(seen) == 8
    assert set(seen) == made


@pytest.mark.parametrize("before", ["x", "2026-01-01_x", "_"])
def test_a_wrong_cursor_gets_its_code(browser, before):
    answer = browser.get("/sessions.json", {"before": before})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_field")


def test_health_answers(browser):
    assert browser.get("/healthz").content == b"ok\n"
    assert browser.get("/readyz").content == b"ok\n"


def test_readiness_says_when_the_database_is_away(browser, monkeypatch):
    from django.db import OperationalError, connection

    def away():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)
    assert browser.get("/readyz").status_code == 503
