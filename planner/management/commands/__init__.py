"""One command: `plan`."""
