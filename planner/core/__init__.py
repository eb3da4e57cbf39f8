"""The pure planning core: text, model, search, validation, words. No Django, no Celery, no Channels."""
