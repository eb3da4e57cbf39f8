"""Ways to say who may not be with whom, who must not be outnumbered and who needs company: each gives one model."""

import pytest

from planner.core.language import read

FOX = (
    "{} That is the trouble of a zookeeper who has to bring a fox, a hen and a sack of corn over the stream in a canoe "
    "that only takes him and one of them. How many trips at least?"
)
BOTH = {frozenset({"fox", "hen"}), frozenset({"hen", "corn"})}
CHAINS = (
    "Never leave the fox with the hen, nor the hen with the corn, unless the zookeeper is there.",
    "Whenever the zookeeper is away the hen gets eaten by the fox and the corn gets eaten by the hen.",
    "When the zookeeper is not there, fox is eating hen and hen is eating corn. Fox is not eating corn.",
    "Not allowed wherever the zookeeper is not: fox with hen, hen with corn.",
    "Things that get eaten when the zookeeper isn't beside them: the hen (by the fox), the corn (by the hen).",
    "Unless the zookeeper keeps watch, the hen ends up inside the fox and the corn ends up inside the hen.",
    "It would be a disaster if the fox were alone with the hen or the hen alone with the corn.",
    "The fox must be kept away from the hen, and the hen from the corn, except when the zookeeper is with them.",
    "The fox is a danger to the hen, and the hen is a danger to the corn, if the zookeeper isn't there.",
    "The fox likes hen for lunch and the hen likes corn for lunch, and only the zookeeper can stop them.",
    "The fox won't touch the corn, but it will eat the hen if nobody watches, and the hen will eat the corn.",
    "Only when the zookeeper is present does the fox leave the hen in peace and the hen leave the corn in peace.",
    "The zookeeper has to be there whenever the fox and the hen are on the same side, and also whenever the hen and "
    "the corn are.",
    "Problem: the fox has an appetite for the hen. And the hen has one for the corn. They only behave if the zookeeper "
    "is around.",
    "The fox dreams of the hen and the hen dreams of the corn: without the zookeeper neither pair can be on one bank.",
    "The fox has been known to swallow the hen; the hen has been known to gobble up the corn. With the zookeeper "
    "around nothing happens.",
    "The hen cannot be left alone with the fox or with the corn.",
    "The hen must never be alone with the fox, because it would be eaten, and never alone with the corn, because it "
    "would eat it.",
    "The fox is scared of the hen: alone with it, it would die. And the hen is scared of the corn.",
    "Leave the fox with the hen and you'll have one animal less; leave the hen with the corn and the corn is history.",
    "Nobody should leave fox and hen on a bank without the zookeeper, or hen and corn.",
)
FEWER = (
    ("The fox eats the hen when left alone with it. The hen is not interested in the corn.", "fox hen"),
    ("The fox would eat the hen. The hen used to eat the corn, but not any more.", "fox hen"),
    ("The fox and the corn must not be left alone, the others are safe with one another.", "fox corn"),
    (
        "The fox is only a danger to the hen if the zookeeper is not there. The hen and the corn, the fox and the corn "
        "get along fine.",
        "fox hen",
    ),
    ("The fox is tame and leaves the hen alone. But the hen eats the corn if the zookeeper is not there.", "hen corn"),
    ("Fox and hen quarrel unless the zookeeper is there. Hen and corn OK together - this hen hates corn.", "fox hen"),
)


def pairs(text: str) -> set[frozenset[str]]:
    model = read(text).model
    assert model is not None
    assert all(rule["kind"] == "pair" and rule["unless"] == ["zookeeper"] for rule in model["rules"])
    return {frozenset({rule["a"], rule["b"]}) for rule in model["rules"]}


@pytest.mark.parametrize("rule", CHAINS)
def test_who_may_not_be_with_whom_is_read_in_any_words(rule: str) -> None:
    assert pairs(FOX.format(rule)) == BOTH


@pytest.mark.parametrize(("rule", "pair"), FEWER)
def test_what_is_said_to_be_safe_is_no_rule(rule: str, pair: str) -> None:
    assert pairs(FOX.format(rule)) == {frozenset(pair.split())}


def test_one_who_harms_all_the_others_harms_each_of_them() -> None:
    text = FOX.format("The fox would eat either of the other two if the zookeeper left it with them.")
    assert pairs(text) == {frozenset({"fox", "hen"}), frozenset({"fox", "corn"})}


COPS = (
    "There are 4 cops and 4 robbers, all wanting to get to the other side. The raft carries up to three people. {} "
    "What is the minimum number of crossings?"
)
MAJORITIES = (
    "On each bank the number of {weak} has to be at least the number of {strong}, unless there are no {weak} there.",
    "Once the {strong} have a majority on a shore they attack the {weak}.",
    "The {strong} overpower the {weak} as soon as they have the upper hand in numbers on one bank.",
    "{weak} >= {strong} on both banks (or no {weak} at all).",
    "Outnumbered {weak} get eaten.",
    "For every one of the {strong} on a bank with {weak} there must not be less than one of the {weak}.",
    "The {weak} won't stay in a place where they are fewer than the {strong}.",
    "It's dangerous for the {weak} to be in the same place as a larger number of {strong}.",
    "A bank with {weak} must not have a majority of {strong}.",
    "The {weak} have to be at least equal in number to the {strong} on each bank, if any {weak} are there at all.",
    "On neither shore may there be a surplus of {strong} over {weak}.",
    "{weak} can't be left with a larger group of {strong}.",
    "The {weak} always need to be as many as the {strong} or more where they stand.",
    "The {strong} attack when they have superior numbers.",
    "On the banks, the {weak} present must always be equal to or more than the {strong} present.",
    "The one thing that must not happen is that {weak} are in a smaller number than {strong} on one of the banks.",
    "Is somewhere the number of {strong} bigger as the number of {weak}, the {weak} are eaten.",
)


@pytest.mark.parametrize("rule", MAJORITIES)
@pytest.mark.parametrize(("weak", "strong"), [("cops", "robbers"), ("robbers", "cops")])
def test_who_must_not_be_outnumbered_is_read_from_either_side(rule: str, weak: str, strong: str) -> None:
    model = read(COPS.format(rule.format(weak=weak, strong=strong))).model
    assert model is not None
    assert model["rules"] == [{"kind": "outnumber", "strong": [strong[:-1]], "weak": [weak[:-1]]}]


TODDLERS = (
    "Two parents, a nanny and two toddlers want to cross a lake in a boat with three seats; only the parents and the "
    "nanny row. {} How many crossings are needed?"
)
COMPANY = (
    "The toddlers must never be anywhere without a parent or the nanny.",
    "Toddlers always need a parent or the nanny with them.",
    "Wherever there is a toddler there must be a parent or the nanny.",
    "The toddlers have to be accompanied by a parent or the nanny at all times.",
    "The toddlers can never be on their own: a parent or the nanny has to be with them.",
    "A toddler may only be where a parent or the nanny is.",
    "If there is no parent and no nanny around, the toddlers get into trouble.",
    "At least one parent or the nanny must be with the toddlers, on both banks.",
    "Leaving the toddlers without a parent or the nanny is out of the question.",
)


@pytest.mark.parametrize("rule", COMPANY)
def test_who_needs_whose_company_is_read_in_any_order(rule: str) -> None:
    model = read(TODDLERS.format(rule)).model
    assert model is not None
    assert model["rules"] == [{"kind": "needs", "who": "toddler", "any_of": ["parent", "nanny"]}]
