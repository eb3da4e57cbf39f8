"""Fits who takes part in a crossing puzzle.

`python -m planner.benchmark_language.river_participants tests/planner/language` writes `river_participants.json`;
with `--leave-one-set-out` it prints instead how well each set of corpora is told by what the others teach.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.benchmark_language import softmax
from planner.benchmark_language.corpus import Question, corpora, questions
from planner.core.language.linear import Weights, chances
from planner.core.language.names import singular
from planner.core.language.river_aliases import without_aliases
from planner.core.language.river_mentions import read_mentions
from planner.core.language.river_participant_words import raw_kind
from planner.core.language.river_participants import FILE, IN, LABELS, OUT, features, look, places
from planner.core.language.river_proper_names import proper_names
from planner.core.language.text import Document, parse

KEPT_BACK = "unseen_b_"
FAMILY = "river_crossing"
EVEN = 0.5
_ITSELF = {"i": "me", "speaker": "me", "narrator": "me", "myself": "me", "people": "person"}
# Whoever is not found by name may be any of these.
_DOUBTFUL = frozenset("PATG")
Told = list[tuple[str, list[str], str]]


def told_by(question: Question) -> Told:
    """Every word of a question that may be somebody, with its features and its label; the doubtful left out."""
    if question.model is None:
        return []
    meant = {_head(name) for name in question.model["entities"]}
    part_of = {word for name in question.model["entities"] for word in name.lower().replace("-", " ").split()} - meant
    doc = parse(question.text)
    text = look(doc)
    at = places(text)
    if "" in meant:
        return []
    called = second_names(doc)
    unnamed = meant - at.keys()
    told = []
    for name, where in at.items():
        if name not in meant and (
            name in part_of or name in called or _may_be_another_word(name, meant, bool(unnamed))
        ):
            continue
        told.append((name, features(text, name, where), IN if name in meant else OUT))
    return told


def second_names(doc: Document) -> set[str]:
    """The words of a text that only call somebody by another name."""
    mentions = read_mentions(doc, [token.norm for token in doc.tokens], proper_names(doc), None)
    kept, _ = without_aliases(mentions, doc, proper_names(doc))
    return {mention.name for mention in mentions} - {mention.name for mention in kept}


def _head(name: str) -> str:
    word = name.lower().replace("-", " ").split()[-1]
    if not word.isalpha() or (len(word) < 2 and word != "i"):
        return ""
    word = singular(word)
    return _ITSELF.get(word, word)


def _may_be_another_word(name: str, meant: set[str], unnamed: bool) -> bool:
    if any(
        len(name) > 2 and (word.startswith(name) or word.endswith(name) or name.endswith(word))
        for word in meant
        if len(word) > 2
    ):
        return True
    return unnamed and raw_kind(name) in _DOUBTFUL


def sets(folders: Iterable[Path]) -> dict[str, list[Question]]:
    """The river questions of some folders by the set they were written in."""
    found: dict[str, list[Question]] = {}
    for folder in folders:
        for path in corpora(folder):
            if not path.name.startswith(KEPT_BACK):
                some = [each for each in questions(path) if each.family == FAMILY]
                if some:
                    found.setdefault(path.stem.replace(f"_{FAMILY}", ""), []).extend(some)
    return found


def fit(told: Sequence[Told]) -> Weights:
    """The weights that make these labels likeliest."""
    return softmax.fit([(found, label) for each in told for _, found, label in each], LABELS)


def left_out(told: dict[str, list[Told]]) -> dict[str, tuple[int, int]]:
    """How many words of each set are told right, of how many, by what all other sets teach."""
    found = {}
    for name, some in told.items():
        learned = fit([each for other, told_there in told.items() if other != name for each in told_there])
        right = [(chances(learned, what)[IN] > EVEN) == (label == IN) for each in some for _, what, label in each]
        found[name] = (sum(right), len(right))
    return found


if __name__ == "__main__":
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    taught = {name: [told_by(each) for each in some] for name, some in sets(folders).items()}
    if "--leave-one-set-out" in sys.argv:
        for name, (right, number) in left_out(taught).items():
            sys.stdout.write(f"{name}: {right} of {number}\n")
    else:
        weights = fit([each for some in taught.values() for each in some])
        FILE.write_text(softmax.written(weights), encoding="utf-8")
