"""Keep a records management plan that the Keeper agreed, and review it by the Keeper's day (REC-1).

Public Records (Scotland) Act 2011 sections 1 to 8, https://www.legislation.gov.uk/asp/2011/12. Paraphrase: the words of
the Act are at that address. The text was seen; that joint boards are listed in its schedule is general knowledge, so
nothing here can accuse.

The clock. The Keeper fixes the review day, not earlier than five years after the plan was agreed. A revised plan that
is agreed before that day starts the years again. Several authorities may share a plan if the Keeper agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import anniversary
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_evidenced, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version, the_authority
from comhla.law.events import NOT_DONE, Event, the_day
from comhla.law.facts import ActionNotice, AuthorityFacts, LinkedPlan, LinkedPlanKind
from comhla.law.sources import Citation, Verified
from comhla.law.timing import done_in_time

CONTENTS = (
    "responsible_for_records",
    "responsible_for_compliance",
    "procedures",
    "security",
    "archiving_and_destruction",
)
"""What the plan has to hold, by the keys used under linked_plans.contents."""

YEARS_TO_REVIEW = 5

DUTY = Duty(
    id="REC-1",
    title="Keep and review a records management plan",
    family="M",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; the health board and the council have plans of their own.",
    versions=(
        Version(
            number=1,
            first_day=date(2012, 2, 24),
            citation=Citation(
                title="Public Records (Scotland) Act 2011",
                provision="sections 1 to 8",
                url="https://www.legislation.gov.uk/asp/2011/12",
                verified=Verified.PART_SEEN,
            ),
            words="The authority has a plan for managing its records, agreed by the Keeper, that names who answers for"
            " the records and for compliance. It manages records as agreed, those that contractors make for it"
            " included, keeps the plan under review, submits it again by the Keeper's review day, has regard to the"
            " Keeper's guidance and complies with action notices.",
            note="The text of the duties was seen. The entry for joint boards in the schedule was not; the Keeper"
            " assesses plans of boards, which is general knowledge.",
        ),
    ),
)

_PLAN = ("linked_plans.kind", "linked_plans.title", "linked_plans.approved_on")

authority = DUTY.each("linked_plans")(the_authority)


@authority.part("ss.1 to 8", MACHINE, uses=_PLAN)
def have_agreed_plan(asked: Asked, _: None) -> Answer:
    """Have a records management plan that the Keeper agreed."""
    plans = asked.facts.linked_plans_of(LinkedPlanKind.RECORDS_MANAGEMENT)
    agreed = asked.latest(plans, "approved_on")
    if agreed is not None:
        return met("A records management plan was agreed on {day}.", day=agreed.approved_on)
    if any(each.approved_on is None for each in plans):
        return cannot_tell(
            "Whether the Keeper agreed the records management plan is not recorded.",
            missing=("linked_plans.approved_on",),
        )
    return not_met(
        "No records management plan is agreed.",
        then="Prepare a plan and submit it to the Keeper.",
    )


@DUTY.each()
def plan(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in facts.linked_plans_of(LinkedPlanKind.RECORDS_MANAGEMENT):
        label = each.title or "the records management plan"
        days = [day for day in (each.approved_on, each.submitted_on, each.submit_by) if isinstance(day, date)]
        opens = min(days, default=DUTY.versions[0].first_day)
        yield Subject(each.id, label, opens, opens, each)


@plan.part("ss.1 to 8", MACHINE, uses=(*_PLAN, "linked_plans.submit_by", "linked_plans.submitted_on"))
def submit_by_keepers_day(asked: Asked, plan: LinkedPlan) -> Answer:
    """Submit the plan to the Keeper by the day that the Keeper fixes."""
    if plan.submit_by is None:
        return cannot_tell(
            "The day by which the Keeper asked for {plan} is not recorded.",
            missing=("linked_plans.submit_by",),
            plan=_name(plan),
        )
    return done_in_time(
        asked,
        what="Submission of {plan} to the Keeper",
        done=plan.submitted_on,
        due=plan.submit_by,
        missing="linked_plans.submitted_on",
        then="Submit the plan to the Keeper by {last}.",
        plan=_name(plan),
    )


@plan.part("ss.1 to 8", MACHINE, uses=(*_PLAN, "linked_plans.contents"))
def name_who_answers_and_how(asked: Asked, plan: LinkedPlan) -> Answer:
    """Name in the plan who answers for records and for compliance, with procedures, security and archiving."""
    if plan.contents is None:
        return cannot_tell(
            "What {plan} holds is not recorded. It has to hold {keys}.",
            missing=("linked_plans.contents",),
            plan=_name(plan),
            keys=CONTENTS,
        )
    lacking = tuple(key for key in CONTENTS if key not in plan.contents)
    if lacking:
        return not_met(
            "By the record {plan} lacks {lacking}.",
            then="Add what is lacking, and submit the plan again.",
            plan=_name(plan),
            lacking=lacking,
        )
    return met("By the record {plan} holds everything that the law asks for.", plan=_name(plan))


@plan.part("ss.1 to 8", MACHINE, uses=(*_PLAN, "linked_plans.guidance_heeded"))
def heed_keepers_guidance(asked: Asked, plan: LinkedPlan) -> Answer:
    """Have regard to the Keeper's guidance and model plan."""
    if plan.guidance_heeded:
        return met("Regard to the Keeper's guidance and model plan is recorded for {plan}.", plan=_name(plan))
    return not_evidenced(
        "No regard to the Keeper's guidance and model plan is recorded for {plan}.",
        then="Record where the plan follows the guidance and model plan, and why where it does not.",
        plan=_name(plan),
    )


