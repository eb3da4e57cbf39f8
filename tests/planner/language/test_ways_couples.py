"""Ways to speak of couples by name or by kind, of families and groups in rules, and of kinds told by a mark."""

from typing import Any

import pytest

from planner.core.language import read


def model_of(text: str) -> dict[str, Any]:
    """The model of a statement that must have been read as a crossing."""
    reading = read(text)
    assert reading.family == "river_crossing"
    assert reading.model is not None
    return reading.model


def guards_of(model: dict[str, Any]) -> dict[str, str]:
    """Who keeps whom, where everybody else's partner is a stranger to her."""
    keeps = {rule["a"]: rule["unless"][0] for rule in model["rules"]}
    assert {(rule["a"], rule["b"]) for rule in model["rules"]} == {
        (ward, other) for ward, own in keeps.items() for other in keeps.values() if other != own
    }
    assert {*keeps, *keeps.values()} == {*model["entities"]}
    return keeps


RULE = " Boat for two, everyone rows. No wife may be with another man unless her husband is there. Crossings?"


@pytest.mark.parametrize(
    ("told", "husband_of"),
    [
        ("Couples: Ida & Ole, Pia & Rolf (ladies first)." + RULE, {"ida": "ole", "pia": "rolf"}),
        ("Ida is married to Ole, Pia to Rolf, and neither Ida nor Pia rows badly." + RULE, None),
        ("Ole's wife is Ida, and Rolf's wife is Pia." + RULE, {"ida": "ole", "pia": "rolf"}),
        ("Ida and her husband Ole, Pia and her husband Rolf." + RULE, {"ida": "ole", "pia": "rolf"}),
        ("Ole and his wife Ida, Rolf and his wife Pia." + RULE, {"ida": "ole", "pia": "rolf"}),
        ("Husbands: Ole, Rolf. Wives: Ida (Ole's), Pia (Rolf's)." + RULE, {"ida": "ole", "pia": "rolf"}),
        (
            "Two couples, Ole with Ida and Rolf with Pia. Ole and Rolf watch their wives." + RULE,
            {"ida": "ole", "pia": "rolf"},
        ),
        ("Two couples: (Ida, Ole), (Pia, Rolf). The girls Ida and Pia can swim." + RULE, {"ida": "ole", "pia": "rolf"}),
        ("Ida (with boyfriend Ole) and Pia (with boyfriend Rolf)." + RULE, {"ida": "ole", "pia": "rolf"}),
    ],
)
def test_couples_are_told_by_name(told: str, husband_of: dict[str, str] | None) -> None:
    kept = guards_of(model_of(told))
    assert kept == husband_of if husband_of else len(kept) == 2


@pytest.mark.parametrize(
    "rule",
    [
        "None of them lets his girlfriend be anywhere with one of the other guys unless he's right there himself.",
        "The husbands insist on this: when my wife is with other men, then I am there as well.",
        "Rule of the husbands: my wife is never with another man unless I'm there.",
        "The wives say: we don't stay with other men if our husbands aren't there.",
        "Any woman who is in company of men must have her husband among them.",
        "If there are men around a woman, one of them has to be her husband.",
        "Whenever a wife is with some men and her husband isn't among them, there's trouble.",
        "Whenever one of the gentlemen isn't there, his lady isn't with any other gentleman either.",
        "A wife with the wrong husband is only ok if the right one is there as well.",
        "Wife_i may be with husband_j (j != i) only if husband_i is present.",
        "W_i must not be with H_j (j different from i) unless H_i is present.",
        "If man i is absent, woman i may not be with any other man.",
        "no wife w/ another dude unless hubby there 2.",
        "Neither bride may ever be with the other one's groom if her own groom is not there as well.",
    ],
)
def test_a_rule_about_couples_may_be_said_from_either_side(rule: str) -> None:
    model = model_of(
        f"Three couples want to cross a river in a boat for two; everybody can row. {rule} How many crossings?"
    )
    assert len(guards_of(model)) == 3
    assert not any("wife" in guard or "bride" in guard for guard in guards_of(model).values())


