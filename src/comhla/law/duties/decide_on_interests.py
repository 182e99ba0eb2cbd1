"""Disclose interests in items of business, and decide who takes part (IJBO-S2).

SSI 2014/285 schedule, para 5, as amended by SSI 2015/432 from 1 February 2016,
https://www.legislation.gov.uk/ssi/2015/432. Paraphrase: the words are at that address. Until then the other members
decided whether a member with an interest takes part; since then the member decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, ConflictDecidedBy, Declaration
from comhla.law.readings.board_membership import the_board
from comhla.law.readings.board_roll import BEARER, BOARD, ELSEWHERE, BoardMeeting, board_meetings
from comhla.law.readings.sitting import MEMBER_DECIDES_FROM
from comhla.law.sources import board_order

DECLARED = ("meetings.body", "meetings.held_on", "meetings.declarations", "committees")

DUTY = Duty(
    id="IJBO-S2",
    title="Disclose interests, and decide who takes part",
    family="C",
    bearer=f"every member of {BEARER}",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            last_day=date(2016, 1, 31),
            citation=board_order("schedule, para 5"),
            words="A member, voting or not, discloses a direct or indirect interest in an item of business. The other"
            " members decide whether the member takes part.",
        ),
        Version(
            number=2,
            first_day=MEMBER_DECIDES_FROM,
            citation=board_order(
                "schedule, para 5, as amended by SSI 2015/432", url="https://www.legislation.gov.uk/ssi/2015/432"
            ),
            words="A member, voting or not, discloses a direct or indirect interest that the member thinks should be"
            " disclosed, and decides whether taking part is right.",
            note="Boards that had standing orders on 1 February 2016 had to amend them as soon as reasonably"
            " practicable.",
        ),
    ),
)


@DUTY.each("meetings")
def meeting(facts: AuthorityFacts, until: date) -> Iterator[Subject[BoardMeeting]]:
    for each in board_meetings(facts, committees=True):
        if each.meeting.declarations != ():
            yield Subject(each.meeting.id, each.name, each.held_on, each.held_on, each)


@meeting.part("sch para 5(1)", MACHINE, uses=DECLARED)
def minute_declarations(asked: Asked, sitting: BoardMeeting) -> Answer:
    """Disclose interests at the meeting, so that each declaration stands in the minute."""
    declarations = sitting.meeting.declarations
    if declarations is None:
        return cannot_tell(
            "Whether interests were declared on {held} is not recorded.",
            missing=("meetings.declarations",),
            then="Record the declarations, or an empty list for none.",
            held=sitting.held_on,
        )
    left_out = _items(each for each in declarations if each.minuted is False)
    silent = _items(each for each in declarations if each.minuted is None)
    if left_out:
        return not_met(
            "Declarations of interest on {held} are not in the minute, for these items: {items}.",
            then="Correct the minute.",
            held=sitting.held_on,
            items=left_out,
        )
    if silent:
        return cannot_tell(
            "Whether declarations of interest on {held} are in the minute is not recorded, for these items: {items}.",
            missing=("meetings.declarations",),
            held=sitting.held_on,
            items=silent,
        )
    return met("Every declaration of interest on {held} is in the minute.", held=sitting.held_on)


def _items(declarations: Iterator[Declaration]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.item for each in declarations))


@meeting.part("sch para 5(2)", MACHINE, uses=DECLARED, versions=(1,))
def let_other_members_decide(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Let the other members decide whether a member with an interest takes part."""
    declarations = sitting.meeting.declarations or ()
    wrong = _items(each for each in declarations if each.decided_by_others is False)
    silent = _items(each for each in declarations if each.decided_by_others is None)
    return _decided(sitting, wrong, silent, "the other members")


@meeting.part("sch para 5(2)", MACHINE, uses=DECLARED, versions=(2,))
def let_the_member_decide(asked: Asked, sitting: BoardMeeting) -> Answer | None:
    """Let the member with an interest decide whether taking part is right."""
    declarations = sitting.meeting.declarations or ()
    wrong = _items(each for each in declarations if each.decided_by_others or each.decided_by_member is False)
    silent = _items(each for each in declarations if each.decided_by_member is None)
    return _decided(sitting, wrong, silent, "the member concerned")


def _decided(sitting: BoardMeeting, wrong: tuple[str, ...], silent: tuple[str, ...], who: str) -> Answer | None:
    if wrong:
        return not_met(
            "It was for {who} to decide on taking part, and on {held} it was decided otherwise, for these items:"
            " {items}.",
            then="Explain to members who decides, and correct the standing orders if they say otherwise.",
            who=who,
            held=sitting.held_on,
            items=wrong,
        )
    if silent:
        return cannot_tell(
            "Who decided on {held} whether a member with an interest takes part is not recorded, for these items:"
            " {items}.",
            missing=("meetings.declarations",),
            held=sitting.held_on,
            items=silent,
        )
    if not sitting.meeting.declarations:
        return None
    return met("On {held} it was {who} who decided on taking part.", held=sitting.held_on, who=who)


board = DUTY.each("standing_orders")(the_board)
EDITION = (
    "standing_orders.body",
    "standing_orders.first_day",
    "standing_orders.last_day",
    "standing_orders.conflict_decided_by",
    "establishment.established_on",
)


@board.part("sch para 5(2)", MACHINE, uses=EDITION, versions=(1,))
def say_that_other_members_decide(asked: Asked, _: None) -> Answer | None:
    """Let the standing orders say that the other members decide on taking part."""
    return _edition(asked, ConflictDecidedBy.OTHER_MEMBERS)


@board.part("sch para 5(2); SSI 2015/432 art 4", MACHINE, uses=EDITION, versions=(2,))
def say_that_the_member_decides(asked: Asked, _: None) -> Answer | None:
    """Let the standing orders say that the member with an interest decides on taking part."""
    return _edition(asked, ConflictDecidedBy.THE_MEMBER)


def _edition(asked: Asked, decider: ConflictDecidedBy) -> Answer | None:
    editions = [each for each in asked.in_force(asked.facts.standing_orders) if each.body == BOARD]
    if not editions:
        return None
    edition = editions[-1]
    if edition.conflict_decided_by is None:
        return cannot_tell(
            "Who decides under the standing orders from {first} whether a member with an interest takes part is not"
            " recorded.",
            missing=("standing_orders.conflict_decided_by",),
            first=edition.first_day,
        )
    if edition.conflict_decided_by is decider:
        return met("Under the standing orders from {first}, {who} decides.", first=edition.first_day, who=decider.value)
    if decider is ConflictDecidedBy.THE_MEMBER and edition.first_day < MEMBER_DECIDES_FROM:
        return for_a_person(
            "The standing orders from {first} let the other members decide. Since 1 February 2016 the member decides,"
            " and the orders had to be amended as soon as reasonably practicable. Why are they unchanged?",
            then="Amend the standing orders.",
            first=edition.first_day,
        )
    return not_met(
        "Under the standing orders from {first} it is for {others} to decide on taking part; the Order leaves it to"
        " {who}.",
        then="Amend the standing orders.",
        first=edition.first_day,
        others=edition.conflict_decided_by.value,
        who=decider.value,
    )
