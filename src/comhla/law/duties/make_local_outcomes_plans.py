"""Make a local outcomes improvement plan, and a plan for each locality with poorer outcomes (CP-2).

Community Empowerment (Scotland) Act 2015 sections 6, 7 and 9 to 11, https://www.legislation.gov.uk/asp/2015/6.
Paraphrase: the words of the Act are at that address. The community planning partnership makes these plans; the
authority is one of the partners. Localities of community planning are another thing in law than localities of
integration.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_evidenced, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, MACHINE, Duty, Subject, Version, the_authority
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, CommunityPlanningLocality, LinkedPlan, LinkedPlanKind
from comhla.law.readings.council_areas import AREA_USES, area_of, is_current, name_of, published_plans
from comhla.law.sources import COMMUNITY_EMPOWERMENT_ACT, COMMUNITY_EMPOWERMENT_ACT_URL, Citation, Verified

CONTENTS = ("outcomes", "improvement", "period", "needs")
"""What the plan has to set out, by the keys used under linked_plans.contents."""

DUTY = Duty(
    id="CP-2",
    title="Make local outcomes improvement plans and locality plans",
    family="N",
    bearer="the community planning partnership, of which the authority is a partner",
    versions=(
        Version(
            number=1,
            first_day=date(2016, 4, 1),
            citation=Citation(
                title=COMMUNITY_EMPOWERMENT_ACT,
                provision="sections 6, 7 and 9 to 11",
                url=COMMUNITY_EMPOWERMENT_ACT_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The partnership of each council area consults on and publishes a plan with local outcomes, the"
            " improvement to be made, by when, and the needs of the area. It divides the area into localities, finds"
            " those where outcomes are significantly poorer, makes a plan for each of them, and reviews the plans from"
            " time to time.",
            note="The start day was not viewed: the first whole financial year after the Act is assumed.",
        ),
    ),
)


@DUTY.each("linked_plans")
def authority(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield from the_authority(facts, until)


@authority.part("s.6", MACHINE, uses=AREA_USES)
def publish_plan_for_each_area(asked: Asked, _: None) -> Answer:
    """Publish a local outcomes improvement plan for each council area. No last day was seen."""
    plans = asked.facts.linked_plans_of(LinkedPlanKind.LOCAL_OUTCOMES)
    published = {area_of(asked.facts, each.council) for each in plans if asked.happened(each.published_on)}
    lacking = tuple(council for council in asked.setting().councils if council not in published)
    if not lacking:
        return met("A local outcomes improvement plan is published for {councils}.", councils=asked.setting().councils)
    if None in published or any(each.published_on is None for each in plans):
        return cannot_tell(
            "Whether a local outcomes improvement plan is published for {lacking} is not recorded.",
            missing=("linked_plans.council", "linked_plans.published_on"),
            lacking=lacking,
        )
    return for_a_person(
        "No local outcomes improvement plan is recorded as published for {lacking}. When will there be one?",
        then="Ask the community planning partnership, and record the plan.",
        lacking=lacking,
    )


@DUTY.each()
def plan(facts: AuthorityFacts, until: date) -> Iterator[Subject[LinkedPlan]]:
    for each in published_plans(facts, LinkedPlanKind.LOCAL_OUTCOMES):
        day = the_day(each.published_on)
        yield Subject(each.id, name_of(each), opens=day, relevant_day=day, of=each)


@plan.part("s.6", MACHINE, uses=(*AREA_USES, "linked_plans.title", "linked_plans.contents"))
def set_out_outcomes_and_needs(asked: Asked, plan: LinkedPlan) -> Answer:
    """Set out local outcomes, the improvement to be made, the period for it, and the needs of the area."""
    if plan.contents is None:
        return cannot_tell(
            "What {plan} sets out is not recorded. It has to set out {keys}.",
            missing=("linked_plans.contents",),
            plan=name_of(plan),
            keys=CONTENTS,
        )
    lacking = tuple(key for key in CONTENTS if key not in plan.contents)
    if lacking:
        return not_met(
            "By the record {plan} does not set out {lacking}.",
            then="Ask the community planning partnership to add what is lacking when it revises the plan.",
            plan=name_of(plan),
            lacking=lacking,
        )
    return met("By the record {plan} sets out everything that the law asks for.", plan=name_of(plan))


@plan.part("s.6", MACHINE, uses=(*AREA_USES, "linked_plans.title", "linked_plans.consulted_on"))
def consult_on_plan(asked: Asked, plan: LinkedPlan) -> Answer:
    """Consult on the plan before it is published."""
    published = the_day(plan.published_on)
    if plan.consulted_on is None:
        return cannot_tell(
            "Whether there was consultation on {plan} is not recorded.",
            missing=("linked_plans.consulted_on",),
            plan=name_of(plan),
        )
    if asked.happened(plan.consulted_on) and plan.consulted_on <= published:
        return met("Consultation on {plan} began on {day}.", plan=name_of(plan), day=plan.consulted_on)
    return not_met(
        "{plan} was published on {published} without consultation before it.",
        then="Consult when the plan is next revised, and say openly that it was not done.",
        plan=name_of(plan),
        published=published,
    )


@plan.part(
    "s.7",
    MACHINE,
    uses=(
        *AREA_USES,
        "linked_plans.title",
        "linked_plans.review_by",
        "linked_plans.reviews",
        "linked_plans.reviews.reviewed_on",
    ),
)
def review_plan_from_time_to_time(asked: Asked, plan: LinkedPlan) -> Answer | None:
    """Review the plan from time to time. No interval is set: a day set locally is only held up for a person."""
    if not is_current(asked, plan):
        return None
    last = asked.latest(plan.reviews, "reviewed_on")
    if last is not None:
        return met("The last review of {plan} was on {day}.", plan=name_of(plan), day=last.reviewed_on)
    if asked.past(plan.review_by):
        return for_a_person(
            "{plan} was to be reviewed by {review}, a day set locally, and no review is recorded. Is it still time?",
            then="Ask the community planning partnership to review the plan.",
            due=plan.review_by,
            plan=name_of(plan),
            review=plan.review_by,
        )
    return not_evidenced(
        "No review of {plan} is recorded since it was published on {published}.",
        then="Record reviews of the plan, and the day set locally for the next.",
        due=plan.review_by,
        plan=name_of(plan),
        published=plan.published_on,
    )


@DUTY.each("community_planning_localities")
def area(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield Subject("localities", "localities of community planning", BEGINNING, None, None)


_LOCALITIES = (
    "schemes",
    "authority",
    "community_planning_localities.council",
    "community_planning_localities.first_day",
    "community_planning_localities.last_day",
)


@area.part("s.9", MACHINE, uses=_LOCALITIES)
def divide_area_into_localities(asked: Asked, _: None) -> Answer:
    """Divide each council area into localities of community planning."""
    divided = {area_of(asked.facts, each.council) for each in _current_localities(asked)}
    lacking = tuple(council for council in asked.setting().councils if council not in divided)
    if not lacking:
        return met("Localities of community planning are recorded for {areas}.", areas=asked.setting().councils)
    if None in divided:
        return cannot_tell(
            "Which council area some localities of community planning belong to is not recorded.",
            missing=("community_planning_localities.council",),
        )
    return for_a_person(
        "No localities of community planning are recorded for {lacking}. Is the area divided into localities?",
        then="Ask the community planning partnership, and record the localities.",
        lacking=lacking,
    )


@area.part(
    "ss.9, 10",
    MACHINE,
    uses=(
        *_LOCALITIES,
        *AREA_USES,
        "community_planning_localities.id",
        "community_planning_localities.poorer_outcomes_found_on",
        "linked_plans",
    ),
)
def plan_for_each_poorer_locality(asked: Asked, _: None) -> Answer | None:
    """Make a locality plan for each locality in which outcomes are found to be significantly poorer."""
    localities = _current_localities(asked)
    if not localities:
        return None
    if all(each.poorer_outcomes_found_on is None for each in localities):
        return cannot_tell(
            "In which localities of community planning outcomes are significantly poorer is not recorded.",
            missing=("community_planning_localities.poorer_outcomes_found_on",),
        )
    found = [each.id for each in localities if asked.happened(each.poorer_outcomes_found_on)]
    plans = asked.facts.linked_plans_of(LinkedPlanKind.COMMUNITY_PLANNING_LOCALITY)
    planned = {each.locality for each in plans if asked.happened(each.published_on)}
    lacking = tuple(each for each in found if each not in planned)
    if not lacking:
        return met("Every locality that was found to have significantly poorer outcomes has a locality plan.")
    if asked.facts.linked_plans is None or None in planned:
        return cannot_tell(
            "Whether there is a locality plan for {lacking} is not recorded.",
            missing=("linked_plans.locality",),
            lacking=lacking,
        )
    return for_a_person(
        "Outcomes were found to be significantly poorer in {lacking}, and no locality plan is recorded as published."
        " When will there be one?",
        then="Ask the community planning partnership, and record the plan.",
        lacking=lacking,
    )


def _current_localities(asked: Asked) -> list[CommunityPlanningLocality]:
    return asked.in_force(asked.facts.community_planning_localities)
