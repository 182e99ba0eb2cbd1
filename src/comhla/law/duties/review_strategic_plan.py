"""Review the strategic plan before three years have run out (act-2014/s37).

Public Bodies (Joint Working) (Scotland) Act 2014 section 37,
https://www.legislation.gov.uk/asp/2014/9/section/37. Paraphrase: the words of the Act are at that address.

The clock. Three years beginning with the integration start day; after that, with the day on which a replacement
prepared under this section begins, or with the day of a decision not to replace. A replacement that was directed
(s.38) does not restart it, nor does publication. "Beginning with" counts the day itself, so the last day in time
is the day before the third anniversary, which is itself one day late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import last_day_of_years_beginning_with
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import (
    NOT_DONE,
    AuthorityFacts,
    Event,
    PlanOrigin,
    PlanReview,
    PlanReviewResult,
)
from comhla.law.sources import act
from comhla.law.timing import done_in_time

DUTY = Duty(
    id="act-2014/s37",
    title="Review the strategic plan at least every three years",
    family="F",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("37"),
            words="Before each three-year period runs out the authority reviews how effective the plan is. It has"
            " regard to the principles and outcomes, asks the planning group how effective the arrangements are and"
            " whether to replace the plan, and may then prepare a replacement, which names the day it begins.",
        ),
    ),
)


class ReviewClock(NamedTuple):
    """One run of the three-year clock: its first day and last day in time."""

    first_day: date
    last_day: date


@DUTY.each("establishment", "plan_reviews")
def clock(facts: AuthorityFacts, until: date) -> Iterator[Subject[ReviewClock]]:
    for first_day in sorted(set(_clock_starts(facts))):
        if first_day <= until:
            last_day = last_day_of_years_beginning_with(first_day, years=3)
            label = f"the three years beginning with {first_day.isoformat()}"
            yield Subject(
                f"clock-{first_day.isoformat()}", label, first_day, first_day, ReviewClock(first_day, last_day)
            )


def _clock_starts(facts: AuthorityFacts) -> Iterator[date]:
    if facts.establishment is not None and isinstance(facts.establishment.functions_delegated_on, date):
        yield facts.establishment.functions_delegated_on
    for plan in facts.plans or ():
        if plan.origin is PlanOrigin.REVIEW and plan.period_first_day is not None:
            yield plan.period_first_day
    for review in facts.plan_reviews or ():
        if review.result is PlanReviewResult.KEEP and isinstance(review.decided_on, date):
            yield review.decided_on


@clock.part(
    "s.37(1)(a), (10)",
    MACHINE,
    uses=(
        "establishment.functions_delegated_on",
        "plans.period_first_day",
        "plans.origin",
        "plan_reviews.resolved_on",
        "plan_reviews.decided_on",
        "plan_reviews.result",
    ),
)
def resolve_review_in_time(asked: Asked, clock: ReviewClock) -> Answer:
    """Resolve on a review of the plan before the three-year period runs out."""
    resolved: Event = min(
        (
            review.resolved_on
            for review in asked.facts.plan_reviews or ()
            if asked.happened(review.resolved_on) and review.resolved_on >= clock.first_day
        ),
        default=None,
    )
    return done_in_time(
        asked,
        what="Review of the strategic plan in the three years beginning with {first}",
        done=resolved or _silent_or_not_done(asked.facts, clock),
        due=clock.last_day,
        missing="plan_reviews.resolved_on",
        then="Review the plan, ask the planning group both questions, and resolve on the review by {last}.",
        first=clock.first_day,
    )


def _silent_or_not_done(facts: AuthorityFacts, clock: ReviewClock) -> Event:
    """Not recorded where some review has no day of resolving; otherwise the list says that there was none."""
    if any(review.resolved_on is None for review in facts.plan_reviews or ()):
        return None
    return NOT_DONE


@DUTY.each("plan_reviews")
def review(facts: AuthorityFacts, until: date) -> Iterator[Subject[PlanReview]]:
    for each in facts.plan_reviews or ():
        if isinstance(each.resolved_on, date):
            yield Subject(each.id, f"the review of {each.plan}", each.resolved_on, each.resolved_on, each)


@review.part("s.37(2)(a)", EVIDENCE, uses=("plan_reviews.resolved_on", "evidence"))
def have_regard_in_review(asked: Asked, review: PlanReview) -> Answer:
    """Have regard in the review to the integration delivery principles and the national outcomes."""
    return asked.evidence(
        of="regard to the delivery principles and the national outcomes in the review",
        by=the_day(review.resolved_on),
        then="Record the paper or minute that shows it.",
    )


@review.part("s.37(2)(b)", MACHINE, uses=("plan_reviews.group_asked_on_effectiveness_on", "plan_reviews.resolved_on"))
def ask_group_on_effectiveness(asked: Asked, review: PlanReview) -> Answer:
    """Ask the planning group how effective the arrangements in the plan are."""
    return _group_asked(asked, review, review.group_asked_on_effectiveness_on, "how effective the arrangements are")


@review.part("s.37(2)(b)", MACHINE, uses=("plan_reviews.group_asked_on_replacement_on", "plan_reviews.resolved_on"))
def ask_group_on_replacement(asked: Asked, review: PlanReview) -> Answer:
    """Ask the planning group whether the plan should be replaced."""
    return _group_asked(asked, review, review.group_asked_on_replacement_on, "whether to replace the plan")


def _group_asked(asked: Asked, review: PlanReview, asked_on: Event, question: str) -> Answer:
    if asked_on is None:
        return cannot_tell(
            "Whether the planning group was asked {question} before the review was resolved on is not recorded.",
            missing=("plan_reviews.group_asked_on_effectiveness_on", "plan_reviews.group_asked_on_replacement_on"),
            question=question,
        )
    resolved = the_day(review.resolved_on)
    if asked.happened(asked_on) and asked_on <= resolved:
        return met("The planning group was asked {question} on {day}.", question=question, day=asked_on)
    return not_met(
        "The planning group was not asked {question} before the review was resolved on, on {day}.",
        then="Ask the planning group, and consider its answer before the plan is replaced or kept.",
        question=question,
        day=resolved,
    )


@review.part("s.37(2)(b)", EVIDENCE, uses=("plan_reviews.resolved_on", "evidence"))
def have_regard_to_group_views(asked: Asked, review: PlanReview) -> Answer:
    """Have regard to the views that the planning group gave."""
    return asked.evidence(
        of="regard to the planning group's views in the review",
        by=the_day(review.resolved_on),
        then="Record the paper or minute that shows it.",
    )


@review.part("s.37(10)", PERSON, uses=("plan_reviews.result", "plan_reviews.decided_on", "plan_reviews.resolved_on"))
def decide_whether_to_replace(asked: Asked, review: PlanReview) -> Answer:
    """Decide whether to replace the plan: without a decision, no new three-year period begins."""
    if review.result is None:
        return for_a_person(
            "The review was resolved on {day} and no decision to replace or keep the plan is recorded, so no new"
            " three-year period has begun: the clock is undefined. What was decided?",
            then="Record the result of the review and the day of the decision.",
            day=review.resolved_on,
        )
    if review.result is PlanReviewResult.REPLACE:
        return met("The review of {plan} decided to replace it.", plan=review.plan)
    if review.decided_on is None:
        return cannot_tell(
            "The day of the decision to keep {plan} is not recorded; the next three years begin with it.",
            missing=("plan_reviews.decided_on",),
            plan=review.plan,
        )
    return met("The decision to keep {plan} was taken on {day}.", plan=review.plan, day=review.decided_on)
