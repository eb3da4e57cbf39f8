"""Tells Django that the planner is here; it has no tables."""

from django.apps import AppConfig


class PlannerConfig(AppConfig):
    """Needed for `manage.py plan`."""

    name = "planner"
