"""Reviews, directions and significant decisions outside the plan, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.dates import FinancialYear
from comhla.law import AuthorityFacts, Finding
from comhla.law.facts import Decision, PlanReview
from comhla.law.readings.decisions_outside_plan import is_significant_outside_plan
from comhla.web.plans.reviews import NextClock, Renewed
from comhla.web.plans.significant import REASONS_PART
from comhla.web.words import day as in_words

Url = Callable[..., str]


def plans_to_copy(facts: AuthorityFacts) -> dict[str, str]:
    """Plans whose text a new one can start with, the latest first."""
    return {each.id: each.title for each in reversed(facts.plans_in_order)}


def directions_to_follow(facts: AuthorityFacts) -> dict[str, str]:
    """Directions to replace the plan that no plan follows yet."""
    followed = {each.directed_by for each in facts.plans or ()}
    return {
        each.id: _("Direction of %(day)s") % {"day": in_words(each.given_on)}
        for each in facts.plan_directions or ()
        if each.id not in followed
    }


class ReviewShown(NamedTuple):
    """What is recorded of a review."""

    lines: Sequence[tuple[str, str]]
    clock: str


def review_shown(review: PlanReview, renewed: Renewed | None, answers: Sequence[str]) -> ReviewShown:
    """A review as it stands, with what it means for the next three years."""
    days = (
        (_("Began"), review.started_on),
        (_("Planning group asked how effective the arrangements are"), review.group_asked_on_effectiveness_on),
        (_("Planning group asked whether to replace the plan"), review.group_asked_on_replacement_on),
        (_("Resolved"), review.resolved_on),
    )
    lines = [(label, in_words(day)) for label, day in days if isinstance(day, date)]
    lines += [(_("Evidence"), each) for each in answers]
    if review.result is not None:
        words = {"replace": _("Replace the plan"), "keep": _("Keep the plan")}
        lines.append((_("Result"), words[review.result.value]))
    return ReviewShown(lines, clock_words(renewed) if renewed is not None else "")


def clock_words(renewed: Renewed) -> str:
    """When the next three years begin and end, in a sentence."""
    words = {
        NextClock.WITH_DECISION: _(
            "The next three years begin with the day of the decision to keep the plan, %(first)s. The next review is"
            " resolved on by %(last)s at the latest."
        ),
        NextClock.WITH_REPLACEMENT: _(
            "The next three years begin with the day on which the period of the new plan begins, %(first)s. The next"
            " review is resolved on by %(last)s at the latest."
        ),
        NextClock.WHEN_REPLACEMENT_BEGINS: _(
            "The next three years begin with the day on which the period of the new plan begins. The plan itself names"
            " that day. No clock runs in between."
        ),
        NextClock.UNDEFINED: _("Without a recorded decision no new three years begin."),
    }[renewed.how]
    return words % {"first": in_words(renewed.first_day), "last": in_words(renewed.last_day)}


class DirectionShown(NamedTuple):
    """A direction to replace the plan, with what the law asks of it."""

    title: str
    given_by: str
    answers: Sequence[tuple[str, str]]


def directions(facts: AuthorityFacts, findings: Sequence[Finding]) -> Sequence[DirectionShown]:
    """Every direction, the latest first, with what section 38 says of it today."""
    found = []
    for each in sorted(facts.plan_directions or (), key=lambda row: row.given_on, reverse=True):
        answers = [
            (one.outcome.value, one.because)
            for one in findings
            if one.duty.id == "act-2014/s38" and one.subject.id == each.id
        ]
        title = _("Direction of %(day)s") % {"day": in_words(each.given_on)}
        found.append(DirectionShown(title, ", ".join(each.given_by), answers))
    return found


class DecisionShown(NamedTuple):
    """A significant decision outside the plan."""

    title: str
    url: str
    decided_on: date
    reasons: str
    group_asked_on: date | None
    users_involved_on: date | None


class YearOfDecisions(NamedTuple):
    """The significant decisions outside the plan of a reporting year: what its performance report gives."""

    label: str
    decisions: Sequence[DecisionShown]
    reported: int | None


def decisions_by_year(facts: AuthorityFacts, url: Url) -> Sequence[YearOfDecisions]:
    """The log for the annual reports, the latest year first."""
    years: dict[FinancialYear, list[Decision]] = {}
    for each in sorted(facts.decisions or (), key=lambda row: row.decided_on):
        if is_significant_outside_plan(facts, each):
            years.setdefault(FinancialYear.containing(each.decided_on), []).append(each)
    reported = {each.reporting_year: each.decisions_outside_plan_reported for each in facts.performance_reports or ()}
    reasons = _reasons(facts)
    return [
        YearOfDecisions(year.label, [_shown(each, reasons, url) for each in taken], reported.get(year.label))
        for year, taken in sorted(years.items(), reverse=True)
    ]


def _shown(decision: Decision, reasons: Mapping[str, str], url: Url) -> DecisionShown:
    asked, involved = decision.group_asked_on, decision.users_involved_on
    return DecisionShown(
        title=decision.title,
        url=url("record-row", "decisions", decision.id),
        decided_on=decision.decided_on,
        reasons=reasons.get(decision.id, ""),
        group_asked_on=asked if isinstance(asked, date) else None,
        users_involved_on=involved if isinstance(involved, date) else None,
    )


def _reasons(facts: AuthorityFacts) -> dict[str, str]:
    return {
        each.subject: each.what
        for each in facts.evidence or ()
        if each.duty == "act-2014/s36" and each.part == REASONS_PART and each.subject is not None
    }
