"""Singular forms: models name things in the singular, people write them in the plural.

The same stripping turns "eats" into "eat", so rules need to be written only once for "it eats" and "they eat".
"""

from planner.core.language.wordlists import words

IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "kids": "kid", "wives": "wife", "wolves": "wolf",
    "wolfs": "wolf", "knives": "knife", "loaves": "loaf", "halves": "half", "thieves": "thief", "calves": "calf",
    "elves": "elf", "dwarves": "dwarf", "shelves": "shelf", "leaves": "leave", "mice": "mouse", "geese": "goose",
    "feet": "foot", "oxen": "ox", "lice": "louse",
    "ties": "tie", "lies": "lie", "pies": "pie", "dies": "die", "canoes": "canoe", "shoes": "shoe", "toes": "toe",
    "discs": "disc", "disks": "disk", "goes": "go", "does": "do", "has": "have", "werewolves": "werewolf",
    "buses": "bus", "gases": "gas", "lenses": "lens", "caches": "cache", "ladies": "lady", "persons": "person",
    "axes": "axe", "foes": "foe", "scarves": "scarf",
    "grandchildren": "grandchild", "policemen": "policeman",
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

# First names that only look like plurals.
NAMES_IN_S = words(
    """jonas lukas lucas agnes james thomas dennis doris marcus iris curtis chris alexis boris hans klaus nicholas lars
    jens zeus tess jess ross bess cass francis frances charles carlos luis louis marius julius jules gus
    magnus angus rufus linus silas elias matthias mathias tobias jeremias andreas atlas alois aloys travis
    lois phyllis mavis jarvis davis ellis otis hollis reis ines mercedes dolores
    nils niels mads hannes johannes joris floris cornelis kees moses amos titus cyrus darius brutus
    achilles hercules socrates odysseus perseus theseus gladys anais anders idris
    elvis lewis morris horus jesus marcos nikolas niklas rasmus markus lucius ignatius ulysses barnabas
    columbus demetrius stratos kostas yannis giannis dimitris stavros tomas
    midas judas douglas yunus ilias abbas wes rhys kris yves giles"""
)
# The singular ends in -ie: a budgie, not a "budgy".
_IN_IE = words(
    """budgies birdies cuties hoodies kiddies laddies lassies magpies oldies newbies selfies smoothies townies aunties
    calories goalies junkies nighties prairies quickies foodies roadies techies groupies valkyries faeries
    beanies cabbies pinkies neckties indies aussies yorkies coolies eyries doggies cookies zombies movies brownies
    genies pixies rookies collies hippies veggies hankies sweeties besties barbies undies talkies boogies
    menageries reveries sorties"""
)

_MEN = ("men",)
_HISSING = ("sses", "shes", "ches", "xes", "zzes")


def singular(word: str) -> str:
    """The singular of a lower-case word; a word that is no plural comes back as it is."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in UNCHANGED or word in NAMES_IN_S or len(word) < 3:
        return word
    if word.endswith(_MEN) and len(word) > 5:
        return word[:-2] + "an"
    if not word.endswith("s") or word.endswith(("ss", "us")):
        return word
    return _without_s(word)


def _without_s(word: str) -> str:
    if word in _IN_IE:
        return word[:-1]
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
