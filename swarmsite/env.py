"""The environment, typed and loud: a wrong value stops the start with the variable's name and what it should be."""

import os
import re
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

Value = TypeVar("Value")

# Every variable that is ours begins so, and one we do not know is a typing error rather than a wish.
PREFIX = "SWARM_"
HOST = re.compile(r"\*|\.?[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")


class SettingsError(Exception):
    """A variable of the environment is wrong; the message names it and says what it should be."""


class Environment:
    """Reads variables once, remembering which it was asked for. Raises SettingsError on a wrong value."""

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = os.environ if variables is None else variables
        self._known: set[str] = set()

    def text(self, name: str, default: str = "") -> str:
        self._known.add(name)
        return self._variables.get(name, "").strip() or default

    def whole(self, name: str, default: int, *, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return self._read(name, default, int, f"a whole number from {low} to {high}", lambda v: low <= v <= high)

    def seconds(self, name: str, default: float, *, low: float, high: float) -> float:
        """A number of seconds from `low` to `high`."""
        return self._read(
            name, default, float, f"a number of seconds from {low:g} to {high:g}", lambda v: low <= v <= high
        )

    def number(self, name: str, default: float, *, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        return self._read(name, default, float, f"a number from {low:g} to {high:g}", lambda v: low <= v <= high)

    def flag(self, name: str, default: bool = False) -> bool:
        words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        return self._read(name, default, lambda v: words[v.lower()], "true or false", lambda _: True)

    def names(self, name: str) -> list[str]:
        """A list separated by commas; empty where unset."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def hosts(self, name: str) -> list[str]:
        """Names of hosts separated by commas, as Django's ALLOWED_HOSTS takes them; empty where unset."""
        for host in self.names(name):
            if not HOST.fullmatch(host):
                should = "names like swarm.example.org, without scheme or port"
                raise SettingsError(f"{name} holds {host!r}; it should be {should}.")
        return self.names(name)

    def url(self, name: str, schemes: tuple[str, ...], example: str) -> str:
        """A URL of one of `schemes`, or "" where unset."""
        text = self.text(name)
        if not text:
            return ""
        try:
            parts = urlsplit(text)
            fits = parts.scheme in schemes and (bool(parts.hostname) or parts.scheme in ("sqlite", "unix"))
            _ = parts.port  # raises ValueError where it is no number
        except ValueError:
            fits = False
        if not fits:
            raise SettingsError(f"{name} is {_without_password(text)!r}; it should look like {example}.")
        return text

    def check_unknown(self) -> None:
        """Raise SettingsError where a variable with our prefix is set that nothing has asked for."""
        for name in sorted(self._variables):
            if name.startswith(PREFIX) and name not in self._known:
                known = ", ".join(sorted(n for n in self._known if n.startswith(PREFIX)))
                raise SettingsError(f"{name} is set, but there is no such setting; there are {known}.")

    def _read(
        self, name: str, default: Value, convert: Callable[[str], Value], should: str, fits: Callable[[Value], bool]
    ) -> Value:
        text = self.text(name)
        if not text:
            return default
        try:
            value = convert(text)
        except (ValueError, KeyError):
            value = None
        if value is None or not fits(value):
            raise SettingsError(f"{name} is {text!r}; it should be {should}.")
        return value


def _without_password(url: str) -> str:
    before, at, after = url.rpartition("@")
    scheme, slashes, _ = before.partition("://")
    return f"{scheme}{slashes}…@{after}" if at else url
