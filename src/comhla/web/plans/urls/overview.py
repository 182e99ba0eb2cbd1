"""Addresses of the list of plans and of one plan at a glance."""

from __future__ import annotations

from django.urls import path

from comhla.web.plans.views import overview

work = [
    path("<slug:slug>/plans/", overview.plans, name="work-plans"),
    path("<slug:slug>/plans/<str:key>/", overview.plan, name="work-plan"),
]
