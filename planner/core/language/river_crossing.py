"""Reads a crossing puzzle: who wants over, what holds how many, who rows, and who may not be with whom."""

import re
from collections.abc import Callable

from planner.core.language.notes import Notes
from planner.core.language.reading import Model, Reading
from planner.core.language.river_aboard import holds_aboard
from planner.core.language.river_boat import Boat, read_boat
from planner.core.language.river_confidence import doubt_layout, weigh
from planner.core.language.river_couple_rowers import rowing_partners
from planner.core.language.river_couples import Couples, couples_model, places_of_numbers, read_couples
from planner.core.language.river_light import ONE_LIGHT, one_light
from planner.core.language.river_only_mentioned import without_only_mentioned
from planner.core.language.river_places import NO_DIRECT_TRIP, PLACES, read_island, read_layout
from planner.core.language.river_rulebook import read_rules
from planner.core.language.river_scene import Scene, read_scene
from planner.core.language.river_totals import misses_total
from planner.core.language.river_weights import places_of_weights
from planner.core.language.river_words import VESSEL, WATER
from planner.core.language.text import Document

FAMILY = "river_crossing"

_SIGNALS = (
    ("water", 0.12, re.compile(rf"\b{WATER}\b")),
    ("vessel", 0.12, re.compile(rf"\b{VESSEL}\b")),
    ("crossing", 0.08, re.compile(
        r"\b(?:cross\w*|across|over|other side|ferry|far bank|other bank|other shore|right bank|trip)\b")),
    ("asks for a plan", 0.06, re.compile(
        r"\b(?:how|minimum|fewest|shortest|least|smallest|possible|can|quickest|solution|solve|what|must|find)\b|\?")),
)  # fmt: skip
_PUZZLE = re.compile(r"\b(?:puzzle|riddle|problem|brain ?teaser)\b")


def read(doc: Document) -> Reading | None:
    """The crossing puzzle that a document states, or None where nothing in it speaks of one."""
    notes = Notes(doc)
    for name, weight, pattern in _SIGNALS:
        if pattern.search(doc.clean):
            notes.signal(name, weight)
    if "water" not in notes.signals and "vessel" not in notes.signals and not _PUZZLE.search(doc.clean):
        return None
    couples = read_couples(doc.clean)
    model = _couples(notes, couples) if couples else _scene_model(notes)
    if model is None and notes.clarify is None:
        return None
    return notes.reading(FAMILY, model)


def _couples(notes: Notes, couples: Couples) -> Model:
    clean = notes.doc.clean
    boat = read_boat(clean, 2 * couples.number)
    for span in (couples.span, *places_of_numbers(clean, couples)):
        notes.saw("entities", f"{couples.number} couples", *span)
    notes.signal("couples", 0.35 if couples.ruled else 0.1)
    if couples.ruled:
        notes.signal("each with his own", 0.2)
    capacity = _capacity(notes, boat, lambda start, end: (start, end))
    rowers = rowing_partners(clean, couples)
    model = couples_model(couples, capacity or 2, rowers, check_boat=holds_aboard(clean) is not False)
    if island := read_island(clean):
        model["places"] = PLACES
        notes.saw("places", PLACES, *island.span())
        _ask_about_direct_trips(notes, clean)
    doubt_layout(notes, model)
    notes.doubt_leftovers(0.08)
    return model


def _scene_model(notes: Notes) -> Model | None:
    scene = read_scene(notes)
    if scene is None:
        return None
    if light := one_light(notes.doc.clean):
        notes.saw("rowers", "whoever has the light", *light)
        notes.signal(ONE_LIGHT, 0.4)
    notes.signal("cast", 0.2 if len(scene.cast.counts) > 1 else 0.08)
    if not scene.rowers.marks and not scene.rowers.some:
        notes.ask("Who can row the boat?")
        return None
    _note_cast(notes, scene)
    capacity = _capacity(notes, scene.boat, scene.marked.back)
    rules = read_rules(notes, scene)
    model: Model = {
        "entities": dict(scene.cast.counts),
        "rowers": scene.rower_names,
        "capacity": capacity,
        "rules": rules,
        "check_boat": bool(rules) and holds_aboard(notes.doc.clean) is True,
    }
    _add_weights(notes, model, scene)
    _add_layout(notes, scene, model)
    if "start" not in model:
        _doubt_counts(notes, scene)
    for label, number in scene.rowers.some:
        _split(model, scene.marked.name(label), number)
    for name in without_only_mentioned(model, scene.marked, scene.odds):
        notes.signal(f"{name} is only mentioned", -0.04)
    weigh(notes, model, scene.boat)
    return model


