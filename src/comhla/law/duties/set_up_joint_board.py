"""Set up the joint board, and pass functions to it on the right day (act-2014/s9).

Public Bodies (Joint Working) (Scotland) Act 2014 section 9,
https://www.legislation.gov.uk/asp/2014/9/section/9. Paraphrase: the words of the Act are at that address.

The day a board came into being and the day functions passed to it are two facts, sometimes months apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, BoardEstablishment
from comhla.law.readings.integration_start import USES_OF_START, functions_passed_on_the_day
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s9",
    title="Set up the joint board and pass functions to it on the right day",
    family="B",
    bearer="the Scottish Ministers and the parties to a scheme for an integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area functions pass to the health board or council under section 15.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("9"),
            words="Ministers establish the joint board by order. Functions pass to it on the day that its first"
            " strategic plan names or, failing that, on the prescribed day, 1 April 2016.",
        ),
    ),
)


def _asked_once(name: str, label: str, facts: AuthorityFacts) -> Iterator[Subject[BoardEstablishment]]:
    recorded = [facts.establishment] if facts.establishment else []
    return (Subject(name, label, BEGINNING, None, each) for each in recorded)


@DUTY.each("establishment")
def board(facts: AuthorityFacts, until: date) -> Iterator[Subject[BoardEstablishment]]:
    return _asked_once("board", "the setting up of the board", facts)


@board.part(
    "s.9(2)",
    MACHINE,
    uses=("establishment.established_on", "establishment.order", "establishment.functions_delegated_on"),
)
def establish_board_by_order(asked: Asked, establishment: BoardEstablishment) -> Answer:
    """The joint board exists by an order of the Scottish Ministers."""
    established = establishment.established_on
    if established is None:
        return cannot_tell(
            "The day the joint board came into being is not recorded.", missing=("establishment.established_on",)
        )
    if not asked.happened(established):
        if asked.happened(establishment.functions_delegated_on):
            return not_met(
                "Functions are recorded as passed on {delegated}, and the joint board was not established.",
                then="Ask the Scottish Ministers for the order that establishes the board.",
                delegated=establishment.functions_delegated_on,
            )
        return not_yet_due(
            "The joint board is not established yet; the Act sets no day for the order itself.",
            due=None,
            then="Ask the Scottish Ministers for the order, in time for functions to pass.",
        )
    if establishment.order is None:
        return cannot_tell(
            "The joint board came into being on {day}; the order that established it is not recorded.",
            missing=("establishment.order",),
            day=established,
        )
    return met("The joint board was established on {day} by {order}.", day=established, order=establishment.order)


@board.part("s.9(3); SSI 2014/284 reg 3", MACHINE, uses=USES_OF_START)
def pass_functions_on_the_day(asked: Asked, establishment: BoardEstablishment) -> Answer:
    """Functions pass on the day that the first strategic plan names or, failing that, on 1 April 2016."""
    return functions_passed_on_the_day(asked, establishment)


@DUTY.each("establishment", "decisions")
def decisions(facts: AuthorityFacts, until: date) -> Iterator[Subject[BoardEstablishment]]:
    return _asked_once("decisions", "the decisions of the board", facts)


@decisions.part(
    "s.9(2)", MACHINE, uses=("establishment.established_on", "decisions.decided_by", "decisions.decided_on")
)
def decide_only_once_board_exists(asked: Asked, establishment: BoardEstablishment) -> Answer | None:
    """A board that does not exist yet can decide nothing: its first decision is on or after the day it was set up."""
    by_board = [each for each in asked.facts.decisions or () if each.decided_by == "board"]
    established = establishment.established_on
    if established is None:
        return cannot_tell(
            "The day the joint board came into being is not recorded, so its decisions cannot be compared with it.",
            missing=("establishment.established_on",),
        )
    early = [
        each.id
        for each in by_board
        if not (isinstance(established, date) and established <= each.decided_on) and asked.reached(each.decided_on)
    ]
    if early:
        return not_met(
            "Decisions are recorded as the board's before it existed: {early}.",
            then="Check the days; let the board take the decisions again where they were taken too early.",
            early=tuple(early),
        )
    return met("No decision is recorded as the board's before it existed.") if by_board else None
