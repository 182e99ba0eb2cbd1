"""The questions before a significant decision outside the plan, one at a time (Act s.36)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django import forms

from comhla.web.plans.actions.steps_begin import Data, Said
from comhla.web.plans.forms.steps_begin import GroupForm, ReasonsForm, UsersForm, ViewForm, WhatForm, WithinForm

Answers = Mapping[str, Mapping[str, Any]]


class Question(NamedTuple):
    """A question, and whether what was answered before makes it one."""

    name: str
    form: type[forms.Form]
    is_asked: Callable[[Answers], bool]


def _always(answers: Answers) -> bool:
    return True


def _outside(answers: Answers) -> bool:
    return bool(answers["within"]["within_plan"] == "no")


def _significant(answers: Answers) -> bool:
    return _outside(answers) and answers["view"]["significant"] == "yes"


QUESTIONS = (
    Question("what", WhatForm, _always),
    Question("within", WithinForm, _always),
    Question("view", ViewForm, _outside),
    Question("group", GroupForm, _significant),
    Question("users", UsersForm, _significant),
    Question("reasons", ReasonsForm, _significant),
)


def decision_row(answers: Answers, *, decided_by: str) -> Data:
    """The row of the decision, without its id."""
    what = answers["what"]
    row: Data = {
        "title": what["title"],
        "decided_by": decided_by,
        "decided_on": what["decided_on"].isoformat(),
        "about_integration_functions": True,
        "within_plan": not _outside(answers),
    }
    if "view" in answers:
        view = answers["view"]
        row["view"] = {
            "significant": view["significant"] == "yes",
            "recorded_on": view["recorded_on"].isoformat(),
            "recorded_by": view["recorded_by"],
        }
    for name, field in (("group", "group_asked_on"), ("users", "users_involved_on")):
        day = answers.get(name, {}).get(field)
        if day is not None:
            row[field] = day.isoformat()
    return row


REASONS_PART = "consider_significance"
"""The part of the duty beside which the reasons for the annual report are kept."""


def said_of(answers: Answers) -> list[Said]:
    """What is attached as evidence: the group's views, how users were involved, and the reasons."""
    return list(_said(answers))


def _said(answers: Answers) -> Iterator[Said]:
    for name, field, words, part in (
        ("group", "group_asked_on", "views", "have_regard_to_group_views"),
        ("users", "users_involved_on", "how", "involve_users"),
    ):
        given = answers.get(name, {})
        day: date | None = given.get(field)
        if day is not None and given[words]:
            yield Said(part, given[words], day)
    if "reasons" in answers:
        yield Said(REASONS_PART, answers["reasons"]["reasons"], answers["view"]["recorded_on"])
