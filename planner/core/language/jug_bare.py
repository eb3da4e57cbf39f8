"""Numbers without a word beside them: "is 5 possible with 4 and 10?", "3 and 5, get 4".

Where no jug was found, numbers in a list are the jugs and the one number apart from them is what is wanted.
"""

import re
from dataclasses import replace
from itertools import pairwise

from planner.core.language.jug_words import Quantity

_LISTED = re.compile(r"^ ?(?:(?:,|and|or|a|an|another|plus|&|/|\+|then|vs|versus) ){1,3}$|^ $")
_BY_MEANS = re.compile(r"\b(?:with|using|from|of|given|have|has|got|by) (?:only |just |a |an |the )*$")

_INSTEAD = re.compile(r"\b(?:instead of|rather than|not) (?:the )?(?:usual )?$")


def with_bare_sizes(clean: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, where none is a size with those in a list made sizes and the one left over wanted."""
    runs = _lists(clean, quantities)
    instead = {q for run in runs if _INSTEAD.search(clean[: run[0].start][-24:]) for q in run}
    free = [q for q in quantities if q.role in {"other", "target", "content"} and q.value and q not in instead]
    if any(quantity.role == "size" for quantity in quantities) or len(free) < 3:
        return quantities
    lists = [run for run in _lists(clean, free) if len(run) >= 2 and len({q.value for q in run}) == len(run)]
    lists = [run for run in lists if _BY_MEANS.search(clean[: run[0].start][-24:])] or lists
    if len(lists) != 1:
        return quantities
    apart = [quantity for quantity in free if quantity not in lists[0]]
    if len({quantity.value for quantity in apart}) != 1 or apart[0].value > sum(q.value for q in lists[0]):
        return quantities
    return [
        replace(quantity, role="size" if quantity in lists[0] else "target" if quantity in apart else quantity.role)
        for quantity in quantities
    ]


def _lists(clean: str, quantities: list[Quantity]) -> list[list[Quantity]]:
    lists = [quantities[:1]] if quantities else []
    for last, quantity in pairwise(quantities):
        if _LISTED.match(clean[last.end : quantity.start]):
            lists[-1].append(quantity)
        else:
            lists.append([quantity])
    return lists
