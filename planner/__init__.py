"""The state planning module: its pure core and the two doors to it, `python -m planner` and `manage.py plan`."""
