"""How a question that is put to the vote comes out: which votes count, what carries it, and what settles a tie.

Joint board: SSI 2014/285 articles 11, 13 and 18(2)(a). Its committees: article 17(3). Monitoring committee:
SSI 2014/281 articles 11 to 13. For a committee's other business, and for the planning group, the Orders set no rule:
standing orders do, and the count here is of more votes for than against.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, CastVote, Choice, Meeting, Result, TieSettledBy, Vote
from comhla.law.readings.board_roll import BoardMeeting, counted_votes, votes_of_vacant_seats
from comhla.law.readings.monitoring_committee import members_on


class Rule(StrEnum):
    """By what a question is carried."""

    VOTES_CAST = "votes cast"
    """More votes for than against, of voting members who attend: the board."""
    MEMBERS_OF_COMMITTEE = "members of the committee"
    """More than half of all voting members of the committee, whoever attends."""
    MEMBERS_ATTENDING = "members attending"
    """More than half of the members who attend and may vote: the monitoring committee."""
    STANDING_ORDERS = "standing orders"
    """No Order sets a rule."""


TIE_GOES_TO: Mapping[Rule, TieSettledBy] = {
    Rule.VOTES_CAST: TieSettledBy.DISPUTE_MECHANISM,
    Rule.MEMBERS_ATTENDING: TieSettledBy.CASTING_VOTE,
}
"""What settles a tie, where an Order says so. In a committee of the board a tie is no majority, and loses."""


class Count(NamedTuple):
    """The count of one vote, and how the question comes out by law.

    `needed` is how many votes for carry it, with the votes as they are; None where who attends is not recorded.
    `result` is None where nothing was cast, or where the Order leaves it to a person; `is_question` tells which.
    """

    vote: Vote
    votes_for: int
    votes_against: int
    abstained: int
    not_counted: tuple[CastVote, ...]
    rule: Rule
    needed: int | None
    is_tie: bool
    result: Result | None
    is_question: bool

    @property
    def is_open(self) -> bool:
        """Whether votes can still be cast and changed: until the result is recorded."""
        return self.vote.result is None

    @property
    def tie_goes_to(self) -> TieSettledBy | None:
        """What has to settle the tie, where there is one."""
        return TIE_GOES_TO.get(self.rule) if self.is_tie else None

    @property
    def differs(self) -> bool:
        """Whether the recorded result is another than that of the votes."""
        return self.vote.result is not None and self.result is not None and self.vote.result is not self.result


class _Votes(NamedTuple):
    counted: tuple[CastVote, ...]
    of_vacant_seats: tuple[Choice, ...]

    def count(self, choice: Choice) -> int:
        return [*(each.choice for each in self.counted), *self.of_vacant_seats].count(choice)


def carries_in_committee(votes_for: int, voters: int) -> bool:
    """Whether more than half of all voting members of a committee voted for it (art 17(3))."""
    return 2 * votes_for > voters


def carries_among(votes_for: int, attending: int) -> bool:
    """Whether more than half of the members attending the monitoring committee voted for it (SSI 2014/281 art 11)."""
    return 2 * votes_for > attending


def is_about_integration_functions(facts: AuthorityFacts, body: str, vote: Vote) -> bool | None:
    """Whether a committee's question is about integration functions, by its own record or else by its remit."""
    if vote.about_integration_functions is not None:
        return vote.about_integration_functions
    remit = {each.id: each.decides_on_integration_functions for each in facts.committees or ()}
    return False if remit.get(body) is False else None


def attending(meeting: Meeting) -> int | None:
    """How many members attend, themselves or by a proxy; None where the roll is not recorded."""
    if meeting.attendance is None:
        return None
    return sum(1 for each in meeting.attendance if each.present or each.proxy is not None)


