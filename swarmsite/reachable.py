"""Asks, before anything starts, whether what the settings name can be reached."""

import redis
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection

from swarmsite.env import SettingsError

PATIENCE = 3  # seconds


def check_reachable() -> None:
    """Raise SettingsError naming the variable whose server does not answer."""
    _check_database()
    if settings.REDIS_URL:
        _check_redis()


def _check_redis() -> None:
    client = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE)
    try:
        client.ping()
    except redis.RedisError as error:
        raise SettingsError(f"REDIS_URL should name a Redis that answers, and this one does not: {error}") from error
    finally:
        client.close()


def _check_database() -> None:
    variable = "DATABASE_URL" if settings.DATABASE_URL else "SWARM_DATA"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        raise SettingsError(
            f"{variable} should name a database that answers, and this one does not: {error}"
        ) from error
    finally:
        connection.close()
