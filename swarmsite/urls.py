"""Addresses of the site."""

from django.contrib import admin
from django.urls import include, path

admin.site.site_header = admin.site.site_title = "Swarm"

urlpatterns = [path("admin/", admin.site.urls), path("", include("sessions_app.urls"))]
