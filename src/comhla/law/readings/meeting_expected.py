"""Who is expected at a meeting: how many are needed for a quorum, who has said that they come, and who may send whom.

SSI 2014/285 article 12, as replaced by SSI 2025/405, and schedule, para 3; SSI 2014/281 articles 11 to 13 and
Schedule, para 3. https://www.legislation.gov.uk/ssi/2014/285, https://www.legislation.gov.uk/ssi/2014/281.
Paraphrase: the words of the Orders are there. Neither sets a quorum for a committee of the board or a planning group,
and neither speaks of proxies in those.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, Meeting, Member, Proxy
from comhla.law.readings.board_roll import BOARD, NOMINEES, proxy_has_vote, quorum_of, roll_on
from comhla.law.readings.meeting_notice import standing_orders_on
from comhla.law.readings.monitoring_committee import BODY as MONITORING_COMMITTEE
from comhla.law.readings.monitoring_committee import half_of, members_on
from comhla.reference.seats import Seat


class ProxyRule(NamedTuple):
    """What holds for a member's proxy on a day.

    Attributes:
        arranged_by_body: whether the body that nominated the member looks for the proxy; otherwise the member may.
        councillor: whether the proxy has to be a councillor to vote.
        health_board_member: whether the proxy has to be a member of the health board to vote.
        has_vote: whether such a proxy votes.
    """

    arranged_by_body: bool
    councillor: bool
    health_board_member: bool
    has_vote: bool


def proxy_rule(member: Member, day: date) -> ProxyRule | None:
    """The rule for the proxy of a member on a day; None for a body of which the Orders say nothing."""
    nominee = member.seat in NOMINEES
    if member.body == MONITORING_COMMITTEE:
        return ProxyRule(nominee, councillor=False, health_board_member=False, has_vote=True)
    if member.body != BOARD:
        return None
    fit = Proxy(
        person=None,
        is_councillor=True,
        is_health_board_member=True,
        suitably_experienced=None,
        arranged_by=None,
    )
    return ProxyRule(
        nominee,
        councillor=member.seat is Seat.COUNCIL_NOMINEE,
        health_board_member=member.seat is Seat.HEALTH_BOARD_NOMINEE,
        has_vote=proxy_has_vote(member, fit, day) is True,
    )


def counting_towards_quorum(facts: AuthorityFacts, body: str, day: date) -> frozenset[str]:
    """The members, by id, who count towards a quorum of a body on a day; none where no rule sets one."""
    if body == BOARD:
        return frozenset(each.id for each in roll_on(facts, BOARD, day).values())
    if body == MONITORING_COMMITTEE:
        return frozenset(each.id for each in members_on(facts, day) if each.seat in NOMINEES)
    return frozenset()


class Answer(StrEnum):
    """What a member answers when asked whether they come."""

    IN_PERSON = "in_person"
    REMOTELY = "remotely"
    PROXY = "proxy"
    NO = "no"


class Expected(NamedTuple):
    """How a meeting stands towards its quorum.

    Attributes:
        needed: how many of those who count have to take part.
        of: how many count.
        coming: how many of them say that they come, in person or remotely.
        by_proxy: how many say that a proxy comes.
        away: how many say that nobody comes.
    """

    needed: int
    of: int
    coming: int
    by_proxy: int
    away: int

    @property
    def silent(self) -> int:
        """How many have not answered."""
        return self.of - self.coming - self.by_proxy - self.away

    @property
    def is_reached(self) -> bool:
        """Whether those who say that they come themselves are enough."""
        return self.coming >= self.needed

    @property
    def can_be_reached(self) -> bool:
        """Whether it would be reached if every proxy and everybody who is silent came."""
        return self.of - self.away >= self.needed


def expected_at(facts: AuthorityFacts, meeting: Meeting, answers: Mapping[str, Answer]) -> Expected | None:
    """How a meeting stands towards its quorum, by the answers of its members.

    Where the standing orders of the day ask for more than half, their number is the one that is needed. None where no
    rule sets a quorum, or nobody is on record.
    """
    counting = counting_towards_quorum(facts, meeting.body, meeting.held_on)
    if not counting:
        return None
    half = quorum_of(len(counting)) if meeting.body == BOARD else half_of(len(counting))
    edition = standing_orders_on(facts, meeting.body, meeting.held_on)
    own = None if edition is None else edition.quorum_as_number
    given = [answers[each] for each in counting if each in answers]
    return Expected(
        needed=max(half, own or 0),
        of=len(counting),
        coming=given.count(Answer.IN_PERSON) + given.count(Answer.REMOTELY),
        by_proxy=given.count(Answer.PROXY),
        away=given.count(Answer.NO),
    )
