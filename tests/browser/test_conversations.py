"""Conversations in the sidebar: renamed and deleted, with the mouse and with the keyboard, in every tab."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import DESKTOP
from tests.parts.questions import JUGS, SLOW, SMALL


def links(page: ChatPage):
    return page.page.locator("nav.conversations a")


def options(page: ChatPage, at: int = 0):
    page.page.locator("nav.conversations .options").nth(at).click()
    return page.page.locator("nav.conversations .item").nth(at)


def test_a_conversation_is_renamed(page):
    page.solve(SMALL)
    item = options(page)
    item.get_by_role("button", name="Rename").click()
    expect(item.get_by_label("New title")).to_be_focused()
    item.get_by_label("New title").fill("My <b>tower</b>")
    item.get_by_role("button", name="Save").click()
    expect(links(page).first).to_have_text("My <b>tower</b>")
    expect(page.page.locator("#title")).to_have_text("My <b>tower</b>")
    page.page.reload()
    expect(links(page).first).to_have_text("My <b>tower</b>")
    expect(page.page.locator("#title")).to_have_text("My <b>tower</b>")


def test_a_title_that_cannot_be_is_refused_with_the_servers_sentence(browser, swarm_server):
    """A refusal is an error on the console, and rightly so: nobody watches it here."""
    page = ChatPage(browser.new_page(viewport=DESKTOP), swarm_server.url)
    page.solve(SMALL)
    item = options(page)
    item.get_by_role("button", name="Rename").click()
    for title, words in ((" ", "The title is empty."), ("x" * 61, "at most 60")):
        item.get_by_label("New title").fill(title)
        item.get_by_label("New title").press("Enter")
        expect(item.get_by_role("alert")).to_contain_text(words)
    item.get_by_role("button", name="Cancel").click()
    expect(links(page).first).to_contain_text("Tower of Hanoi")
    page.page.context.close()


def test_a_conversation_is_deleted_after_one_more_question_and_others_stay(page):
    page.solve(SMALL)
    page.page.goto(page.home)
    page.solve(JUGS)
    gone = page.path
    expect(links(page)).to_have_count(2)  # the new one comes first, and the others move down
    item = options(page)
    item.get_by_role("button", name="Delete").click()
    expect(item).to_contain_text("for good?")
    item.get_by_role("button", name="Keep").click()
    expect(links(page)).to_have_count(2)
    item = options(page)
    item.get_by_role("button", name="Delete").click()
    item.get_by_role("button", name="Delete").click()
    page.page.wait_for_url(page.home)
    expect(links(page)).to_have_count(1)
    expect(links(page).first).to_contain_text("Tower of Hanoi")
    page.page.goto(page.home + gone)
    expect(page.turns).to_have_count(0)


def test_another_conversation_can_be_deleted_without_leaving_this_one(page):
    page.solve(SMALL)
    page.page.goto(page.home)
    page.solve(JUGS)
    expect(links(page)).to_have_count(2)
    here = page.page.url
    item = options(page, 1)
    item.get_by_role("button", name="Delete").click()
    item.get_by_role("button", name="Delete").click()
    expect(links(page)).to_have_count(1)
    assert page.page.url == here
    expect(page.turns).to_have_count(1)


def test_a_conversation_deleted_in_mid_answer_is_gone_in_every_tab(page):
    page.solve(SMALL)
    other = ChatPage(page.page.context.new_page(), page.home, page.path)
    expect(other.turns).to_have_count(1)
    turn = page.ask(SLOW)
    page.wait_for(turn, "running")
    item = options(other)
    item.get_by_role("button", name="Delete").click()
    item.get_by_role("button", name="Delete").click()
    for tab in (page, other):
        tab.page.wait_for_url(page.home)
        expect(links(tab)).to_have_count(0)
    page.solve(SMALL)


def test_the_keyboard_alone_renames_and_deletes(page):
    page.solve(SMALL)
    keyboard = page.page.keyboard
    button = page.page.locator("nav.conversations .options").first
    expect(button).to_have_attribute("aria-label", re.compile("Options for “Tower of Hanoi with 3 discs"))
    button.focus()
    keyboard.press("Enter")
    expect(page.page.get_by_role("button", name="Rename")).to_be_focused()
    keyboard.press("Enter")
    keyboard.type("Short")
    keyboard.press("Enter")
    expect(links(page).first).to_have_text("Short")
    expect(button).to_be_focused()
    keyboard.press("Enter")
    keyboard.press("Escape")
    expect(page.page.get_by_role("button", name="Rename")).not_to_be_visible()
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.page.get_by_role("button", name="Keep")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(links(page)).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_panel_fits_and_escape_leaves_the_drawer_open(visitor, swarm_server, width):
    page = ChatPage(visitor(viewport={"width": width, "height": 780}).new_page(), swarm_server.url)
    page.solve(SMALL)
    if width < 900:
        page.page.locator("#menu").click()
    item = options(page)
    item.get_by_role("button", name="Rename").click()
    expect(item.get_by_label("New title")).to_be_in_viewport()
    assert not page.is_wider_than_its_window()
    page.page.keyboard.press("Escape")
    expect(item.get_by_label("New title")).not_to_be_visible()
    expect(links(page).first).to_be_in_viewport()
