"""What is said where a model would answer and none is there."""

from planner.core.events import Text
from sessions_app.conversation import Ended, Running


def talk_without_model() -> Running:
    yield Text(NO_MODEL)
    return Ended("answered", NO_MODEL)


NO_MODEL = """\
This does not look like a planning puzzle, and **no language model is installed here yet**, so I cannot answer it.
Whoever runs this Swarm can install one: `python3 manage.py models pull google/gemma-3-270m-it`.

What I can do without it is find a plan, prove it and show it step by step:

- **River crossings** – who has to get over, how many the boat holds, and who may not be left with whom.
- **Tower of Hanoi** – how many discs, which pegs, and where they should go.
- **Water jugs** – how much each jug holds, whether there is a tap, and the amount you need.

For example: *I have a 5-litre jug, a 3-litre jug and a tap. How do I measure exactly 4 litres?*
"""
