"""One line that names a question, for a list of conversations: nobody recognises theirs by a brace."""

from planner.model_text import is_model, parse_model
from planner.pddl.detect import is_pddl, names_defined
from planner.strict_json import BadJson

_FAMILIES = {"river_crossing": "River crossing", "tower_of_hanoi": "Tower of Hanoi", "water_jug": "Water jugs"}


def headline(text: str) -> str:
    """A question in words names itself; a model goes by its family, PDDL by what it defines."""
    if is_model(text):
        return f"{_family(text)} as JSON"
    if is_pddl(text):
        names = names_defined(text)
        return f"PDDL: {names.get('problem') or names.get('domain') or 'a problem'}"
    return text


def _family(text: str) -> str:
    try:
        family, _ = parse_model(text)
    except BadJson:
        return "A model"
    return _FAMILIES.get(family, "A model") if isinstance(family, str) else "A model"
