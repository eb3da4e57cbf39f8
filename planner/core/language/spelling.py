"""Typing slips in the words that matter: "towr of hanio" is the Tower of Hanoi, "jgu" is a jug.

Only words that nothing here knows are looked at, and only towards a short list of key words; the names of a
puzzle's own things are left as the person wrote them. The index holds each key word with letters left out, so
that a look-up costs the same however long the list grows.
"""

import re
from functools import lru_cache
from itertools import combinations

from planner.core.language.river_words import ANIMALS, PEOPLE, THINGS
from planner.core.language.wordlists import words

KEY_WORDS = words(
    """hanoi tower disc disk ring peg pole rod plate stack bottom middle biggest largest smallest smaller larger
    bigger adjacent clockwise directly jug bucket bottle pitcher container vessel litre liter gallon pint
    quart ounce water measure exactly unlimited fill full empty capacity faucet barrel fountain without
    spilling pour pouring river boat raft canoe bank across crossing cross ferry farmer wolf goat cabbage
    missionary cannibal zombie human husband wife couple child adult people carry cannot outnumber together
    alone chicken sheep outnumbered outnumbering
    lion tiger soldier passenger unattended jealous minimum shortest allowed another
    other needs missionaries children wolves wives crossings capacities sequence person three four five
    seven eight from with have pole canoe measuring left right move moves fewest"""
)

# Real words one slip away from a key word. A word in here, or any word of four letters or fewer that is not a
# swapped or doubled key word, is never "corrected".
REAL_WORDS = words(
    """liver diver giver rover driver fiver later letter litter latter lifter better battle bottled cattle kettle
    power lower tower's mower towel bower tore lone clone rings bring king wing sing ping ding goal goals
    coat coats moat float bloat boar boast beat boot bolt best goad gloat oats oat bath band bang bans bark
    barn rank tank sank blank thank yank rafts craft draft rift pond pods rod road rods rude rode rob pet
    pets pen leg beg keg jig jog mug hug tug bug rug dug jury just disco dish dist desk dusk risk pole poles
    pale pile pool poll hole role mole sole plot plant place plane plates plated late slate state skate fall
    fill fully fell bull pull dull null hull simply employ house mouse horse hose rose nose loose those
    whose these wife life wise wide wine wire wipe file human humane hymn cuban urban lion line lines linen
    loin liner mine sheet sheep sleep sheer sheds shape shop ship chicks father rather gather other others
    mother brother bother either weather whether leather form forms farm farms farms' firm former farmers
    warmer army from worm width wish wit wits will well with there where here their threw tree trees free
    fire fine file fives floor flour hour tour our sour your fours seven sever eight weight height night
    right might light sight fight tight person reason season prison persona carry curry hurry marry cart
    cards care could would should couple couples coupled pour poor pair four your pure port post pint point
    paint print pines waiter waste waver wafer winter river rivers ferry merry berry fern very every cross
    crosses crossed gross across acres actors actor child chill mild wild chile adult adults result middle
    riddle muddle fiddle saddle model smaller small smell smelled stack stick stock stuck snack track slack
    larger large larder ledger barrel barrels carrel bigger digger bugger bottom cotton button rotten human
    zombies allowed followed hallowed alone along stone atone wolf golf gulf wool wood wolfs roll minute
    minutes minimal mission missions missing cannon canal animal animals mammals cabin cabs garbage cabbages
    sequel square quarter quarters quarts quarto quart measures measured treasure pleasure leisure pressure
    exact exactly exacting limited unlimited until units filled fills filling feel fuel capacity capability
    empty empties emptied entry tempt directly direct directed correctly vessels vassal needs need seeds
    deeds weeds feeds heeds knees kneads kids peas bees beans birds bears fox foxes solider soldering
    passengers passenger messenger sharing shore shores short shorter shortest through thorough together
    gather gathered attended unattended intended jealous zealous fill's pored poured pours pouting boring
    scoring spelling spilling smiling thee thr than then them they this that thus think thing things thank
    want went what when whom who why way ways was wax get gets got let set sit sat six fix mix ten men man
    can cans pan fan van ran tan tool tools ball balls bowl owl cup cups tap taps sink sinks drink drank
    drunk one ones once only on own old odd off of often order bean seed seeds dog dogs cat cats rat rats
    hen hens duck ducks cow cows pig pigs rabbit parrot snake bird hay corn grain fish meat bread rice
    carrot carrots lettuce turnip banana long song gang sang hand hands land sand stand end send tend bend
    hang hanging handy hand happy hotel havoc hunt hint plus less more most move moves moved moving cove
    love live lives lived five dive give given bag bags big bit bet bat but buy bus weak strong wrong
    strange string spring sprint over oven ever even never lever fever seven eleven rowing rows rowed row
    bow tow now how low rack back black block clock lock luck lack pack start starts started stars stair
    share shared hare dare rare bare fare round ground sound found bound hound mound pound wound canned cane
    cone canon chain chair largely barge large merge urge huge hedge empire simple sample ample for
    directory contain contains contained containing container's seen sentence canonical closing timer solve
    solves adjacency shortcut pol quant crops pin fro sibling choosing plat shorten waker facet linter ban
    stirling lite mountain sweep waves patch eighth eighty sixth tenth fifth lister quark crashing boa
    intended steven tier splicing alone pitches pitch director raft selling stalling spinning witch bot dis
    rig wave shift mound crow fountain creek cases wander wonders stone store lord lady lake cave gate grate
    crate trees cabin shirt wolfe liger spin span spun pan panda pony puppy goose bees wasp wasps hawk hound
    fawn fairy cake cakes stacks stacked plank planks anther author haven halve unlisted unvisited
    unintended lifted color colour colours blue green yellow white newest mover movers movie movies mode mote
    movable removes remove loves gloves coves doves hove woven oven fewer few west best lowest jewels"""
)

