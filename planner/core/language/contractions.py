"""Short forms opened up, so that every rule about "can not" also reads "can't", "cant" and "cannot"."""

from planner.core.language.wordlists import words

WHOLE = {
    "can't": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "ain't": ("is", "not"),
    "cannot": ("can", "not"), "cant": ("can", "not"), "wont": ("will", "not"), "dont": ("do", "not"),
    "doesnt": ("do", "not"), "isnt": ("is", "not"), "arent": ("are", "not"), "aint": ("is", "not"),
    "mustnt": ("must", "not"), "shouldnt": ("should", "not"), "wouldnt": ("would", "not"), "havent": ("have", "not"),
    "hasnt": ("have", "not"), "didnt": ("did", "not"), "couldnt": ("could", "not"), "wasnt": ("was", "not"),
    "theres": ("there", "is"), "thats": ("that", "is"), "whats": ("what", "is"), "hes": ("he", "is"),
    "shes": ("she", "is"), "im": ("i", "am"), "ive": ("i", "have"), "youre": ("you", "are"),
    "theyre": ("they", "are"), "gotta": ("got", "to"), "wanna": ("want", "to"),
    "gonna": ("going", "to"), "n": ("and",), "an'": ("and",), "u": ("you",),
    "r": ("are",), "thru": ("through",), "w": ("with",),
    "w/": ("with",), "w/o": ("without",), "n't": ("not",), "cuz": ("because",), "ppl": ("people",), "pls": ("please",),
    "dunno": ("do", "not", "know"), "&": ("and",), "+": ("and",), "wouldn": ("would", "not"), "till": ("until",),
    "nobody": ("no", "person"), "noone": ("no", "person"), "hafta": ("have", "to"), "oughta": ("ought", "to"),
    "abt": ("about",), "min": ("minimum",), "max": ("maximum",), "maxes": ("maximum",), "outta": ("out", "of"),
    "grown-up": ("adult",), "grown-ups": ("adults",), "grownup": ("adult",), "grownups": ("adults",),
    "em": ("them",), "lotta": ("lot", "of"),
    "1st": ("first",), "2nd": ("second",), "3rd": ("third",), "4th": ("fourth",),
    "tryna": ("trying", "to"), "kinda": ("kind", "of"), "gimme": ("give", "me"), "lemme": ("let", "me"),
    "approx": ("about",), "let's": ("let", "us"), "ltrs": ("litres",), "gals": ("gallons",),
    "e.g.": (",",), "i.e.": (",",), "e.g": (",",), "i.e": (",",), "y'all": ("you", "all"), "ur": ("your",),
    "coz": ("because",), "cos": ("because",), "'cause": ("because",), "becuz": ("because",), "plz": ("please",),
    "shld": ("should",), "cd": ("could",), "wld": ("would",), "wud": ("would",), "shud": ("should",),
    "mair": ("more",), "tae": ("to",), "ower": ("over",), "haud": ("hold",), "hauds": ("hold",),
}  # fmt: skip

ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}

# After these words 's is "is"; after any other word it is taken for the possessive.
IS_AFTER = words(
    """he she it that there who what here where this everybody everyone somebody someone nobody anybody how when
    one which"""
)


def opened(word: str) -> tuple[str, ...]:
    """The words that a lower-case word stands for; most stand for themselves."""
    if word in WHOLE:
        return WHOLE[word]
    if "'" not in word:
        return (word,)
    if word.endswith("n't") and len(word) > 3:
        return (word[:-3], "not")
    for ending, long_form in ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], long_form)
    if word.endswith("'s") and len(word) > 2:
        return (word[:-2], "is" if word[:-2] in IS_AFTER else "'s")
    return (word.replace("'", ""),)
