"""Consult on a staff transfer scheme, and protect staff when it moves them (act-2014/s16-s21).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 12(4) to (7), 16, 21 and 48(3) to (6),
https://www.legislation.gov.uk/asp/2014/9/section/16 and /section/21. Paraphrase: the words are at those addresses.

Staff keep their right to leave over a substantial worsening of conditions (s.21(6), (7)); that is theirs to use, so
nothing is checked. No regulations that prescribe further groups to consult were found.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import NOT_DONE, AuthorityFacts, Transfer, TransferObjection, TransferOf
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s16-s21",
    title="Consult on a staff transfer scheme and protect the staff it moves",
    family="B",
    bearer="the Scottish Ministers, and the bodies that staff move from and to",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("21"),
            words="Before Ministers make a staff transfer scheme they consult the bodies on both sides and people who"
            " represent health professionals and social care professionals. Somebody who objects before the transfer"
            " day leaves employment on the day before it, without being dismissed. For everybody else contract, rights"
            " and duties carry over, and shares of past pension deficits and surpluses do not.",
        ),
    ),
)
_FOUR_WEEKS = 28
_REPRESENTED = ("health_professionals", "social_care_professionals")


@DUTY.each("transfers")
def transfer(facts: AuthorityFacts, until: date) -> Iterator[Subject[Transfer]]:
    for each in facts.transfers or ():
        if TransferOf.STAFF in each.of:
            day = each.transfer_on
            # What is planned shows four weeks before the day, while there is time to consult.
            planned = moved_by_days(day, days=-_FOUR_WEEKS)
            opens = min(each.scheme_made_on, planned) if isinstance(each.scheme_made_on, date) else planned
            yield Subject(each.id, f"the transfer of staff on {day.isoformat()}", opens, day, each)


@transfer.part(
    "ss.12(7), 16, 48(6)",
    MACHINE,
    uses=(
        "transfers.consulted",
        "transfers.scheme_made_on",
        "transfers.transfer_on",
        "transfers.from_bodies",
        "transfers.to_body",
    ),
)
def consult_before_making_scheme(asked: Asked, transfer: Transfer) -> Answer | None:
    """Ministers consult both sides and representatives of health and social care professionals before the scheme."""
    made = transfer.scheme_made_on
    if not asked.happened(made):
        return _not_made(asked, transfer)
    if transfer.consulted is None:
        return cannot_tell(
            "Who was consulted before the transfer scheme was made on {made} is not recorded.",
            missing=("transfers.consulted",),
            made=made,
        )
    wanted = (*transfer.from_bodies, transfer.to_body, *_REPRESENTED)
    before = {each.body for each in transfer.consulted if isinstance(each.on, date) and each.on < made}
    without_day = {each.body for each in transfer.consulted if each.on is None} - before
    missed = tuple(_called(each) for each in wanted if each not in before and each not in without_day)
    if missed:
        return not_met(
            "The transfer scheme was made on {made}, and these were not consulted before that day: {missed}.",
            then="Raise with Ministers what follows for the scheme; consult everybody before the next one.",
            made=made,
            missed=missed,
        )
    if without_day:
        return cannot_tell(
            "The day on which {unknown} were consulted is not recorded.",
            missing=("transfers.consulted.on",),
            unknown=tuple(_called(each) for each in wanted if each in without_day),
        )
    return met("Everybody who had to be was consulted before the transfer scheme was made on {made}.", made=made)


def _not_made(asked: Asked, transfer: Transfer) -> Answer | None:
    if transfer.scheme_made_on is None:
        return cannot_tell(
            "The day Ministers made the transfer scheme is not recorded.", missing=("transfers.scheme_made_on",)
        )
    if not asked.reached(transfer.transfer_on):
        return not_yet_due(
            "The transfer scheme is not made yet.",
            due=None,
            then="Consult both sides and those who represent the professions before it is made.",
        )
    if transfer.to_body == "board":
        return None  # a move to the board without a scheme is asked about under act-2014/s11-s12
    return not_met(
        "Staff were transferred on {day} without a transfer scheme.",
        then="Take advice on who employs the staff, and ask Ministers for a scheme.",
        day=transfer.transfer_on,
    )


def _called(body: str) -> str:
    return f"representatives of {body.replace('_', ' ')}" if body in _REPRESENTED else body


@transfer.part(
    "s.21(2), (5)",
    MACHINE,
    uses=(
        "transfers.objections",
        "transfers.transfer_on",
    ),
)
def release_those_who_object(asked: Asked, transfer: Transfer) -> Answer | None:
    """Who objects before the transfer day leaves on the day before it, not dismissed; a later objection is none."""
    if not asked.reached(transfer.transfer_on):
        return None
    if transfer.objections is None:
        return cannot_tell("Whether any staff objected is not recorded.", missing=("transfers.objections",))
    sorted_ones = [_sort(each, transfer.transfer_on) for each in transfer.objections]
    wrong = tuple(each.id for each, right in zip(transfer.objections, sorted_ones, strict=True) if right is False)
    if wrong:
        return not_met(
            "These objections were not dealt with as they had to be: {objections}. In time is before {day}; employment"
            " then ends on {last}, and is not a dismissal.",
            then="Correct the record of how employment ended, and tell the staff concerned.",
            objections=wrong,
            day=transfer.transfer_on,
            last=moved_by_days(transfer.transfer_on, days=-1),
        )
    if None in sorted_ones:
        return cannot_tell(
            "How some objections were dealt with is not recorded.",
            missing=(
                "transfers.objections.acted_on",
                "transfers.objections.employment_ended_on",
                "transfers.objections.recorded_as_dismissal",
            ),
        )
    return met("Every objection was dealt with as it had to be, or there was none.")


def _sort(objection: TransferObjection, transfer_on: date) -> bool | None:
    """Whether an objection was dealt with rightly; None where the record does not say."""
    if objection.objected_on >= transfer_on:
        return None if objection.acted_on is None else not objection.acted_on
    ended = objection.employment_ended_on
    wrong_day = ended is NOT_DONE or (isinstance(ended, date) and ended != moved_by_days(transfer_on, days=-1))
    if wrong_day or objection.recorded_as_dismissal or objection.acted_on is False:
        return False
    return None if ended is None or objection.recorded_as_dismissal is None else True


@transfer.part("s.21(3)", MACHINE, uses=("transfers.contracts_carried_over", "transfers.transfer_on"))
def carry_contracts_over(asked: Asked, transfer: Transfer) -> Answer | None:
    """For everybody else contract, rights, duties and what was done before carry over on the transfer day."""
    return _as_it_has_to_be(
        asked,
        transfer,
        recorded=transfer.contracts_carried_over,
        right=True,
        kept="Contracts, rights and duties carried over on {day}.",
        broken="Contracts, rights and duties did not all carry over on {day}.",
        missing="transfers.contracts_carried_over",
    )


@transfer.part("s.21(4)", MACHINE, uses=("transfers.pension_shares_moved", "transfers.transfer_on"))
def leave_pension_shares_behind(asked: Asked, transfer: Transfer) -> Answer | None:
    """Shares of a past pension deficit or surplus do not move with the staff."""
    return _as_it_has_to_be(
        asked,
        transfer,
        recorded=transfer.pension_shares_moved,
        right=False,
        kept="Shares of past pension deficits and surpluses stayed behind on {day}.",
        broken="A share of a past pension deficit or surplus moved with the staff on {day}.",
        missing="transfers.pension_shares_moved",
    )


def _as_it_has_to_be(
    asked: Asked, transfer: Transfer, *, recorded: bool | None, right: bool, kept: str, broken: str, missing: str
) -> Answer | None:
    if not asked.reached(transfer.transfer_on):
        return None
    if recorded is None:
        return cannot_tell(
            "What moved with the staff on {day} is not fully recorded.", missing=(missing,), day=transfer.transfer_on
        )
    if recorded is right:
        return met(kept, day=transfer.transfer_on)
    return not_met(broken, then="Take advice, put it right, and tell the staff concerned.", day=transfer.transfer_on)