# Long words with so few neighbours that even two slips leave no doubt.
TWO_SLIPS = words("missionary missionaries cannibal unlimited outnumber passenger unattended")

# Real words that are slips in one company only: what was meant, and who must be there; what was meant may not.
_IN_COMPANY = {
    "boot": ("boat", re.compile(r"\b(?:river|lake|shore|banks?|island|cross\w*|row\w*)\b")),
    "coat": ("goat", re.compile(r"\b(?:wolf|wolves|cabbages?)\b")),
}

_KNOWN = KEY_WORDS | REAL_WORDS | PEOPLE | ANIMALS | THINGS
Deletions = dict[str, frozenset[str]]


def slips_in(text: str) -> dict[str, str]:
    """The real words of a text that are slips in its company, and what they mean: a boot that crosses a river."""
    said = text.lower()
    return {
        slip: meant
        for slip, (meant, company) in _IN_COMPANY.items()
        if slip in said and meant not in said and company.search(said)
    }


@lru_cache(maxsize=8192)
def corrected(word: str) -> str:
    """The key word that an unknown lower-case word most likely meant, or the word itself."""
    if word in _KNOWN or not 3 <= len(word) <= 16 or not word.isalpha():
        return word
    if word.endswith("s") and word[:-1] in _KNOWN:
        return word
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        mended = corrected(word[:-1])
        if mended != word[:-1]:
            return mended if mended.endswith("s") else mended + "s"
    near = sorted(
        (distance(word, key), key)
        for variant in _shortened(word)
        for key in _INDEX.get(variant, ())
        if _plausible(word, key)
    )
    return near[0][1] if near else _JUMBLED.get(_jumble(word), word)


def _plausible(word: str, key: str) -> bool:
    """Short words must keep their letters or their first letter: "jgu" is a jug, "mug" is not."""
    steps = distance(word, key)
    if word[0] != key[0] and not (len(key) >= 6 and steps == 1):
        return False
    if key in TWO_SLIPS:
        return steps <= 2
    if len(key) == 3:
        return steps == 1 and sorted(word) == sorted(key)
    if len(key) == 4:
        return steps == 1 and (sorted(word) == sorted(key) or len(word) != len(key))
    return steps <= 1


def distance(a: str, b: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row, above = row, [i], before
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _shortened(word: str) -> set[str]:
    """The word, and the word with one letter (two, where it is long) left out."""
    cuts = 2 if len(word) >= 7 else 1
    return {
        "".join(letter for k, letter in enumerate(word) if k not in gone)
        for n in range(cuts + 1)
        for gone in combinations(range(len(word)), n)
    }


def _index() -> Deletions:
    found: dict[str, set[str]] = {}
    for key in KEY_WORDS:
        for variant in _shortened(key):
            found.setdefault(variant, set()).add(key)
    return {variant: frozenset(keys) for variant, keys in found.items()}


def _jumble(word: str) -> str:
    """What stays of a word typed in haste: its first and its last letter, and those between in any order."""
    return word[0] + "".join(sorted(word[1:-1])) + word[-1]


_INDEX = _index()
_JUMBLED = {_jumble(key): key for key in sorted(KEY_WORDS) if len(key) > 4}
