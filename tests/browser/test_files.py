"""Questions that were written for programs: models and PDDL, pasted, attached, dropped."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.parts.questions import SMALL
from tests.planner.models import jugs, river
from tests.planner.pddl import engine
from tests.planner.pddl.domains import BLOCKS, SUSSMAN

MODEL = json.dumps({"family": "river_crossing", "model": river()}, indent=1)


def file(name: str, text: str) -> dict:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def attach(page: ChatPage, *files: dict) -> None:
    page.page.locator("#files").set_input_files(list(files))


def send(page: ChatPage, words: str = ""):
    before = page.turns.count()
    page.box.press_sequentially(words)
    page.box.press("Enter")
    expect(page.turns).to_have_count(before + 1)
    return page.wait_for(page.last, "done", seconds=60)


def chips(page: ChatPage):
    return page.page.locator(".files li span")


def test_a_pasted_model_is_answered_and_its_bubble_shows_no_braces(page):
    turn = page.solve(MODEL)
    expect(turn.locator(".plan-header")).to_contain_text("7 crossings · proven shortest")
    expect(turn.locator(".question .about")).to_have_text("River crossing as a model")
    expect(turn.locator(".question pre")).not_to_be_visible()
    turn.locator(".question summary").click()
    expect(turn.locator(".question pre")).to_have_text(MODEL)
    expect(page.page.locator("nav.conversations a").first).to_have_text("River crossing as JSON")


def test_a_broken_model_is_no_chat(page):
    turn = page.solve(MODEL[:-3])
    expect(turn.locator(".answer")).to_contain_text("The model is not JSON")
    expect(turn.locator(".question .about")).to_have_text("A model as JSON")


@pytest.mark.parametrize("order", [("domain", "problem"), ("problem", "domain")])
def test_a_domain_and_a_problem_are_attached_shown_and_solved(page, order):
    engine.require()
    texts = {"domain": BLOCKS, "problem": SUSSMAN}
    for name in order:
        attach(page, file(f"{name}.pddl", texts[name]))
    expect(chips(page)).to_have_text([f"{name}.pddl" for name in order])
    turn = send(page, "Please solve this")
    expect(turn.locator(".plan-header")).to_contain_text("6 actions · proven shortest")
    expect(turn.locator(".understood .chip")).to_have_text("PDDL problem")
    expect(turn.locator(".question")).to_contain_text("Please solve this")
    expect(turn.locator(".question .about")).to_contain_text("problem sussman")
    expect(turn.locator(".question summary")).to_contain_text("lines")
    expect(chips(page)).to_have_count(0)
    page.page.reload()
    expect(page.last.locator(".question .about")).to_contain_text("domain blocks")


def test_the_two_halves_may_come_one_after_the_other(page):
    engine.require()
    attach(page, file("problem.pddl", SUSSMAN))
    first = send(page)
    expect(first.locator(".clarify")).to_contain_text("but not the domain")
    attach(page, file("domain.pddl", BLOCKS))
    expect(send(page).locator(".plan-header")).to_contain_text("6 actions")


def test_a_model_is_attached_and_a_chip_can_be_taken_off_with_the_keyboard(page):
    attach(page, file("wrong.json", "{}"), file("jugs.json", json.dumps({"family": "water_jug", "model": jugs()})))
    expect(page.page.locator("#question-problem")).to_contain_text("A model goes alone")
    page.box.press("Enter")
    expect(page.turns).to_have_count(0)
    page.page.get_by_role("button", name="Remove wrong.json").focus()
    page.page.keyboard.press("Enter")
    expect(chips(page)).to_have_text(["jugs.json"])
    expect(page.page.locator(".attach")).to_be_focused()
    expect(page.page.locator("#question-problem")).not_to_be_visible()
    expect(send(page).locator(".plan-header")).to_contain_text("6 steps")


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ([file("notes.txt", "x")], "notes.txt is neither"),
        ([file("empty.pddl", " \n")], "empty.pddl is empty"),
        ([file("long.pddl", "x" * 200_001)], "at most 200,000 characters"),
        ([file(f"{n}.pddl", "(define (domain x))") for n in range(3)], "one PDDL domain and one problem"),
    ],
)
def test_files_that_cannot_be_sent_are_refused_with_a_reason(page, files, complaint):
    attach(page, *files)
    expect(page.page.locator("#question-problem")).to_contain_text(complaint)


def test_files_can_be_dropped_on_the_page(page):
    page.page.evaluate(
        """([name, text]) => {
            const dropped = new DataTransfer();
            dropped.items.add(new File([text], name));
            for (const type of ["dragover", "drop"]) {
              document.body.dispatchEvent(
                new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
            }
        }""",
        ["model.json", MODEL],
    )
    expect(chips(page)).to_have_text(["model.json"])
    expect(send(page).locator(".plan-header")).to_contain_text("7 crossings")


def test_pddl_far_longer_than_words_may_be_is_pasted_and_read(page):
    engine.require()
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    padded = BLOCKS + SUSSMAN + "\n; a comment that is only long" * 6_000
    assert len(padded) > 150_000
    page.page.evaluate("text => navigator.clipboard.writeText(text)", padded)
    page.box.press("Control+V")
    turn = send(page)
    expect(turn.locator(".plan-header")).to_contain_text("6 actions")
    expect(turn.locator(".question summary")).to_contain_text("6,0")
    page.solve(SMALL)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_chips_and_folded_texts_need_no_sideways_scrolling(visitor, swarm_server, width):
    page = ChatPage(visitor(viewport={"width": width, "height": 780}).new_page(), swarm_server.url)
    attach(page, file(f"{'a-very-long-name-' * 6}.pddl", BLOCKS))
    expect(chips(page)).to_have_count(1)
    assert not page.is_wider_than_its_window()
    page.page.get_by_role("button", name="Remove a-very").click()
    turn = page.solve(MODEL)
    turn.locator(".question summary").click()
    assert not page.is_wider_than_its_window()