@pytest.mark.parametrize(
    ("scene", "rowers"),
    [
        ("Three boys and their girlfriends. A girl is never left with another boy unless her boyfriend is there.", 6),
        ("Three friends with their girlfriends. Jealous as they are, none would leave his girlfriend with the "
         "others.", 6),
        ("Three men, each with an unmarried sister. No sister may be with another man unless her brother is there.", 6),
        ("Three lionesses with a cub each; only the lionesses paddle. No cub may be with another lioness unless "
         "its own "
         "mother is there.", 3),
        ("Three nannies with one toddler each; toddlers count as persons and cannot row. No toddler wants to be with a "
         "strange nanny unless its own nanny is with it.", 3),
        ("Three couples; of the wives only one can row, all husbands can. No wife with other men without her "
         "husband.", 4),
        ("Three couples; only the men can row. No wife may be with another man in her husband's absence.", 3),
        ("Three singers, three managers. A singer is never with the manager of another singer unless hers is "
         "there.", 6),
    ],
)  # fmt: skip
def test_pairs_of_any_kind_have_their_own(scene: str, rowers: int) -> None:
    model = model_of(f"At a river there is a boat for two. {scene} How many crossings?")
    assert len(guards_of(model)) == 3
    assert len(model["rowers"]) == rowers


@pytest.mark.parametrize(
    "text",
    [
        "Two couples, boat for two, no jealousy whatsoever.",
        "Two couples want to cross a river in a boat for two. Everybody can row.",
    ],
)
def test_couples_without_a_rule_have_none(text: str) -> None:
    assert model_of(f"{text} How many crossings?")["rules"] == []


@pytest.mark.parametrize(
    ("text", "weak", "strong"),
    [
        ("Four lads in red scarves and three in blue. If the blues are more in number than the reds on a bank, "
         "the reds "
         "there get hit.", ("red lad", 4), ("blue lad", 3)),
        ("4 reds and 3 blues. blues > reds on a bank (with reds there) = reds get beaten up.", ("red", 4), ("blue", 3)),
        ("Four home fans and three away fans. If there are more away fans than home fans on one side, the home "
         "fans get "
         "hit.", ("home fan", 4), ("away fan", 3)),
        ("Four supporters of United and three supporters of City. If City fans are in the majority on a bank, "
         "they beat "
         "up the United fans there.", ("united supporter", 4), ("city supporter", 3)),
        ("Seven hikers: four are wearing red jackets and three are wearing blue jackets. The ones in blue must not "
         "outnumber the ones in red on a bank.", ("red", 4), ("blue", 3)),
        ("Four vegetarians and three cannibals. The cannibals must not be in the majority on either bank.",
         ("vegetarian", 4), ("cannibal", 3)),
        ("Four gnomes in pointed hats and three in round hats. If the pointed hats are fewer than the round hats on a "
         "bank, they get mocked.", ("pointed gnome", 4), ("round gnome", 3)),
        ("4 elves, 3 goblins. gobs > elves on any bank (w/ elves there) = dead elves.", ("elf", 4), ("goblin", 3)),
        ("Four of them are elves, three are trolls. Trolls in the majority on a bank kill the elves there.",
         ("elf", 4), ("troll", 3)),
        ("Seven kids, four girls, three boys. The girls must never be outnumbered by the boys on a bank.",
         ("girl", 4), ("boy", 3)),
        ("Four monks, three bandits. Either the number of monks on a bank is zero, or the number of bandits "
         "doesn't exceed "
         "it.", ("monk", 4), ("bandit", 3)),
        ("4 humans, 3 aliens. humans must never be the smaller group on a shore.", ("human", 4), ("alien", 3)),
        ("Four deer and three lions. On no shore a lion majority as long as there's a deer.", ("deer", 4), ("lion", 3)),
    ],
)  # fmt: skip
def test_kinds_told_by_a_mark_outnumber_one_another(text: str, weak: tuple[str, int], strong: tuple[str, int]) -> None:
    model = model_of(f"At a river there is a boat for two, and everyone can row. {text} Fewest crossings?")
    assert model["entities"] == dict([weak, strong])
    assert model["rules"] == [{"kind": "outnumber", "strong": [strong[0]], "weak": [weak[0]]}]


