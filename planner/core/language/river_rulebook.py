"""The rules of a crossing puzzle as the model writes them, from what the text forbids and the scene it is set in."""

import re
from itertools import combinations

from planner.core.language.names import plural
from planner.core.language.notes import Notes
from planner.core.language.reading import Model
from planner.core.language.river_boat import Boat
from planner.core.language.river_classics import find_classic, usual_rules
from planner.core.language.river_needs import Need, read_needs
from planner.core.language.river_outnumber import STRICTLY, read_majorities
from planner.core.language.river_peacekeepers import Keepers, peacekeepers
from planner.core.language.river_rules import Ban, read_bans
from planner.core.language.river_scene import Scene
from planner.core.language.river_unnamed_harm import all_apart
from planner.core.language.river_words import HARM, MARK, sentences

_NO_RULES = re.compile(
    r"\bno (?:\w+ )?(?:rule|restriction|constraint|danger|problem|one (?:eats|harm)|harm)|\bharmless|\bget along"
    r"|\bfriendly|\bpeaceful\w*|\bvegetarian|\bsafe with"
)


def read_rules(notes: Notes, scene: Scene) -> list[Model]:
    """All rules of a text; a text that says who may not outnumber whom says nothing else."""
    if not (rules := _majorities(notes, scene)):
        needs = read_needs(scene.marked.text)
        rules = [*_needs(notes, scene, needs), *_pairs(notes, scene, needs)]
    if rules:
        notes.signal("rules", 0.3)
        return rules
    return _usual(notes, scene)


def _majorities(notes: Notes, scene: Scene) -> list[Model]:
    marked, counts = scene.marked, scene.cast.counts
    several = [f"<{k}>" for k, count in enumerate(counts.values()) if count > 1]
    everyone = [f"<{k}>" for k in range(len(counts))]
    rules: list[Model] = []
    if not several:
        return rules
    for majority in read_majorities(marked.text, several if len(several) == 2 else everyone):
        strong, weak = (_with_counted(scene, marked.members(side)) for side in (majority.strong, majority.weak))
        notes.saw("rules", f"{' + '.join(strong)} <= {' + '.join(weak)}", *marked.back(*majority.span))
        rules.append({"kind": "outnumber", "strong": strong, "weak": weak})
        if STRICTLY.search(marked.text):
            notes.ask("I can only keep one side from being more than the other. Are equal numbers safe?")
    return rules


_COUNTED_AS = re.compile(
    r"(?P<one><\d+>)(?: ,)? (?:also )?(?:be |is )?count\w* (?:as|among|like|for) (?:a |an |1\b"
    r"|the )?(?P<kind>\s?<\d+>)?"
)


def _with_counted(scene: Scene, side: list[str]) -> list[str]:
    """A side of a majority with those who "count as one" of it: the chief, or the one baboon with a name."""
    marked, counts = scene.marked, scene.cast.counts
    for kind, members in scene.cast.groups.items():
        if f"other {kind}" in members and {*members} & {*side}:  # the chief is one of them wherever they are counted
            side = [*dict.fromkeys([*side, *members])]
    for found in _COUNTED_AS.finditer(marked.text):
        before = [mark for mark in MARK.findall(marked.text[: found.start()]) if counts.get(marked.name(mark), 1) > 1]
        kind = (found["kind"] or (before[-1] if before else "")).strip()
        one = marked.name(found["one"])
        both = [*(marked.members(kind) if kind else ()), one]
        if counts.get(one) == 1 and kind and {*both} & {*side}:
            side = [*dict.fromkeys([*both, *side])]
    return side


def _needs(notes: Notes, scene: Scene, needs: list[Need]) -> list[Model]:
    marked = scene.marked
    rules: list[Model] = []
    for need in needs:
        any_of = [name for label in need.any_of for name in marked.members(label)]
        notes.saw("rules", f"{marked.name(need.who)} needs {', '.join(any_of)}", *marked.back(*need.span))
        rules += [{"kind": "needs", "who": who, "any_of": any_of} for who in marked.members(need.who)]
    return rules


def _pairs(notes: Notes, scene: Scene, needs: list[Need]) -> list[Model]:
    rules, leader, leaders = _everybody_apart(notes, scene), _leader(scene), _leaders(scene)
    keepers = peacekeepers(scene.marked.text, leaders)
    for ban in read_bans(_without_freight(scene.marked.text, scene.boat), leaders):
        if any({ban.a, ban.b} <= {*need.any_of, *([need.who] if ban.guessed else [])} for need in needs):
            continue
        if any(
            {ban.a, ban.b} <= {need.who, *need.any_of} and need.span[0] < ban.span[1] and ban.span[0] < need.span[1]
            for need in needs
        ):
            continue
        if {ban.a, ban.b} <= {need.who for need in needs if need.span[0] < ban.span[1] and ban.span[0] < need.span[1]}:
            continue
        if ban.guessed:
            if {leader} & {ban.a, ban.b}:
                continue
            notes.signal(f"harm in an unknown word: {ban.a} {ban.b}", -0.04)
        for rule in _pair_rules(ban, scene, keepers):
            _add(rules, rule, explicit=bool(ban.guards))
        notes.saw("rules", "not together", *scene.marked.back(*ban.span))
    return _without_guard_in_danger(rules, scene)


