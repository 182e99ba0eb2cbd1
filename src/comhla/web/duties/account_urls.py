"""Addresses of the room that belong to a person and to no authority."""

from __future__ import annotations

from django.urls import path

from comhla.web.duties.views import notices

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/off/<str:token>/", notices.notices_off, name="notices-off"),
]