def _note_cast(notes: Notes, scene: Scene) -> None:
    seen: set[str] = set()
    for mention in scene.cast.mentions:
        if mention.name in scene.cast.counts and (mention.count or mention.name not in seen):
            start = mention.counted_from if mention.counted_from >= 0 else mention.start
            notes.saw("entities", {mention.name: scene.cast.counts[mention.name]}, start, mention.end)
        seen.add(mention.name)
    if scene.rowers.span:
        notes.saw("rowers", scene.rower_names, *scene.marked.back(*scene.rowers.span))
        notes.signal("rowers named", 0.1)


def _doubt_counts(notes: Notes, scene: Scene) -> None:
    """ "Six thieves … no, take three thieves": of two numbers for one name, one may have been taken back."""
    if misses_total(scene.cast.counts, notes.doc.clean):
        notes.signal("another number in all", -0.15)
    aboard = scene.marked.back(*scene.boat.span) if scene.boat and scene.boat.span else (0, 0)
    for name in scene.cast.counts:
        said = {m.count for m in scene.cast.mentions if m.name == name and not aboard[0] <= m.start <= aboard[1] + 1}
        if len({count for count in said if count and count > 1}) > 1:
            notes.signal(f"two numbers for {name}", -0.2)


def _capacity(notes: Notes, boat: Boat | None, back: Callable[[int, int], tuple[int, int]]) -> int | None:
    if boat is None:
        notes.assume("The boat holds two, as the puzzle usually says; the question does not say.", 0.08)
        return 2
    notes.signal("capacity", 0.2)
    if boat.doubtful:
        notes.signal("two readings of the boat's room", -0.1)
    if boat.span:
        notes.saw("capacity", boat.capacity or boat.max_weight, *back(*boat.span))
    return boat.capacity


def _add_weights(notes: Notes, model: Model, scene: Scene) -> None:
    if scene.boat and scene.boat.max_weight is not None:
        for label, start, end in places_of_weights(scene.marked.text, scene.boat.weights):
            notes.saw("weights", scene.marked.name(label), *scene.marked.back(start, end))
        weights = {name: weight for label, weight in scene.boat.weights for name in scene.marked.members(label)}
        model["weights"] = {name: weights.get(name, 1) for name in scene.cast.counts}
        model["max_weight"] = scene.boat.max_weight


def _add_layout(notes: Notes, scene: Scene, model: Model) -> None:
    layout = read_layout(scene.marked.text, scene.marked.names, scene.cast.counts)
    if "places" in layout.keys:
        _ask_about_direct_trips(notes, scene.marked.text)
    model.update(layout.keys, entities={**model["entities"], **layout.counts})
    for field, span in layout.spans:
        notes.saw(field, model.get(field, field), *scene.marked.back(*span))
        notes.signal(f"{field} told", -0.03)


def _ask_about_direct_trips(notes: Notes, text: str) -> None:
    if NO_DIRECT_TRIP.search(text):
        notes.ask("With an island I let the boat go straight from bank to bank as well. Is that allowed?")


def _split(model: Model, name: str, number: int) -> None:
    """Only some of one kind can row: they become a kind of their own, bound by the same rules."""
    special = f"rowing {name}"
    model["entities"] = {**model["entities"], name: model["entities"][name] - number, special: number}
    model["rowers"] = [*(rower for rower in model["rowers"] if rower != name), special]
    for rule in model["rules"]:
        for side in ("strong", "weak", "any_of", "unless"):
            if name in rule.get(side, ()):
                rule[side] = [*rule[side], special]
    twins = [rule for rule in model["rules"] if name in (rule.get("a"), rule.get("b"), rule.get("who"))]
    model["rules"] += [{key: special if value == name else value for key, value in rule.items()} for rule in twins]
