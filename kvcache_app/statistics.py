"""The cache's counters, kept in the database by the hour, and read back as sums and as series."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from kvcache_app.core.stats import Statistics
from kvcache_app.models import CacheStatistics


@dataclass(frozen=True)
class Question:
    """Which counters, by how model, scope and session begin."""

    model: str = ""
    scope: str = ""
    session: str = ""
    since: datetime | None = None

    def rows(self) -> QuerySet[CacheStatistics]:
        named = {"model": self.model, "scope": self.scope, "session": self.session}
        asked: dict[str, Any] = {f"{name}__startswith": value for name, value in named.items() if value}
        return CacheStatistics.objects.filter(**asked | ({"hour__gte": self.since} if self.since else {}))


def keep(statistics: Statistics) -> None:
    """Add what is new to this hour's rows."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    news = statistics.take()
    if not news:
        return
    try:
        with transaction.atomic():
            for (model, scope, session), counts in sorted(news.items()):
                for name, value in sorted(counts.items()):
                    _add(value, hour=hour, model=model, scope=scope, session=session, name=name)
    except DatabaseError:
        statistics.put_back(news)
        raise


def _add(value: float, **which: str | datetime) -> None:
    if not CacheStatistics.objects.filter(**which).update(value=F("value") + value):
        CacheStatistics.objects.bulk_create([CacheStatistics(**which, value=0)], ignore_conflicts=True)
        CacheStatistics.objects.filter(**which).update(value=F("value") + value)


def sums(question: Question | None = None) -> dict[str, float]:
    """Each counter's sum."""
    rows = (question or Question()).rows().order_by().values_list("name").annotate(sum=Sum("value"))
    return dict(rows)


def by(column: str, question: Question | None = None) -> dict[str, dict[str, float]]:
    """The same for each model, scope or session."""
    rows = (question or Question()).rows().order_by().values_list(column, "name").annotate(sum=Sum("value"))
    table: dict[str, dict[str, float]] = {}
    for value, name, total in rows:
        table.setdefault(value, {})[name] = total
    return table


def by_hour(hours: int, question: Question | None = None) -> dict[datetime, dict[str, float]]:
    """Each counter's sum for each of the last hours, the earliest first; hours in which nothing happened are empty."""
    last = timezone.now().replace(minute=0, second=0, microsecond=0)
    table: dict[datetime, dict[str, float]] = {last - timedelta(hours=back): {} for back in reversed(range(hours))}
    asked = replace(question or Question(), since=min(table))
    for hour, name, total in asked.rows().order_by().values_list("hour", "name").annotate(sum=Sum("value")):
        table.setdefault(hour, {})[name] = total
    return table
