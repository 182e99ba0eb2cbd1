"""Addresses for work on plans, under /work/."""

from __future__ import annotations

from comhla.web.plans.urls import contents, group, ledger, overview, publishing, steps, text

urlpatterns = [
    *steps.work,
    *overview.work,
    *group.work,
    *text.work,
    *contents.work,
    *ledger.work,
    *publishing.work,
]
