"""Make a Gaelic language plan where notice was given, carry it out and review it (GAEL-1).

Gaelic Language (Scotland) Act 2005 sections 3 to 7, https://www.legislation.gov.uk/asp/2005/7. Paraphrase: the words of
the Act are at that address, in a copy that may not show every change of 2025. Only a body that Bord na Gaidhlig gave
notice to has to make a plan; it may ask for a review of the notice or appeal within 28 days. The plan is reviewed no
later than five years after its approval; how those years are counted was not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import anniversary
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version, the_authority
from comhla.law.events import NOT_DONE, Event, the_day
from comhla.law.facts import AuthorityFacts, LinkedPlan, LinkedPlanKind
from comhla.law.readings.council_areas import name_of
from comhla.law.readings.unread_anniversaries import done_by_anniversary
from comhla.law.sources import Citation, Verified
from comhla.law.timing import done_in_time

YEARS_TO_REVIEW = 5
_TITLE, _URL = "Gaelic Language (Scotland) Act 2005", "https://www.legislation.gov.uk/asp/2005/7"
_WORDS = (
    "A body that was given notice prepares a Gaelic language plan and submits it by the day in the notice. It carries"
    " out the approved plan, and reviews it and submits it again no later than five years after the approval."
)

DUTY = Duty(
    id="GAEL-1",
    title="Make, carry out and review a Gaelic language plan",
    family="N",
    bearer="a body that Bord na Gaidhlig gave notice to",
    versions=(
        Version(
            number=1,
            first_day=date(2006, 4, 1),
            last_day=date(2025, 11, 29),
            citation=Citation(title=_TITLE, provision="sections 3 to 7", url=_URL, verified=Verified.TEXT_SEEN),
            words=_WORDS,
            note="The start day was not viewed: the first whole financial year after the Act is assumed.",
        ),
        Version(
            number=2,
            first_day=date(2025, 11, 30),
            citation=Citation(title=_TITLE, provision="sections 3 to 7", url=_URL, verified=Verified.PART_SEEN),
            words=_WORDS,
            note="The Scottish Languages Act 2025 alters the rules on plans, parts of it from 30 November 2025; which"
            " sections have begun was not checked, so from that day on nothing here can accuse. See GAEL-2.",
        ),
    ),
)

_NOTICE = ("linked_plans.kind", "linked_plans.notice_given_on")
_PLAN = (*_NOTICE, "linked_plans.id", "linked_plans.title", "linked_plans.approved_on")


@DUTY.each("linked_plans")
def authority(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield from the_authority(facts, until)


@authority.part("ss.3 to 7", MACHINE, uses=_NOTICE)
def act_on_notice(asked: Asked, _: None) -> Answer | None:
    """Prepare a plan where Bord na Gaidhlig gave notice to do so; without a notice none has to be made."""
    plans = asked.facts.linked_plans_of(LinkedPlanKind.GAELIC)
    if any(asked.happened(each.notice_given_on) for each in plans):
        return None
    if any(each.notice_given_on is None for each in plans):
        return cannot_tell(
            "Whether notice to make a Gaelic language plan was given is not recorded.",
            missing=("linked_plans.notice_given_on",),
        )
    return not_applicable("No notice to make a Gaelic language plan was given to the authority.")


@DUTY.each()
def notice(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in facts.linked_plans_of(LinkedPlanKind.GAELIC):
        if isinstance(each.notice_given_on, date):
            day = each.notice_given_on
            yield Subject(each.id, f"the notice for {name_of(each)}", day, day, each)


@notice.part("ss.3 to 7", MACHINE, uses=(*_PLAN, "linked_plans.submit_by", "linked_plans.submitted_on"))
def submit_plan_by_day_in_notice(asked: Asked, plan: LinkedPlan) -> Answer:
    """Submit the plan by the day in the notice."""
    if plan.submit_by is None:
        return cannot_tell(
            "The day by which the notice of {given} asks for a plan is not recorded.",
            missing=("linked_plans.submit_by",),
            given=plan.notice_given_on,
        )
    return done_in_time(
        asked,
        what="Submission of the Gaelic language plan that the notice of {given} asks for",
        done=plan.submitted_on,
        due=plan.submit_by,
        missing="linked_plans.submitted_on",
        then="Submit the plan by {last}.",
        given=plan.notice_given_on,
    )


def _approved_plans(facts: AuthorityFacts) -> list[LinkedPlan]:
    """Approved plans of a body that was given notice at some time."""
    plans = facts.linked_plans_of(LinkedPlanKind.GAELIC)
    bound = any(isinstance(each.notice_given_on, date) for each in plans)
    return [each for each in plans if bound and isinstance(each.approved_on, date)]


@DUTY.each()
def standing(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in _approved_plans(facts):
        yield Subject(f"standing-{each.id}", name_of(each), the_day(each.approved_on), None, each)


@standing.part("ss.3 to 7", MACHINE, uses=(*_PLAN, "linked_plans.carried_out"))
def carry_out_plan(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Carry out the approved plan."""
    if _approved_after(asked, plan) is not None:
        return None
    if plan.carried_out is None:
        return cannot_tell(
            "Whether {plan} is being carried out is not recorded.",
            missing=("linked_plans.carried_out",),
            plan=name_of(plan),
        )
    if plan.carried_out:
        return met("It is recorded that {plan} is being carried out.", plan=name_of(plan))
    return not_met(
        "It is recorded that {plan} is not being carried out.",
        then="Carry out what the plan says, or agree a change to it.",
        plan=name_of(plan),
    )


