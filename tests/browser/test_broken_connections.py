"""What a browser shows when the server goes away and comes back: nothing typed or answered is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import DESKTOP, PATIENCE
from tests.parts.questions import JUGS, SLOW, SMALL
from tests.parts.swarm_server import SwarmServer


@pytest.fixture
def mortal_server(tmp_path):
    """A server of the test's own, to be killed; it comes back on the same port."""
    server = SwarmServer(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def page(browser, mortal_server):
    """Refused connections are errors on the console here, and rightly so: nobody watches it."""
    context = browser.new_context(viewport=DESKTOP)
    context.set_default_timeout(PATIENCE)
    yield ChatPage(context.new_page(), mortal_server.url)
    context.close()


def test_a_question_sent_while_the_server_is_away_is_answered_when_it_is_back(page, mortal_server):
    page.solve(SMALL)
    mortal_server.stop()
    turn = page.ask(JUGS)
    expect(turn).to_have_attribute("data-state", "sending")
    expect(page.page.locator("#connection")).not_to_be_empty()
    mortal_server.start()
    page.wait_for(page.turns.nth(1), "done", seconds=60)
    expect(page.turns).to_have_count(2)


def test_a_server_killed_in_mid_answer_goes_on_with_it(page, mortal_server):
    turn = page.ask(SLOW)
    page.wait_for(turn, "running")
    mortal_server.kill()
    mortal_server.start()
    page.wait_for(page.last, "done", seconds=90)
    expect(page.turns).to_have_count(1)
    expect(page.last.locator(".plan-header")).to_contain_text("572 moves")


def test_what_was_being_typed_is_still_there_after_a_reload(page):
    page.solve(SMALL)
    page.box.fill("half a thou")
    page.page.reload()
    expect(page.box).to_have_value("half a thou")
