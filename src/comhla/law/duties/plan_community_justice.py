"""Make a community justice outcomes improvement plan, and review it when what it rests on changes (CJ-1).

Community Justice (Scotland) Act 2016 sections 13, 19 to 22 and 25, https://www.legislation.gov.uk/asp/2016/10.
Paraphrase: the words of the Act are at that address. A revised national strategy, a revised performance framework and a
revised local outcomes improvement plan each call for a review as soon as reasonably practicable: the gap is shown and a
person asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, EVIDENCE, MACHINE, PERSON, Duty, Subject, Version, the_authority
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, LinkedPlan, LinkedPlanKind, LinkedPlanReview
from comhla.law.readings.council_areas import AREA_USES, area_of, following, is_current, name_of, published_plans
from comhla.law.sources import COMMUNITY_JUSTICE_ACT, COMMUNITY_JUSTICE_ACT_URL, Citation, Verified
from comhla.law.timing import days
from comhla.reference import national_documents

CONTENTS = ("outcome_achieved", "priorities", "action", "indicators")
"""What the plan has to say of each national outcome, by the keys used under linked_plans.contents."""

DUTY = Duty(
    id="CJ-1",
    title="Make and review the community justice plan",
    family="N",
    bearer="the community justice partners of each council area, the authority or its bodies among them",
    versions=(
        Version(
            number=1,
            first_day=date(2017, 4, 1),
            citation=Citation(
                title=COMMUNITY_JUSTICE_ACT,
                provision="sections 13, 19 to 22 and 25",
                url=COMMUNITY_JUSTICE_ACT_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The partners of each council area publish a plan that says of each national outcome whether it is"
            " achieved, whether it is a priority and what will be done, by the national indicators. They heed the"
            " national strategy and framework and the local outcomes improvement plan, seek the participation of third"
            " sector and community bodies, consult others, publish a statement of participation, send a copy to"
            " Community Justice Scotland, act with regard to the plan, and review it when what it rests on changes.",
            note="The start day was not viewed: the first whole financial year after the Act is assumed. The day of the"
            " first plan is set by regulations that were not seen.",
        ),
    ),
)


@DUTY.each("linked_plans")
def authority(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield from the_authority(facts, until)


@authority.part("ss.13, 19 to 22, 25", MACHINE, uses=AREA_USES)
def publish_plan_for_each_area(asked: Asked, _: None) -> Answer:
    """Publish a community justice plan for each council area. The last day for the first was not seen."""
    plans = asked.facts.linked_plans_of(LinkedPlanKind.COMMUNITY_JUSTICE)
    published = {area_of(asked.facts, each.council) for each in plans if asked.happened(each.published_on)}
    lacking = tuple(council for council in asked.setting().councils if council not in published)
    if not lacking:
        return met("A community justice plan is published for {councils}.", councils=asked.setting().councils)
    if None in published or any(each.published_on is None for each in plans):
        return cannot_tell(
            "Whether a community justice plan is published for {lacking} is not recorded.",
            missing=("linked_plans.council", "linked_plans.published_on"),
            lacking=lacking,
        )
    return for_a_person(
        "No community justice plan is recorded as published for {lacking}. When will there be one?",
        then="Ask the community justice partners, and record the plan.",
        lacking=lacking,
    )


@authority.part("ss.13, 19 to 22, 25", EVIDENCE, uses=("evidence", "linked_plans"))
def have_regard_to_plan(asked: Asked, _: None) -> Answer:
    """Have regard to the community justice plan when acting."""
    return asked.evidence(
        of="regard to the community justice plan in what the authority does",
        then="Record a paper, decision or direction that refers to the plan.",
    )


@DUTY.each()
def plan(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in published_plans(facts, LinkedPlanKind.COMMUNITY_JUSTICE):
        day = the_day(each.published_on)
        yield Subject(each.id, name_of(each), opens=day, relevant_day=day, of=each)


_PLAN = (*AREA_USES, "linked_plans.title")


@plan.part("ss.13, 19 to 22, 25", MACHINE, uses=(*_PLAN, "linked_plans.contents"))
def deal_with_every_outcome(asked: Asked, plan: LinkedPlan) -> Answer:
    """Say of each national outcome whether it is achieved, whether it is a priority and what will be done."""
    if plan.contents is None:
        return cannot_tell(
            "What {plan} says of each national outcome is not recorded. It has to give {keys}.",
            missing=("linked_plans.contents",),
            plan=name_of(plan),
            keys=CONTENTS,
        )
    lacking = tuple(key for key in CONTENTS if key not in plan.contents)
    if lacking:
        return not_met(
            "By the record {plan} leaves out {lacking}.",
            then="Ask the partners to add what is left out when they revise the plan.",
            plan=name_of(plan),
            lacking=lacking,
        )
    return met("By the record {plan} gives everything that the law asks for.", plan=name_of(plan))


@plan.part("ss.13, 19 to 22, 25", EVIDENCE, uses=(*_PLAN, "evidence"))
def have_regard_to_strategy_and_framework(asked: Asked, plan: LinkedPlan) -> Answer:
    """Have regard to the national strategy and framework and the local outcomes plan in preparing the plan."""
    return asked.evidence(
        of="regard to the national strategy, the framework and the local outcomes improvement plan in {plan}",
        by=the_day(plan.published_on),
        then="Record the paper or the part of the plan that shows it.",
        plan=name_of(plan),
    )


@plan.part("ss.13, 19 to 22, 25", EVIDENCE, uses=(*_PLAN, "evidence"))
def seek_participation(asked: Asked, plan: LinkedPlan) -> Answer:
    """Make reasonable efforts to have third sector and community bodies take part in preparing the plan."""
    return asked.evidence(
        of="efforts to have third sector and community bodies take part in preparing {plan}",
        by=the_day(plan.published_on),
        then="Record who was asked and how.",
        plan=name_of(plan),
    )


@plan.part("ss.13, 19 to 22, 25", MACHINE, uses=(*_PLAN, "linked_plans.consulted_on"))
def consult_on_plan(asked: Asked, plan: LinkedPlan) -> Answer:
    """Consult the other bodies, and Community Justice Scotland, before the plan is published."""
    if plan.consulted_on is None:
        return cannot_tell(
            "Whether there was consultation on {plan} is not recorded.",
            missing=("linked_plans.consulted_on",),
            plan=name_of(plan),
        )
    if asked.happened(plan.consulted_on) and plan.consulted_on <= the_day(plan.published_on):
        return met("Consultation on {plan} began on {day}.", plan=name_of(plan), day=plan.consulted_on)
    return not_met(
        "{plan} was published on {published} without consultation before it.",
        then="Consult when the plan is next revised, and say openly that it was not done.",
        plan=name_of(plan),
        published=plan.published_on,
    )


@plan.part("ss.13, 19 to 22, 25", MACHINE, uses=(*_PLAN, "linked_plans.participation_statement_on"))
def publish_participation_statement(asked: Asked, plan: LinkedPlan) -> Answer:
    """Publish a statement of who took part, in the plan or after it. No last day is set."""
    if asked.happened(plan.participation_statement_on):
        return met(
            "The statement of who took part in {plan} was published on {day}.",
            plan=name_of(plan),
            day=plan.participation_statement_on,
        )
    if plan.participation_statement_on is None:
        return cannot_tell(
            "Whether a statement of who took part in {plan} was published is not recorded.",
            missing=("linked_plans.participation_statement_on",),
            plan=name_of(plan),
        )
    return for_a_person(
        "No statement of who took part in {plan} is published. When will there be one?",
        then="Ask the partners to publish the statement, and record the day.",
        plan=name_of(plan),
    )


@plan.part("ss.13, 19 to 22, 25", MACHINE, uses=(*_PLAN, "linked_plans.copied_on"))
def send_copy(asked: Asked, plan: LinkedPlan) -> Answer:
    """Send a copy of the plan to Community Justice Scotland. No last day is set."""
    if asked.happened(plan.copied_on):
        return met("A copy of {plan} was sent on {day}.", plan=name_of(plan), day=plan.copied_on)
    if plan.copied_on is None:
        return cannot_tell(
            "Whether a copy of {plan} was sent to Community Justice Scotland is not recorded.",
            missing=("linked_plans.copied_on",),
            plan=name_of(plan),
        )
    return for_a_person(
        "No copy of {plan} was sent to Community Justice Scotland. Can it be sent?",
        then="Send the copy and record the day.",
        plan=name_of(plan),
    )


@plan.part("ss.13, 19 to 22, 25", PERSON, uses=(*_PLAN, "linked_plans.reviews.reviewed_on"))
def review_from_time_to_time(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Review the plan from time to time, also where nothing that it rests on has changed."""
    if not is_current(asked, plan):
        return None
    last = asked.latest(plan.reviews, "reviewed_on")
    if last is not None:
        return met("The last review of {plan} was on {day}.", plan=name_of(plan), day=last.reviewed_on)
    return for_a_person(
        "{plan} was published on {published} and no review of it is recorded. Is one called for?",
        plan=name_of(plan),
        published=plan.published_on,
    )


