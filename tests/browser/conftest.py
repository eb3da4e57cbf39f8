"""People at browsers, each with cookies of their own; what a page logs or fetches elsewhere fails the test."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chat_page import ChatPage
from tests.parts.chromium import chromium
from tests.parts.swarm_server import SwarmServer

DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 20_000  # milliseconds


@pytest.fixture(scope="module")  # Playwright forbids the database to whatever runs in this thread meanwhile
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def visitor(browser: Browser, swarm_server: SwarmServer) -> Iterator[Callable[..., BrowserContext]]:
    """Make a new person: `visitor()`, or with the options of a Playwright context."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def arrive(**options) -> BrowserContext:
        context = browser.new_context(**({"viewport": DESKTOP} | options))
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        context.on("page", lambda page: watch(page, swarm_server.url, troubles))
        return context

    yield arrive
    for context in contexts:
        context.close()
    assert not troubles


@pytest.fixture
def page(visitor, swarm_server: SwarmServer) -> ChatPage:
    """One person with the start page open."""
    return ChatPage(visitor().new_page(), swarm_server.url)


def watch(page: Page, home: str, troubles: list[str]) -> None:
    """Note errors of scripts, refused resources, and requests to anywhere but home."""
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on("console", lambda line: troubles.append(f"console: {line.text}") if line.type == "error" else None)
    page.on("request", lambda sent: None if is_home(sent.url, home) else troubles.append(f"request: {sent.url}"))


def is_home(url: str, home: str) -> bool:
    return url.startswith((home, "data:", "blob:"))
