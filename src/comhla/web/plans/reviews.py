"""What a review of the plan means for the next three years (Act s.37)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, Plan, PlanReview, PlanReviewResult
from comhla.law.readings.review_clock import clock_beginning_with, clock_on


class Stand(StrEnum):
    """How far a review has come: what is to be recorded next."""

    TO_START = "to_start"
    TO_ASK = "to_ask"
    TO_RESOLVE = "to_resolve"
    DONE = "done"


class NextClock(StrEnum):
    """How the three years begin anew after a review."""

    WITH_DECISION = "with_decision"
    WITH_REPLACEMENT = "with_replacement"
    WHEN_REPLACEMENT_BEGINS = "when_replacement_begins"
    UNDEFINED = "undefined"


class Renewed(NamedTuple):
    """The next run of the clock, with its days where they are known."""

    how: NextClock
    first_day: date | None = None
    last_day: date | None = None


def review_under_way(facts: AuthorityFacts, plan: Plan) -> PlanReview | None:
    """The review of a plan that is not finished, or the last one that is."""
    own = [each for each in facts.plan_reviews or () if each.plan == plan.id]
    unfinished = [each for each in own if stand_of(each) is not Stand.DONE]
    return next(reversed(unfinished or own), None)


def stand_of(review: PlanReview | None) -> Stand:
    """What is to be recorded next. The group's two questions come before the resolution."""
    if review is None:
        return Stand.TO_START
    if isinstance(review.resolved_on, date) and review.result is not None:
        return Stand.DONE
    questions = (review.group_asked_on_effectiveness_on, review.group_asked_on_replacement_on)
    return Stand.TO_RESOLVE if all(isinstance(each, date) for each in questions) else Stand.TO_ASK


def review_limit(facts: AuthorityFacts, *, today: date) -> date | None:
    """The last day for resolving on a review in the three years that run; None where the record does not tell."""
    clock = clock_on(facts, today)
    return None if clock is None else clock.last_day


def renewed_by(facts: AuthorityFacts, review: PlanReview) -> Renewed:
    """When the next three years begin and end, as the Act says."""
    if review.result is PlanReviewResult.KEEP and isinstance(review.decided_on, date):
        return _from(NextClock.WITH_DECISION, review.decided_on)
    if review.result is not PlanReviewResult.REPLACE:
        return Renewed(NextClock.UNDEFINED)
    replacement = facts.plan_called(review.replacement)
    if replacement is None or replacement.period_first_day is None:
        return Renewed(NextClock.WHEN_REPLACEMENT_BEGINS)
    return _from(NextClock.WITH_REPLACEMENT, replacement.period_first_day)


def _from(how: NextClock, first_day: date) -> Renewed:
    return Renewed(how, first_day, clock_beginning_with(first_day).last_day)
