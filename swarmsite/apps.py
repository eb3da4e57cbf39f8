"""Binds the Celery application to Django: whoever sets Django up can send tasks."""

from django.apps import AppConfig

from swarmsite.celery import app as celery_app


class SwarmSiteConfig(AppConfig):
    name = "swarmsite"
    verbose_name = "Swarm"
    celery = celery_app
