"""The suites that touch the database, once more on PostgreSQL."""

from pathlib import Path

from tests.parts.on_postgresql import run_again

SUITES = ["test_ledger_contract.py", "test_shared_cache.py", "test_kvcache_command.py", "test_admin.py"]


def test_the_suite_of_the_cache_passes_on_postgresql(postgres_server):
    run_again(postgres_server, Path(__file__).parent, SUITES)
