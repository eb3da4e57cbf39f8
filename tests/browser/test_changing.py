"""The card of what was understood can be changed and solved again: by form, as JSON, with the keyboard alone."""

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chat_page import ChatPage
from tests.parts.questions import CHAT, JUGS, SMALL, WOLF


def change(turn: Locator) -> Locator:
    turn.locator(".change").click()
    return turn.locator("form.change-form")


def solve_again(page: ChatPage, form: Locator) -> Locator:
    before = page.turns.count()
    form.get_by_role("button", name="Solve again").click()
    expect(page.turns).to_have_count(before + 1)
    return page.wait_for(page.turns.nth(before), "done")


def test_a_larger_boat_is_a_new_turn_with_a_shorter_plan(page):
    asked = page.solve(WOLF)
    expect(asked.locator(".plan-header")).to_contain_text("7 crossings")
    form = change(asked)
    form.get_by_label("Boat holds").fill("3")
    again = solve_again(page, form)
    expect(again.locator(".plan-header")).to_contain_text("3 crossings · proven shortest")
    expect(again.locator(".question .about")).to_have_text("Changed puzzle: River crossing")
    expect(again.locator(".changes li")).to_have_text(["Boat holds: 2 → 3"])
    expect(again.locator(".understood")).to_contain_text("At most 3 aboard")
    expect(asked.locator("form")).to_have_count(0)
    expect(asked.locator(".plan-header")).to_contain_text("7 crossings")


def test_after_a_reload_old_cards_can_still_be_changed_and_changes_are_still_named(page):
    form = change(page.solve(WOLF))
    form.get_by_label("Boat holds").fill("3")
    solve_again(page, form)
    page.page.reload()
    expect(page.turns).to_have_count(2)
    expect(page.last.locator(".changes li")).to_have_text(["Boat holds: 2 → 3"])
    form = change(page.turns.first)
    expect(form.get_by_label("Boat holds")).to_have_value("2")
    form.get_by_label("wolf and goat never together").uncheck()
    third = solve_again(page, form)
    expect(third.locator(".changes li")).to_have_text(["Rule left out: wolf and goat never together without farmer"])


def test_a_crossing_can_be_changed_in_every_field_the_form_has(page):
    form = change(page.solve(WOLF))
    form.get_by_label("cabbage", exact=True).fill("2")
    form.get_by_label("goat can row").check()
    form.get_by_label("New rule: who").select_option("wolf")
    form.get_by_label("New rule: not together with").select_option("cabbage")
    form.get_by_label("New rule: unless").select_option("farmer")
    form.get_by_role("button", name="Add rule").click()
    form.get_by_label("The rules hold in the boat too").check()
    form.get_by_label("Start", exact=True).select_option("set")
    form.get_by_label("Start, goat at near").fill("0")
    form.get_by_label("Start, goat at far").fill("1")
    form.get_by_label("Boat ends").select_option("near")
    again = solve_again(page, form)
    model = json.loads(again.locator(".question pre").text_content())["model"]
    assert model["entities"]["cabbage"] == 2
    assert model["rowers"] == ["farmer", "goat"]
    assert model["rules"][-1] == {"kind": "pair", "a": "wolf", "b": "cabbage", "unless": ["farmer"]}
    assert model["check_boat"] is True
    assert model["start"] == {"near": {"farmer": 1, "wolf": 1, "goat": 0, "cabbage": 1}, "far": {"goat": 1}}
    assert model["goal_boat"] == "near"
    assert "goal" not in model


def test_a_tower_can_be_changed_and_its_pegs_renamed(page):
    form = change(page.solve(SMALL))
    form.get_by_label("Discs", exact=True).fill("4")
    form.get_by_label("Pegs", exact=True).fill("left, middle, right")
    form.get_by_label("Pegs", exact=True).press("Tab")
    form.get_by_label("A disc may go").select_option("adjacent")
    again = solve_again(page, form)
    expect(again.locator(".plan-header")).to_contain_text("80 moves")
    expect(again.locator(".understood")).to_contain_text("All discs on right")
    form = change(again)
    form.get_by_label("Goal", exact=True).select_option("set")
    form.get_by_label("Goal, discs on left").fill("4, 3")
    form.get_by_label("Goal, discs on middle").fill("2, 1")
    form.get_by_label("Goal, discs on right").fill("")
    form.get_by_label("Never a larger disc").uncheck()
    third = solve_again(page, form)
    expect(third.locator(".understood")).to_contain_text("Discs 4, 3 on left")
    model = json.loads(third.locator(".question pre").text_content())["model"]
    assert model["goal"] == {"state": {"left": [4, 3], "middle": [2, 1], "right": []}}
    assert model["size_rule"] is False


