"""Addresses of the ledger of views and of the statement of consultation."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.plans.views import ledger, ledger_statement

_PLAN = "<slug:slug>/plans/<str:key>"

work: list[URLPattern] = [
    path(f"{_PLAN}/views/", ledger.views, name="work-plan-views"),
    path(f"{_PLAN}/views.csv", ledger.table, name="work-plan-views-table"),
    path(f"{_PLAN}/new-view/", ledger.new, name="work-plan-view-new"),
    path(f"{_PLAN}/consider/", ledger.consider, name="work-plan-views-consider"),
    path(f"{_PLAN}/views/<str:view>/", ledger.view, name="work-plan-view"),
    path(f"{_PLAN}/views/<str:view>/correct/", ledger.correct, name="work-plan-view-correct"),
    path(f"{_PLAN}/views/<str:view>/permission/", ledger.withdraw, name="work-plan-view-withdraw"),
    path(f"{_PLAN}/statement/", ledger_statement.statement, name="work-plan-statement"),
    path(f"{_PLAN}/statement/file/<slug:form>/", ledger_statement.file, name="work-plan-statement-file"),
    path(f"{_PLAN}/statement/<str:place>/", ledger_statement.narrative, name="work-plan-narrative"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = []
