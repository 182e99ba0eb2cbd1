"""Arrange proxies for members who cannot attend, and let only the right ones vote (IJBO-P1; version 2 is IJBO-P2).

SSI 2014/285 article 12, https://www.legislation.gov.uk/ssi/2014/285, and from 1 September 2026 as replaced by
SSI 2025/405 article 2(4), https://www.legislation.gov.uk/ssi/2025/405. Paraphrase: the words are at those addresses.
That members other than nominees may arrange a proxy is a power, and gives no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.law.answers import Answer, cannot_tell, met, not_evidenced, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, MACHINE, Duty, Subject, Version
from comhla.law.facts import Attendance, AuthorityFacts, Meeting, Member, Proxy
from comhla.law.readings.board_roll import (
    BEARER,
    ELSEWHERE,
    NOMINEES,
    ROLL,
    Roll,
    board_meetings,
    is_on_roll,
    proxy_has_vote,
)
from comhla.law.sources import board_order

PROXIES = ("meetings.body", "meetings.held_on", "meetings.attendance", "members.seat")

DUTY = Duty(
    id="IJBO-P1",
    title="Arrange proxies, and let only the right ones vote",
    family="C",
    bearer=f"{BEARER}, its constituent authorities and its members",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            last_day=date(2026, 8, 31),
            citation=board_order("article 12"),
            words="For a voting member who cannot attend, the body that nominated the member does its best to find a"
            " suitably experienced proxy, who is a councillor or a member of the health board and may vote. Another"
            " member may arrange a suitably experienced proxy, who may not vote. A proxy does not preside for the chair"
            " or vice-chair.",
        ),
        Version(
            number=2,
            first_day=date(2026, 9, 1),
            citation=board_order(
                "article 12, as replaced by SSI 2025/405 article 2(4)",
                url="https://www.legislation.gov.uk/ssi/2025/405",
            ),
            words="For a nominee who cannot attend, the body that nominated the member does its best to find a suitably"
            " experienced proxy, who is a councillor or a member of the health board and may vote. A member for the"
            " third sector, service users or carers may arrange a suitably experienced proxy, who may vote as well."
            " Proxies of other members may not. No proxy presides where the chair or vice-chair is away.",
            note="SSI 2025/405 is treated as in force; no official list of its effects was seen. This version is the"
            " block IJBO-P2 of the rule catalogue.",
        ),
    ),
)


class ProxiesAt(NamedTuple):
    """A meeting of the board with its roll, and the proxies at it, each with the member for whom it was there."""

    meeting: Meeting
    held_on: date
    roll: Roll
    proxies: tuple[tuple[Member, Proxy], ...]


@DUTY.each("meetings", "members")
def meeting(facts: AuthorityFacts, until: date) -> Iterator[Subject[ProxiesAt]]:
    yield from facts.once(_subjects)


def _subjects(facts: AuthorityFacts) -> tuple[Subject[ProxiesAt], ...]:
    return tuple(
        Subject(
            each.meeting.id,
            each.name,
            each.held_on,
            each.held_on,
            ProxiesAt(each.meeting, each.held_on, each.roll or {}, _proxies(facts, each.meeting)),
        )
        for each in board_meetings(facts, committees=False)
    )


def _proxies(facts: AuthorityFacts, meeting: Meeting) -> tuple[tuple[Member, Proxy], ...]:
    members = facts.members_by_id
    return tuple(
        (members[row.member], row.proxy)
        for row in meeting.attendance or ()
        if row.proxy is not None and not row.present and row.member in members
    )


@meeting.part("art 12(1)", EVIDENCE, uses=(*PROXIES, "evidence"))
def try_to_find_proxies_for_nominees(asked: Asked, sitting: ProxiesAt) -> Answer | None:
    """Do the best to find a suitably experienced proxy for a nominee who cannot attend."""
    if sitting.meeting.attendance is None:
        return cannot_tell(
            "Who attended on {held} is not recorded.", missing=("meetings.attendance",), held=sitting.held_on
        )
    absent = [row for row in sitting.meeting.attendance if not row.present and _is_for_nominee(asked, row)]
    without = tuple(row.member for row in absent if row.proxy is None)
    if without:
        return asked.evidence(
            of="trying to find a proxy on {held} for {members}",
            then="Record the request to the body that nominated the member, or why nobody could be found.",
            held=sitting.held_on,
            members=without,
        )
    return met("A proxy came for every nominee who was away on {held}.", held=sitting.held_on) if absent else None


def _is_for_nominee(asked: Asked, row: Attendance) -> bool:
    member = asked.facts.members_by_id.get(row.member)
    return member is not None and member.seat in NOMINEES


@meeting.part("art 12(1)", MACHINE, uses=PROXIES)
def send_councillors_or_board_members(asked: Asked, sitting: ProxiesAt) -> Answer | None:
    """Send as proxy for a council's nominee a councillor, and for the health board's nominee a member of it."""
    proxies = [(member, proxy) for member, proxy in sitting.proxies if member.seat in NOMINEES]
    fit = {member.id: proxy_has_vote(member, proxy, sitting.held_on) for member, proxy in proxies}
    unfit = tuple(member for member, is_fit in fit.items() if is_fit is False)
    silent = tuple(member for member, is_fit in fit.items() if is_fit is None)
    if unfit:
        return not_met(
            "The proxies for {members} on {held} were not councillors, or members of the health board, as the seat"
            " asks.",
            then="Do not count their votes, and ask the body that nominated the member for another proxy.",
            members=unfit,
            held=sitting.held_on,
        )
    if silent:
        return cannot_tell(
            "Whether the proxies for {members} on {held} were councillors, or members of the health board, is not"
            " recorded.",
            missing=("meetings.attendance",),
            members=silent,
            held=sitting.held_on,
        )
    return met("The proxies of nominees on {held} were who they had to be.", held=sitting.held_on) if fit else None


@meeting.part("art 12(1), (2), (3)", EVIDENCE, uses=PROXIES)
def send_experienced_proxies(asked: Asked, sitting: ProxiesAt) -> Answer | None:
    """Send proxies who are suitably experienced."""
    proxies = sitting.proxies
    unfit = tuple(member.id for member, proxy in proxies if proxy.suitably_experienced is False)
    silent = tuple(member.id for member, proxy in proxies if proxy.suitably_experienced is None)
    if unfit:
        return not_met(
            "The proxies for {members} on {held} were judged not to be suitably experienced.",
            then="Ask for another proxy for the next meeting.",
            members=unfit,
            held=sitting.held_on,
        )
    if silent:
        return not_evidenced(
            "Nothing recorded shows that the proxies for {members} on {held} were suitably experienced.",
            then="Record whether each proxy is suitably experienced.",
            members=silent,
            held=sitting.held_on,
        )
    return met("The proxies on {held} were suitably experienced.", held=sitting.held_on) if proxies else None


@meeting.part("art 12", MACHINE, uses=(*PROXIES, *ROLL, "meetings.votes"))
def count_voting_proxies_only(asked: Asked, sitting: ProxiesAt) -> Answer | None:
    """Count the votes of proxies for members who have a vote on the day of the meeting, and of no other proxies."""
    proxies = {member.id: proxy_has_vote(member, proxy, sitting.held_on) for member, proxy in sitting.proxies}
    cast = [(each.id, vote.member) for each in sitting.meeting.votes or () for vote in each.cast or () if vote.by_proxy]
    without = {member for _, member in cast if not is_on_roll(asked.facts, sitting.roll, member)}
    wrong = tuple(dict.fromkeys(vote for vote, member in cast if proxies.get(member) is False or member in without))
    if wrong:
        return not_met(
            "Proxies without a vote on {held} voted in: {votes}.",
            then="Count again without them, and correct the minute.",
            held=sitting.held_on,
            votes=wrong,
        )
    return met("Only proxies with a vote on {held} voted.", held=sitting.held_on) if cast else None


@meeting.part("art 12", MACHINE, uses=(*PROXIES, "meetings.votes"))
def count_every_voting_proxy(asked: Asked, sitting: ProxiesAt) -> Answer | None:
    """Count the vote of every proxy who has one on the day of the meeting."""
    proxies = {member.id: proxy_has_vote(member, proxy, sitting.held_on) for member, proxy in sitting.proxies}
    offered = [(each.id, member) for each in sitting.meeting.votes or () for member in each.refused or ()]
    wrong = tuple(dict.fromkeys(vote for vote, member in offered if proxies.get(member)))
    if wrong:
        return not_met(
            "Votes that proxies with a vote on {held} offered were not counted in: {votes}.",
            then="Count again with them, or put the question again.",
            held=sitting.held_on,
            votes=wrong,
        )
    return met("No vote of a proxy who had one on {held} was refused.", held=sitting.held_on) if proxies else None


@meeting.part("art 12(4), (5)", MACHINE, uses=(*PROXIES, "meetings.presided_by_proxy"))
def let_no_proxy_preside(asked: Asked, sitting: ProxiesAt) -> Answer | None:
    """Let no proxy preside in place of the chair or vice-chair."""
    if sitting.meeting.presided_by_proxy:
        return not_met(
            "A proxy presided on {held}.",
            then="Let the vice-chair preside, or a voting member whom the voting members choose.",
            held=sitting.held_on,
        )
    if sitting.meeting.presided_by_proxy is None and sitting.proxies:
        return cannot_tell(
            "Whether a proxy presided on {held} is not recorded.",
            missing=("meetings.presided_by_proxy",),
            held=sitting.held_on,
        )
    return met("No proxy presided on {held}.", held=sitting.held_on) if sitting.proxies else None
