"""Addresses of the steps of a plan, of what begins one, and of what is decided outside it."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.plans.views import steps, steps_begin, steps_decision, steps_recipients

_PLAN = "<slug:slug>/plans/<str:key>/"

work: list[URLPattern] = [
    # These stand before the address of a plan, which would take their words for the name of one.
    path("<slug:slug>/plans/begin/", steps_begin.begin, name="work-plan-begin"),
    path("<slug:slug>/plans/direction/", steps_begin.direction, name="work-plan-direction"),
    path("<slug:slug>/plans/decision/", steps_decision.decide, name="work-significant-decision"),
    path("<slug:slug>/plans/decisions/", steps_decision.decisions, name="work-significant-decisions"),
    path(f"{_PLAN}steps/", steps.steps, name="work-plan-steps"),
    path(f"{_PLAN}steps/<int:number>/", steps.correct, name="work-plan-step-correct"),
    path(f"{_PLAN}steps/<slug:stage>/", steps.take, name="work-plan-step"),
    path(f"{_PLAN}recipients/", steps_recipients.recipients, name="work-plan-recipients"),
    path(f"{_PLAN}recipients/<int:number>/", steps_recipients.recipient, name="work-plan-recipient"),
    path(f"{_PLAN}timetable/", steps_recipients.timetable, name="work-plan-timetable"),
    path(f"{_PLAN}review/", steps_begin.review, name="work-plan-review"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
