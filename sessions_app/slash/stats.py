"""`/stats`: what the cache did for this conversation."""

from collections.abc import Mapping

from kvcache_app import serving
from kvcache_app.core.stats import hit_rate, seconds_saved
from sessions_app.models import Turn
from sessions_app.slash.command import Carrying, Report, SlashCommand
from sessions_app.slash.kept import in_bytes


def _run(turn: Turn) -> Carrying:
    yield None
    counts = serving.current().counts(str(turn.session_id))
    return Report(_words(counts), dict(counts))


def _words(counts: Mapping[str, float]) -> str:
    rate = hit_rate(dict(counts))
    if rate is None:
        return "No model has read anything of this conversation yet."
    rows = {
        "Tokens not read again": f"{rate:.0%}",
        "Found": ", ".join(f"{counts.get(name, 0):,.0f} {word}" for name, word in FOUND.items()),
        "Tokens from memory": f"{counts.get('reused_memory', 0):,.0f}",
        "Tokens from disk": f"{counts.get('reused_disk', 0):,.0f}",
        "Tokens read": f"{counts.get('computed', 0):,.0f}",
        "Not computed again": in_bytes(counts.get("bytes_reused", 0)),
        "Written to disk": in_bytes(counts.get("bytes_written", 0)),
    }
    saved = seconds_saved(dict(counts))
    if saved is not None:
        rows["Time saved"] = f"about {max(saved, 0):,.1f} s"  # a small model may read faster than a disk
    lines = [f"| {name} | {value} |" for name, value in rows.items()]
    return "\n".join(["| This conversation | |", "| --- | --- |", *lines])


FOUND = {"hits": "whole", "partial_hits": "in part", "misses": "not at all"}
COMMAND = SlashCommand("what the cache did for this conversation", _run)
