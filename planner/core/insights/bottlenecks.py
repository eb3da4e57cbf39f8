"""States that every shortest plan passes."""

from collections.abc import Iterator

from planner.core.insights.insight import Allowance, Case, Insight
from planner.core.insights.phrases import state_phrase

TOLD = 2


def find(case: Case, allowance: Allowance) -> Iterator[Insight | None]:
    """Layers with a single state.

    Nothing is said where there is only one shortest plan, as that says it all, and of states that no plan at all
    avoids, as another insight says more of those; `data` has every such state.
    """
    shortest = yield from case.shortest(allowance)
    if shortest is None or shortest.count == 1:
        return
    inner = range(1, shortest.length)
    cuts = set((yield from case.cuts(allowance)) or ())
    narrow = [(k, next(iter(shortest.layers[k]))) for k in inner if len(shortest.layers[k]) == 1]
    news = [at for at in narrow if at[0] not in cuts]
    if not news:
        return
    # Those nearest to the middle say most: the ends are narrow in every puzzle.
    middle = sorted(sorted(news, key=lambda at: abs(2 * at[0] - shortest.length))[:TOLD])
    shown = {k: case.plain().shown(state) for k, state in narrow}
    told = "; ".join(f"after step {k:,}, {state_phrase(case.family, case.model, shown[k])}" for k, _ in middle)
    sentence = f"Every shortest plan passes the same {_count(len(narrow))}{told}."
    yield Insight("bottlenecks", sentence, {"states": [{"after": k, "state": shown[k]} for k, _ in narrow]})


def _count(narrow: int) -> str:
    if narrow == 1:
        return "state: "
    return f"{narrow:,} states: " if narrow <= TOLD else f"{narrow:,} states on its way, among them "
