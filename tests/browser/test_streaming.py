"""A long answer of a language model while it is being said: in every tab, over reloads and lost connections.

The model is real and tiny, and says more than any of these tests waits for.
"""

import random
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chat_page import ChatPage
from tests.parts.model_home import copy_of
from tests.parts.questions import SMALL
from tests.parts.swarm_server import SwarmServer

HELLO = "Hello, who are you?"


@pytest.fixture(scope="module")
def swarm_server(model_template, tmp_path_factory):
    folder = tmp_path_factory.mktemp("swarm") / "home"
    wishes = {"SWARM_MODEL_NEW_TOKENS": "6000", "SWARM_TURN_LEASE_SECONDS": "30"}
    home = copy_of(model_template, folder, **wishes)
    server = SwarmServer(home.folder, **home.variables)
    server.start()
    yield server
    server.stop()


def begin(page: ChatPage) -> Locator:
    """Ask, and wait for the first words."""
    turn = page.ask(HELLO)
    said_more(turn, 0)
    return turn


def said(turn: Locator) -> str:
    """All words of the answer so far, without the spaces between blocks, which Markdown may change."""
    parts = ".answer .markdown, .answer .streamed"
    return "".join("".join(turn.locator(parts).all_text_contents()).split())


def said_more(turn: Locator, length: int) -> None:
    """Wait until the answer is longer than so many characters."""
    script = (
        "([turn, length]) => turn.querySelector('.markdown').textContent.length"
        " + turn.querySelector('.streamed').textContent.length > length"
    )
    turn.page.wait_for_function(script, arg=[turn.element_handle(), length])


def stop(page: ChatPage) -> Locator:
    page.last.locator(".stop").click()
    return page.wait_for(page.last, "cancelled", seconds=10)


def test_the_words_come_one_after_the_other_as_plain_text(page):
    page.page.evaluate(
        """() => {
          window.states = [];
          new MutationObserver(() => {
            const status = document.querySelector("[data-turn]:last-child .status")?.textContent;
            if (status !== window.states.at(-1)) window.states.push(status);
          }).observe(document.getElementById("turns"), { subtree: true, childList: true, characterData: true });
        }"""
    )
    turn = begin(page)
    expect(turn).to_have_attribute("data-state", "running")
    before = said(turn)
    said_more(turn, len(before) + 500)
    assert said(turn).startswith(before[:40])
    assert turn.locator(".streamed *").count() == 0
    expect(turn.locator(".status")).to_have_text("Answering")
    expect(turn.get_by_role("button", name="Ask again")).to_have_count(0)
    stop(page)
    states = page.page.evaluate("window.states")
    assert any(re.fullmatch(r"Reading \d+ %|Loading the model…", state) for state in states), states


def test_stopped_it_keeps_what_was_said(page):
    turn = begin(page)
    said_more(turn, 200)
    stop(page)
    expect(turn.locator(".cancelled")).to_contain_text("Stopped")
    expect(turn.locator(".answer .note")).to_contain_text("random weights")
    kept = said(turn)
    assert len(kept) > 100
    page.page.wait_for_timeout(500)
    assert said(turn) == kept
    page.page.reload()
    page.wait_for(page.last, "cancelled")
    assert said(page.last) == kept
    page.last.get_by_role("button", name="Ask again").click()
    said_more(page.last, 0)
    expect(page.turns).to_have_count(1)
    stop(page)


def test_after_a_reload_in_the_middle_and_in_a_second_tab_it_goes_on_just_the_same(page):
    begin(page)
    said_more(page.last, 200)
    before = said(page.last)
    other = ChatPage(page.page.context.new_page(), page.home, page.path)
    page.page.reload()
    for each in (page, other):
        expect(each.turns).to_have_count(1)
        said_more(each.last, len(before) + 200)
        assert said(each.last).startswith(before[:100])
    stop(other)
    page.wait_for(page.last, "cancelled")
    assert said(page.last) == said(other.last)