def test_jugs_can_be_added_removed_and_given_another_goal(page):
    form = change(page.solve(JUGS))
    form.get_by_role("button", name="Add a jug").click()
    form.get_by_label("Jug 3 can hold").fill("8")
    form.get_by_label("Jug 3 holds at the start").fill("8")
    form.get_by_label("filled from a tap").uncheck()
    form.get_by_label("emptied away").uncheck()
    form.get_by_label("In the end").select_option("amounts")
    for jug, amount in ((1, "4"), (2, "0"), (3, "4")):
        form.get_by_label(f"Jug {jug} shall hold").fill(amount)
    again = solve_again(page, form)
    expect(again.locator(".plan-header")).to_contain_text("7 steps")
    form = change(again)
    form.get_by_role("button", name="Remove jug 2").click()
    form.get_by_label("In the end").select_option("jug")
    form.get_by_label("Which jug").select_option("1")
    form.get_by_label("Amount").fill("3")
    third = solve_again(page, form)
    expect(third.locator(".plan-header")).to_contain_text("1 step")


@pytest.mark.parametrize("value", ["0", "-1", "two", "99999999999999999999"])
def test_a_value_that_cannot_be_is_answered_with_the_servers_sentence_and_can_be_mended(page, value):
    form = change(page.solve(WOLF))
    form.get_by_label("Boat holds").fill(value)
    again = solve_again(page, form)
    expect(again.locator(".answer")).to_contain_text("“capacity”")
    expect(again.locator(".plan-header")).to_have_count(0)
    form = change(again)
    expect(form.get_by_label("Boat holds")).to_have_value(value)
    form.get_by_label("Boat holds").fill("4")
    expect(solve_again(page, form).locator(".plan-header")).to_contain_text("1 crossing")


def test_the_whole_model_can_be_changed_as_json(page):
    form = change(page.solve(WOLF))
    form.get_by_label("Boat holds").fill("3")
    form.get_by_role("button", name="As JSON").click()
    box = form.get_by_label("The puzzle as JSON")
    model = json.loads(box.input_value())
    assert model["capacity"] == 3
    box.fill("{")
    form.get_by_role("button", name="Solve again").click()
    expect(form.get_by_role("alert")).to_contain_text("This is not JSON")
    box.fill(json.dumps(model | {"places": ["near", "island", "far"], "capacity": 2}))
    form.get_by_role("button", name="As a form").click()
    expect(form.get_by_label("Boat holds")).to_have_value("2")
    again = solve_again(page, form)
    expect(again.locator(".plan-header")).to_contain_text(re.compile(r"\d+ crossings"))
    assert json.loads(again.locator(".question pre").text_content())["model"]["places"] == ["near", "island", "far"]


def test_large_numbers_keep_all_their_digits(page):
    form = change(page.solve(JUGS))
    form.get_by_label("Jug 1 can hold").fill("999999999999999999")
    again = solve_again(page, form)
    expect(again.locator(".question pre")).to_contain_text("999999999999999999")
    expect(again.locator(".understood")).to_contain_text("999,999,999,999,999,999")
    form = change(again)
    expect(form.get_by_label("Jug 1 can hold")).to_have_value("999999999999999999")


def test_the_keyboard_alone_changes_a_puzzle(page):
    turn = page.solve(WOLF)
    keyboard = page.page.keyboard
    turn.locator(".change").focus()
    keyboard.press("Enter")
    form = turn.locator("form.change-form")
    expect(form.locator("input").first).to_be_focused()
    keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(turn.locator(".change")).to_be_focused()
    keyboard.press("Enter")
    for _ in range(30):
        if page.page.evaluate("document.activeElement.closest('label')?.textContent.startsWith('Boat holds')"):
            break
        keyboard.press("Tab")
    keyboard.press("Control+A")
    keyboard.type("3")
    keyboard.press("Enter")
    expect(page.turns).to_have_count(2)
    expect(page.last).to_be_focused()
    page.wait_for(page.last, "done")
    expect(page.last.locator(".plan-header")).to_contain_text("3 crossings")


def test_every_box_of_the_forms_has_a_name(page):
    for question in (WOLF, SMALL, JUGS):
        form = change(page.solve(question))
        for box in form.locator("input:visible, select:visible").all():
            name = box.evaluate("box => box.getAttribute('aria-label') || box.closest('label')?.textContent.trim()")
            assert name, box.evaluate("box => box.outerHTML")


def test_there_is_nothing_to_change_where_no_puzzle_was_found(page):
    expect(page.solve(CHAT).locator(".change")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_forms_need_no_sideways_scrolling(visitor, swarm_server, width):
    page = ChatPage(visitor(viewport={"width": width, "height": 900}).new_page(), swarm_server.url)
    for question in (WOLF, SMALL, JUGS):
        form = change(page.solve(question))
        for box in form.locator("select").all():
            for value in ("set", "amounts"):
                if box.locator(f"option[value={value}]").count():
                    box.select_option(value)
        assert not page.is_wider_than_its_window()
        assert form.evaluate("form => form.scrollWidth <= form.clientWidth")
        right = page.page.evaluate("document.documentElement.clientWidth")
        for box in form.locator("input:visible, select:visible, button:visible").all():
            assert box.evaluate("box => box.getBoundingClientRect().right") <= right
