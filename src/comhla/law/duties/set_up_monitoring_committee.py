"""Set up the monitoring committee before functions pass to a lead agency (act-2014/s15-s17).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 15 and 17,
https://www.legislation.gov.uk/asp/2014/9/section/15. Paraphrase: the words of the Act are at that address.

Who sits on the committee and how it meets are duties of their own, under SSI 2014/281.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, LEAD_AGENCY_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, BoardEstablishment
from comhla.law.readings.integration_start import USES_OF_START, functions_passed_on_the_day
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s15-s17",
    title="Set up the monitoring committee before functions pass",
    family="B",
    bearer="the health board and the council of a lead agency area, jointly",
    models=LEAD_AGENCY_ONLY,
    elsewhere="A joint board has no monitoring committee; functions pass to it under section 9.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("15"),
            words="In a lead agency area the health board and council set up a joint monitoring committee before"
            " functions pass. Functions pass on the day that the first strategic plan names or, failing that, on the"
            " prescribed day, 1 April 2016.",
        ),
    ),
)


@DUTY.each("establishment")
def committee(facts: AuthorityFacts, until: date) -> Iterator[Subject[BoardEstablishment]]:
    recorded = [facts.establishment] if facts.establishment else []
    label = "the setting up of the monitoring committee"
    return (Subject("committee", label, BEGINNING, None, each) for each in recorded)


@committee.part("s.15(2); SSI 2014/284 reg 3", MACHINE, uses=USES_OF_START)
def pass_functions_on_the_day(asked: Asked, establishment: BoardEstablishment) -> Answer:
    """Functions pass on the day that the first strategic plan names or, failing that, on 1 April 2016."""
    return functions_passed_on_the_day(asked, establishment)


@committee.part(
    "s.15(3)",
    MACHINE,
    uses=("establishment.monitoring_committee_established_on", "establishment.functions_delegated_on"),
)
def set_up_committee_before_functions_pass(asked: Asked, establishment: BoardEstablishment) -> Answer:
    """The monitoring committee exists before functions pass: on the day before at the latest."""
    set_up, delegated = establishment.monitoring_committee_established_on, establishment.functions_delegated_on
    if set_up is None:
        return cannot_tell(
            "The day the monitoring committee was set up is not recorded.",
            missing=("establishment.monitoring_committee_established_on",),
        )
    if asked.happened(delegated):
        return _compared(asked, establishment, delegated)
    if asked.happened(set_up):
        if delegated is None:
            return cannot_tell(
                "The monitoring committee was set up on {day}; the day functions passed is not recorded.",
                missing=("establishment.functions_delegated_on",),
                day=set_up,
            )
        return met("The monitoring committee was set up on {day}, before functions passed.", day=set_up)
    return not_yet_due(
        "The monitoring committee is not set up yet; it has to be before functions pass.",
        due=moved_by_days(delegated, days=-1) if isinstance(delegated, date) else None,
        then="Set up the monitoring committee before functions pass.",
    )


def _compared(asked: Asked, establishment: BoardEstablishment, delegated: date) -> Answer:
    set_up = establishment.monitoring_committee_established_on
    last_day = moved_by_days(delegated, days=-1)
    if not asked.happened(set_up):
        return not_met(
            "Functions passed on {delegated} without a monitoring committee.",
            then="Set up the monitoring committee.",
            due=last_day,
            delegated=delegated,
        )
    if set_up <= last_day:
        return met(
            "The monitoring committee was set up on {day}, before functions passed on {delegated}.",
            due=last_day,
            day=set_up,
            delegated=delegated,
        )
    return not_met(
        "Functions passed on {delegated} and the monitoring committee was set up on {day}, not before that day.",
        then="It is already set up; nothing is left to do but to say so openly.",
        due=last_day,
        day=set_up,
        delegated=delegated,
    )
