"""Employ nobody but the chief officer, and take over only what a transfer scheme moves (act-2014/s11-s12).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 11 and 12(4) to (7),
https://www.legislation.gov.uk/asp/2014/9/section/11 and /section/12. Paraphrase: the words are at those addresses.

Membership and meetings, for which section 12 gives the power, are duties of their own under SSI 2014/285. Consulting
on a scheme that moves staff is asked under act-2014/s16-s21, with the other duties on a transfer of staff.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, OfficerPost, Transfer, TransferOf
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s11-s12",
    title="Employ nobody but the chief officer, and take over only by a transfer scheme",
    family="B",
    bearer="the integration joint board, and the Scottish Ministers for transfer schemes",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area the health board and council employ the staff; section 16 is for transfers.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("11"),
            words="A joint board has no staff but the chief officer unless an order allows it. Staff, property and"
            " liabilities move to it only by a scheme that Ministers make after consultation.",
            note="No order that allows other staff was found.",
        ),
    ),
)


@DUTY.each("officers")
def staff(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield Subject("staff", "the staff of the board", BEGINNING, None, None)


@staff.part(
    "s.11",
    MACHINE,
    uses=(
        "officers.post",
        "officers.first_day",
        "officers.last_day",
        "officers.employed_by_board",
        "officers.order_allowing_employment",
    ),
)
def employ_nobody_else(asked: Asked, nothing: None) -> Answer:
    """The board itself employs nobody but the chief officer, unless an order of Ministers allows it."""
    others = [
        each
        for each in asked.in_force(asked.facts.officers)
        if each.post is not OfficerPost.CHIEF_OFFICER and each.order_allowing_employment is None
    ]
    employed = tuple(each.id for each in others if each.employed_by_board)
    if employed:
        return not_met(
            "The board employs holders of posts other than the chief officer's, with no order that allows it: {posts}.",
            then="Let the health board or a council employ them, or record the order that allows it.",
            posts=employed,
        )
    unknown = tuple(each.id for each in others if each.employed_by_board is None)
    if unknown:
        return cannot_tell(
            "Whether the board itself employs the holders of these posts is not recorded: {posts}.",
            missing=("officers.employed_by_board",),
            posts=unknown,
        )
    return met("The board employs nobody but the chief officer without an order that allows it.")


@DUTY.each("transfers")
def transfer(facts: AuthorityFacts, until: date) -> Iterator[Subject[Transfer]]:
    for each in facts.transfers or ():
        if each.to_body == "board":
            day = each.transfer_on
            yield Subject(each.id, f"the transfer of {day.isoformat()}", day, day, each)


@transfer.part("s.12(4) to (6)", MACHINE, uses=("transfers.scheme_made_on", "transfers.transfer_on", "transfers.of"))
def take_over_only_by_scheme(asked: Asked, transfer: Transfer) -> Answer:
    """Staff, property and liabilities move to the board only by a scheme that Ministers made by then."""
    made = transfer.scheme_made_on
    if made is None:
        return cannot_tell(
            "Whether Ministers made a scheme for the transfer of {what} to the board is not recorded.",
            missing=("transfers.scheme_made_on",),
            what=transfer.of,
        )
    if asked.happened(made) and made <= transfer.transfer_on:
        return met(
            "The transfer of {what} to the board was by a scheme that Ministers made on {made}.",
            what=transfer.of,
            made=made,
        )
    return not_met(
        "The transfer of {what} to the board on {day} was not by a scheme of Ministers made by that day.",
        then="Take advice on who employs the staff and holds the property, and ask Ministers for a scheme.",
        what=transfer.of,
        day=transfer.transfer_on,
    )


@transfer.part("s.12(7)", MACHINE, uses=("transfers.consulted", "transfers.scheme_made_on", "transfers.of"))
def consult_before_scheme(asked: Asked, transfer: Transfer) -> Answer | None:
    """Ministers consult before they make a scheme that moves property or liabilities to the board."""
    if TransferOf.STAFF in transfer.of or not asked.happened(transfer.scheme_made_on):
        return None
    made = transfer.scheme_made_on
    if transfer.consulted is None:
        return cannot_tell(
            "Whether there was consultation before the transfer scheme was made on {made} is not recorded.",
            missing=("transfers.consulted",),
            made=made,
        )
    before = tuple(each.body for each in transfer.consulted if isinstance(each.on, date) and each.on < made)
    if before:
        return met(
            "Before the transfer scheme was made on {made} there was consultation of {bodies}.",
            made=made,
            bodies=before,
        )
    return not_met(
        "The transfer scheme was made on {made}, and no consultation before that day is recorded.",
        then="Consult before the next scheme is made; raise with Ministers what follows for this one.",
        made=made,
    )
