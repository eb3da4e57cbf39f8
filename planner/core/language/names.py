"""Singular forms: models name things in the singular, people write them in the plural.

The same stripping turns "eats" into "eat", so rules need to be written only once for "it eats" and "they eat".
"""

from planner.core.language.wordlists import words

IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "kids": "kid", "wives": "wife", "wolves": "wolf",
    "wolfs": "wolf", "knives": "knife", "loaves": "loaf", "halves": "half", "thieves": "thief", "calves": "calf",
    "elves": "elf", "dwarves": "dwarf", "shelves": "shelf", "leaves": "leave", "mice": "mouse", "geese": "goose",
    "feet": "foot", "oxen": "ox", "lice": "louse", "zombies": "zombie", "cookies": "cookie", "movies": "movie",
    "brownies": "brownie", "genies": "genie", "pixies": "pixie", "rookies": "rookie", "collies": "collie",
    "ties": "tie", "lies": "lie", "pies": "pie", "dies": "die", "canoes": "canoe", "shoes": "shoe", "toes": "toe",
    "discs": "disc", "disks": "disk", "goes": "go", "does": "do", "has": "have", "werewolves": "werewolf",
    "buses": "bus", "gases": "gas", "lenses": "lens", "caches": "cache", "ladies": "lady", "persons": "person",
    "axes": "axe", "veggies": "veggie", "hippies": "hippie", "foes": "foe", "policemen": "policeman",
}  # fmt: skip

UNCHANGED = words(
    """is was this his its us yes as across less unless always perhaps plus minus bus gas glass grass class moss
    cross pass boss process thus besides else hers ours yours theirs news series species lens towards
    afterwards sometimes hanoi princess lioness goddess hostess waitress priestess witness albatross octopus
    walrus cactus rhinoceros canvas christmas compass dangerous jealous famous various adjacent numerous
    otherwise upwards onwards downwards backwards forwards always whereas kudos asparagus previous serious
    precious hippopotamus nervous poisonous carnivorous virus chess mess press dress princess actress
    huntress mistress seamstress boundless endless limitless bottomless besides indoors overseas lass bass
    kiss miss hiss apiece hummus couscous tennis chaos lucas themselves ourselves yourselves"""
)

_MEN = ("men",)
_HISSING = ("sses", "shes", "ches", "xes", "zzes")


def singular(word: str) -> str:
    """The singular of a lower-case word; a word that is no plural comes back as it is."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in UNCHANGED or len(word) < 3:
        return word
    if word.endswith(_MEN) and len(word) > 5:
        return word[:-2] + "an"
    if not word.endswith("s") or word.endswith(("ss", "us")):
        return word
    return _without_s(word)


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_HISSING) or (word.endswith("oes") and len(word) > 5):
        return word[:-2]
    if word.endswith("wolves"):
        return word[:-3] + "f"
    return word[:-1]


def plural(word: str) -> str:
    """A plain plural for sentences such as assumptions."""
    if word.endswith("man"):
        return word[:-2] + "en"
    if word in {"child", "wife", "wolf", "mouse", "goose"}:
        return {"child": "children", "wife": "wives", "wolf": "wolves", "mouse": "mice", "goose": "geese"}[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "sh", "ch")) else "s")
