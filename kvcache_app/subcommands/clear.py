"""`kvcache clear`: everything goes, or everything of one model, person or session; pinned or not."""

from typing import Any

from kvcache_app.core.deletion import Deletion
from kvcache_app.core.errors import CacheError
from kvcache_app.services import clear, entries
from kvcache_app.subcommands.shape import Say, Subcommand, filters


def _run(options: dict[str, Any], say: Say) -> None:
    asked = {name: options[name] for name in ("model", "scope", "session")}
    if not any(asked.values()):
        say(f"{clear(Deletion())} blocks deleted")
        return
    rows = entries(**asked)
    named = {tuple(getattr(row, name) if asked[name] else "" for name in asked) for row in rows}
    if not named:
        raise CacheError("not_found", "no block is named so")
    say(f"{sum(clear(Deletion(scope, session, model)) for model, scope, session in sorted(named))} blocks deleted")


SUBCOMMAND = Subcommand("delete everything, or what is named; pinned or not", filters, _run)