def _add(rules: list[Model], rule: Model, explicit: bool) -> None:
    """Adds a rule; of two for one pair the one that names its guards stands."""
    for k, known in enumerate(rules):
        if known["kind"] == "pair" and {known["a"], known["b"]} == {rule["a"], rule["b"]}:
            if explicit and known["unless"]:
                rules[k] = rule
            return
    rules.append(rule)


def _without_guard_in_danger(rules: list[Model], scene: Scene) -> list[Model]:
    """ "The cat eats the budgie if I am not there": the only one who rows is a guard and no party, if others are."""
    guards = {name for rule in rules for name in rule["unless"]}  # "neither father nor son is there": no pair of guards
    rules = [rule for rule in rules if rule["unless"] or not {rule["a"], rule["b"]} <= guards]
    label = _leader(scene)
    if not label or len(scene.rower_names) != 1:
        return rules
    leader = scene.marked.name(label)
    others = [rule for rule in rules if rule["unless"] or leader not in (rule["a"], rule["b"])]
    return others or rules


def _leader(scene: Scene) -> str | None:
    """Whoever alone is said to row leads, be it the goat; else the one who takes the others over."""
    rowers = scene.rowers
    if rowers.span and len(rowers.marks) == 1 and not rowers.some and len(scene.rower_names) == 1:
        return rowers.marks[0]
    return scene.protagonist


def _leaders(scene: Scene) -> frozenset[str]:
    """Those who row, where others do not: whoever is named beside them is named as their freight or their guard."""
    if leader := _leader(scene):
        return frozenset({leader})
    rowers = frozenset(scene.rowers.marks)
    return rowers if len(rowers) < len(scene.cast.counts) and not scene.rowers.some else frozenset()


def _everybody_apart(notes: Notes, scene: Scene) -> list[Model]:
    """ "None of the three stands another": every pair of those who do not lead."""
    span = all_apart(scene.marked.text)
    if span is None:
        return []
    notes.saw("rules", "none with another", *scene.marked.back(*span))
    guards = scene.rower_names
    others = [name for name in scene.cast.counts if name not in guards]
    return [{"kind": "pair", "a": a, "b": b, "unless": guards} for a, b in combinations(others, 2)]


def _without_freight(text: str, boat: Boat | None) -> str:
    """ "One adult or two children, but not both" speaks of the boat's room and forbids no company."""
    if not boat or not boat.span or not boat.weights:
        return text
    for start, end in sentences(text):
        if start <= boat.span[0] < end:
            return text[:start] + " " * (end - start) + text[end:]
    return text


def _pair_rules(ban: Ban, scene: Scene, keepers: Keepers) -> list[Model]:
    """The pair rules of one ban; "any family member" means all the others."""
    guards, firsts = _guards(ban, scene, keepers), scene.marked.members(ban.a)
    if ban.b.startswith("<"):
        members = scene.marked.members(ban.b)
        seconds = [name for name in members if name not in guards] or members  # the king guards the other royals
    else:
        seconds = [name for name in scene.cast.counts if name not in firsts and name not in guards]
    return [
        {"kind": "pair", "a": first, "b": second, "unless": [guard for guard in guards if guard not in {first, second}]}
        for first in firsts
        for second in seconds
        if first != second
    ]


def _guards(ban: Ban, scene: Scene, keepers: Keepers) -> list[str]:
    """Who keeps a pair in order: the one named for it, else the one who leads, else whoever rows."""
    if ban.strict:
        return []
    leader = _leader(scene)
    if ban.guards:
        marks = [*ban.guards, *(keepers.marks if keepers.beside else ())]
    elif leader or keepers.marks:
        marks = [*([leader] if leader else ()), *keepers.marks]
    else:
        marks = [*scene.rowers.marks]
    named = dict.fromkeys(name for mark in marks for name in scene.marked.members(mark))
    return [name for name in named if name not in scene.marked.members(ban.a)]


def _usual(notes: Notes, scene: Scene) -> list[Model]:
    """The rules everybody knows, for a classic told by its names alone."""
    classic, clean = find_classic(scene.cast.names), notes.doc.clean
    if classic is None or _NO_RULES.search(clean) or re.search(rf"\b{HARM}\b", clean):
        return []
    words = [*classic[1], *(plural(name) for name in classic[1])]
    notes.assume(classic[0].sentence.format(*words), 0.0)
    notes.signal("usual rules", 0.15)
    return usual_rules(classic[0], classic[1], scene.rower_names[:1])