@plan.part("ss.1 to 8", MACHINE, uses=(*_PLAN, "linked_plans.carried_out"))
def manage_records_as_agreed(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Manage records as the agreed plan says."""
    if not _current(asked, plan):
        return None
    return _as_recorded(
        plan, done=plan.carried_out, what="records are managed as it says", place="linked_plans.carried_out"
    )


@plan.part("ss.1 to 8", MACHINE, uses=(*_PLAN, "linked_plans.contractors_covered"))
def manage_contractors_records(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Manage as agreed the records that a contractor or delegate makes in doing the authority's functions."""
    if not _current(asked, plan):
        return None
    return _as_recorded(
        plan,
        done=plan.contractors_covered,
        what="records that contractors and delegates make are managed as it says",
        place="linked_plans.contractors_covered",
    )


def _as_recorded(plan: LinkedPlan, *, done: bool | None, what: str, place: str) -> Answer:
    if done is None:
        return cannot_tell(
            "Under {plan}, it is not recorded whether {what}.", missing=(place,), plan=_name(plan), what=what
        )
    if done:
        return met("Under {plan}, it is recorded that {what}.", plan=_name(plan), what=what)
    return not_met(
        "Under {plan}, it is recorded as untrue that {what}.",
        then="Put it right, or agree a revised plan with the Keeper.",
        plan=_name(plan),
        what=what,
    )


_REVIEWS = (*_PLAN, "linked_plans.reviews.reviewed_on", "linked_plans.reviews.submitted_on")


@plan.part("ss.1 to 8", MACHINE, uses=(*_REVIEWS, "linked_plans.reviews"))
def keep_under_review(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Keep the plan under review. No interval is set beside the Keeper's review day."""
    if not _current(asked, plan):
        return None
    if plan.reviews is None:
        return cannot_tell(
            "Whether {plan} was reviewed is not recorded.", missing=("linked_plans.reviews",), plan=_name(plan)
        )
    last = asked.latest(plan.reviews, "reviewed_on")
    if last is not None:
        return met("The last review of {plan} was on {day}.", plan=_name(plan), day=last.reviewed_on)
    return not_evidenced(
        "No review of {plan} is recorded since it was agreed on {agreed}.",
        then="Look at the plan again, yearly for instance, and record the day.",
        plan=_name(plan),
        agreed=plan.approved_on,
    )


@plan.part("ss.1 to 8", MACHINE, uses=(*_REVIEWS, "linked_plans.review_by"))
def submit_again_by_review_day(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Submit the plan again, revised or not, by the review day that the Keeper fixes."""
    if not asked.happened(plan.approved_on):
        return None
    earliest = anniversary(plan.approved_on, years=YEARS_TO_REVIEW)
    if plan.review_by is None:
        return cannot_tell(
            "The review day that the Keeper fixed for {plan} is not recorded. It cannot be earlier than {earliest}.",
            missing=("linked_plans.review_by",),
            plan=_name(plan),
            earliest=earliest,
        )
    following = _agreed_after(asked, plan)
    if following is not None and the_day(following.approved_on) <= plan.review_by:
        return met(
            "Another plan was agreed on {day}, before the review day {review}, and the years began again.",
            due=plan.review_by,
            day=following.approved_on,
            review=plan.review_by,
        )
    if plan.review_by < earliest:
        return for_a_person(
            "The review day recorded for {plan} is {review}, less than five years after it was agreed on {agreed}. Is"
            " the day right?",
            due=plan.review_by,
            plan=_name(plan),
            review=plan.review_by,
            agreed=plan.approved_on,
        )
    return done_in_time(
        asked,
        what="Submission of {plan} to the Keeper after its review",
        done=_submitted_again(asked, plan),
        due=plan.review_by,
        missing="linked_plans.reviews.submitted_on",
        then="Review the plan and submit it, revised or not, by {last}.",
        plan=_name(plan),
    )


def _agreed_after(asked: Asked, plan: LinkedPlan) -> LinkedPlan | None:
    """The plan that was agreed next after this one."""
    agreed = asked.known(asked.facts.linked_plans_of(LinkedPlanKind.RECORDS_MANAGEMENT), "approved_on")
    later = [each for each in agreed if the_day(each.approved_on) > the_day(plan.approved_on)]
    return later[0] if later else None


def _submitted_again(asked: Asked, plan: LinkedPlan) -> Event:
    submitted = asked.known(plan.reviews, "submitted_on")
    if submitted:
        return submitted[0].submitted_on
    silent = plan.reviews is None or any(review.submitted_on is None for review in plan.reviews)
    return None if silent else NOT_DONE


def _current(asked: Asked, plan: LinkedPlan) -> bool:
    """Whether the plan is agreed, and no later one is."""
    return asked.happened(plan.approved_on) and _agreed_after(asked, plan) is None


@DUTY.each()
def notice(facts: AuthorityFacts, until: date) -> Iterator[Subject[ActionNotice]]:
    for plan in facts.linked_plans_of(LinkedPlanKind.RECORDS_MANAGEMENT):
        for each in plan.action_notices or ():
            yield Subject(f"{plan.id}-{each.id}", f"action notice {each.id}", each.given_on, each.given_on, each)


@notice.part(
    "ss.1 to 8",
    MACHINE,
    uses=(
        "linked_plans.kind",
        "linked_plans.action_notices.given_on",
        "linked_plans.action_notices.comply_by",
        "linked_plans.action_notices.complied_on",
    ),
)
def comply_with_action_notice(asked: Asked, notice: ActionNotice) -> Answer:
    """Comply with an action notice of the Keeper by the day that it gives."""
    if notice.comply_by is None:
        return cannot_tell(
            "The day by which the action notice of {given} asks to comply is not recorded.",
            missing=("linked_plans.action_notices.comply_by",),
            given=notice.given_on,
        )
    return done_in_time(
        asked,
        what="Compliance with the action notice of {given}",
        done=notice.complied_on,
        due=notice.comply_by,
        missing="linked_plans.action_notices.complied_on",
        then="Do what the notice asks by {last}, and tell the Keeper.",
        given=notice.given_on,
    )


def _name(plan: LinkedPlan) -> str:
    return plan.title or "the records management plan"
