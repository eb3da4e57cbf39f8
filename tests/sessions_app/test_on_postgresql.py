"""The same suite of conversations, once more on PostgreSQL: what holds on one database must hold on the other."""

from pathlib import Path

from tests.parts.on_postgresql import run_again

SUITES = [
    "test_turns.py",
    "test_consumers.py",
    "test_runner.py",
    "test_views.py",
    "test_admin.py",
    "test_ownership.py",
    "test_paging.py",
    "test_editing.py",
    "test_keeping.py",
]


def test_the_suite_of_conversations_passes_on_postgresql(postgres_server):
    run_again(postgres_server, Path(__file__).parent, SUITES)
