"""Which family the words of a text speak of, whatever any reader makes of it: a linear model over words and pairs.

The weights are in `family_words.json`, a line a word; `python -m planner.benchmark_language.family_words` fits them.
"""

from itertools import pairwise
from pathlib import Path

from planner.core.language import linear
from planner.core.language.text import Document, Token
from planner.core.language.wordlists import words

FAMILIES = ("river_crossing", "tower_of_hanoi", "water_jug", "none")
NUMBER, ONE, LETTER, CODE = "#", "#1", "@", "<code>"
# Programming languages, and what is written in them: few are in any corpus, and all say the same. Those that are people
# or things as well (Ruby, Julia, Pascal, swift, a shell) are left to what was learned of each.
PROGRAMMING = words(
    """bash c# c++ clojure code cpp erlang fortran fsharp golang haskell html java javascript js jupyter kotlin lua
    matlab ocaml perl php powershell prolog pseudocode python regex scala script sql typescript vba"""
)
# Of 3,400 questions in English each has more known words than that, of ten in other languages none.
FEWEST_WORDS, LEAST_KNOWN = 5, 0.25
FILE = Path(__file__).with_suffix(".json")


def features(doc: Document) -> list[str]:
    """The words and pairs of neighbours in a text, each once; numbers and lettered names are all alike."""
    said = [_word(token) for token in doc.tokens]
    of_code = [CODE] if code_words(doc) else []
    return list(dict.fromkeys([*said, *of_code, *map(" ".join, pairwise(said))]))


def chances(doc: Document) -> dict[str, float]:
    """The chance of each family by the words alone."""
    return linear.chances(weights(), features(doc))


def code_words(doc: Document) -> list[Token]:
    """Where a text speaks of programs."""
    return [token for token in doc.tokens if token.norm in PROGRAMMING]


def is_foreign(doc: Document) -> bool:
    """Whether hardly any of a text's words is known, so that nothing can be said of it: it is in another language."""
    said = {token.norm for token in doc.tokens if token.norm.isalpha() and len(token.norm) > 1}
    known = sum(word in weights().features for word in said)
    return len(said) >= FEWEST_WORDS and known < LEAST_KNOWN * len(said)


def weights() -> linear.Weights:
    """The fitted weights."""
    return linear.load(FILE)


def _word(token: Token) -> str:
    if token.value is not None:
        return ONE if token.value == 1 else NUMBER
    return LETTER if len(token.norm) == 1 and token.norm.isupper() else token.norm
