"""Where every question in words goes in: PDDL to `planner.pddl`, all others to the core. The doors ask here."""

from collections.abc import Generator

from planner.core.answer import AS_IS, MAX_STEPS, Answer, How, answer_text
from planner.core.events import Event
from planner.core.language import read
from planner.core.outcome import DEFAULT_BUDGET, Budget
from planner.core.pddl import EXPORTS, NotExportable, export
from planner.pddl.answer import answer_pddl
from planner.pddl.detect import is_pddl


def answer(
    text: str, *, budget: Budget = DEFAULT_BUDGET, max_steps: int = MAX_STEPS, how: How = AS_IS
) -> Generator[Event, None, Answer]:
    """Answer a question; the events and the Answer have the same shapes whoever gives them."""
    if is_pddl(text):
        return answer_pddl(text, budget=budget, max_steps=max_steps)
    return answer_text(text, budget=budget, max_steps=max_steps, how=how)


def to_pddl(text: str) -> str:
    """The question as a PDDL domain and problem; raises NotExportable, and InvalidModel for a model that is wrong."""
    reading = read(text)
    if reading.clarify is not None:
        raise NotExportable("needs_clarification", reading.clarify)
    if reading.family not in EXPORTS or reading.model is None:
        raise NotExportable(
            "not_a_puzzle", "The question is no planning puzzle of a family that can be written as PDDL."
        )
    return export(reading.family, reading.model).text
