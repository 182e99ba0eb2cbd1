"""Keep a medium-term financial plan and make the set-aside real (MTFP-1): it warns and is never a breach.

Statutory finance guidance under section 53 of the 2014 Act and the guidance on strategic plans, seen only in its
draft of August 2023. The yearly financial statement is act-2014/s39 and not asked about here.
https://gov.scot/publications/strategic-plans-statutory-guidance. Paraphrase: the words are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.dates import last_day_of_years_beginning_with
from comhla.law.answers import Answer, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, PERSON, Duty, Version, the_authority
from comhla.law.events import the_day
from comhla.law.facts import LinkedPlan, LinkedPlanKind
from comhla.law.sources import Citation, Standing, Verified

DUTY = Duty(
    id="MTFP-1",
    title="Keep a medium-term financial plan",
    family="O",
    bearer="the integration authority, with the health board and council",
    versions=(
        Version(
            number=1,
            first_day=date(2023, 8, 31),
            citation=Citation(
                title="Strategic plans: statutory guidance, with the finance guidance",
                provision="guidance, draft section 3.10",
                url="https://gov.scot/publications/strategic-plans-statutory-guidance",
                verified=Verified.SEED_ONLY,
            ),
            words="The authority has a medium-term financial plan linked to its strategic plan, refreshed every year."
            " The health board shows the amount set aside, the activity planned and how changes in capacity alter it,"
            " by a method that all agree.",
            standing=Standing.GUIDANCE,
            note="When it began was not seen: asked from the end of August 2023, when the draft that describes it was"
            " out.",
        ),
    ),
)
authority = DUTY.each("linked_plans")(the_authority)
_USES = (
    "linked_plans.kind",
    "linked_plans.approved_on",
    "linked_plans.period_first_day",
    "linked_plans.period_last_day",
    "evidence",
)


def _latest(asked: Asked) -> LinkedPlan | None:
    return asked.latest(asked.facts.linked_plans_of(LinkedPlanKind.MEDIUM_TERM_FINANCE), "approved_on")


@authority.part("guidance", EVIDENCE, uses=_USES)
def have_medium_term_plan(asked: Asked, _: None) -> Answer:
    """Have a medium-term financial plan whose years include the present one."""
    latest = _latest(asked)
    if latest is not None and asked.within(latest.period_first_day, latest.period_last_day):
        return met("A medium-term financial plan approved on {day} runs.", day=latest.approved_on)
    return asked.evidence(
        of="a medium-term financial plan that runs on this day",
        then="Approve one, and record the years that it covers.",
    )


@authority.part("guidance", EVIDENCE, uses=("linked_plans.contents", *_USES))
def link_to_strategic_plan(asked: Asked, _: None) -> Answer | None:
    """Link the medium-term financial plan to the strategic plan."""
    latest = _latest(asked)
    if latest is None:
        return None
    if "strategic_plan" in (latest.contents or ()):
        return met("The medium-term financial plan approved on {day} is linked to the plan.", day=latest.approved_on)
    return asked.evidence(
        of="the link of the medium-term financial plan with the strategic plan",
        then="Record strategic_plan among its contents, or the paper that shows the link.",
    )


@authority.part("guidance", PERSON, uses=_USES)
def refresh_every_year(asked: Asked, _: None) -> Answer | None:
    """Refresh the medium-term financial plan every year."""
    latest = _latest(asked)
    if latest is None:
        return None
    approved = the_day(latest.approved_on)
    last = last_day_of_years_beginning_with(approved, years=1)
    if not asked.past(last):
        return met("The medium-term financial plan was approved on {day}.", due=last, day=approved)
    return for_a_person(
        "The medium-term financial plan was last approved on {day}; a year from then ran to {last}. Is a refresh under"
        " way?",
        then="Refresh the plan, and record the day on which it was approved.",
        due=last,
        day=approved,
        last=last,
    )


@authority.part("guidance", EVIDENCE, uses=("evidence",))
def make_set_aside_real(asked: Asked, _: None) -> Answer:
    """Show the amount set aside with activity plans and the effect of changes in capacity, by an agreed method."""
    return asked.evidence(
        of="how the sum set aside is worked out, planned for and changed with capacity, as all have agreed",
        then="Record the paper that shows the method and the activity plans.",
    )
