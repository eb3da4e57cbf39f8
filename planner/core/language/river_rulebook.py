"""The rules of a crossing puzzle as the model writes them, from what the text forbids and the scene it is set in."""

import re
from itertools import combinations

from planner.core.language.names import plural
from planner.core.language.notes import Notes
from planner.core.language.reading import Model
from planner.core.language.river_boat import Boat
from planner.core.language.river_classics import find_classic, usual_rules
from planner.core.language.river_needs import read_needs
from planner.core.language.river_outnumber import STRICTLY, read_majorities
from planner.core.language.river_rules import Ban, read_bans
from planner.core.language.river_scene import Scene
from planner.core.language.river_unnamed_harm import all_apart
from planner.core.language.river_words import HARM, sentences

_NO_RULES = re.compile(
    r"\bno (?:\w+ )?(?:rule|restriction|constraint|danger|problem|one (?:eats|harm)|harm)|\bharmless|\bget along"
    r"|\bfriendly|\bpeaceful\w*|\bvegetarian|\bsafe with"
)


def read_rules(notes: Notes, scene: Scene) -> list[Model]:
    """All rules of a text; a text that says who may not outnumber whom says nothing else."""
    rules = _majorities(notes, scene) or [*_needs(notes, scene), *_pairs(notes, scene)]
    if rules:
        notes.signal("rules", 0.3)
        return rules
    return _usual(notes, scene)


def _majorities(notes: Notes, scene: Scene) -> list[Model]:
    marked, counts = scene.marked, scene.cast.counts
    several = [f"<{k}>" for k, count in enumerate(counts.values()) if count > 1]
    everyone = [f"<{k}>" for k in range(len(counts))]
    rules: list[Model] = []
    for majority in read_majorities(marked.text, several if len(several) == 2 else everyone):
        strong, weak = marked.members(majority.strong), marked.members(majority.weak)
        notes.saw("rules", f"{' + '.join(strong)} <= {' + '.join(weak)}", *marked.back(*majority.span))
        rules.append({"kind": "outnumber", "strong": strong, "weak": weak})
        if STRICTLY.search(marked.text):
            notes.ask("I can only keep one side from being more than the other. Are equal numbers safe?")
    return rules


def _needs(notes: Notes, scene: Scene) -> list[Model]:
    marked = scene.marked
    rules: list[Model] = []
    for need in read_needs(marked.text):
        any_of = [name for label in need.any_of for name in marked.members(label)]
        notes.saw("rules", f"{marked.name(need.who)} needs {', '.join(any_of)}", *marked.back(*need.span))
        rules += [{"kind": "needs", "who": who, "any_of": any_of} for who in marked.members(need.who)]
    return rules


def _pairs(notes: Notes, scene: Scene) -> list[Model]:
    rules = _everybody_apart(notes, scene)
    needs = read_needs(scene.marked.text)
    for ban in read_bans(_without_freight(scene.marked.text, scene.boat), _leaders(scene)):
        if any({ban.a, ban.b} <= {*need.any_of, *([need.who] if ban.guessed else [])} for need in needs):
            continue
        if ban.guessed:
            if {scene.protagonist} & {ban.a, ban.b}:
                continue
            notes.signal(f"harm in an unknown word: {ban.a} {ban.b}", -0.04)
        for rule in _pair_rules(ban, scene):
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
    if not scene.protagonist or len(scene.rower_names) != 1:
        return rules
    leader = scene.marked.name(scene.protagonist)
    others = [rule for rule in rules if rule["unless"] or leader not in (rule["a"], rule["b"])]
    return others or rules


def _leaders(scene: Scene) -> frozenset[str]:
    """Those who row, where others do not: whoever is named beside them is named as their freight or their guard."""
    if scene.protagonist:
        return frozenset({scene.protagonist})
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


def _pair_rules(ban: Ban, scene: Scene) -> list[Model]:
    """The pair rules of one ban; "any family member" means all the others."""
    guards, firsts = _guards(ban, scene), scene.marked.members(ban.a)
    if ban.b.startswith("<"):
        seconds = scene.marked.members(ban.b)
    else:
        seconds = [name for name in scene.cast.counts if name not in firsts and name not in guards]
    return [
        {"kind": "pair", "a": first, "b": second, "unless": [guard for guard in guards if guard not in {first, second}]}
        for first in firsts
        for second in seconds
        if first != second
    ]


def _guards(ban: Ban, scene: Scene) -> list[str]:
    """Who keeps a pair in order: the one named for it, else the one who leads, else whoever rows."""
    if ban.strict:
        return []
    if ban.guards:
        return [name for mark in ban.guards for name in scene.marked.members(mark)]
    if scene.protagonist:
        return [scene.marked.name(scene.protagonist)]
    return [name for label in scene.rowers.marks if label not in {ban.a, ban.b} for name in scene.marked.members(label)]


def _usual(notes: Notes, scene: Scene) -> list[Model]:
    """The rules everybody knows, for a classic told by its names alone."""
    classic, clean = find_classic(scene.cast.names), notes.doc.clean
    if classic is None or _NO_RULES.search(clean) or re.search(rf"\b{HARM}\b", clean):
        return []
    words = [*classic[1], *(plural(name) for name in classic[1])]
    notes.assume(classic[0].sentence.format(*words), 0.0)
    notes.signal("usual rules", 0.15)
    return usual_rules(classic[0], classic[1], scene.rower_names[:1])
