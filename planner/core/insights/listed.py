"""Insights as the Markdown list under an explanation."""

from collections.abc import Iterable

from planner.core.insights.insight import Insight
from planner.core.narrate.markdown import escape


def as_list(found: Iterable[Insight]) -> str:
    """One point an insight, names harmless; empty where nothing was found."""
    return "\n".join(f"- {escape(insight.sentence)}" for insight in found)
