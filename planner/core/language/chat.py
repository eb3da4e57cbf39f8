"""Signs that a text speaks about a puzzle, or of jugs and boats in daily life, and asks for no plan."""

import re

_SIGNS: tuple[tuple[str, float, str], ...] = (
    ("code", 0.7,
        r"\b(?:(?<!\ba )(?<!\bthe )(?<!\bno )(?<!\d )python|java|javascript|typescript|c\+\+|rust|golang|haskell"
        r"|prolog|lisp|ruby|php|kotlin|swift|sql"
        r"|pseudocode|code|program|function|script|implement\w*|recursion|recursive\w*|iterative\w*|compile"
        r"|debug|class diagram|source code|github|unit test|stack overflow|big o|np|proof|prove (?:that|why|by)"
        r"|induction|complexity"
        r"|data structure)\b"),
    ("history", 0.7,
        r"\b(?:who (?:invent\w*|first|wrote|made|design\w*|discover\w*|came up)|invented|inventor|history of"
        r"|origin\w* of|when was|world record|first (?:written|published|described|appear\w*)|is my favou?rite"
        r"|where do \w+ come from|named after|psycholog\w*|philosoph\w*)\b"),
    ("writing", 0.7,
        r"\b(?:poem|haiku|limerick|song|lyric|essay|short story|story about|joke|rap|sonnet|translate|translation"
        r"|summari[sz]e|summary of|proofread|novel|screenplay|blog post|tweet|tagline|slogan|picture of|draw me"
        r"|image of|plot of|film(?! (?:star|actor|crew))|movie(?! (?:star|actor))|which (?:film|book|game"
        r"|show|episode))\b"),
    ("explain", 0.4,
        r"\b(?:pronounce|spell|2 \^|explain (?:the idea|why|what|how the|recursion|to me what)|what is (?:a |an "
        r"|the )?(?:tower of hanoi"
        r"|hanoi|river crossing|water jug|missionary)|what (?:is|are) (?:the )?(?:rule|tower)|(?:is|are)"
        r" (?:usually |best |typically )?solved|formula|meaning of|define"
        r"|definition|tell me about|compare|difference between|why (?:is|do|are) |what do [^.?]{1,30}"
        r" mean\b|offensive|point of the)"),
    ("rates", 0.7,
        r"\b(?:km ?/ ?h|km per|mile per|per hour|per day|time a day|of \w+ a day|per minute|per second"
        r"|mph|knot|kmh|upstream|downstream|current of"
        r"|(?:every|each|an?|1) (?:hour|minute|second)|metre per|litre per|gallon per|how (?:long|far"
        r"|fast|deep|wide|old|tall|high"
        r"|heavy|big|large)\b)"),
    ("arithmetic", 0.5,
        r"\bhow many (?:\d+ )?(?:\w+ )?(?:litre|liter|gallon|quart|pint|ounce|cup|ml|jug|bucket|bottle|glass"
        r"|barrel)s? (?:are|is|do|of|in|fill|can|will|would|go|fit|to|hold)\b(?!.{0,30}\bget exactly)"
        r"|\bhow much (?:is|water (?:is|do|remain)|do \w+ cost|remain|are left)\b|\bpercent|\baverage|\bis left\b"
        r"|\bare left\b|\bleft over\b|\bremain in\b"),
    ("money", 0.6,
        r"\b(?:price|cost(?! at (?:least|the least))|buy|bought|rent|hire|cheap|dollar|euro|pay|shop|store"
        r"|order online|deliver\w*|brand"
        r"|where (?:do|can) (?:i|we) (?:find|get|order|buy)|recommend\w*|best \w+ for|warranty|budget)\b|\$"),
    ("price", 0.7,
        r"\bhow much (?:do|is|are|would|will)\b[^.?]{0,40}\bcost|\bwhere (?:to|can i|do i|could i) (?:buy|order"
        r"|purchase)"),
    ("daily life", 0.6,
        r"\b(?:recipe|soup|salad|marinate|bake|brew|fertili[sz]er|plant pot|garden(?! (?:hose|tap|pump|fountain|well))"
        r"|aquarium|fish tank"
        r"|leak\w*|(?<!tap is )(?<!peg is )(?<!rod is )(?<!pole is )broken|curtain|finger|wedding|jewel\w*"
        r"|repair|fix my|clean (?:a|my|the)|stain|guitar|violin|(?<!cable )(?<!by )car|insurance|legally"
        r"|licen[cs]e|doctor"
        r"|symptom|medicine"
        r"|allerg\w*"
        r"|holiday|vacation|hotel|flight (?:to|from|ticket)|visit (?:the|to)|tourist (?:spot|attraction"
        r"|office)|weather|temperature|hardness|ph value|vinyl|brake|dvd"
        r"|hard disk|hard drive|floppy|usb|raid|ssd|my data|backup|partition|windows)\b"),
    ("other puzzle", 0.8,
        r"\b(?:monty hall|sudoku|chess|rubik\w*|8 puzzle|15 puzzle|sliding puzzle|tic tac toe|crossword|wordle|nim"
        r"|queen problem|knapsack|travell?ing salesman|game show|(?<!next )(?<!next to )door (?!to)"
        r"|(?:fake|counterfeit|flip a|toss a) coin"
        r"|weighings|hourglass|burning rope|fuse"
        r"|light bulb|liar|truth teller|zebra puzzle|minesweeper|solitaire)\b"),
    ("travel", 0.7,
        r"\b(?:vietnam\w*|saigon|airport|suitcase|luggage|visa|museum|street food|motorbike|embassy|opening hour"
        r"|sightseeing|itinerary|travel (?:to|from|guide)|moved to hanoi|(?:live|living|stay|staying|arrive|lived"
        r"|weekend|day|night) in hanoi|pho\b|trip to(?! (?:get|bring|take|move|ferry|carry|have|transport|cross"
        r"|do|row)\b)|(?:fly|flying|flew|train|bus) (?:to|from))\b"),
    ("torch", 0.6,
        r"\b(?:torch|flashlight|lantern|minute)\b[^?]{0,200}\bminute\b|\b\d+ (?:,|and) (?:\d+ (?:,|and)+ )*\d+ minute"
        r"|\btotal time|\bfastest time"),
    ("thanks", 0.3, r"^(?:hi|hello|hey|thank\w*|good (?:morning|evening|day|night))\b"),
)  # fmt: skip
_COMPILED = tuple((name, weight, re.compile(pattern)) for name, weight, pattern in _SIGNS)


