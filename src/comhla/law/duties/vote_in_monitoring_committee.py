"""Votes and proxies in the monitoring committee (IJMC-V1).

Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014 articles 11 to 13,
https://www.legislation.gov.uk/ssi/2014/281. Paraphrase: the words of the Order are at that address.

In the committee everybody votes: it has no members without a vote, every proxy may vote, and whoever presides has a
casting vote. None of this holds for a joint board. Paying expenses is a power and is not asked about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import LEAD_AGENCY_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, CastVote, Choice, Meeting, Result, TieSettledBy, Vote
from comhla.law.readings.monitoring_committee import BODY, ELSEWHERE, NOMINEES, members_on
from comhla.law.readings.vote_counts import attending, carries_among
from comhla.law.sources import COMMITTEE_ORDER, COMMITTEE_ORDER_URL, Citation, Verified

DUTY = Duty(
    id="IJMC-V1",
    title="Let everybody vote in the monitoring committee",
    family="D",
    bearer="the monitoring committee",
    models=LEAD_AGENCY_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=Citation(
                title=COMMITTEE_ORDER,
                provision="articles 11 to 13",
                url=COMMITTEE_ORDER_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="A question is decided by a majority of the members attending and entitled to vote, and whoever"
            " presides has a casting vote. Every member votes. For an absent nominee the nominating body does its best"
            " to find an experienced proxy, other members may find one, and every proxy may vote.",
        ),
    ),
)

_VOTE_USES = (
    "meetings.body",
    "meetings.held_on",
    "meetings.cancelled",
    "meetings.votes",
    "meetings.decisions_taken",
    "members",
)


class Verdict(StrEnum):
    """How the recorded result of a vote compares with its count."""

    WRONG = "wrong"
    NOT_RECORDED = "not recorded"
    READING = "a reading"
    RIGHT = "right"


@DUTY.each("meetings", "members")
def meeting(facts: AuthorityFacts, until: date) -> Iterator[Subject[Meeting]]:
    for each in facts.meetings_of(BODY):
        label = f"the meeting of {each.held_on.isoformat()}"
        yield Subject(each.id, label, opens=each.held_on, relevant_day=each.held_on, of=each)


@meeting.part("art 11", MACHINE, uses=(*_VOTE_USES, "meetings.attendance"))
def decide_by_majority(asked: Asked, meeting: Meeting) -> Answer | None:
    """Decide each question by a majority of the members attending and entitled to vote."""
    if meeting.votes is None:
        return _votes_not_recorded(meeting)
    verdicts = [(vote.id, _verdict(vote, attending(meeting))) for vote in meeting.votes if not _is_tied(vote)]
    named = {each: tuple(name for name, verdict in verdicts if verdict is each) for each in Verdict}
    if named[Verdict.WRONG]:
        return not_met(
            "The recorded result is not that of the votes cast: {votes}.",
            then="Correct the record, or take the question again.",
            votes=named[Verdict.WRONG],
        )
    if named[Verdict.NOT_RECORDED]:
        return cannot_tell(
            "The votes cast, the result or the roll is not recorded for {votes}.",
            missing=("meetings.votes.cast", "meetings.votes.result", "meetings.attendance"),
            votes=named[Verdict.NOT_RECORDED],
        )
    if named[Verdict.READING]:
        return for_a_person(
            "There were more votes for than against and yet not from more than half of the members attending: {votes}."
            " Is that a majority of the members attending and entitled to vote?",
            votes=named[Verdict.READING],
        )
    if not verdicts:
        return None
    return met("Each result is that of a majority: {votes}.", votes=named[Verdict.RIGHT])


def _votes_not_recorded(meeting: Meeting) -> Answer | None:
    if meeting.decisions_taken is False:
        return None
    return cannot_tell("Whether anything was put to the vote is not recorded.", missing=("meetings.votes",))


def _verdict(vote: Vote, here: int | None) -> Verdict:
    if vote.cast is None or vote.result is None:
        return Verdict.NOT_RECORDED
    votes_for, against = _count(vote.cast, Choice.FOR), _count(vote.cast, Choice.AGAINST)
    carried = vote.result is Result.CARRIED
    if votes_for < against:
        return Verdict.WRONG if carried else Verdict.RIGHT
    if here is None:
        return Verdict.NOT_RECORDED
    if not carries_among(votes_for, max(here, len(vote.cast))):
        return Verdict.READING
    return Verdict.RIGHT if carried else Verdict.WRONG


def _count(cast: tuple[CastVote, ...], choice: Choice) -> int:
    return sum(1 for each in cast if each.choice is choice)


def _is_tied(vote: Vote) -> bool:
    return vote.cast is not None and _count(vote.cast, Choice.FOR) == _count(vote.cast, Choice.AGAINST)


@meeting.part("arts 11 to 13", MACHINE, uses=_VOTE_USES)
def count_the_votes_of_members(asked: Asked, meeting: Meeting) -> Answer | None:
    """Count one vote for each member, cast in person or by proxy, and nobody else's."""
    if not meeting.votes:
        return None
    members = {member.id for member in members_on(asked.facts, meeting.held_on)}
    outside: list[str] = []
    twice: list[str] = []
    for vote in meeting.votes:
        votes_of = Counter(each.member for each in vote.cast or ())
        outside += [f"{member} in {vote.id}" for member in votes_of if member not in members]
        twice += [f"{member} in {vote.id}" for member, number in votes_of.items() if number > 1]
    if outside or twice:
        return not_met(
            "Votes of others than members of that day: {outside}; members counted more than once: {twice}.",
            then="Correct the count, and say openly whether the result changes.",
            outside=tuple(outside),
            twice=tuple(twice),
        )
    return met("Every vote counted is one vote of a member of that day.")


