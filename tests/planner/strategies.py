"""Random small models of every feature the formats have, for hypothesis."""

from typing import Any

from hypothesis import strategies as st

NAMES = ["farmer", "wolf", "goat", "child"]
PLACES = ["near", "island", "far"]


@st.composite
def rivers(draw: st.DrawFn) -> dict[str, Any]:
    """Up to seven individuals, two or three places, any rules."""
    names = NAMES[: draw(st.sampled_from([3, 4, 2, 1]))]
    entities = {name: draw(st.sampled_from([1, 2, 2, 0])) for name in names}
    model: dict[str, Any] = {
        "entities": entities,
        "rowers": draw(st.sampled_from([names[:1], names[:2], names, names[1:], []])),
        "capacity": draw(st.sampled_from([2, 3, None, 1])),
        "rules": draw(st.lists(rules(names), max_size=2)),
        "check_boat": draw(st.booleans()),
    }
    places = ["near", "far"]
    if draw(st.booleans()):
        places = model["places"] = PLACES[: draw(st.integers(2, 3))]
    if draw(st.integers(0, 3)) == 3:
        model["weights"] = {name: draw(st.integers(0, 3)) for name in names}
        model["max_weight"] = draw(st.sampled_from([3, 4, 6, 2, 0]))
    if draw(st.booleans()):
        model["start"] = draw(placements(entities, places))
    for key in ("boat", "goal_boat"):
        if draw(st.integers(0, 3)) == 3:
            model[key] = draw(st.sampled_from(places))
    if draw(st.integers(0, 2)) == 2:
        model["goal"] = draw(partial_placements(entities, places))
    return model


def rules(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    name = st.sampled_from(names)
    some = st.lists(name, min_size=1, max_size=2, unique=True)
    any_number = st.lists(name, max_size=2, unique=True)
    return st.one_of(
        st.fixed_dictionaries({"kind": st.just("pair"), "a": name, "b": name, "unless": any_number}),
        st.fixed_dictionaries({"kind": st.just("pair"), "a": name, "b": name}),
        st.fixed_dictionaries({"kind": st.just("outnumber"), "strong": some, "weak": some}),
        st.fixed_dictionaries({"kind": st.just("needs"), "who": name, "any_of": some}),
    )


@st.composite
def placements(draw: st.DrawFn, entities: dict[str, int], places: list[str]) -> dict[str, dict[str, int]]:
    """Everybody somewhere."""
    placed: dict[str, dict[str, int]] = {place: {} for place in places}
    for name, count in entities.items():
        for _ in range(count):
            place = draw(st.sampled_from(places))
            placed[place][name] = placed[place].get(name, 0) + 1
    return placed


@st.composite
def partial_placements(draw: st.DrawFn, entities: dict[str, int], places: list[str]) -> dict[str, dict[str, int]]:
    """Some names at some places, never more of them than there are; at least one."""
    whole = draw(placements(entities, places))
    everything = [(place, name, whole[place].get(name, 0)) for place in places for name in entities]
    kept = draw(st.lists(st.sampled_from(everything), min_size=1, unique=True))
    goal: dict[str, dict[str, int]] = {}
    for place, name, count in kept:
        goal.setdefault(place, {})[name] = count
    return goal


@st.composite
def towers(draw: st.DrawFn) -> dict[str, Any]:
    """Up to four discs on up to four pegs, any start and goal."""
    pegs = ["A", "B", "C", "D"][: draw(st.integers(1, 4))]
    discs = sorted(draw(st.sets(st.integers(1, 9), min_size=1, max_size=4 if len(pegs) < 4 else 3)))
    size_rule = draw(st.booleans())
    model: dict[str, Any] = {
        "pegs": pegs,
        "start": draw(piles(pegs, discs, size_rule)),
        "goal": draw(
            st.one_of(
                st.fixed_dictionaries({"all_on": st.sampled_from(pegs)}),
                st.fixed_dictionaries({"all_on_any": st.lists(st.sampled_from(pegs), min_size=1, unique=True)}),
                st.fixed_dictionaries({"state": piles(pegs, discs, False)}),
            )
        ),
        "size_rule": size_rule,
        "move_rule": draw(st.sampled_from(["any", "adjacent", "cyclic"])),
    }
    if draw(st.booleans()):
        peg = st.sampled_from(pegs)
        model["forbidden"] = draw(st.lists(st.lists(peg, min_size=2, max_size=2), max_size=3))
    return model


@st.composite
def piles(draw: st.DrawFn, pegs: list[str], discs: list[int], sort: bool) -> dict[str, list[int]]:
    content: dict[str, list[int]] = {}
    for disc in draw(st.permutations(discs)):
        content.setdefault(draw(st.sampled_from(pegs)), []).append(disc)
    return {peg: sorted(pile, reverse=True) if sort else pile for peg, pile in content.items()}


@st.composite
def jugs(draw: st.DrawFn) -> dict[str, Any]:
    """Up to three jugs, every kind of goal, with and without tap, drain and first action."""
    capacities = draw(st.lists(st.integers(1, 7), min_size=1, max_size=3))
    amounts = st.tuples(*(st.integers(0, size) for size in capacities)).map(list)
    tap, drain = draw(st.booleans()), draw(st.booleans())
    jug = draw(st.integers(0, len(capacities) - 1))
    model: dict[str, Any] = {
        "capacities": capacities,
        "initial": draw(amounts),
        "tap": tap,
        "drain": drain,
        "goal": draw(
            st.one_of(
                st.fixed_dictionaries({"any": st.integers(0, 8)}),
                st.fixed_dictionaries({"total": st.integers(0, 15)}),
                st.fixed_dictionaries({"jug": st.just(jug), "amount": st.integers(0, capacities[jug])}),
                st.fixed_dictionaries({"exact": amounts}),
                amounts.map(lambda wanted: {"partial": {str(jug): wanted[jug]}}),
            )
        ),
    }
    acts = [["fill", jug]] * tap + [["empty", jug]] * drain
    acts += [["pour", jug, other] for other in range(len(capacities)) if other != jug]
    if acts and draw(st.booleans()):
        model["first_action"] = draw(st.sampled_from(acts))
    return model


def questions() -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """A family and a model of it."""
    return st.one_of(
        st.tuples(st.just("river_crossing"), rivers()),
        st.tuples(st.just("tower_of_hanoi"), towers()),
        st.tuples(st.just("water_jug"), jugs()),
    )
