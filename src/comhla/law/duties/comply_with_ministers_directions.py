"""Comply with directions of the Scottish Ministers (act-2014/s52).

Public Bodies (Joint Working) (Scotland) Act 2014 section 52,
https://www.legislation.gov.uk/asp/2014/9/section/52. Paraphrase: the words of the Act are at that address.

Ministers may direct a council, a health board or an integration joint board; a monitoring committee is not in the list.
They may vary or revoke earlier directions, and may not order an application for relief under section 27(6).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Direction, MinisterialDirection
from comhla.law.sources import act
from comhla.law.timing import done_in_time

DUTY = Duty(
    id="act-2014/s52",
    title="Comply with directions of the Scottish Ministers",
    family="E",
    bearer="the council, the health board or the integration joint board to which Ministers give the direction",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("52"),
            words="A council, health board or integration joint board complies with a direction of Ministers. The"
            " direction is in writing and does not order an application for relief from giving directions.",
        ),
    ),
)


class FromMinisters(NamedTuple):
    """A direction of Ministers, and the authority's own direction that it conflicts with, where one is recorded."""

    direction: MinisterialDirection
    conflicting: Direction | None


@DUTY.each("ministerial_directions")
def direction(facts: AuthorityFacts, until: date) -> Iterator[Subject[FromMinisters]]:
    own = {each.id: each for each in facts.directions or ()}
    for each in facts.ministerial_directions or ():
        label = f"Ministers' direction of {each.given_on.isoformat()}"
        of = FromMinisters(each, own.get(each.conflicts_with or ""))
        yield Subject(each.id, label, opens=each.given_on, relevant_day=each.given_on, of=of)


_USES = ("ministerial_directions.given_on",)


@direction.part(
    "s.52(4)",
    MACHINE,
    uses=(*_USES, "ministerial_directions.comply_by", "ministerial_directions.complied_on"),
)
def comply(asked: Asked, of: FromMinisters) -> Answer:
    """Comply with the direction, by the day that it sets."""
    each = of.direction
    if each.comply_by is not None:
        return done_in_time(
            asked,
            what="Compliance with Ministers' direction of {given}",
            done=each.complied_on,
            due=each.comply_by,
            missing="ministerial_directions.complied_on",
            then="Comply by {last}, and record the day.",
            given=each.given_on,
        )
    if asked.happened(each.complied_on):
        return met(
            "Ministers' direction of {given} was complied with on {done}.", given=each.given_on, done=each.complied_on
        )
    if each.complied_on is None:
        return cannot_tell(
            "Whether Ministers' direction of {given} was complied with is not recorded.",
            missing=("ministerial_directions.complied_on",),
            given=each.given_on,
        )
    return for_a_person(
        "Ministers' direction of {given} sets no day and has not been complied with yet. Is it being complied with?",
        then="Comply, and record the day.",
        given=each.given_on,
    )


@direction.part("s.52(5)", MACHINE, uses=(*_USES, "ministerial_directions.in_writing"))
def be_directed_in_writing(asked: Asked, of: FromMinisters) -> Answer:
    """Have the direction of Ministers in writing."""
    if of.direction.in_writing is None:
        return cannot_tell(
            "Whether Ministers' direction of {given} is in writing is not recorded.",
            missing=("ministerial_directions.in_writing",),
            given=of.direction.given_on,
        )
    if of.direction.in_writing:
        return met("Ministers' direction of {given} is in writing.", given=of.direction.given_on)
    return not_met(
        "Ministers' direction of {given} is not in writing.",
        then="Ask the Scottish Government for the direction in writing.",
        given=of.direction.given_on,
    )


@direction.part("s.52(6)", MACHINE, uses=(*_USES, "ministerial_directions.orders_application_for_relief"))
def be_ordered_no_application_for_relief(asked: Asked, of: FromMinisters) -> Answer:
    """Be under no order of Ministers to apply for relief from giving directions."""
    if of.direction.orders_application_for_relief is None:
        return cannot_tell(
            "Whether Ministers' direction of {given} orders an application for relief is not recorded.",
            missing=("ministerial_directions.orders_application_for_relief",),
            given=of.direction.given_on,
        )
    if of.direction.orders_application_for_relief:
        return not_met(
            "Ministers' direction of {given} orders an application for relief from giving directions, which it may"
            " not.",
            then="Raise it with the Scottish Government.",
            given=of.direction.given_on,
        )
    return met("Ministers' direction of {given} orders no application for relief.", given=of.direction.given_on)


@direction.part("s.52", MACHINE, uses=(*_USES, "ministerial_directions.addressee", "schemes", "authority"))
def be_a_body_that_ministers_may_direct(asked: Asked, of: FromMinisters) -> Answer:
    """Be a council, a health board or an integration joint board: Ministers may direct these and no others."""
    setting = asked.facts.setting_on(of.direction.given_on)
    addressee = of.direction.addressee
    if addressee in setting.parties or (addressee == "board" and not setting.model.is_lead_agency):
        return met("{addressee} is a body that Ministers may direct.", addressee=addressee)
    if addressee in ("board", "monitoring_committee"):
        return not_met(
            "Ministers' direction of {given} is addressed to {addressee}, which is no body that they may direct here.",
            then="Raise it with the Scottish Government.",
            given=of.direction.given_on,
            addressee=addressee.replace("_", " "),
        )
    return for_a_person(
        "Ministers' direction of {given} is addressed to {addressee}, which is no party to the scheme. Is it a"
        " council, a health board or an integration joint board?",
        given=of.direction.given_on,
        addressee=addressee,
    )


@direction.part(
    "s.52(4)",
    MACHINE,
    uses=(*_USES, "ministerial_directions.conflicts_with", "directions"),
)
def give_no_conflicting_direction(asked: Asked, of: FromMinisters) -> Answer | None:
    """Let no direction of the authority itself stand against a direction of Ministers."""
    if of.direction.conflicts_with is None:
        return None
    own = of.conflicting
    if own is not None and (asked.past(own.last_day) or not asked.reached(own.given_on)):
        return None
    return for_a_person(
        "The direction {own} is recorded as live and in conflict with Ministers' direction of {given}. Can both be"
        " kept?",
        then="Vary or revoke the authority's direction, or record why both can be kept.",
        own=of.direction.conflicts_with,
        given=of.direction.given_on,
    )