@meeting.part("arts 11 to 13", MACHINE, uses=(*_VOTE_USES, "meetings.attendance"))
def count_every_vote(asked: Asked, meeting: Meeting) -> Answer | None:
    """Count the vote of every member who offers one, whatever the seat, and of every proxy."""
    if not meeting.votes:
        return None
    members = {member.id for member in members_on(asked.facts, meeting.held_on)}
    refused = tuple(
        f"{member} in {vote.id}" for vote in meeting.votes for member in vote.refused or () if member in members
    )
    if refused:
        return not_met(
            "The votes of these members or their proxies were offered and not counted: {refused}. In the committee"
            " every member votes, and every proxy.",
            then="Count them, and say openly whether the result changes.",
            refused=refused,
        )
    unknown = tuple(vote.id for vote in meeting.votes if vote.refused is None and not _all_voted(vote, meeting))
    if unknown:
        return cannot_tell(
            "Whether a vote was offered and not counted is not recorded for {votes}.",
            missing=("meetings.votes.refused",),
            votes=unknown,
        )
    return met("No vote that a member or proxy offered was left out.")


def _all_voted(vote: Vote, meeting: Meeting) -> bool:
    cast = {each.member for each in vote.cast or ()}
    attending = {each.member for each in meeting.attendance or () if each.present or each.proxy is not None}
    return meeting.attendance is not None and attending <= cast


@meeting.part("arts 11 to 13", MACHINE, uses=_VOTE_USES)
def settle_ties_by_casting_vote(asked: Asked, meeting: Meeting) -> Answer | None:
    """Settle a tie, where it is settled, by the casting vote of whoever presides."""
    tied = [vote for vote in meeting.votes or () if _is_tied(vote)]
    if not tied:
        return None
    without = _named(
        tied, lambda vote: vote.result is Result.CARRIED and vote.tie_settled_by is TieSettledBy.NOT_SETTLED
    )
    if without:
        return not_met(
            "A tie that nobody settled is recorded as carried: {votes}.",
            then="Correct the record, or take the question again.",
            votes=without,
        )
    unknown = _named(tied, lambda vote: vote.tie_settled_by is None)
    if unknown:
        return cannot_tell(
            "How the tie was settled is not recorded for {votes}.",
            missing=("meetings.votes.tie_settled_by",),
            votes=unknown,
        )
    otherwise = _named(tied, lambda vote: vote.tie_settled_by is TieSettledBy.DISPUTE_MECHANISM)
    if otherwise:
        return for_a_person(
            "A tie was settled by a mechanism for disputes, as a joint board has to do: {votes}. In the committee"
            " whoever presides has a casting vote. Was it given up?",
            votes=otherwise,
        )
    return met("Each tie was settled by casting vote, or left undecided: {votes}.", votes=_named(tied, bool))


def _named(votes: list[Vote], chosen: Callable[[Vote], bool]) -> tuple[str, ...]:
    return tuple(vote.id for vote in votes if chosen(vote))


@meeting.part(
    "arts 11 to 13",
    MACHINE,
    uses=("meetings.body", "meetings.held_on", "meetings.cancelled", "meetings.attendance", "evidence", "members"),
)
def find_proxies_for_absent_nominees(asked: Asked, meeting: Meeting) -> Answer | None:
    """Do the best to find an experienced proxy for each nominated member who cannot attend."""
    if meeting.attendance is None:
        return cannot_tell("The roll of the meeting is not recorded.", missing=("meetings.attendance",))
    nominees = {each.id for each in members_on(asked.facts, meeting.held_on) if each.seat in NOMINEES}
    away = [row for row in meeting.attendance if row.member in nominees and not row.present]
    without = tuple(row.member for row in away if row.proxy is None)
    unsuited = tuple(row.member for row in away if row.proxy is not None and row.proxy.suitably_experienced is False)
    if without:
        return asked.evidence(
            of="what the nominating body did to find an experienced proxy for the absent members in these seats:"
            " {seats},",
            then="Ask the nominating body what it did, and record it.",
            seats=without,
        )
    if unsuited:
        return for_a_person(
            "The proxies for these nominated members are recorded as not experienced enough: {seats}. Did the"
            " nominating body do its best?",
            seats=unsuited,
        )
    if not away:
        return None
    return met(
        "Somebody attended for every nominated member who was away: {seats}.", seats=tuple(r.member for r in away)
    )
