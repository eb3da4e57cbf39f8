"""Who may not outnumber whom, however it is told."""

import pytest

from planner.core.language import read

STORY = (
    "Three nurses and three vampires must cross a lake in a boat for two; everyone can row. {} What is the minimal "
    "number of crossings?"
)
SAID = (
    "At no time should there be more vampires than nurses on a shore that has a nurse on it.",
    "If vampires > nurses on a bank, the nurses are dead.",
    "On no shore with a nurse on it may there be more vampires than nurses.",
    "Nurses must always be at least as many as vampires on each bank, unless there are none.",
    "A bank with nurses must have no more vampires than nurses.",
    "The number of vampires may never exceed that of the nurses where there are nurses.",
    "Wherever nurses are, vampires must not be in the majority.",
    "Nurses don't like to be in the minority: any shore they're on must have at least as many of them as of vampires.",
    "Should the vampires be more than the nurses anywhere, they bite.",
    "Vampires bite as soon as they are more than the nurses on a bank.",
    "Nurses get bitten where they are fewer than the vampires.",
    "Nurses are bitten if outnumbered by vampires on either bank.",
    "Vampires outnumbering nurses on a bank is the end of the nurses.",
    "It's not allowed that fewer nurses than vampires are on a bank, except when no nurse is there at all.",
    "Whenever a bank holds nurses, it must not hold more vampires than nurses.",
    "The vampires must at no time and on no bank be more numerous than the nurses there.",
    "Keep #nurses >= #vampires on both banks (or no nurses at all).",
    "Nurses may be left with at most as many vampires as there are nurses.",
    "There must never be a bank where vampires outweigh nurses in number.",
    "Where vampires are in excess of nurses the nurses die.",
    "For each bank: vampires <= nurses or nurses = 0.",
    "nurses outnumbered = game over",
    "if on one side r more vampires then nurses the nurses get bitten",
    "More vampires than nurses on a side? Then the nurses are bitten.",
    "Nobody gets bitten as long as the vampires on a bank don't outnumber the nurses on it.",
    "The nurses are only safe on a bank if at least as many nurses as vampires are on it.",
    "A group of nurses is safe from vampires unless the vampires are more.",
    "One vampire too many on a bank and the nurses there are done for.",
)


@pytest.mark.parametrize("said", SAID)
def test_the_side_that_must_not_be_more_is_told_from_the_other(said: str) -> None:
    model = read(STORY.format(said)).model
    assert model is not None
    assert model["rules"] == [{"kind": "outnumber", "strong": ["vampire"], "weak": ["nurse"]}]
    assert set(model["entities"]) == {"nurse", "vampire"}
