"""Words for several entities at once: "the monkeys" where there are big and small ones, "the animals", "the
children".
"""

from planner.core.language.river_words import ANIMALS

_CLASSES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"animal", "pet", "beast"}), ANIMALS),
    (frozenset({"child", "kid"}), frozenset({"son", "daughter", "boy", "girl", "baby", "brother", "sister"})),
    (frozenset({"parent", "adult"}), frozenset({"mother", "father", "mom", "mum", "dad", "man", "woman"})),
    (frozenset({"woman"}), frozenset({"wife", "mother", "girl"})),
    (frozenset({"man"}), frozenset({"husband", "father"})),
)


def group_words(spoken: set[str], counted: set[str], names: list[str]) -> dict[str, tuple[str, ...]]:
    """Which words of a text stand for which of its entities; a word that is counted itself stands for itself."""
    groups: dict[str, tuple[str, ...]] = {}
    for word in sorted(spoken - counted):
        members = [name for name in names if name != word and name.endswith(f" {word}")]
        for words, kinds in _CLASSES:
            if word in words:
                members = members or [name for name in names if name in kinds]
        if len(members) >= 2 or (members and word not in names):
            groups[word] = tuple(members)
    return groups
