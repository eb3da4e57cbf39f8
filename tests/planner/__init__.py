"""Tests of the planner; `oracles/` solves small puzzles a second time, in another representation."""
