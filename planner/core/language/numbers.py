"""Numbers as people write them: digits, words, dozens, halves, "two and a half"."""

from fractions import Fraction

from planner.core.language.wordlists import listed, words

UNITS = {
    word: value
    for value, word in enumerate(
        listed(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
        )
    )
}
TENS = {
    word: 10 * value for value, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
SCALES = {"hundred": 100, "thousand": 1000}
GROUPS = {"duo": 2, "trio": 3, "threesome": 3, "foursome": 4, "quartet": 4, "quintet": 5, "sextet": 6, "septet": 7,
          "octet": 8, "brace": 2}  # fmt: skip
GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
          "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8)}  # fmt: skip
PARTS = {"half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4)}

# "a smaller one", "the other one", "no one": the word stands for a thing, not for a number.
PRONOUN_BEFORE = words(
    """no this that these those which each every any other another small smaller smallest big bigger biggest large
    larger largest left right middle first second third last same wrong full empty either new old some such
    little red blue green yellow whole next litre liter gallon quart pint ounce l"""
)
PRONOUN_AFTER = words("another")
# "How can one obtain 600 ml": after these words and before a verb it is a person.
MODALS = words("can could does do should would might must will may did")
MEASURING = words("""obtain get measure reach make fill pour solve end bring move take leave find go do produce manage
    achieve arrive divide split use carry proceed put have always then ever possibly best""")
# "The other one litre": before a unit it is a number again.
COUNTABLE = words("litre litres liter liters l gallon gallons quart quarts pint pints ml cup cups ounce ounces oz")
# "Each couple of robots": after these words two belong together.
COUPLE_AFTER = words("each every one any no same another married young old")
MAX_DIGITS = 9
MINUS = ("-", "\u2212")


def number_at(words: list[str], i: int) -> tuple[Fraction, int] | None:
    """The number that starts at words[i] and the index after it; the words are lower-case and in singular or plural."""
    found = (
        _parts_of(words, i)
        or _fraction_slash(words, i)
        or _digits(words, i)
        or _collective(words, i)
        or _in_words(words, i)
    )
    if found is None:
        return None
    value, after = found
    return _with_part(words, value, after)


def _at(words: list[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def _parts_of(words: list[str], i: int) -> tuple[Fraction, int] | None:
    """ "Three quarters of a litre"."""
    count, part = UNITS.get(words[i], 0), _at(words, i + 1)
    if not 1 <= count <= 9 or part not in {"quarters", "thirds", "halves", "quarter", "third"}:
        return None
    if count == 1 and part == "third":
        return None
    value = count * PARTS[{"halves": "half"}.get(part, part.removesuffix("s"))]
    after = i + 2
    if _at(words, after) == "of" and _at(words, after + 1) in {"a", "an"}:
        after += 2
    return value, after


def _digits(words: list[str], i: int) -> tuple[Fraction, int] | None:
    word = words[i]
    if word in GLYPHS:
        return GLYPHS[word], i + 1
    if not word[-1].isdecimal() or not word.isascii() or len(word) > MAX_DIGITS:
        return None
    value = Fraction(word.replace(",", ""))  # "1,000"
    scale = SCALES.get(_at(words, i + 1))
    return (value * scale, i + 2) if scale else (value, i + 1)


def _fraction_slash(words: list[str], i: int) -> tuple[Fraction, int] | None:
    top, slash, bottom = words[i], _at(words, i + 1), _at(words, i + 2)
    if slash != "/" or not (top.isdecimal() and bottom.isdecimal() and top.isascii() and bottom.isascii()):
        return None
    if (
        len(top) > 2
        or bottom not in {"2", "3", "4", "5", "8", "10"}
        or int(top) >= int(bottom)
        or _at(words, i + 3) == "/"
    ):
        return None
    return Fraction(int(top), int(bottom)), i + 3


def _collective(words: list[str], i: int) -> tuple[Fraction, int] | None:
    word, after, next_ = words[i], _at(words, i + 1), _at(words, i + 2)
    if word == "half" and after in COUNTABLE:
        return Fraction(1, 2), i + 1
    if word == "half" and after in {"a", "an"}:
        return (Fraction(6), i + 3) if next_ == "dozen" else (Fraction(1, 2), i + 2)
    start = i + (word in {"a", "an", "one"})
    if _at(words, start) in GROUPS and _at(words, start + 1) == "of":
        return Fraction(GROUPS[words[start]]), start + 2
    if word in {"dozen", "pair"} or (word in {"a", "one"} and after in {"dozen", "pair"}):
        size = 12 if "dozen" in (word, after) else 2
        end = i + (1 if word in {"dozen", "pair"} else 2)
        return Fraction(size), end + (_at(words, end) == "of")
    if "couple" in (word, after):
        return _couple_of(words, i + (word in {"a", "the"}))
    if (
        word == "a"
        and after in PARTS
        and next_ == "of"
        and _at(words, i + 3) in {"a", "an"}
        and _at(words, i + 4) in COUNTABLE
    ):
        return PARTS[after], i + 4
    if word == "a" and after in PARTS and next_ not in {"of", "full"} and (after != "third" or next_ in COUNTABLE):
        return PARTS[after], i + 2
    return None


def _couple_of(words: list[str], i: int) -> tuple[Fraction, int] | None:
    """ "A couple of wolves" are two; "each couple of robots" and "a couple of the town" are a couple."""
    if _at(words, i) != "couple" or _at(words, i + 1) != "of" or _at(words, i - 1) in COUPLE_AFTER:
        return None
    if _at(words, i + 2) == "dozen":
        return Fraction(24), i + 3
    return None if _at(words, i + 2) == "the" else (Fraction(2), i + 2)


def _in_words(words: list[str], i: int) -> tuple[Fraction, int] | None:
    word = words[i]
    if word == "one" and _is_pronoun(words, i):
        return None
    if word == "single":
        return Fraction(1), i + 1
    small = (1, i + 1) if word == "a" and _at(words, i + 1) in SCALES else _below_hundred(words, i)
    if small is None:
        return None
    value, after = small
    scale = SCALES.get(_at(words, after))
    if scale:
        value, after = value * scale, after + 1
        rest = _below_hundred(words, after + 1) if _at(words, after) == "and" else None
        value, after = (value + rest[0], rest[1]) if rest else (value, after)
    elif _at(words, after) == "dozen":
        value, after = value * 12, after + 1
    return Fraction(value), after


def _below_hundred(words: list[str], i: int) -> tuple[int, int] | None:
    word = _at(words, i)
    if word in TENS:
        digit = UNITS.get(_at(words, i + 1), 0)
        return (TENS[word] + digit, i + 2) if 0 < digit < 10 else (TENS[word], i + 1)
    return (UNITS[word], i + 1) if word in UNITS else None


def _is_pronoun(words: list[str], i: int) -> bool:
    if _at(words, i + 1) in COUNTABLE:
        return False
    if _at(words, i - 1) in MODALS and _at(words, i + 1) in MEASURING:
        return True
    return _at(words, i - 1) in PRONOUN_BEFORE or _at(words, i + 1) in PRONOUN_AFTER


def _with_part(words: list[str], value: Fraction, after: int) -> tuple[Fraction, int]:
    """Reads on over "two and a half" and "2 ½"."""
    if value.denominator != 1:
        return value, after
    if _at(words, after) in GLYPHS:
        return value + GLYPHS[words[after]], after + 1
    if _at(words, after) == "and" and _at(words, after + 1) in {"a", "one"} and _at(words, after + 2) in PARTS:
        return value + PARTS[words[after + 2]], after + 3
    if after < len(words) and (half := _fraction_slash(words, after)):
        return value + half[0], half[1]
    return value, after


def is_negative(text: str, start: int) -> bool:
    """Whether the number at that character of a question has a minus before it: "-3 discs", "minus three"."""
    before = text[:start]
    if before.rstrip().lower().endswith(" minus"):
        return True
    if not before.endswith(MINUS) or "\n-" in text:  # lines that begin with a dash are a list
        return False
    head = before[:-1]
    return not head or head[-1] in " (\t:,=["


def written(value: Fraction) -> str:
    """The number as it stands in cleaned text: "5", or "5/2" where it is no whole number."""
    return str(value)