class Change(NamedTuple):
    """Something that a plan rests on and that was revised: what, when, and the plan that stood then.

    `on` and `plan` are None where the day of a national document is not known.
    """

    what: str
    on: date | None
    plan: LinkedPlan | None


@DUTY.each()
def change(facts: AuthorityFacts, until: date) -> Iterator[Subject[Change]]:
    plans = published_plans(facts, LinkedPlanKind.COMMUNITY_JUSTICE)
    for document in national_documents():
        if document.starts_clock_for != DUTY.id or not plans:
            continue
        if document.published_on is not None:
            yield from _changes(facts, plans, document.key, document.label, document.published_on)
        elif not any(each.national_document_on for each in plans):
            yield Subject(document.key, document.label, BEGINNING, None, Change(document.label, None, None))
    for day in sorted({each.national_document_on for each in plans if each.national_document_on}):
        yield from _changes(facts, plans, f"strategy-{day.isoformat()}", "The national strategy", day)
    for outcomes in published_plans(facts, LinkedPlanKind.LOCAL_OUTCOMES):
        revised = following(facts, outcomes)
        if revised is not None:
            same_area = [each for each in plans if area_of(facts, each.council) == area_of(facts, revised.council)]
            yield from _changes(facts, same_area, revised.id, name_of(revised), the_day(revised.published_on))


