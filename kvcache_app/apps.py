"""The KV cache, as Django knows it."""

from django.apps import AppConfig


class KVCacheAppConfig(AppConfig):
    name = "kvcache_app"
    verbose_name = "KV cache"
