"""From a question in plain English to a model: `read(text)` gives a Reading with its evidence."""

from planner.core.language.detect import read
from planner.core.language.reading import Evidence, Reading

__all__ = ["Evidence", "Reading", "read"]