def _changes(
    facts: AuthorityFacts, plans: list[LinkedPlan], name: str, what: str, on: date
) -> Iterator[Subject[Change]]:
    """The plans that stood when something was revised, one for each area."""
    for each in plans:
        after = following(facts, each)
        if the_day(each.published_on) <= on and (after is None or the_day(after.published_on) > on):
            label = f"{name_of(each)} after {what} of {on.isoformat()}"
            yield Subject(f"{each.id}-after-{name}", label, on, on, Change(what, on, each))


@change.part(
    "ss.13, 19 to 22, 25",
    PERSON,
    uses=(*_PLAN, "linked_plans.national_document_on", "linked_plans.reviews.reviewed_on"),
)
def review_after_change(asked: Asked, change: Change) -> Answer:
    """Review the plan as soon as reasonably practicable after the strategy, framework or local plan is revised."""
    if change.plan is None or change.on is None:
        return cannot_tell(
            "The day on which {what} was last revised is not known, so whether the plan was reviewed since cannot be"
            " told.",
            missing=("linked_plans.national_document_on",),
            what=change.what,
        )
    reviewed = _reviewed_since(asked, change.plan, change.on)
    if reviewed is None:
        return for_a_person(
            "{what} was revised on {on}, and no review of {plan} since then is recorded. Is it under way?",
            then="Ask the partners to review the plan, and record the review.",
            what=change.what,
            on=change.on,
            plan=name_of(change.plan),
        )
    if reviewed == change.on:
        return met(
            "{plan} was reviewed on {on}, the day on which {what} was revised.",
            plan=name_of(change.plan),
            on=change.on,
            what=change.what,
        )
    return for_a_person(
        "{what} was revised on {on}, and {plan} was reviewed {gap} later, on {reviewed}. Was that as soon as reasonably"
        " practicable?",
        what=change.what,
        on=change.on,
        plan=name_of(change.plan),
        gap=days(number=(reviewed - change.on).days),
        reviewed=reviewed,
    )


def _reviewed_since(asked: Asked, plan: LinkedPlan, day: date) -> date | None:
    """The first review of the plan, or the first plan in its place, from a day on."""
    reviewed = [the_day(each.reviewed_on) for each in asked.known(plan.reviews, "reviewed_on")]
    after = following(asked.facts, plan)
    if after is not None and asked.happened(after.published_on):
        reviewed.append(the_day(after.published_on))
    return min((each for each in reviewed if each >= day), default=None)


class Reviewed(NamedTuple):
    """A plan and one review of it."""

    plan: LinkedPlan
    review: LinkedPlanReview


@DUTY.each()
def review(facts: AuthorityFacts, until: date) -> Iterator[Subject[Reviewed]]:
    for each in published_plans(facts, LinkedPlanKind.COMMUNITY_JUSTICE):
        for done in each.reviews or ():
            if isinstance(done.reviewed_on, date):
                name = f"{each.id}-reviewed-{done.reviewed_on.isoformat()}"
                day = done.reviewed_on
                yield Subject(name, f"the review of {name_of(each)}", day, day, Reviewed(each, done))


@review.part(
    "ss.13, 19 to 22, 25",
    MACHINE,
    uses=(
        *_PLAN,
        "linked_plans.id",
        "linked_plans.reviews.reviewed_on",
        "linked_plans.reviews.no_change_statement_on",
        "linked_plans.reviews.revised_plan",
    ),
)
def publish_result_of_review(asked: Asked, reviewed: Reviewed) -> Answer:
    """After a review, publish a revised plan or a statement that the plan stays as it is. No last day is set."""
    review = reviewed.review
    revised = _called(asked.facts, review.revised_plan)
    if revised is not None and asked.happened(revised.published_on):
        return met("After the review a revised plan was published on {day}.", day=revised.published_on)
    if asked.happened(review.no_change_statement_on):
        return met(
            "After the review a statement of no change was published on {day}.", day=review.no_change_statement_on
        )
    if review.no_change_statement_on is None and review.revised_plan is None:
        return cannot_tell(
            "What was published after the review of {plan} on {day} is not recorded.",
            missing=("linked_plans.reviews.no_change_statement_on", "linked_plans.reviews.revised_plan"),
            plan=name_of(reviewed.plan),
            day=review.reviewed_on,
        )
    return for_a_person(
        "{plan} was reviewed on {day}, and neither a revised plan nor a statement of no change is published. When will"
        " there be one?",
        then="Ask the partners to publish the result, and record the day.",
        plan=name_of(reviewed.plan),
        day=review.reviewed_on,
    )


def _called(facts: AuthorityFacts, name: str | None) -> LinkedPlan | None:
    plans = facts.linked_plans_of(LinkedPlanKind.COMMUNITY_JUSTICE)
    return next((each for each in plans if each.id == name), None)