def test_a_lost_connection_loses_no_word(page, visitor):
    """The connection is cut twice without a word, as a network that goes away does."""
    page.page.add_init_script(
        """
        const Real = WebSocket;
        window.sockets = [];
        window.WebSocket = class extends Real {
          constructor(...given) { super(...given); window.sockets.push(this); }
        };"""
    )
    page.page.reload()
    turn = begin(page)
    for times in (1, 2):
        length = len(said(turn))
        page.page.evaluate("window.sockets.at(-1).close()")
        page.page.wait_for_function("times => window.sockets.length > times", arg=times)
        said_more(turn, length + 150)
    stop(page)
    kept = said(turn)
    page.page.reload()
    page.wait_for(page.last, "cancelled")
    assert said(page.last) == kept


def test_who_listens_hears_nothing_until_the_end(page):
    turn = begin(page)
    said_more(turn, 300)
    log = page.page.locator("#announcer")
    expect(log).to_be_empty()
    expect(turn.locator(".streamed")).to_have_attribute("aria-hidden", "true")
    live = turn.locator("[aria-live], [role=status], [role=log], [role=alert]")
    assert live.count() == 0
    stop(page)
    expect(log).to_have_text("Stopped.")


def test_the_page_follows_the_words_until_the_person_scrolls_up(page):
    turn = begin(page)
    gap = "() => document.documentElement.scrollHeight - innerHeight - scrollY"
    page.page.wait_for_function("() => document.documentElement.scrollHeight > innerHeight * 2", timeout=60_000)
    page.page.wait_for_function(f"{gap} < 40")
    page.page.mouse.move(700, 400)
    page.page.mouse.wheel(0, -600)
    page.page.wait_for_function(f"{gap} > 300")
    place = page.page.evaluate("scrollY")
    said_more(turn, len(said(turn)) + 600)
    assert page.page.evaluate("scrollY") == place
    page.page.locator("#newest").click()
    page.page.wait_for_function(f"{gap} < 40")
    stop(page)


def test_a_question_can_be_changed_while_it_is_being_answered(page):
    turn = begin(page)
    other = ChatPage(page.page.context.new_page(), page.home, page.path)
    said_more(other.last, 0)
    turn.locator(".question-edit").click()
    turn.locator("form.question-form textarea").fill(SMALL)
    turn.get_by_role("button", name="Ask", exact=True).click()
    for each in (page, other):
        expect(each.turns).to_have_count(1)
        each.wait_for(each.last, "done")
        expect(each.last.locator(".plan-header")).to_contain_text("7 moves")
    expect(page.page.locator("#announcer")).to_have_text("Solved in 7 moves, proven shortest.")


def test_events_in_any_order_give_the_same_answer_and_a_piece_may_begin_the_next_block(page):
    """The page's own reading of events, with the blocks and the pieces of an answer shuffled."""
    pieces = ["Hel", "lo.\n\nSec", "ond\n", "\n\n  ", "Third"]
    texts = [(3, "Hello.\n\n"), (6, "Second\n\n")]
    numbers = [1, 2, 4, 5, 7]
    events = [{"type": "piece", "number": n, "data": {"text": text}} for n, text in zip(numbers, pieces, strict=True)]
    events += [{"type": "text", "number": n, "data": {"markdown": text, "html": ""}} for n, text in texts]
    script = """async (events) => {
      const base = new URL(document.querySelector("script[type=module]").src);
      const { newTurn, readEvent, streamed } = await import(new URL("turn.js", base));
      const whole = { attempt: 1, turn: "t" };
      const turn = events.reduce((known, event) => readEvent(known, { ...event, ...whole }, true), newTurn("t"));
      return streamed(turn);
    }"""
    for seed in range(20):
        shuffled = events.copy()
        random.Random(seed).shuffle(shuffled)
        assert page.page.evaluate(script, shuffled) == "Third"


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ({"name": "waiting", "done": 0, "total": 2}, "Waiting for 2 others"),
        ({"name": "waiting", "done": 0, "total": 1}, "Waiting for 1 other"),
        ({"name": "loading", "done": 0, "total": 0}, "Loading the model…"),
        ({"name": "reading", "done": 2048, "total": 5000}, "Reading 40 %"),
    ],
)
def test_what_a_model_does_before_it_speaks_is_said_in_words(page, stage, words):
    script = """async (stage) => {
      const base = new URL(document.querySelector("script[type=module]").src);
      const { newTurn } = await import(new URL("turn.js", base));
      const { doing } = await import(new URL("words.js", base));
      return doing({ ...newTurn("t"), queue: "inference", stage });
    }"""
    assert page.page.evaluate(script, stage) == words
