"""Keep a three-year workforce plan (WF-1): guidance, so it warns and is never a breach.

Scottish Government letters and guidance on workforce planning, not statute.
https://www.gov.scot/publications/national-health-social-care-integrated-workforce-plan/pages/0/.
Paraphrase: the words are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.dates import last_day_of_years_beginning_with
from comhla.law.answers import Answer, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, PERSON, Duty, Version, the_authority
from comhla.law.facts import LinkedPlan, LinkedPlanKind
from comhla.law.sources import Citation, Standing, Verified

_CITATION = Citation(
    title="Scottish Government workforce planning guidance",
    provision="guidance and letters",
    url="https://www.gov.scot/publications/national-health-social-care-integrated-workforce-plan/pages/0/",
    verified=Verified.GUIDANCE_ONLY,
)
DUTY = Duty(
    id="WF-1",
    title="Keep a three-year workforce plan",
    family="O",
    bearer="the integration authority and the health board",
    versions=(
        Version(
            number=1,
            first_day=date(2022, 4, 1),
            last_day=date(2025, 3, 31),
            citation=_CITATION,
            words="There is a workforce plan for the three years from 1 April 2022 to 31 March 2025.",
            standing=Standing.GUIDANCE,
            note="First asked for by 31 March 2022 and later re-timed; the later day was not seen.",
        ),
        Version(
            number=2,
            first_day=date(2025, 4, 1),
            citation=_CITATION,
            words="There is a workforce plan for three years.",
            standing=Standing.GUIDANCE,
            note="What replaced the cycle that ended on 31 March 2025 was not found.",
        ),
    ),
)
authority = DUTY.each("linked_plans")(the_authority)
_USES = (
    "linked_plans.kind",
    "linked_plans.approved_on",
    "linked_plans.published_on",
    "linked_plans.period_first_day",
    "linked_plans.period_last_day",
)


def _running(asked: Asked) -> LinkedPlan | None:
    return next(
        (
            each
            for each in asked.facts.linked_plans_of(LinkedPlanKind.WORKFORCE)
            if (asked.happened(each.published_on) or asked.happened(each.approved_on))
            and asked.within(each.period_first_day, each.period_last_day)
        ),
        None,
    )


@authority.part("guidance", EVIDENCE, uses=("evidence", *_USES), versions=(1,))
def have_workforce_plan(asked: Asked, _: None) -> Answer:
    """Have a workforce plan for the three years from 1 April 2022."""
    running = _running(asked)
    if running is not None:
        return met("A workforce plan runs: {id}.", id=running.title or running.id)
    return asked.evidence(
        of="a workforce plan that runs on this day", then="Publish a workforce plan, and record its three years."
    )


@authority.part("guidance", PERSON, uses=_USES, versions=(2,))
def know_what_is_asked_now(asked: Asked, _: None) -> Answer:
    """Have a workforce plan as it is asked for since April 2025, which this book has not seen."""
    running = _running(asked)
    if running is not None:
        return met("A workforce plan runs: {id}.", id=running.title or running.id)
    return for_a_person(
        "No workforce plan is recorded that runs on this day. What replaced the cycle that ended on 31 March 2025 was"
        " not found: what is asked for now?",
        then="Look up what is asked for, publish a plan if one is, and record its period.",
    )


@authority.part("guidance", PERSON, uses=_USES)
def plan_for_three_years(asked: Asked, _: None) -> Answer | None:
    """Let the workforce plan cover three years."""
    running = _running(asked)
    if running is None or running.period_first_day is None or running.period_last_day is None:
        return None
    three_years = last_day_of_years_beginning_with(running.period_first_day, years=3)
    if running.period_last_day == three_years:
        return met(
            "The workforce plan covers three years, {first} to {last}.",
            first=running.period_first_day,
            last=three_years,
        )
    return for_a_person(
        "The workforce plan runs from {first} to {last}; three years would end on {three_years}. Is that as asked for?",
        first=running.period_first_day,
        last=running.period_last_day,
        three_years=three_years,
    )
