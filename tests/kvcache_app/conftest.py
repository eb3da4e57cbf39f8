"""A cache of its own for each test that goes through Django."""

from pathlib import Path

import pytest

from kvcache_app import services
from kvcache_app.core.block import Geometry
from kvcache_app.core.manager import KVCacheManager
from tests.kvcache_app.making import MODEL, WINDOW


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    """Where the cache's files lie in this test."""
    local = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "kv"}}
    settings.STORAGES = settings.STORAGES | {"kvcache": local}
    return tmp_path / "kv"


@pytest.fixture
def open_cache(folder, transactional_db):
    """Open managers on the shared files and the database's ledger, as many as a test likes."""
    opened: list[KVCacheManager] = []

    def open_one() -> KVCacheManager:
        opened.append(services.open_cache({MODEL: Geometry(WINDOW)}, {"maker": "1"}))
        return opened[-1]

    yield open_one
    for manager in opened:
        manager.close(30)
