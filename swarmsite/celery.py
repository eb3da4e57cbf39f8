"""The Celery application. `swarmsite.apps` imports it, so every Django process shares this one."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "swarmsite.settings")

app = Celery("swarm")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
