"""Get consent before services are shared across the health service (act-2014/s62-s67).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 62 and 67,
https://www.legislation.gov.uk/asp/2014/9/section/62 and /section/67. Paraphrase: the words are at those addresses.

That councils and joint boards may join the scheme for losses and liabilities (s.65, from 25 February 2015), and joint
ventures (s.64, from 25 July 2014), are powers: nothing is checked. A day says nothing of the hour, so consent on the
very day on which the arrangement began is put to a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.events import Event
from comhla.law.facts import AuthorityFacts, SharedService, SharedServiceKind
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s62-s67",
    title="Get consent before services are shared across the health service",
    family="H",
    bearer="the Common Services Agency, and a health board that acts for another",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("62"),
            words="The Common Services Agency supplies a listed body only with Ministers' consent."
            " One health board carries out a function of another only with that board's agreement and Ministers'.",
            note="SSI 2026/20 moved NHS Education for Scotland into the Agency on 1 April 2026 and, as far as read,"
            " left section 62 as it was.",
        ),
    ),
)
_FOUR_WEEKS = 28


@DUTY.each("shared_services")
def service(facts: AuthorityFacts, until: date) -> Iterator[Subject[SharedService]]:
    for each in facts.shared_services or ():
        # What is planned shows four weeks before it is to begin, while there is time to ask.
        opens = moved_by_days(each.started_on, days=-_FOUR_WEEKS)
        yield Subject(each.id, each.what, opens, each.started_on, each)


@service.part(
    "s.62(1)",
    MACHINE,
    uses=(
        "shared_services.kind",
        "shared_services.what",
        "shared_services.started_on",
        "shared_services.ministers_consented_on",
    ),
)
def get_ministers_consent_to_agency_supply(asked: Asked, service: SharedService) -> Answer | None:
    """Ministers consent before the Common Services Agency supplies goods or services to a listed body."""
    if service.kind is not SharedServiceKind.AGENCY_SUPPLY:
        return None
    return _before_start(asked, service, service.ministers_consented_on, "Ministers", "ministers_consented_on")


@service.part(
    "s.67",
    MACHINE,
    uses=(
        "shared_services.kind",
        "shared_services.what",
        "shared_services.started_on",
        "shared_services.ministers_consented_on",
    ),
)
def get_ministers_agreement_to_act_for_another(asked: Asked, service: SharedService) -> Answer | None:
    """Ministers agree before one health board carries out a function of another."""
    if service.kind is not SharedServiceKind.HEALTH_BOARD_FOR_ANOTHER:
        return None
    return _before_start(asked, service, service.ministers_consented_on, "Ministers", "ministers_consented_on")


@service.part(
    "s.67",
    MACHINE,
    uses=(
        "shared_services.kind",
        "shared_services.what",
        "shared_services.started_on",
        "shared_services.health_board_agreed_on",
    ),
)
def get_other_health_boards_agreement(asked: Asked, service: SharedService) -> Answer | None:
    """The health board whose function it is agrees before another carries it out."""
    if service.kind is not SharedServiceKind.HEALTH_BOARD_FOR_ANOTHER:
        return None
    return _before_start(
        asked, service, service.health_board_agreed_on, "the other health board", "health_board_agreed_on"
    )


def _before_start(asked: Asked, service: SharedService, agreed: Event, who: str, field: str) -> Answer:
    words: dict[str, Any] = {"what": service.what, "started": service.started_on, "who": who, "agreed": agreed}
    last = moved_by_days(service.started_on, days=-1)
    if asked.happened(agreed):
        if agreed < service.started_on:
            return met("{what}: agreement of {who} on {agreed}, before the start on {started}.", due=last, **words)
        if agreed == service.started_on:
            return for_a_person(
                "{what}: agreement of {who} is recorded for {started}, the day it began. Did it come first?", **words
            )
        return not_met(
            "{what}: begun on {started}, and agreement of {who} came only on {agreed}.",
            then="Agreement is now there; nothing is left to do but to say so openly.",
            due=last,
            **words,
        )
    if not asked.reached(service.started_on):
        return not_yet_due(
            "{what}: to begin on {started}, and agreement of {who} is needed before that day.",
            due=last,
            then="Get the agreement of {who} before {started}, and record the day.",
            **words,
        )
    if agreed is None:
        return cannot_tell(
            "{what}: begun on {started}; whether there was agreement of {who} is not recorded.",
            missing=(f"shared_services.{field}",),
            **words,
        )
    return not_met(
        "{what}: begun on {started} without agreement of {who}.",
        then="Get the agreement of {who}, or end the arrangement.",
        due=last,
        **words,
    )
