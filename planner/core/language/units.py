"""Units of volume, and turning mixed or fractional amounts into whole numbers of one unit."""

from fractions import Fraction
from math import lcm

# Each spelling in cleaned text: the unit, the system it belongs to, and its size in that system's smallest unit.
_METRIC = {"millilitre": 1, "centilitre": 10, "decilitre": 100, "litre": 1000, "hectolitre": 100_000}
_IMPERIAL = {"ounce": 1, "cup": 8, "pint": 16, "quart": 32, "gallon": 128}
SIZES = {**_METRIC, **_IMPERIAL, "unit": 1}
_SPELLINGS = {
    "litre": "litre liter l L ltr lt litr litter littre",
    "millilitre": "ml mL milliliter millilitre mil cc",
    "centilitre": "cl cL centiliter centilitre",
    "decilitre": "dl dL deciliter decilitre",
    "hectolitre": "hl hectoliter hectolitre",
    "gallon": "gallon gal galon G",
    "quart": "quart qt",
    "pint": "pint pt",
    "cup": "cup",
    "ounce": "ounce oz floz",
    "unit": "unit",
}
CANONICAL = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
UNIT = r"(?:fl oz|fluid ounce|" + "|".join(sorted(CANONICAL, key=len, reverse=True)) + r")\b"


def canonical(spelling: str) -> str:
    """The unit that a spelling in cleaned text means."""
    return CANONICAL.get(spelling.split()[-1], "unit")


def system(unit: str) -> str:
    """Units of one system can be converted into each other exactly."""
    return "metric" if unit in _METRIC else "imperial" if unit in _IMPERIAL else "unit"


def whole_numbers(amounts: list[tuple[Fraction, str]]) -> tuple[list[int], str] | None:
    """All amounts as whole numbers of the smallest unit among them (or of a fraction of it), or None where they cannot
    be compared."""
    systems = {system(unit) for _, unit in amounts}
    if len(systems) > 1:
        return None
    smallest = min((unit for _, unit in amounts), key=SIZES.__getitem__, default="unit")
    sized = [value * SIZES[unit] / SIZES[smallest] for value, unit in amounts]
    scale = lcm(*(value.denominator for value in sized)) if sized else 1
    return [int(value * scale) for value in sized], smallest if scale == 1 else f"1/{scale} {smallest}"


def how_counted(amounts: list[tuple[Fraction, str]]) -> str | None:
    """A sentence on the unit of the model's whole numbers, or None where they are the numbers that were written."""
    numbers = whole_numbers(amounts)
    if numbers is None:
        return None
    whole, unit = numbers
    changed = [k for k, (value, _) in enumerate(amounts) if value and value != whole[k]]
    if not changed:
        return None
    part, _, name = unit.rpartition(" ")
    value, said = amounts[changed[0]]
    given = f"{float(value):g} {said if value == 1 else said + 's'}"
    parts = {"1/2": "half ", "1/3": "third ", "1/4": "quarter ", "1/5": "fifth ", "1/8": "eighth ", "1/10": "tenth "}
    counted = f"{parts.get(part, '')}{name}s" if not part or part in parts else f"steps of {part} {name}"
    return f"I count in {counted}: {given} {'is' if value == 1 else 'are'} {whole[changed[0]]}."


def amount_json(value: Fraction, unit: str | None) -> int | str:
    """An amount as evidence shows it: a plain number where no unit was written, else "3 litre"."""
    number = int(value) if value.denominator == 1 else str(value)
    return f"{number} {unit}" if unit else number
