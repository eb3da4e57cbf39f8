"""What a language model says, in a real browser: its words, what they cost, asked anew, and the commands around them.

The model is real and tiny, with random weights; at temperature 0 it says the same to the same words.
"""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chat_page import ChatPage
from tests.parts.model_home import copy_of
from tests.parts.questions import JUGS, SMALL
from tests.parts.swarm_server import SwarmServer

HELLO, MORE, LAST = "Hello, who are you?", "Tell me more about yourself.", "And what do you like?"
COST = re.compile(
    r"^tiny · ([\d,]+) tokens? from the cache, ([\d,]+) read, ([\d,]+) written"
    r" · first word after [^,]+ s, last after [^,]+ s$"
)


@pytest.fixture(scope="module")
def swarm_server(model_template, tmp_path_factory):
    home = copy_of(model_template, tmp_path_factory.mktemp("swarm") / "home", SWARM_MODEL_NEW_TOKENS="40")
    server = SwarmServer(home.folder, **home.variables)
    server.start()
    yield server
    server.stop()


def cost(turn: Locator) -> list[int]:
    """Tokens from the cache, read and written, as the page says."""
    found = COST.match(turn.locator(".answer .used").inner_text())
    assert found, turn.locator(".answer .used").inner_text()
    return [int(group.replace(",", "")) for group in found.groups()]


def words(turn: Locator) -> str:
    return turn.locator(".answer .markdown").inner_text()


def ask_anew(page: ChatPage, turn: Locator, text: str) -> None:
    turn.locator(".question-edit").click()
    turn.locator("form.question-form textarea").fill(text)
    turn.get_by_role("button", name="Ask", exact=True).click()


def test_an_answer_says_what_it_cost_and_that_the_weights_are_random(page):
    turn = page.solve(HELLO)
    assert words(turn).strip()
    expect(turn.locator(".answer .note")).to_contain_text("random weights")
    expect(turn.locator(".answer .note")).to_be_visible()
    _, read, written = cost(turn)
    assert written == 40
    assert 0 < read < 100
    expect(turn.locator(".streamed")).to_be_hidden()
    expect(turn.locator(".took")).to_have_count(0)
    before = turn.locator(".answer").inner_text()
    page.page.reload()
    page.wait_for(page.last, "done")
    assert page.last.locator(".answer").inner_text() == before


def test_the_next_turn_takes_what_was_read_and_written_from_the_cache(page):
    first = cost(page.solve(HELLO))
    second = cost(page.solve(MORE))
    assert second[0] >= sum(first)
    assert 0 < second[1] < 40


def test_a_question_in_mid_conversation_is_asked_anew_in_its_place(page):
    first = page.solve(HELLO)
    kept = words(first)
    page.solve(MORE)
    page.solve(LAST)
    other = ChatPage(page.page.context.new_page(), page.home, page.path)
    expect(other.turns).to_have_count(3)
    ask_anew(page, page.turns.nth(1), "Tell me less.")
    for each in (page, other):
        expect(each.turns).to_have_count(2)
        expect(each.last.locator(".question")).to_have_text("Tell me less.")
        each.wait_for(each.last, "done")
        assert words(each.turns.first) == kept
    assert cost(page.last)[0] >= cost(page.turns.first)[2]
    page.page.reload()
    expect(page.turns).to_have_count(2)
    assert words(page.last) == words(other.last)
    expect(page.page.locator("#earlier")).to_be_hidden()


def test_with_the_keyboard_alone_a_question_is_changed_or_left_as_it_was(page):
    turn = page.solve(HELLO)
    keyboard = page.page.keyboard
    turn.locator(".question-edit").focus()
    keyboard.press("Enter")
    form = turn.locator("form.question-form textarea")
    expect(form).to_be_focused()
    expect(form).to_have_value(HELLO)
    keyboard.type(" never sent")
    keyboard.press("Escape")
    expect(turn.locator(".question-edit")).to_be_focused()
    expect(turn.locator(".question")).to_have_text(HELLO)
    keyboard.press("Enter")
    expect(form).to_have_value(HELLO)
    keyboard.press("Shift+Enter")
    keyboard.type("Really?")
    keyboard.press("Enter")
    expect(page.last.locator(".question")).to_have_text(f"{HELLO}\nReally?", use_inner_text=True)
    expect(page.turns).to_have_count(1)
    expect(page.last).to_be_focused()
    page.wait_for(page.last, "done")


def test_an_edited_question_may_not_be_empty_or_too_long(page):
    turn = page.solve(HELLO)
    for text, complaint in (("  ", "Type a question"), ("x" * 10_003, "by 3 characters")):
        ask = turn.get_by_role("button", name="Ask", exact=True)
        if not ask.count():
            turn.locator(".question-edit").click()
        turn.locator("form.question-form textarea").fill(text)
        ask.click()
        expect(turn.locator("form.question-form .problem")).to_contain_text(complaint)
    turn.get_by_role("button", name="Cancel").click()
    expect(turn.locator(".question")).to_have_text(HELLO)


def test_a_puzzle_is_asked_anew_too_and_takes_what_came_after_it_along(page):
    turn = page.solve(SMALL)
    page.solve(HELLO)
    ask_anew(page, turn, JUGS)
    expect(page.turns).to_have_count(1)
    page.wait_for(page.last, "done")
    expect(page.last.locator(".plan-header")).to_contain_text("6 steps")


