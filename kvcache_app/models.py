"""The ledger of the KV cache and its statistics. The files are the truth: `manage.py kvcache check` compares."""

from django.db import models


class CacheEntry(models.Model):
    """One block on disk. Names and scopes are hashes; no word that anybody typed is here."""

    key = models.CharField(max_length=64, primary_key=True)
    parent = models.CharField(max_length=64, help_text="the key of the block before it")
    model = models.CharField(max_length=64, db_index=True, help_text="fingerprint of weights, config and layout")
    scope = models.CharField(max_length=64, blank=True, help_text="hash of the person; empty: shared by everyone")
    session = models.CharField(max_length=64, blank=True, db_index=True)
    start = models.PositiveIntegerField(help_text="its first token")
    end = models.PositiveIntegerField(help_text="the token after its last")
    full = models.PositiveBigIntegerField(default=0, help_text="bytes of the full layers' file")
    sliding = models.PositiveBigIntegerField(default=0, help_text="bytes of the sliding layers' file; 0: not kept")
    pinned = models.BooleanField(default=False, help_text="kept, with everything before it")
    hits = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used = models.DateTimeField()

    class Meta:
        ordering = ("-last_used", "key")
        verbose_name, verbose_name_plural = "entry", "entries"
        indexes = (models.Index(fields=("parent", "scope")), models.Index(fields=("scope", "last_used")))

    def __str__(self) -> str:
        return f"tokens {self.start} to {self.end} ({self.key[:12]})"


class CacheStatistics(models.Model):
    """One counter of one hour. What the names mean is in `kvcache_app.core.stats`."""

    hour = models.DateTimeField()
    model = models.CharField(max_length=64)
    scope = models.CharField(max_length=64, blank=True)
    session = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=40)
    value = models.FloatField(default=0)

    class Meta:
        ordering = ("-hour", "model", "scope", "session", "name")
        verbose_name = verbose_name_plural = "statistics"
        constraints = (
            models.UniqueConstraint(fields=("hour", "model", "scope", "session", "name"), name="one_counter_an_hour"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.value:g}"


class CacheDeletion(models.Model):
    """What every process must forget, for those that hold it in memory. All that is named must fit; nothing: all."""

    scope = models.CharField(max_length=64, blank=True)
    session = models.CharField(max_length=64, blank=True)
    model = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return " ".join(part[:12] for part in (self.scope, self.session, self.model) if part) or "everything"
