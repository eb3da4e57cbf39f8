"""Redis mode with every part real and private, so that a test may kill and restart them."""

import uuid
from collections.abc import Iterator

import pytest

from tests.parts.chat_client import ChatClient
from tests.parts.swarm_server import SwarmServer


@pytest.fixture(scope="module")
def redis_mode(tmp_path_factory, redis_server, postgres_server) -> Iterator[SwarmServer]:
    """`manage.py start` with REDIS_URL and DATABASE_URL: web and worker processes, Redis, PostgreSQL."""
    server = SwarmServer(
        tmp_path_factory.mktemp("redis-mode"),
        REDIS_URL=redis_server.url,
        DATABASE_URL=postgres_server.create_database(f"faults_{uuid.uuid4().hex[:8]}"),
        SWARM_TURN_LEASE_SECONDS="2",
        SWARM_REAPER_SECONDS="0.5",
        SWARM_PLANNER_SECONDS="60",
    )
    server.start()
    yield server
    server.stop()


@pytest.fixture
def person(redis_mode: SwarmServer) -> Iterator[ChatClient]:
    client = ChatClient(redis_mode)
    yield client
    client.close()
