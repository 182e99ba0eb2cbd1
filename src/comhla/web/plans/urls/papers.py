"""Addresses of what members of groups and boards read and answer, under /papers/."""

from __future__ import annotations

from comhla.web.plans.urls import group, text

urlpatterns = [*text.papers, *group.papers]