def test_only_the_last_answer_can_be_asked_again_and_it_stays_in_its_place(page):
    first = page.solve(HELLO)
    said = words(first)
    expect(first.get_by_role("button", name="Ask again")).to_be_visible()
    second = page.solve(MORE)
    expect(first.get_by_role("button", name="Ask again")).to_be_hidden()
    before = words(second), second.get_attribute("data-turn")
    second.get_by_role("button", name="Ask again").click()
    expect(page.last).not_to_have_attribute("data-turn", before[1])
    page.wait_for(page.last, "done")
    expect(page.turns).to_have_count(2)
    assert words(page.last) == before[0]  # the model takes the likeliest word each time
    assert words(page.turns.first) == said


def test_of_two_tabs_that_change_the_same_question_the_later_one_is_told_and_can_still_ask(page):
    page.solve(HELLO)
    other = ChatPage(page.page.context.new_page(), page.home, page.path)
    expect(other.turns).to_have_count(1)
    other.page.evaluate("window.kept = WebSocket.prototype.send; WebSocket.prototype.send = () => {}")
    ask_anew(other, other.last, "Too late.")
    ask_anew(page, page.last, "In time.")
    page.wait_for(page.last, "done")
    other.page.reload()  # it sends what it could not send
    expect(other.turns).to_have_count(2)
    expect(other.last.locator(".failure")).to_contain_text("no longer part of this conversation")
    other.last.get_by_role("button", name="Send again").click()
    other.wait_for(other.last, "done")
    expect(page.turns).to_have_count(2)
    expect(page.last.locator(".question")).to_have_text("Too late.")


def test_what_was_being_changed_when_another_tab_dropped_it_goes_to_the_box(page):
    page.solve(HELLO)
    other = ChatPage(page.page.context.new_page(), page.home, page.path)
    other.turns.first.locator(".question-edit").click()
    other.turns.first.locator("form.question-form textarea").fill("half a thou")
    ask_anew(page, page.last, "Quick.")
    expect(other.box).to_have_value("half a thou")


def test_a_slash_lists_the_commands_and_the_keyboard_chooses(page):
    page.solve(HELLO)
    menu, option = page.page.locator("#commands"), page.page.locator("#commands [role=option]")
    expect(menu).to_be_hidden()
    page.box.press_sequentially("/")
    expect(menu).to_be_visible()
    names = option.evaluate_all("all => all.map((one) => one.dataset.name)")
    assert names == ["save", "load", "clear", "stats", "help"]
    expect(page.box).to_have_attribute("aria-activedescendant", "command-save")
    page.box.press("ArrowUp")
    expect(page.page.locator("#command-help")).to_have_attribute("aria-selected", "true")
    page.box.press("ArrowDown")
    page.box.press("ArrowDown")
    expect(page.box).to_have_attribute("aria-activedescendant", "command-load")
    page.box.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.box).to_have_value("/")
    page.box.press_sequentially("s")
    expect(option.filter(visible=True)).to_have_count(2)
    page.box.press("ArrowDown")
    page.box.press("Tab")
    expect(page.box).to_have_value("/stats")
    expect(page.box).to_be_focused()
    expect(menu).to_be_hidden()
    page.box.press("Enter")
    turn = page.wait_for(page.turns.nth(1), "done")
    expect(turn.locator(".answer.command-card table")).to_be_visible()
    expect(turn.locator(".question-edit")).to_be_hidden()
    expect(turn.get_by_role("button", name="Ask again")).to_have_count(0)


def test_a_command_can_be_chosen_with_the_mouse_and_one_that_is_none_is_said_to_be_none(page):
    page.box.press_sequentially("/he")
    page.page.locator("#command-help").click()
    expect(page.box).to_have_value("/help")
    page.box.press("Enter")
    expect(page.wait_for(page.last, "done").locator(".answer li")).to_have_count(5)
    turn = page.solve("/nonsense")
    expect(turn.locator(".answer")).to_contain_text("There is no command /nonsense")


def test_a_slash_in_a_sentence_lists_nothing(page):
    page.box.press_sequentially("either/or")
    expect(page.page.locator("#commands")).to_be_hidden()
    page.box.fill("/save me from this")
    expect(page.page.locator("#commands")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_width_needs_sideways_scrolling(visitor, swarm_server, width):
    page = ChatPage(visitor(viewport={"width": width, "height": 780}).new_page(), swarm_server.url)
    for question in (HELLO, "x" * 300, "/stats"):
        page.solve(question)
        assert not page.is_wider_than_its_window()
    page.turns.first.locator(".question-edit").click()
    page.box.fill("/")
    expect(page.page.locator("#commands")).to_be_visible()
    assert not page.is_wider_than_its_window()


def test_saved_and_started_anew_the_same_question_gets_the_same_answer_from_the_cache(visitor, swarm_server):
    page = ChatPage(visitor().new_page(), swarm_server.url)
    page.solve(HELLO)
    said = words(page.solve(MORE))
    expect(page.solve("/save").locator(".answer")).to_contain_text(re.compile(r"Saved: the \d+ tokens"))
    path, cookies = page.path, page.page.context.cookies()
    page.page.close()
    swarm_server.stop()
    swarm_server.start()
    context = visitor()
    context.add_cookies(cookies)
    page = ChatPage(context.new_page(), swarm_server.url, path)
    expect(page.turns).to_have_count(3)
    loaded = page.solve("/load").locator(".answer").inner_text()
    assert int(re.search(r"([\d,]+) of them from disk", loaded)[1].replace(",", "")) > 0
    ask_anew(page, page.turns.nth(1), MORE)
    expect(page.turns).to_have_count(2)
    page.wait_for(page.last, "done")
    assert words(page.last) == said
    assert cost(page.last)[0] > 60
    expect(page.solve("/stats").locator(".answer")).to_contain_text(re.compile(r"Found\s+[1-9]\d* whole"))
