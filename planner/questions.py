"""Where every question goes in: a model as JSON, PDDL, or words for the core to read. The doors ask here."""

from collections.abc import Generator, Sequence

from planner.core.answer import AS_IS, MAX_STEPS, Answer, How, answer_model, answer_text, complaint, invalid
from planner.core.events import Event
from planner.core.language import follow_up, read
from planner.core.language.follow_up import Clarified
from planner.core.language.second_reader import SecondReader
from planner.core.outcome import DEFAULT_BUDGET, Budget
from planner.core.pddl import EXPORTS, NotExportable, export
from planner.model_text import is_model, parse_model
from planner.pddl.answer import answer_pddl
from planner.pddl.detect import is_pddl, names_defined
from planner.strict_json import BadJson


def answer(
    text: str,
    *,
    budget: Budget = DEFAULT_BUDGET,
    max_steps: int = MAX_STEPS,
    how: How = AS_IS,
    second_reader: SecondReader | None = None,
) -> Generator[Event, None, Answer]:
    """Answer a question; the events and the Answer have the same shapes whoever gives them."""
    if is_model(text):
        return _answer_model(text, budget, max_steps, how)
    if is_pddl(text):
        return answer_pddl(text, budget=budget, max_steps=max_steps, how=how)
    return answer_text(text, budget=budget, max_steps=max_steps, how=how, second_reader=second_reader)


def is_in_words(text: str) -> bool:
    """Whether a question has to be understood; a model and PDDL have been written for programs, and may be longer."""
    return not is_model(text) and not is_pddl(text)


def text_to_read(reply: str, before: Sequence[Clarified]) -> str:
    """Return what to read for `reply`, which may be the answer to a question of ours: of PDDL, the missing half.

    `before` are the turns directly before it that ended with a question back, oldest first.
    """
    if is_model(reply):
        return reply
    if is_pddl(reply):
        return _with_other_half(reply, before)
    words = list(before)
    while not all(is_in_words(turn.text) for turn in words):
        words.pop(0)
    return follow_up.text_to_read(reply, words)


def to_pddl(text: str) -> str:
    """The question as a PDDL domain and problem; raises NotExportable, and InvalidModel for a model that is wrong."""
    if is_pddl(text):
        raise NotExportable("already_pddl", "The question already is PDDL.")
    if is_model(text):
        return _export_model(text)
    reading = read(text)
    if reading.clarify is not None:
        raise NotExportable("needs_clarification", reading.clarify)
    if reading.family not in EXPORTS or reading.model is None:
        raise NotExportable(
            "not_a_puzzle", "The question is no planning puzzle of a family that can be written as PDDL."
        )
    return export(reading.family, reading.model).text


def _answer_model(text: str, budget: Budget, max_steps: int, how: How) -> Generator[Event, None, Answer]:
    try:
        family, model = parse_model(text)
    except BadJson as error:
        yield complaint(error.code, error.message)
        return invalid(error.code, error.message)
    return (yield from answer_model(family, model, budget=budget, max_steps=max_steps, how=how))


def _export_model(text: str) -> str:
    try:
        family, model = parse_model(text)
    except BadJson as error:
        raise NotExportable(error.code, error.message) from error
    if not isinstance(family, str) or family not in EXPORTS:
        raise NotExportable("unknown_family", f"“family” must be one of {', '.join(EXPORTS)}.")
    return export(family, model).text


def _with_other_half(reply: str, before: Sequence[Clarified]) -> str:
    """A domain and a problem may come one after the other, in either order."""
    halves = names_defined(reply).keys()
    if not before or len(halves) != 1:
        return reply
    earlier = before[-1].text
    other = names_defined(earlier).keys() if is_pddl(earlier) else set()
    return f"{earlier}\n\n{reply}" if len(other) == 1 and other != halves else reply
