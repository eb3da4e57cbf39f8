"""`python -m planner "TEXT"`: the planner without Django."""

import argparse
import sys

from planner import cli


def main() -> int:
    """Parse, run, answer with the exit status."""
    parser = argparse.ArgumentParser(prog="python -m planner", description="Answer planning puzzles with proven plans.")
    cli.add_arguments(parser)
    options = parser.parse_args()
    if complaint := cli.complaint(vars(options)):
        parser.error(complaint)
    cli.speak_utf8(sys.stdout)
    return cli.run(
        options.text,
        as_json=options.json,
        source=sys.stdin.buffer,
        sink=sys.stdout,
        wishes=cli.Wishes.of(vars(options)),
    )


if __name__ == "__main__":
    sys.exit(main())
