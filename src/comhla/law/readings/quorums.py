"""The quorum of a meeting: who counts, how many are needed, how many are here.

Joint board: half of the voting members in office, SSI 2014/285 schedule, para 3. Monitoring committee: half of the
nominated members, SSI 2014/281 Schedule. For a committee of the board the Order sets none, and for the planning group
SSI 2014/308 leaves procedure to the authority.
"""

from __future__ import annotations

from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, Meeting
from comhla.law.readings.board_roll import BoardMeeting, quorum_of, vacant_seats
from comhla.law.readings.monitoring_committee import NOMINEES, half_of, members_on, vacancies_on


class Quorum(NamedTuple):
    """How many are needed of how many, and how many are here.

    `here` counts those of whom it is certain, `perhaps` those who may come to it, as proxies of whom it is not
    recorded, or not settled by the Order, whether they count. `vacant` are seats that would be added if the Order meant
    seats and not persons in office. `is_reached` is None where that is a question for a person.
    """

    of: int
    needed: int
    here: int
    perhaps: int
    vacant: int
    is_reached: bool | None


def board_quorum(facts: AuthorityFacts, sitting: BoardMeeting) -> Quorum | None:
    """The quorum of a meeting of the board; None where who came or who has a vote is not recorded."""
    if not sitting.roll or sitting.came is None:
        return None
    voters, came = len(sitting.roll), sitting.came
    needed, vacant = quorum_of(voters), len(vacant_seats(facts, sitting.held_on))
    is_reached: bool | None = came.certain >= quorum_of(voters + vacant)
    if not is_reached and came.certain + came.uncertain >= needed:
        is_reached = None
    return Quorum(voters, needed, came.certain, came.uncertain, vacant, is_reached)


def monitoring_committee_quorum(facts: AuthorityFacts, meeting: Meeting) -> Quorum | None:
    """The quorum of a meeting of the monitoring committee; None where the roll or the nominees are not recorded.

    Whether the proxy of a nominated member counts, and whether vacant seats do, is not said in the Order.
    """
    nominated = {each.id for each in members_on(facts, meeting.held_on) if each.seat in NOMINEES}
    if meeting.attendance is None or not nominated:
        return None
    present = {row.member for row in meeting.attendance if row.present and row.member in nominated}
    proxied = {row.member for row in meeting.attendance if row.proxy is not None and row.member in nominated}
    needed, vacant = half_of(len(nominated)), len(vacancies_on(facts, meeting.held_on))
    is_reached: bool | None = len(present) >= half_of(len(nominated) + vacant)
    if not is_reached and len(present | proxied) >= needed:
        is_reached = None
    return Quorum(len(nominated), needed, len(present), len(proxied - present), vacant, is_reached)
