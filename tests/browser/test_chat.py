"""The chat in a real browser: ask, watch every step, reload, open a second tab, lose nothing."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.parts.questions import CHAT, JUGS, SLOW, SMALL, UNSOLVABLE, WOLF

PUZZLES = {
    "wolf": (WOLF, 7, "7 crossings", "goat"),
    "hanoi": (SMALL, 7, "7 moves", "disc 1"),
    "jugs": (JUGS, 6, "6 steps", "jug"),
}


@pytest.mark.parametrize(("question", "length", "header", "word"), PUZZLES.values(), ids=PUZZLES)
def test_a_puzzle_is_understood_solved_and_shown_step_by_step(page, question, length, header, word):
    turn = page.ask(question)
    expect(turn.locator(".question")).to_have_text(question)
    page.wait_for(turn, "done")
    expect(turn.locator(".understood")).to_be_visible()
    expect(turn.locator(".plan-header")).to_contain_text(header)
    steps = turn.locator("ol.steps > li.step")
    expect(steps).to_have_count(length)
    assert [step.get_attribute("data-number") for step in steps.all()] == [str(n) for n in range(1, length + 1)]
    assert all(sentence.strip() for sentence in page.sentences(turn))
    assert word in " ".join(page.sentences(turn)).lower()
    expect(turn.locator(".picture svg")).to_be_visible()
    expect(turn.locator(".answer .markdown strong").first).to_contain_text(str(length))


def test_an_impossible_puzzle_is_said_to_be_proven_impossible(page):
    turn = page.solve(UNSOLVABLE)
    expect(turn.locator(".plan-header")).to_contain_text("No solution")
    expect(turn.locator("li.step")).to_have_count(0)
    expect(turn.locator(".answer .markdown")).to_contain_text("greatest common divisor")


def test_what_is_no_puzzle_gets_an_honest_answer_and_no_card(page):
    turn = page.solve(CHAT)
    expect(turn.locator(".answer .markdown")).to_contain_text("no language model is installed")
    expect(turn.locator(".answer .markdown")).to_contain_text("Tower of Hanoi")
    expect(turn.locator(".understood")).to_have_count(0)


def test_the_question_is_there_at_once_and_the_work_is_never_silent(page):
    turn = page.ask(SLOW)
    expect(turn.locator(".question")).to_have_text(SLOW)
    expect(turn.locator(".status")).to_be_visible()
    expect(turn.locator(".status")).to_contain_text(re.compile(r"\d"))
    page.wait_for(turn, "done", seconds=60)


def test_a_reload_in_the_middle_of_a_slow_answer_loses_nothing(page):
    before = page.words(page.solve(SMALL))
    turn = page.ask(SLOW)
    page.wait_for(turn, "running")
    page.page.reload()
    expect(page.turns).to_have_count(2)
    page.wait_for(page.last, "done", seconds=60)
    assert page.words(page.turns.first) == before
    expect(page.last.locator(".plan-header")).to_contain_text("572 moves")
    seen = page.words(page.last)
    page.page.reload()
    page.wait_for(page.last, "done")
    assert page.words(page.last) == seen


def test_a_second_tab_sees_the_same_live(page):
    page.solve(SMALL)
    other = ChatPage(page.page.context.new_page(), page.home, page.path)
    expect(other.turns).to_have_count(1)
    question = page.ask(JUGS)
    page.wait_for(question, "done")
    other.wait_for(other.turns.nth(1), "done")
    assert other.sentences(other.last) == page.sentences(page.last)
    assert other.last.locator(".answer").inner_text() == page.last.locator(".answer").inner_text()
    back = other.ask(CHAT)
    other.wait_for(back, "done")
    page.wait_for(page.turns.nth(2), "done")


def test_markup_in_a_question_is_text_everywhere(page):
    nasty = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"
    turn = page.solve(nasty)
    expect(turn.locator(".question")).to_have_text(nasty)
    page.page.reload()
    expect(page.turns.first.locator(".question")).to_have_text(nasty)
    expect(page.page.locator("nav.conversations a").first).to_contain_text("<script>")
    assert page.page.evaluate("window.hacked") is None
    assert page.page.locator("img, [data-turn] script").count() == 0


def test_names_with_markup_in_a_puzzle_are_text_in_the_plan(page):
    question = (
        "A farmer must take a <b>wolf</b>, a goat and a cabbage across a river. The boat holds him and one more. "
        "Alone, the wolf eats the goat and the goat eats the cabbage."
    )
    turn = page.ask(question)
    page.wait_for(turn, "done")
    expect(turn.locator(".question")).to_have_text(question)
    assert turn.locator("li.step b, .understood b").count() == 0


def test_a_running_answer_can_be_stopped(page):
    turn = page.ask(SLOW)
    page.wait_for(turn, "running")
    turn.locator(".stop").click()
    page.wait_for(turn, "cancelled", seconds=5)
    page.solve(SMALL)


def test_an_over_long_question_is_refused_and_kept(page):
    long = "x" * 10_001
    page.box.fill(long)
    page.box.press("Enter")
    expect(page.page.locator("#question-problem")).to_be_visible()
    expect(page.box).to_have_value(long)
    expect(page.turns).to_have_count(0)
    page.box.fill("")
    page.solve(SMALL)


def test_conversations_are_listed_and_can_be_opened_again(page):
    page.solve(SMALL)
    first = page.path
    page.page.goto(page.home)
    page.solve(JUGS)
    links = page.page.locator("nav.conversations a")
    expect(links).to_have_count(2)
    expect(links.first).to_have_attribute("aria-current", "page")
    links.nth(1).click()
    page.wait_for(page.turns.first, "done")
    assert page.path == first
    expect(page.turns.first.locator(".question")).to_have_text(SMALL)


def test_another_guest_sees_none_of_it(page, visitor):
    page.solve(SMALL)
    stranger = visitor().new_page()
    stranger.goto(page.home)
    expect(stranger.locator("nav.conversations a")).to_have_count(0)
    assert stranger.request.get(page.page.url).status == 404


def test_steps_can_be_walked_with_the_keyboard_alone(page):
    page.box.focus()
    page.page.keyboard.type(SMALL)
    page.page.keyboard.press("Enter")
    turn = page.wait_for(page.turns.first, "done")
    expect(page.box).to_be_focused()
    slider = turn.locator(".picture input[type=range], [type=range]").first
    slider.focus()
    page.page.keyboard.press("Home")
    page.page.keyboard.press("ArrowRight")
    expect(turn.locator('li.step[aria-current="step"]')).to_have_attribute("data-number", "1")
    page.page.keyboard.press("End")
    expect(turn.locator('li.step[aria-current="step"]')).to_have_attribute("data-number", "7")


def test_a_link_before_everything_else_skips_to_the_question_box(page):
    """The question box has the focus from the start; walking back from it ends at the very first stop."""
    for _ in range(20):
        page.page.keyboard.press("Shift+Tab")
        if page.page.evaluate("document.activeElement.matches('.skip')"):
            break
    expect(page.page.locator(".skip")).to_be_focused()
    expect(page.page.locator(".skip")).to_be_in_viewport()
    page.page.keyboard.press("Enter")
    expect(page.box).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_width_needs_sideways_scrolling(visitor, swarm_server, width):
    page = ChatPage(visitor(viewport={"width": width, "height": 780}).new_page(), swarm_server.url)
    assert not page.is_wider_than_its_window()
    for question in (WOLF, SMALL, JUGS, CHAT, "x" * 500):
        page.wait_for(page.ask(question), "done")
    assert not page.is_wider_than_its_window()


def test_on_a_phone_the_conversations_are_behind_a_button(visitor, swarm_server):
    page = ChatPage(visitor(viewport={"width": 390, "height": 780}).new_page(), swarm_server.url)
    page.solve(SMALL)
    link = page.page.locator("nav.conversations a").first
    expect(link).not_to_be_in_viewport()
    page.page.locator("#menu").click()
    expect(link).to_be_in_viewport()
    page.page.keyboard.press("Escape")
    expect(link).not_to_be_in_viewport()
    expect(page.page.locator("#menu")).to_be_focused()