@pytest.mark.parametrize(
    ("who", "rowing"),
    [
        ("All monks can row, but among the bandits there is just one who has learnt it; the other two are only ever "
         "passengers.", {"monk": 3, "bandit": 1}),
        ("All can row, but of the bandits only one.", {"monk": 3, "bandit": 1}),
        ("Of the bandits none can row, the monks all can.", {"monk": 3, "bandit": 0}),
        ("The monks row, and one of the bandits does too.", {"monk": 3, "bandit": 1}),
        ("The monks can all row, but only one of the bandits, a trained one, can.", {"monk": 3, "bandit": 1}),
    ],
)  # fmt: skip
def test_only_some_of_a_kind_row(who: str, rowing: dict[str, int]) -> None:
    model = model_of(
        f"Three monks and three bandits, a boat for two, a river. {who} Bandits must never outnumber monks on a bank. "
        "Fewest crossings?"
    )
    for kind, number in rowing.items():
        assert sum(model["entities"][name] for name in model["rowers"] if kind in name) == number


GROWN_UP = ("grandma", "grandpa", "auntie")


@pytest.mark.parametrize(
    ("text", "who", "any_of"),
    [
        ("Grandma, grandpa and auntie with 2 toddlers. All three grownups can row. Never leave a toddler on a "
         "bank without "
         "at least one grownup.", "toddler", GROWN_UP),
        ("Grandma, grandpa and auntie with two kids. Each grown-up can row. The kids must always have a grown-up with "
         "them.", "kid", GROWN_UP),
        ("Three adults and two kids, only the adults row. Kids without an adult: forbidden, on both banks.",
         "kid", ("adult",)),
        ("Three adults and two kids, only the adults row. Wherever there are kids, there has to be an adult as well.",
         "kid", ("adult",)),
        ("A teacher, an assistant and three pupils; the two adults can row. No pupil may stay on a bank without "
         "one of the "
         "two adults.", "pupil", ("teacher", "assistant")),
        ("A grandmother, an aunt and three children; only the two women can row. The children may never be left "
         "on a bank "
         "without one of the women.", "child", ("grandmother", "aunt")),
        ("An aunt, an uncle and three nieces; aunt and uncle row. No niece may stay on a shore with neither "
         "aunt nor uncle "
         "there.", "niece", ("aunt", "uncle")),
        ("A babysitter, an aunt, three kids; both grown-ups row. There must always be a grown-up where there are kids.",
         "kid", ("babysitter", "aunt")),
        ("Two shepherds with three lambs; only the shepherds row. Lambs on a bank without a shepherd run away.",
         "lamb", ("shepherd",)),
    ],
)  # fmt: skip
def test_the_young_need_somebody_grown_up(text: str, who: str, any_of: tuple[str, ...]) -> None:
    model = model_of(f"At a river there is a boat for three. {text} How many crossings?")
    assert {*model["entities"]} == {who, *any_of}
    assert model["rules"] == [{"kind": "needs", "who": who, "any_of": [*any_of]}]
    assert model["rowers"] == [*any_of]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("A policeman, a thief, a mother, a father and their two sons. The thief must not be with any member of "
         "the family "
         "unless the policeman is there.", {("thief", kin, "policeman") for kin in ("mother", "father", "son")}),
        ("A king, a queen, a prince and a thief. All but the thief row. The thief must not be with any of the royals "
         "unless the king is present.", {("thief", royal, "king") for royal in ("queen", "prince")}),
        ("A prisoner, a guard, a nun and a doctor. All but the prisoner can row. The prisoner attacks either of "
         "the other "
         "two if the guard is not there.", {("prisoner", other, "guard") for other in ("nun", "doctor")}),
        ("A farmer with a dog, a hen and a duck; only he rows. The dog bites the two others when he's away.",
         {("dog", other, "farmer") for other in ("hen", "duck")}),
    ],
)  # fmt: skip
def test_a_rule_may_speak_of_a_family_or_of_the_others(text: str, rules: set[tuple[str, str, str]]) -> None:
    model = model_of(f"At a river there is a boat for two. {text} How many crossings?")
    assert {(rule["a"], rule["b"], *rule["unless"]) for rule in model["rules"]} == rules
