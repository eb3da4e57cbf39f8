"""The KV cache in the admin panel: what is kept, whose, how often it helped; to pin and to delete, not to rewrite."""

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kvcache_app import services
from kvcache_app.chart import Hour, chart
from kvcache_app.models import CacheEntry, CacheStatistics
from kvcache_app.statistics import by_hour, sums
from kvcache_app.summary import holdings, lines

HOURS = 48  # in the chart


class ReadOnly:
    """Rows are facts: nobody adds or changes them by hand."""

    def has_add_permission(self, *_: Any) -> bool:
        return False

    def has_change_permission(self, *_: Any) -> bool:
        return False


class Whose(admin.SimpleListFilter):
    """Shared by everyone, or some person's."""

    title, parameter_name = "whose", "whose"

    def lookups(self, *_: Any) -> list[tuple[str, str]]:
        return [("everyone", "everyone's"), ("person", "a person's")]

    def queryset(self, _: HttpRequest, rows: QuerySet) -> QuerySet:
        if self.value() == "everyone":
            return rows.filter(scope="")
        return rows.exclude(scope="") if self.value() == "person" else rows


@admin.register(CacheEntry)
class CacheEntryAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("short_key", "tokens", "whose", "session", "short_model", "size", "pinned", "hits", "last_used")
    list_filter = (Whose, "pinned", "last_used", "created_at", "model")
    search_fields = ("key", "parent", "model", "scope", "session")
    date_hierarchy = "last_used"
    actions = ("pin", "unpin")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CacheEntry]:
        return super().get_queryset(request).annotate(bytes=F("full") + F("sliding"))

    @admin.display(ordering="key", description="key")
    def short_key(self, entry: CacheEntry) -> str:
        return entry.key[:12]

    @admin.display(ordering="model", description="model")
    def short_model(self, entry: CacheEntry) -> str:
        return entry.model[:12]

    @admin.display(ordering="start")
    def tokens(self, entry: CacheEntry) -> str:
        return f"{entry.start}–{entry.end}"

    @admin.display(ordering="scope")
    def whose(self, entry: CacheEntry) -> str:
        return entry.scope[:12] or "everyone"

    @admin.display(ordering="bytes", description="bytes")
    def size(self, entry: CacheEntry) -> int:
        return entry.full + entry.sliding

    def has_pin_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("kvcache_app.change_cacheentry")

    @admin.action(description="Pin the selected entries, with everything before them", permissions=["pin"])
    def pin(self, request: HttpRequest, selected: QuerySet[CacheEntry]) -> None:
        self.message_user(request, f"{services.pin(_keys(selected), True)} entries were pinned.")

    @admin.action(description="No longer pin the selected entries", permissions=["pin"])
    def unpin(self, request: HttpRequest, selected: QuerySet[CacheEntry]) -> None:
        self.message_user(request, f"{services.pin(_keys(selected), False)} entries are no longer pinned.")

    def delete_model(self, _: HttpRequest, entry: CacheEntry) -> None:
        services.delete([bytes.fromhex(entry.key)])

    def delete_queryset(self, _: HttpRequest, selected: QuerySet[CacheEntry]) -> None:
        services.delete(_keys(selected))


@admin.register(CacheStatistics)
class CacheStatisticsAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("hour", "name", "value", "short_model", "scope", "session")
    list_filter = ("name", "hour", "model")
    search_fields = ("name", "model", "scope", "session")
    date_hierarchy = "hour"

    def has_delete_permission(self, *_: Any) -> bool:
        return False

    @admin.display(ordering="model", description="model")
    def short_model(self, row: CacheStatistics) -> str:
        return row.model[:12]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        hours = [Hour(f"{timezone.localtime(hour):%d %Hh}", counts) for hour, counts in by_hour(HOURS).items()]
        shown = {"chart": chart(hours), "summary": lines(sums(), holdings())}
        return super().changelist_view(request, (extra_context or {}) | shown)


def _keys(selected: QuerySet[CacheEntry]) -> list[bytes]:
    return [bytes.fromhex(key) for key in selected.values_list("key", flat=True)]
