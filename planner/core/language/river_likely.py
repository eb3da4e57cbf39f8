"""How what is learned of a name is weighed against what the rules say of it."""

from collections.abc import Mapping, Sequence

from planner.core.language.river_mentions import Mention

# As much as the rules say of a word: what is learned of it must say more to the contrary.
DECISIVE = 2.0
# Whoever the rules take in is seldom nobody: that needs more.
CERTAIN = 5.5


def of_either(odds: Mapping[str, float], spoken: Sequence[Mention], renamed: Sequence[Mention]) -> dict[str, float]:
    """What speaks for a name speaks for whoever is called by it too."""
    found = dict(odds)
    for before, after in zip(spoken, renamed, strict=True):
        if before.name in odds and before.name != after.name:
            found[after.name] = max(found.get(after.name, odds[before.name]), odds[before.name])
    return found


def likely(counts: dict[str, int], odds: Mapping[str, float]) -> dict[str, int]:
    """The names without those of which everything else says that they are nobody, unless hardly any were left."""
    kept = {name: count for name, count in counts.items() if odds.get(name.split()[-1], 0.0) > -CERTAIN}
    return kept if len(kept) > 1 else counts