# What the person asks to be written or told about a puzzle is no puzzle, however well it is stated.
_FIRM = frozenset({"price", "code", "history", "writing", "other puzzle", "torch"})
# A fully stated puzzle may well have a garden hose in it: the surer the reading, the less the other signs count.
FULLY_DOUBTED, HARDLY_DOUBTED, LEAST_SHARE = 0.6, 0.92, 0.2
STATED_SHARE = 0.35

# Words that a puzzle would have: where several stand in a text that none of the readers took, "none" is less sure.
_HINTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:river|boat|canoe|raft|ferry|stream|bank|lake)\b",
        r"\b(?:cross\w*|across|row|other side|over)\b",
        r"\b(?:hanoi|peg|disc|disk|rod)\b",
        r"\b(?:jug|bucket|litre|liter|gallon|pint|quart|tap|pour\w*|measure)\b",
        r"\b(?:minimum|fewest|least|shortest|exactly|possible|puzzle|riddle)\b",
        r"\d.*\d",
        r"\b(?:1|one|single|singly) (?:\w+ )?(?:at a time|per)\b|\b(?:larger|bigger|wider|heavy|heavier|smaller"
        r"|littler)\b",
        r"\b(?:full|empty|fill|hold)\b",
        r"\b(?:eat|alone|unless|without|outnumber|never)\b",
    )
)
_PER_HINT = 0.05
MANY_HINTS = 3  # so many stand in talk about puzzles as well


def doubt(clean: str, confidence: float, stated: bool = False) -> float:
    """How much a cleaned text speaks against a reading of that confidence; `stated`: it gives a whole puzzle."""
    share = (HARDLY_DOUBTED - confidence) / (HARDLY_DOUBTED - FULLY_DOUBTED)
    soft = min(STATED_SHARE if stated else 1.0, max(LEAST_SHARE, share))
    return sum(
        weight * (1.0 if name in _FIRM else soft) for name, weight, pattern in _COMPILED if pattern.search(clean)
    )


def hinted(clean: str) -> float:
    """How much less sure "none" is for the puzzle words in a text."""
    hints = sum(pattern.search(clean) is not None for pattern in _HINTS)
    signs = any(pattern.search(clean) for _, _, pattern in _COMPILED)
    return _PER_HINT * max(0, hints - (MANY_HINTS if signs else 1))
