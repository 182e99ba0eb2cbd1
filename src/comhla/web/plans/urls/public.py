"""Addresses of published plans."""

from __future__ import annotations

from comhla.web.plans.urls import publishing

urlpatterns = [*publishing.public]
