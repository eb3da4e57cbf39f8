"""The planner's door in `manage.py`."""