def count_at_board(facts: AuthorityFacts, sitting: BoardMeeting, vote: Vote) -> Count:
    """The count of a vote of the board or of one of its committees."""
    roll, body = sitting.roll or {}, sitting.meeting.body
    seats = tuple(votes_of_vacant_seats(facts, sitting, vote).values())
    votes = _Votes(counted_votes(facts, sitting, roll, vote), seats)
    if sitting.is_of_board:
        return _simple(vote, votes, Rule.VOTES_CAST)
    if is_about_integration_functions(facts, body, vote) is False:
        return _simple(vote, votes, Rule.STANDING_ORDERS)
    voters = len(roll)
    carried = carries_in_committee(votes.count(Choice.FOR), voters)
    result = Result.CARRIED if carried else Result.LOST
    return _count(vote, votes, Rule.MEMBERS_OF_COMMITTEE, needed=voters // 2 + 1, result=result)


def count_at_monitoring_committee(facts: AuthorityFacts, meeting: Meeting, vote: Vote) -> Count:
    """The count of a vote of the monitoring committee: one for each member who attends, or whose proxy does."""
    members = {each.id for each in members_on(facts, meeting.held_on)}
    away = {each.member for each in meeting.attendance or () if not each.present and each.proxy is None}
    counted: dict[str, CastVote] = {}
    for cast in vote.cast or ():
        if cast.member in members - away:
            counted.setdefault(cast.member, cast)
    votes, here = _Votes(tuple(counted.values()), ()), attending(meeting)
    votes_for, against = votes.count(Choice.FOR), votes.count(Choice.AGAINST)
    if votes_for <= against:
        needed = None if here is None else here // 2 + 1
        tied = _settled(vote, TieSettledBy.CASTING_VOTE)
        result: Result | None = Result.LOST if votes_for < against else tied
        return _count(vote, votes, Rule.MEMBERS_ATTENDING, needed=needed, result=result)
    of = None if here is None else max(here, len(counted))
    result = Result.CARRIED if of is not None and carries_among(votes_for, of) else None
    return _count(vote, votes, Rule.MEMBERS_ATTENDING, needed=None if of is None else of // 2 + 1, result=result)


def count_of_others(vote: Vote) -> Count:
    """The count of a vote in a body to which no Order gives a rule, as the planning group: what was cast, once each."""
    counted = {each.member: each for each in reversed(vote.cast or ())}
    return _simple(vote, _Votes(tuple(reversed(counted.values())), ()), Rule.STANDING_ORDERS)


def _simple(vote: Vote, votes: _Votes, rule: Rule) -> Count:
    """More votes for than against."""
    votes_for, against = votes.count(Choice.FOR), votes.count(Choice.AGAINST)
    if votes_for == against:
        result = _settled(vote, TIE_GOES_TO.get(rule))
    else:
        result = Result.CARRIED if votes_for > against else Result.LOST
    return _count(vote, votes, rule, needed=against + 1, result=result)


def _settled(vote: Vote, how: TieSettledBy | None) -> Result:
    """A tie decides nothing, unless what has to settle it did. Where standing orders rule, whatever settled it did."""
    was = vote.tie_settled_by not in (None, TieSettledBy.NOT_SETTLED) and how in (None, vote.tie_settled_by)
    return vote.result if was and vote.result is not None else Result.NOT_DECIDED


def _count(vote: Vote, votes: _Votes, rule: Rule, *, needed: int | None, result: Result | None) -> Count:
    votes_for, against = votes.count(Choice.FOR), votes.count(Choice.AGAINST)
    is_cast = bool(vote.cast or votes.of_vacant_seats)
    return Count(
        vote=vote,
        votes_for=votes_for,
        votes_against=against,
        abstained=votes.count(Choice.ABSTAINED),
        not_counted=tuple(each for each in vote.cast or () if not any(each is one for one in votes.counted)),
        rule=rule,
        needed=needed,
        is_tie=is_cast and votes_for == against and rule is not Rule.MEMBERS_OF_COMMITTEE,
        result=result if is_cast else None,
        is_question=is_cast and result is None,
    )
