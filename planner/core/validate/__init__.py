"""Replays a plan against the JSON model, step by step. Shares no code with `puzzles/` or `search/` on purpose:

a mistake there must not be able to hide here. The model is one that `puzzles/` has accepted; the steps may be anything.
"""

from planner.core.validate.broken_plan import BrokenPlan
from planner.core.validate.check import check, check_beginning
from planner.core.validate.replay import replay, validate

__all__ = ["BrokenPlan", "check", "check_beginning", "replay", "validate"]
