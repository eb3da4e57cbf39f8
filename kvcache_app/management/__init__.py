"""Commands of the cache and of the models."""
