"""Publish the carer strategy, and review it before three years have run out (CARE-2).

Carers (Scotland) Act 2016 section 33, https://www.legislation.gov.uk/asp/2016/9. Paraphrase: the words of the Act are
at that address.

The clock. Three years beginning with the later of the days on which the last strategy, or the last statement that
none is made anew, was published. "Beginning with" counts the day itself, so the last day in time is the day before
the third anniversary. A later publication begins a new three years; no day is set for publishing what a review led to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import last_day_of_years_beginning_with
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.events import NOT_DONE, Event, the_day
from comhla.law.facts import AuthorityFacts, LinkedPlan, LinkedPlanReview
from comhla.law.readings.carer_strategies import (
    BEARER,
    FIRST_DAY,
    START_NOTE,
    Published,
    carers_act,
    name_of,
    published,
    strategies,
)
from comhla.law.timing import done_in_time

DUTY = Duty(
    id="CARE-2",
    title="Publish and review the local carer strategy",
    family="J",
    bearer=BEARER,
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=carers_act("section 33"),
            words="The strategy is published, and reviewed before the end of three years beginning with the later of"
            " the days on which the last strategy or no-change statement was published. After the review a revised"
            " strategy is published, or a statement that none is made.",
            note=START_NOTE,
        ),
    ),
)


@DUTY.each("linked_plans")
def strategy(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in strategies(facts):
        if isinstance(each.approved_on, date):
            yield Subject(each.id, name_of(each), each.approved_on, each.approved_on, each)


@strategy.part(
    "s.33",
    MACHINE,
    uses=("linked_plans.kind", "linked_plans.title", "linked_plans.approved_on", "linked_plans.published_on"),
)
def publish_strategy(asked: Asked, strategy: LinkedPlan) -> Answer:
    """Publish the strategy. No day is set for it."""
    if asked.happened(strategy.published_on):
        return met("{strategy} was published on {day}.", strategy=name_of(strategy), day=strategy.published_on)
    if strategy.published_on is None:
        return cannot_tell(
            "Whether {strategy} was published is not recorded.",
            missing=("linked_plans.published_on",),
            strategy=name_of(strategy),
        )
    return for_a_person(
        "{strategy} was approved on {approved} and is not published. Can it be published?",
        then="Publish the strategy and record the day.",
        strategy=name_of(strategy),
        approved=strategy.approved_on,
    )


class Clock(NamedTuple):
    """Three years that began with a publication, and the days of later publications for the same area."""

    begun_by: Published
    last_day: date
    later: tuple[date, ...]


@DUTY.each("linked_plans")
def clock(facts: AuthorityFacts, until: date) -> Iterator[Subject[Clock]]:
    every = sorted(published(facts), key=lambda each: each.day)
    for begun in every:
        later = tuple(each.day for each in every if each.day > begun.day and _same_area(each.strategy, begun.strategy))
        last_day = last_day_of_years_beginning_with(begun.day, years=3)
        label = f"the three years beginning with {begun.day.isoformat()}, when {begun.name} was published"
        yield Subject(f"clock-{begun.id}", label, begun.day, begun.day, Clock(begun, last_day, later))


def _same_area(one: LinkedPlan, other: LinkedPlan) -> bool:
    """Whether two strategies are for the same council area; one that names no council is for every one."""
    return one.council is None or other.council is None or one.council == other.council


@clock.part(
    "s.33",
    MACHINE,
    uses=(
        "linked_plans.kind",
        "linked_plans.title",
        "linked_plans.council",
        "linked_plans.published_on",
        "linked_plans.reviews",
    ),
)
def review_in_time(asked: Asked, clock: Clock) -> Answer:
    """Review the strategy before the end of three years beginning with the last publication."""
    first = clock.begun_by.day
    reviews = [
        review
        for strategy in strategies(asked.facts)
        if _same_area(strategy, clock.begun_by.strategy)
        for review in strategy.reviews or ()
    ]
    reviewed = [each.reviewed_on for each in reviews if asked.happened(each.reviewed_on) and each.reviewed_on >= first]
    anew = next((day for day in clock.later if day <= clock.last_day and asked.reached(day)), None)
    if anew is not None and not any(day <= clock.last_day for day in reviewed):
        return not_applicable(
            "A strategy or statement published on {anew} began a new three years before those from {first} ran out.",
            anew=anew,
            first=first,
        )
    return done_in_time(
        asked,
        what="Review of the carer strategy in the three years beginning with {first}",
        done=min(reviewed, default=_without_a_review(asked, clock, reviews)),
        due=clock.last_day,
        missing="linked_plans.reviews",
        then="Review the strategy by {last}, and publish a revised one or a statement that none is made.",
        first=first,
    )


def _without_a_review(asked: Asked, clock: Clock, reviews: list[LinkedPlanReview]) -> Event:
    """Not recorded where the reviews, or the day of one, are not; else done, if late, by the next publication."""
    if clock.begun_by.strategy.reviews is None or any(each.reviewed_on is None for each in reviews):
        return None
    return next((day for day in clock.later if asked.happened(day)), NOT_DONE)


class Reviewed(NamedTuple):
    """A review of a strategy that was completed."""

    strategy: LinkedPlan
    review: LinkedPlanReview


@DUTY.each("linked_plans")
def review(facts: AuthorityFacts, until: date) -> Iterator[Subject[Reviewed]]:
    for each in strategies(facts):
        for number, done in enumerate(each.reviews or (), start=1):
            if isinstance(done.reviewed_on, date):
                label = f"the review of {name_of(each)} of {done.reviewed_on.isoformat()}"
                day = done.reviewed_on
                yield Subject(f"{each.id}-review-{number}", label, day, day, Reviewed(each, done))


@review.part(
    "s.33",
    MACHINE,
    uses=("linked_plans.kind", "linked_plans.title", "linked_plans.published_on", "linked_plans.reviews"),
)
def publish_result_of_review(asked: Asked, reviewed: Reviewed) -> Answer:
    """After the review publish a revised strategy, or a statement that none is made. No day is set for it."""
    strategy, review = reviewed
    revised = next((each for each in strategies(asked.facts) if each.id == review.revised_plan), None)
    if revised is not None and asked.happened(revised.published_on):
        return met(
            "After the review of {day} a revised strategy was published on {published}.",
            day=review.reviewed_on,
            published=revised.published_on,
        )
    if asked.happened(review.no_change_statement_on):
        return met(
            "After the review of {day} a statement that no revised strategy is made was published on {published}.",
            day=review.reviewed_on,
            published=review.no_change_statement_on,
        )
    if review.no_change_statement_on is None and review.revised_plan is None:
        return cannot_tell(
            "What was published after the review of {strategy} of {day} is not recorded.",
            missing=("linked_plans.reviews",),
            strategy=name_of(strategy),
            day=the_day(review.reviewed_on),
        )
    return for_a_person(
        "The review of {strategy} was completed on {day}; neither a revised strategy nor a statement that none is made"
        " is published. Can one be published?",
        then="Publish the revised strategy or the statement, and record the day.",
        strategy=name_of(strategy),
        day=the_day(review.reviewed_on),
    )
