"""Addresses of what a plan says will be done, what that serves, and the plans of others beside it."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.plans.views import contents, contents_forms

_PLAN = "<slug:slug>/plans/<str:key>/"

work: list[URLPattern] = [
    path(f"{_PLAN}actions/", contents.actions, name="work-plan-actions"),
    path(f"{_PLAN}actions/mapping/", contents.mapping, name="work-plan-mapping"),
    path(f"{_PLAN}actions/coverage/", contents.coverage, name="work-plan-coverage"),
    path(f"{_PLAN}actions/tree/", contents.tree, name="work-plan-tree"),
    path(f"{_PLAN}actions/other-plans/", contents.links, name="work-plan-links"),
    path(f"{_PLAN}actions/new/", contents_forms.action_new, name="work-plan-action-new"),
    path(f"{_PLAN}actions/change/<path:row>/", contents_forms.action, name="work-plan-action"),
    path(f"{_PLAN}actions/remove/<path:row>/", contents_forms.action_remove, name="work-plan-action-remove"),
    path(f"{_PLAN}measures/new/", contents_forms.measure_new, name="work-plan-measure-new"),
    path(f"{_PLAN}measures/change/<path:row>/", contents_forms.measure, name="work-plan-measure"),
    path(f"{_PLAN}measures/remove/<path:row>/", contents_forms.measure_remove, name="work-plan-measure-remove"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
