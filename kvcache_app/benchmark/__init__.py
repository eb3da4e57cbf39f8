"""`manage.py benchmark_kvcache`: how soon the first token comes, with the cache, without it, and from others."""