@DUTY.each()
def approved(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in _approved_plans(facts):
        day = the_day(each.approved_on)
        yield Subject(f"review-{each.id}", name_of(each), day, anniversary(day, years=YEARS_TO_REVIEW), each)


_REVIEW = (*_PLAN, "linked_plans.reviews", "linked_plans.reviews.reviewed_on", "linked_plans.submitted_on")


@approved.part("ss.3 to 7", MACHINE, uses=_REVIEW)
def review_within_five_years(asked: Asked, plan: LinkedPlan) -> Answer:
    """Review the plan no later than five years after it was approved."""
    return done_by_anniversary(
        asked,
        what="Review of {plan}, approved on {approved}",
        done=_reviewed(asked, plan),
        since=the_day(plan.approved_on),
        years=YEARS_TO_REVIEW,
        missing="linked_plans.reviews.reviewed_on",
        then="Review the plan and submit it again.",
        plan=name_of(plan),
        approved=plan.approved_on,
    )


@approved.part("ss.3 to 7", MACHINE, uses=(*_REVIEW, "linked_plans.reviews.submitted_on"))
def submit_again_after_review(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Submit the plan again after its review. No last day of its own was seen."""
    last = asked.latest(plan.reviews, "reviewed_on")
    if last is None:
        return None
    if asked.happened(last.submitted_on):
        return met("{plan} was submitted again on {day}.", plan=name_of(plan), day=last.submitted_on)
    if last.submitted_on is None:
        return cannot_tell(
            "Whether {plan} was submitted again after its review on {day} is not recorded.",
            missing=("linked_plans.reviews.submitted_on",),
            plan=name_of(plan),
            day=last.reviewed_on,
        )
    return for_a_person(
        "{plan} was reviewed on {day} and is not submitted again. When will it be?",
        then="Submit the plan and record the day.",
        plan=name_of(plan),
        day=last.reviewed_on,
    )


def _reviewed(asked: Asked, plan: LinkedPlan) -> Event:
    """The first review of the plan, or the submission of the next one; None where the record is silent."""
    reviewed = [the_day(each.reviewed_on) for each in asked.known(plan.reviews, "reviewed_on")]
    submitted = asked.known(asked.facts.linked_plans_of(LinkedPlanKind.GAELIC), "submitted_on")
    approved = the_day(plan.approved_on)
    found = [day for day in (*reviewed, *(the_day(each.submitted_on) for each in submitted)) if day > approved]
    if found:
        return min(found)
    silent = plan.reviews is None or any(each.reviewed_on is None for each in plan.reviews)
    return None if silent else NOT_DONE


def _approved_after(asked: Asked, plan: LinkedPlan) -> LinkedPlan | None:
    known = asked.known(asked.facts.linked_plans_of(LinkedPlanKind.GAELIC), "approved_on")
    return next((each for each in known if the_day(each.approved_on) > the_day(plan.approved_on)), None)
