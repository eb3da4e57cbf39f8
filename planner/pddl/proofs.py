"""How a claim about a PDDL task is known, in one sentence each."""

from typing import Any

from planner.core.outcome import Proof

_PROVEN = {
    "fast_downward_blind": "A* of Fast Downward looked at every state that is cheaper to reach than the goal",
    "fast_downward_lmcut": "A* of Fast Downward, with an estimate that is never too high, ruled out every better plan",
}


def plan(news: dict[str, Any], at_least: int) -> Proof:
    """Of a plan: a proof that it is the best, or that it is only what a greedy search found."""
    states = news["states"]
    if news["optimal"]:
        return Proof(
            "exhaustive", states, f"{_PROVEN[news['algorithm']]}; {states:,} different states were seen in all."
        )
    bound = f"; every plan has at least {at_least:,}" if at_least and news["cost"] is None else ""
    length = len(news["steps"])
    text = f"A greedy search of Fast Downward found this plan of {length:,}{bound}; the time was over before a proof."
    return Proof("heuristic", states, text)


def impossible(states: int) -> Proof:
    """Of a task without a plan; without states the translation alone has shown it."""
    if not states:
        text = "Even if nothing that once became true ever became false, no sequence of actions would reach the goal."
        return Proof("theorem", 0, text)
    text = f"All {states:,} states that can be reached from the start were searched, and none is the goal."
    return Proof("exhaustive", states, text)
