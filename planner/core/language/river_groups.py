"""Words for several entities at once: "the monkeys" where there are big and small ones, "the animals", "the
children".
"""

from planner.core.language.river_words import ANIMALS

_CLASSES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"animal", "pet", "beast"}), ANIMALS),
    (frozenset({"child", "kid"}), frozenset({"son", "daughter", "boy", "girl", "baby", "brother", "sister"})),
    (
        frozenset({"parent", "adult"}),
        frozenset({"mother", "father", "mom", "mum", "dad", "man", "woman", "wife", "husband", "me"}),
    ),
    (frozenset({"woman"}), frozenset({"wife", "mother", "girl"})),
    (frozenset({"man"}), frozenset({"husband", "father"})),
)

# Two words for one person: "our grandmother … grandma can't row".
_SAME = tuple(
    frozenset(words.split())
    for words in (
        "grandma grandmother granny",
        "grandpa grandfather",
        "mum mom mother mommy",
        "dad father daddy",
        "kid child",
    )
)


def group_words(spoken: set[str], counted: set[str], names: list[str]) -> dict[str, tuple[str, ...]]:
    """Which words of a text stand for which of its entities; a word that is counted itself stands for itself."""
    groups: dict[str, tuple[str, ...]] = {}
    for word in sorted(spoken - counted):
        for same in _SAME:
            others = [name for name in names if name in same and name != word and name not in groups]
            if word in same and len(others) == 1:
                groups[word] = (others[0],)
    for word in sorted(spoken - counted - set(groups)):
        members = [name for name in names if name != word and name.endswith(f" {word}")]
        for words, kinds in _CLASSES:
            if word in words:
                members = members or [name for name in names if name in kinds]
        whole = [name for name in names if name != word and len(word) > 4 and name.endswith(word)]
        if len(whole) == 1 and not members:  # the keeper is the zookeeper
            groups[word] = (whole[0],)
        elif len(members) >= 2 or (members and word not in names):
            groups[word] = tuple(members)
    return groups
