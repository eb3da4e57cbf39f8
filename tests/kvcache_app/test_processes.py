"""Real processes on one folder and one database: they share, they evict under one another, they are killed."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kvcache_app.core.check import check_files
from kvcache_app.core.files import ASIDE
from kvcache_app.core.index import Index
from tests.kvcache_app.making import cache, is_right, longer, prompt
from tests.parts.swarm_server import ROOT

SECONDS = 120


class Site:
    """A database and a cache of their own, for processes."""

    def __init__(self, data: Path) -> None:
        self.data = data
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("SWARM_", "DATABASE_URL"))}
        self._environment = clean | {"SWARM_DATA": str(data), "SECRET_KEY": "x"}

    def manage(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *words], **self._how, capture_output=True, text=True, timeout=SECONDS
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, kind: str, seed: int, disk: int = 10**9) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.kvcache_app.hammer", kind, str(seed), str(disk)]
        process = subprocess.Popen(command, **self._how, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert process.stdout.readline() == "begun\n", process.stdout.read()
        return process

    @property
    def _how(self) -> dict[str, object]:
        return {"cwd": ROOT, "env": self._environment}


def test_two_processes_share_one_cache_and_neither_is_ever_given_a_wrong_state(tmp_path):
    site = Site(tmp_path)
    site.manage("migrate", "--verbosity", "0")
    both = [site.start("turns", seed) for seed in (1, 2)]
    said = [process.communicate(timeout=SECONDS)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert "everything adds up" in site.manage("kvcache", "check")
    later = site.start("turns", 1)
    words, _ = later.communicate(timeout=SECONDS)
    assert later.returncode == 0, words
    assert int(words.split()[-2]) > 0  # tokens that came from what the others saved


def test_processes_that_evict_under_one_another_stay_right(tmp_path):
    """Room for some twenty blocks: nearly every turn evicts something."""
    site = Site(tmp_path)
    site.manage("migrate", "--verbosity", "0")
    both = [site.start("turns", seed, disk=40_000) for seed in (3, 4)]
    said = [process.communicate(timeout=SECONDS)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert all(int(words.split()[-1]) > 20 for words in said)  # evicted
    site.manage("kvcache", "check", "--repair")
    assert "everything adds up" in site.manage("kvcache", "check")


@pytest.mark.faults
def test_a_killed_writer_leaves_nothing_that_is_half_and_looks_whole(tmp_path):
    site, chance = Site(tmp_path), random.Random(5)
    site.manage("migrate", "--verbosity", "0")
    for seed in range(4):
        process = site.start("saves", seed)
        time.sleep(chance.uniform(0.05, 0.6))
        process.kill()
        process.communicate(timeout=SECONDS)
    folder = tmp_path / "kvcache"
    store, index = cache(folder).disk.store, Index()
    found = check_files(store, index, repair=False)
    assert found.files > 0
    assert not set(found.refused) - {"incomplete"}  # a sliding part may stand alone, but every file is whole
    site.manage("kvcache", "check", "--repair")
    assert "everything adds up" in site.manage("kvcache", "check")
    for path in folder.glob(f"{ASIDE}*"):
        os.utime(path, (0, 0))
    site.manage("kvcache", "check", "--repair")
    assert list(folder.glob(f"{ASIDE}*")) == []
    manager = cache(folder, ledger=index)
    check_files(store, index, repair=True)
    for seed in range(4):
        said = longer(prompt(300, public=90, scope="a", seed=seed), 50)
        is_right(manager.match(said), said)
