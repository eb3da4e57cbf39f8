"""The statistics as lines that a person reads: for the command, the admin panel and the chat."""

from collections.abc import Mapping

from django.db.models import Count, F, Q, Sum

from kvcache_app.core.stats import hit_rate, seconds_saved
from kvcache_app.models import CacheEntry
from kvcache_app.statistics import Question


def holdings(question: Question | None = None) -> dict[str, int]:
    """What is on disk: blocks, pinned blocks, bytes, people."""
    asked = question or Question()
    named = {"model": asked.model, "scope": asked.scope, "session": asked.session}
    rows = CacheEntry.objects.filter(**{f"{name}__startswith": value for name, value in named.items() if value})
    held = rows.aggregate(
        blocks=Count("key"),
        pinned=Count("key", filter=Q(pinned=True)),
        bytes=Sum(F("full") + F("sliding")),
        people=Count("scope", distinct=True, filter=~Q(scope="")),
    )
    return {name: value or 0 for name, value in held.items()}


def lines(counts: Mapping[str, float], held: Mapping[str, int]) -> list[str]:
    """Sentences, the hit rate first."""
    told = {name: int(value) for name, value in counts.items()}
    rate, saved = hit_rate(counts), seconds_saved(counts)
    memory, disk, computed = (told.get(name, 0) for name in ("reused_memory", "reused_disk", "computed"))
    hits, partial, misses = (told.get(name, 0) for name in ("hits", "partial_hits", "misses"))
    text = [
        ("no prompt yet" if rate is None else f"hit rate {rate:.1%}")
        + f": {hits} hits, {partial} partial hits, {misses} misses of {told.get('prompts', 0)} prompts",
        f"tokens: {memory} reused from memory, {disk} reused from disk, {computed} computed",
        f"bytes: {told.get('bytes_reused', 0)} not computed again, {told.get('bytes_read', 0)} read, "
        f"{told.get('bytes_written', 0)} written",
    ]
    if saved is not None:
        text.append(f"seconds: about {saved:.1f} saved, {counts.get('load_seconds', 0):.2f} spent loading")
    for kind, word in (
        ("miss", "misses"),
        ("refused", "refused files"),
        ("evicted", "evicted"),
        ("unsaved", "not saved"),
    ):
        causes = {name.partition(":")[2]: n for name, n in sorted(told.items()) if name.startswith(f"{kind}:")}
        if causes:
            text.append(f"{word}: " + ", ".join(f"{times} {cause}" for cause, times in causes.items()))
    if held:
        blocks, people, size, pinned = (held[name] for name in ("blocks", "people", "bytes", "pinned"))
        text.append(f"on disk: {blocks} blocks of {people} people, {size} bytes, {pinned} pinned")
    return text
