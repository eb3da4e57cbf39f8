#!/usr/bin/env python3
"""The one door for a person at a terminal: `python3 manage.py start`, `test`, `plan`, `worker` …"""

import os
import sys
from pathlib import Path

from swarmsite.bootstrap import BootstrapError, enter_environment


def main() -> int:
    """Step into the project's own environment where this one lacks the packages, then run the command."""
    try:
        enter_environment(Path(__file__).resolve().parent, sys.argv)
    except BootstrapError as error:
        print(f"swarm: {error}", file=sys.stderr)
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "swarmsite.settings")
    from django.core.management import execute_from_command_line

    from swarmsite.env import SettingsError

    try:
        execute_from_command_line(sys.argv)
    except SettingsError as error:
        print(f"swarm: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
