"""Get ready for members who have a vote from 1 September 2026 (IJBO-X1): an inference, which warns only.

Consequence of SSI 2025/405, https://www.legislation.gov.uk/ssi/2025/405, for standing orders, committees, schemes and
registers. Paraphrase: the words of the amending Order are at that address, and do not ask for any of this. It
follows from the change of who votes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_evidenced, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.board_membership import MEMBERSHIP, in_office, the_board
from comhla.law.readings.board_roll import BEARER, BOARD, ELSEWHERE
from comhla.law.readings.board_spells import Spell, spell_by_seat
from comhla.law.sources import Standing, Verified, board_order
from comhla.reference.seats import Seat

CHANGES_ON = date(2026, 9, 1)
LAST_DAY_BEFORE = date(2026, 8, 31)
NEW_VOTERS = (Seat.THIRD_SECTOR, Seat.SERVICE_USER, Seat.UNPAID_CARER)


def documents_of_the_board(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    """The documents of the board: the same subject under a name of its own, because standing orders may be silent."""
    for subject in the_board(facts, until):
        yield subject._replace(id=f"{subject.id}-documents")


DUTY = Duty(
    id="IJBO-X1",
    title="Get ready for members who vote from 1 September 2026",
    family="C",
    bearer=f"{BEARER}, and its constituent authorities where the scheme repeats voting rules",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2025, 12, 17),
            citation=board_order(
                "consequence of SSI 2025/405",
                url="https://www.legislation.gov.uk/ssi/2025/405",
                verified=Verified.INFERENCE,
            ),
            words="Before members for the third sector, service users and carers vote, the board revises its standing"
            " orders, looks through committee terms and the scheme, records under which sub-paragraph each member was"
            " appointed, notes who may preside, and sees to interests and training of the new voters.",
            standing=Standing.INFERENCE,
            note="SSI 2025/405 was made on 17 December 2025. It is treated as in force from 1 September 2026; no"
            " official list of its effects was seen.",
        ),
    ),
)

board = DUTY.each("members")(the_board)
documents = DUTY.each("standing_orders")(documents_of_the_board)
EDITION = (
    "standing_orders.body",
    "standing_orders.first_day",
    "standing_orders.last_day",
    "standing_orders.quorum_as_number",
    "standing_orders.lists_voting_members_by_side",
    "establishment.established_on",
)


@documents.part("consequence 1", PERSON, uses=EDITION)
def revise_standing_orders(asked: Asked, _: None) -> Answer | None:
    """Revise what standing orders say of voting members, quorum, requisitions and proxies."""
    editions = [each for each in asked.in_force(asked.facts.standing_orders) if each.body == BOARD]
    if not editions:
        return None
    edition = editions[-1]
    if edition.first_day >= CHANGES_ON:
        return met("The standing orders from {first} were made after the change.", first=edition.first_day)
    if edition.quorum_as_number is None and edition.lists_voting_members_by_side is False:
        return met(
            "The standing orders from {first} give no number for the quorum and do not list voting members by side.",
            first=edition.first_day,
        )
    if edition.quorum_as_number is None and edition.lists_voting_members_by_side is None:
        return cannot_tell(
            "Whether the standing orders from {first} list voting members by side is not recorded.",
            missing=("standing_orders.lists_voting_members_by_side",),
            first=edition.first_day,
        )
    if not asked.reached(CHANGES_ON):
        return not_yet_due(
            "The standing orders from {first} give the quorum as a number, or list voting members by side. From"
            " 1 September 2026 they may not fit.",
            due=LAST_DAY_BEFORE,
            then="Revise what they say of voting members, quorum, requisitions and proxies.",
            first=edition.first_day,
        )
    return for_a_person(
        "The standing orders from {first} give the quorum as a number, or list voting members by side, and were made"
        " before more members had a vote on 1 September 2026. Do they still fit?",
        then="Revise what they say of voting members, quorum, requisitions and proxies.",
        first=edition.first_day,
    )


@board.part("consequence 2", EVIDENCE, uses=("evidence", "establishment.established_on"))
def look_through_committee_terms_and_scheme(asked: Asked, _: None) -> Answer:
    """Look through committee terms and the scheme for wording on votes that no longer fits."""
    return asked.evidence(
        of="a look through committee terms and the scheme for wording on votes",
        then="Look through them, and record the paper or minute.",
    )


@board.part("consequence 3", EVIDENCE, uses=MEMBERSHIP)
def record_seats_of_stakeholder_members(asked: Asked, _: None) -> Answer:
    """Record under which sub-paragraph each stakeholder member was appointed, because the vote follows it."""
    voters = in_office(asked, *NEW_VOTERS)
    if not voters:
        return not_evidenced(
            "No member in office is recorded in a seat for the third sector, service users or carers.",
            then="Record for each stakeholder member the sub-paragraph of appointment; the vote follows it.",
        )
    return met(
        "The seats of {number} members for the third sector, service users and carers are recorded.",
        number=len(voters),
    )


@board.part("consequence 4", EVIDENCE, uses=("evidence", "establishment.established_on"))
def note_who_may_preside(asked: Asked, _: None) -> Answer:
    """Note that any voting member, though no proxy, may be chosen to preside when chair and vice-chair are away."""
    return asked.evidence(
        of="a note on who may be chosen to preside when chair and vice-chair are away",
        then="Tell the members that any voting member may be chosen, and no proxy; record the note.",
    )


@board.part("consequence 5", EVIDENCE, uses=(*MEMBERSHIP, "members.interests"))
def have_interests_of_new_voters(asked: Asked, _: None) -> Answer | None:
    """Have the interests of the new voters in the register; a notice from an earlier seat without a break stands."""
    voters = in_office(asked, *NEW_VOTERS)
    spells = asked.facts.once(spell_by_seat)
    lacking = tuple(each.id for each in voters if not _has_notice(asked, spells[each.id]))
    if lacking:
        return not_evidenced(
            "No notice of interests is recorded for {members}, who vote from 1 September 2026.",
            then="Ask for the notice of interests, and record its day.",
            members=lacking,
        )
    return met("A notice of interests is recorded for every new voter.") if voters else None


def _has_notice(asked: Asked, spell: Spell) -> bool:
    return any(seat.interests is not None and asked.happened(seat.interests.given_on) for seat in spell.seats)


@board.part("consequence 5", EVIDENCE, uses=("evidence", "establishment.established_on"))
def train_new_voters(asked: Asked, _: None) -> Answer:
    """Train the new voters."""
    return asked.evidence(of="training for the new voters", then="Offer training, and record when it was given.")
