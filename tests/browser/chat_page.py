"""The chat page as a person uses it."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect


class ChatPage:
    """Opened at once; `home` ends with a slash."""

    def __init__(self, page: Page, home: str, path: str = "") -> None:
        self.page = page
        self.home = home
        page.goto(home + path)

    @property
    def box(self) -> Locator:
        return self.page.locator("#composer textarea")

    @property
    def turns(self) -> Locator:
        return self.page.locator("[data-turn]")

    @property
    def last(self) -> Locator:
        return self.turns.last

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.home)

    def ask(self, text: str) -> Locator:
        """Type and press Enter; return the turn, which must be there at once."""
        before = self.turns.count()
        self.box.fill(text)
        self.box.press("Enter")
        expect(self.turns).to_have_count(before + 1)
        return self.turns.nth(before)

    def wait_for(self, turn: Locator, state: str, *, seconds: float = 20) -> Locator:
        expect(turn).to_have_attribute("data-state", state, timeout=seconds * 1000)
        return turn

    def solve(self, text: str) -> Locator:
        return self.wait_for(self.ask(text), "done")

    def sentences(self, turn: Locator) -> list[str]:
        return turn.locator("ol.steps > li.step").all_inner_texts()

    def words(self, turn: Locator) -> list[str]:
        """All that was said in a turn, without the picture, whose step moves on by itself."""
        parts = (".question", ".understood", ".plan-header", ".answer")
        return [turn.locator(part).inner_text() for part in parts] + self.sentences(turn)

    def is_wider_than_its_window(self) -> bool:
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")

    def screenshot(self, path: Path) -> None:
        self.page.screenshot(path=path, full_page=False)
