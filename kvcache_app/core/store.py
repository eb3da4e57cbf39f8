"""Blocks as files: names that are hashes, a header that says whose state it is, refusals instead of wrong answers."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from kvcache_app.core.block import FULL, SLIDING, Buffer
from kvcache_app.core.container import File, check_deeply, decode, encode
from kvcache_app.core.entry import Entry
from kvcache_app.core.errors import Refused
from kvcache_app.core.files import Files, Found

SUFFIX = {FULL: "g", SLIDING: "s"}
PART = {suffix: part for part, suffix in SUFFIX.items()}


def file_name(key: bytes, part: str) -> str:
    return f"{key.hex()}.{SUFFIX[part]}"


def named(name: str) -> tuple[bytes, str]:
    """The key and part a file's name stands for."""
    key, _, suffix = name.partition(".")
    return bytes.fromhex(key), PART[suffix]


def facts_of(entry: Entry) -> dict[str, str]:
    """What a file says of its block."""
    return {
        "model": entry.model,
        "key": entry.key.hex(),
        "parent": entry.parent.hex(),
        "start": str(entry.start),
        "end": str(entry.end),
        "scope": entry.scope,
    }


class Store:
    """Saves, loads and removes parts of blocks. `libraries`: versions that are written down with them."""

    def __init__(self, files: Files, libraries: Mapping[str, str] | None = None) -> None:
        self.files = files
        self._libraries = {f"library {name}": version for name, version in (libraries or {}).items()}

    def save(self, entry: Entry, part: str, buffer: Buffer) -> int:
        """Write one part; returns the file's bytes. Raises OSError. Durable after `files.sync`."""
        facts = facts_of(entry) | {"session": entry.session} | self._libraries
        pieces = encode(facts, part, buffer)
        self.files.write(file_name(entry.key, part), pieces)
        return sum(len(piece) for piece in pieces)

    def prefetch(self, wanted: Iterable[tuple[Entry, str]]) -> None:
        self.files.prefetch([file_name(entry.key, part) for entry, part in wanted])

    def load(self, entry: Entry, part: str) -> Buffer:
        """Read one part. Raises Refused and removes the file, unless the place itself was in trouble ("unreadable")."""
        name = file_name(entry.key, part)
        try:
            file = decode(self.files.read(name))
            _same(file, entry, part)
        except FileNotFoundError as error:
            raise Refused("vanished") from error
        except OSError as error:
            raise Refused("unreadable") from error
        except Refused:
            self._discard(name)
            raise
        return file.buffer

    def inspect(self, found: Found, *, thorough: bool = True) -> tuple[Entry, str]:
        """Check a file, `thorough` with its sha256; the entry it stands for, with this part's bytes, and the part.

        Raises Refused, removes nothing.
        """
        key, part = named(found.name)
        try:
            raw = self.files.read(found.name)
            file = check_deeply(raw) if thorough else decode(raw)
        except FileNotFoundError as error:
            raise Refused("vanished") from error
        except OSError as error:
            raise Refused("unreadable") from error
        entry = _entry(file)
        if entry.key != key or file.part != part:
            raise Refused("swapped")
        return entry.with_part(part, len(raw)), part

    def remove(self, entry: Entry) -> None:
        """Remove all its files; those that are not there are no trouble."""
        for part in entry.parts:
            self._discard(file_name(entry.key, part))

    def remove_part(self, key: bytes, part: str) -> None:
        self._discard(file_name(key, part))

    def _discard(self, name: str) -> None:
        with suppress(OSError):  # what cannot be removed is found again by `check`
            self.files.remove(name)


def _same(file: File, entry: Entry, part: str) -> None:
    if file.part != part or not facts_of(entry).items() <= file.facts.items():
        raise Refused("swapped")


def _entry(file: File) -> Entry:
    facts = file.facts
    try:
        key, parent = bytes.fromhex(facts["key"]), bytes.fromhex(facts["parent"])
        start, end = int(facts["start"]), int(facts["end"])
        return Entry(key, parent, facts["model"], facts["scope"], start, end, session=facts.get("session", ""))
    except (KeyError, ValueError) as error:
        raise Refused("foreign") from error
