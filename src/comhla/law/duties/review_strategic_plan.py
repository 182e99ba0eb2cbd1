"""Review the strategic plan before three years have run out (act-2014/s37).

Public Bodies (Joint Working) (Scotland) Act 2014 section 37,
https://www.legislation.gov.uk/asp/2014/9/section/37. Paraphrase: the words of the Act are at that address.

The clock. Three years beginning with the integration start day; after that, with the day on which a replacement
prepared under this section begins, or with the day of a decision not to replace. A replacement that was directed
(s.38) does not restart it, nor does publication. "Beginning with" counts the day itself, so the last day in time
is the day before the third anniversary, which is itself one day late.

A review that was resolved in time is in time even where the replacement begins after the three years have run out:
no clock runs in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version, the_authority
from comhla.law.events import the_day
from comhla.law.facts import (
    NOT_DONE,
    AuthorityFacts,
    Event,
    InformationRequest,
    Plan,
    PlanOrigin,
    PlanReview,
    PlanReviewResult,
    RequestPurpose,
)
from comhla.law.readings.information_supplied import REQUEST_FIELDS, information_supplied, reasonably_needed
from comhla.law.readings.plan_making import DAYS_OF_PREPARATION, final_day
from comhla.law.readings.review_clock import ReviewClock, clock_starts, review_clocks
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


@DUTY.each("establishment", "plan_reviews")
def clock(facts: AuthorityFacts, until: date) -> Iterator[Subject[ReviewClock]]:
    for each in review_clocks(facts, until):
        first_day = each.first_day
        label = f"the three years beginning with {first_day.isoformat()}"
        yield Subject(f"clock-{first_day.isoformat()}", label, first_day, first_day, each)


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
            if asked.happened(review.resolved_on)
            and review.resolved_on > clock.first_day
            and (clock.next_run is None or review.resolved_on <= clock.next_run)
        ),
        default=None,
    )
    if resolved is None and clock.next_run is not None and asked.reached(clock.next_run):
        return cannot_tell(
            "The review that led to the three years beginning with {following} is not recorded, so whether it came in"
            " time cannot be told.",
            missing=("plan_reviews.resolved_on",),
            following=clock.next_run,
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


authority = DUTY.each()(the_authority)


@authority.part(
    "s.37(10)",
    MACHINE,
    uses=(
        "establishment.functions_delegated_on",
        "plans.period_first_day",
        "plans.origin",
        "plan_reviews.decided_on",
        "plan_reviews.result",
    ),
)
def know_when_three_years_began(asked: Asked, _: None) -> Answer | None:
    """Know the day with which the three years begin: the day functions passed, a replacement's, or a decision's."""
    begun = asked.facts.establishment
    if begun is None or begun.functions_delegated_on is not None or any(clock_starts(asked.facts)):
        return None
    return cannot_tell(
        "Neither the day on which functions passed nor any later day that begins three years is recorded, so when the"
        " plan has to be reviewed cannot be told.",
        missing=("establishment.functions_delegated_on",),
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


@DUTY.each("plans")
def replacement(facts: AuthorityFacts, until: date) -> Iterator[Subject[Plan]]:
    for each in facts.plans or ():
        final = final_day(each)
        if each.origin is PlanOrigin.REVIEW and isinstance(final, date):
            yield Subject(f"replacement-{each.id}", each.title, final, final, each)


@replacement.part(
    "s.37(9)", MACHINE, uses=("plans.names_start_day", "plans.origin", "plans.period_first_day", *DAYS_OF_PREPARATION)
)
def name_start_day(asked: Asked, plan: Plan) -> Answer:
    """Name in a plan that follows a review the day on which its period begins."""
    if plan.names_start_day is None:
        return cannot_tell(
            "Whether {title} itself names the day on which its period begins is not recorded.",
            missing=("plans.names_start_day",),
            title=plan.title,
        )
    if not plan.names_start_day:
        return not_met(
            "{title} does not name the day on which its period begins, so the next three years have no first day.",
            then="Name the day in the plan, and record it.",
            title=plan.title,
        )
    if plan.period_first_day is None:
        return cannot_tell(
            "{title} names the day on which its period begins, and that day is not recorded.",
            missing=("plans.period_first_day",),
            title=plan.title,
        )
    return met(
        "{title} names {day} as the day on which its period begins.", title=plan.title, day=plan.period_first_day
    )


@DUTY.each("information_requests")
def request(facts: AuthorityFacts, until: date) -> Iterator[Subject[InformationRequest]]:
    for each in facts.information_requests or ():
        if each.purpose is RequestPurpose.PLAN_REVIEW:
            label = f"the request of {each.asked_on.isoformat()} to {each.asked_of}"
            yield Subject(f"request-{each.id}", label, each.asked_on, each.asked_on, each)


@request.part("s.37(5), (6)", MACHINE, uses=("plan_reviews.plan", "plan_reviews.resolved_on", *REQUEST_FIELDS))
def supply_information_for_review(asked: Asked, request: InformationRequest) -> Answer:
    """Supply the information that the authority asked its partners for to review the plan."""
    return information_supplied(asked, request, finished=_resolved(asked.facts, request), work="reviewing the plan")


def _resolved(facts: AuthorityFacts, request: InformationRequest) -> date | None:
    """When the review was resolved that it was for: the next one of the plan named, or of any where none is."""
    days = [
        review.resolved_on
        for review in facts.plan_reviews or ()
        if isinstance(review.resolved_on, date)
        and request.asked_on <= review.resolved_on
        and request.plan in (None, review.plan)
    ]
    return min(days, default=None)


@request.part("s.37(5), (6)", PERSON, uses=REQUEST_FIELDS)
def need_information_reasonably(asked: Asked, request: InformationRequest) -> Answer | None:
    """What the authority asks for is what it reasonably needs to review the plan."""
    return reasonably_needed(asked, request, work="reviewing the plan")
