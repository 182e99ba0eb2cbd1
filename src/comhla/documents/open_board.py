"""The board as open data, in the form of Popolo: bodies, people, posts, memberships, meetings, motions and votes.

Popolo is a convention for data about public bodies, https://www.popoloproject.com/specs/. What the public may not see
is left out before anything is written: business from which the public was kept out, with its papers, votes and
decisions; what is still to be decided; why somebody left; grounds of disqualification and interests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from comhla.dates import moved_by_days
from comhla.law.facts import AuthorityFacts, Choice, Decision, Meeting, Member, Result, Vote
from comhla.law.readings import monitoring_committee as monitoring
from comhla.law.readings.board_roll import BOARD, last_day_in_office
from comhla.law.readings.minuted_business import public_decision, votes_kept_back
from comhla.reference.seats import Seat, board_seat

_OPTIONS = {Choice.FOR: "yes", Choice.AGAINST: "no", Choice.ABSTAINED: "abstain"}
_RESULTS = {Result.CARRIED: "pass", Result.LOST: "fail", Result.NOT_DECIDED: "undecided"}
_NAMES = {BOARD: "Integration joint board", monitoring.BODY: "Integration joint monitoring committee"}


class VoteHeld(NamedTuple):
    """A vote that the public may see, and the meeting in which it was taken."""

    meeting: Meeting
    vote: Vote


class OpenBoard:
    """What of a board's record is open on a day, under names that stay the same.

    Every name begins with `under`, the authority's own, so that data of several authorities can be put together.
    """

    def __init__(self, facts: AuthorityFacts, *, under: str, on: date) -> None:
        self.facts, self.under, self.on = facts, under, on

    def name(self, kind: str, key: str) -> str:
        """The lasting name of something: `glen/person/p1`."""
        return f"{self.under}/{kind}/{key}"

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The memberships of the board, its committees and the monitoring committee that have begun."""
        return tuple(each for each in self.facts.members or () if each.first_day <= self.on)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings of those bodies, held and planned, by their day."""
        bodies = {BOARD, monitoring.BODY, *(each.id for each in self.facts.committees or ())}
        found = (each for each in self.facts.meetings or () if each.body in bodies)
        return tuple(sorted(found, key=lambda each: (each.held_on, each.id)))

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions taken, but for those on business from which the public was kept out."""
        return tuple(each for each in self.facts.decisions or () if not self._is_kept(each))

    @cached_property
    def votes(self) -> tuple[VoteHeld, ...]:
        """The votes taken, but for those on such business."""
        return tuple(
            VoteHeld(meeting, vote)
            for meeting in self.meetings
            if meeting.held_on <= self.on
            for vote in meeting.votes or ()
            if (meeting.id, vote.id) not in self._kept_votes
        )

    @cached_property
    def _kept_items(self) -> frozenset[tuple[str, str]]:
        """Business from which the public was kept out: the meeting, with the item's id and its place as a number."""
        papers = {each.id for each in self.facts.papers or () if each.exempt_because is not None}
        kept = [
            each for each in self.facts.agenda_items or () if each.exempt_because is not None or each.paper in papers
        ]
        return frozenset((each.meeting, said) for each in kept for said in (each.id, str(each.place)))

    @cached_property
    def _kept_votes(self) -> frozenset[tuple[str, str]]:
        """Votes on such business, those behind decisions on it, and every amendment of one of them."""
        items = {item for _meeting, item in self._kept_items}
        kept = {(each.meeting, each.vote) for each in self.facts.decisions or () if each.item in items and each.vote}
        for meeting in self.facts.meetings or ():
            votes = meeting.votes or ()
            kept |= {(meeting.id, vote) for vote in votes_kept_back(self.facts, meeting)}
            kept |= {(meeting.id, each.amends) for each in votes if (meeting.id, each.id) in kept and each.amends}
            kept |= {(meeting.id, each.id) for each in votes if (meeting.id, each.amends or "") in kept}
        return frozenset((meeting, vote) for meeting, vote in kept if meeting and vote)

    def _is_kept(self, decision: Decision) -> bool:
        if decision.decided_on > self.on or public_decision(self.facts, decision).ground:
            return True
        on_kept_item = any(decision.item == item for _meeting, item in self._kept_items if decision.item)
        return on_kept_item or (decision.meeting or "", decision.vote or "") in self._kept_votes

    def person_name(self, person: str) -> str | None:
        """The name of a person, where one is recorded."""
        found = self.facts.people_by_id.get(person)
        return None if found is None else found.name

    def body_name(self, body: str) -> str:
        """A body in words."""
        committee = next((each.name for each in self.facts.committees or () if each.id == body), None)
        return committee or _NAMES.get(body, body)

    def holder(self, member: str) -> str | None:
        """The person behind the id of a membership."""
        found = self.facts.members_by_id.get(member)
        return None if found is None else found.person

    def last_day(self, member: Member) -> date | None:
        """The last day in the seat, where it has come."""
        last = last_day_in_office(member)
        return last if last is not None and last <= self.on else None


class VotingSpell(NamedTuple):
    """From when until when a membership carries a vote, or carries none; None while it goes on."""

    first_day: date
    last_day: date | None
    voting: bool


def voting_spells(member: Member, last_day: date | None) -> tuple[VotingSpell, ...]:
    """Whether a membership carries a vote, by day: the law gave some seats one on a day of their time."""
    if member.body == monitoring.BODY:
        return (VotingSpell(member.first_day, last_day, voting=True),)
    row = board_seat(member.seat, max(member.first_day, last_day or member.first_day))
    begins = None if row is None else row.vote_from
    if begins is None or (last_day is not None and last_day < begins):
        return (VotingSpell(member.first_day, last_day, voting=False),)
    if begins <= member.first_day:
        return (VotingSpell(member.first_day, last_day, voting=True),)
    return (
        VotingSpell(member.first_day, moved_by_days(begins, days=-1), voting=False),
        VotingSpell(begins, last_day, voting=True),
    )


def open_board(facts: AuthorityFacts, *, under: str, on: date) -> dict[str, Any]:
    """What is open of a board, as plain data.

    Args:
        facts: what is recorded of the authority.
        under: the authority's own name in addresses, with which every name of the data begins.
        on: the day: what comes later, but for planned meetings, is left out.
    """
    board = OpenBoard(facts, under=under, on=on)
    return {
        "authority": facts.authority.name,
        "fictional": facts.authority.fictional,
        "as_at": on.isoformat(),
        "specification": "https://www.popoloproject.com/specs/",
        "organizations": list(_organizations(board)),
        "persons": list(_persons(board)),
        "posts": list(_posts(board)),
        "memberships": [_membership(board, each) for each in board.members],
        "events": [_event(board, each) for each in board.meetings],
        "motions": [_motion(board, each) for each in board.votes],
        "vote_events": [_vote_event(board, each) for each in board.votes],
        "decisions": [_decision(board, each) for each in board.decisions],
    }


def open_board_json(facts: AuthorityFacts, *, under: str, on: date) -> str:
    """The same as JSON."""
    return json.dumps(open_board(facts, under=under, on=on), ensure_ascii=False, indent=2) + "\n"


def _said(**fields: Any) -> dict[str, Any]:
    """The fields that say something; days as text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fields.items()
        if value is not None and value != ""
    }


def _bodies(board: OpenBoard) -> list[str]:
    seated = [each.body for each in board.members] + [each.body for each in board.meetings]
    return list(dict.fromkeys(seated))


def _organizations(board: OpenBoard) -> Iterator[dict[str, Any]]:
    parties = dict.fromkeys(party for setting in board.facts.settings for party in setting.parties)
    for party in parties:
        yield _said(id=board.name("organization", party), name=party, classification="constituent authority")
    committees = {each.id: each for each in board.facts.committees or ()}
    for body in _bodies(board):
        committee = committees.get(body)
        yield _said(
            id=board.name("organization", body),
            name=board.body_name(body),
            classification="committee" if committee else body.replace("_", " "),
            parent_id=board.name("organization", BOARD) if committee else None,
            founding_date=committee.set_up_on if committee else None,
            dissolution_date=committee.ended_on if committee else None,
        )


def _persons(board: OpenBoard) -> Iterator[dict[str, Any]]:
    """People who sit or sat on a body, by name only where one is recorded."""
    for person in dict.fromkeys(each.person for each in board.members):
        yield _said(id=board.name("person", person), name=board.person_name(person))


def _posts(board: OpenBoard) -> Iterator[dict[str, Any]]:
    pairs = dict.fromkeys((each.body, each.seat) for each in board.members)
    for body, seat in sorted(pairs, key=lambda each: (each[0], list(Seat).index(each[1]))):
        yield _said(
            id=_post(board, body, seat),
            label=seat.value.replace("_", " ").capitalize(),
            role=seat.value,
            organization_id=board.name("organization", body),
        )


def _post(board: OpenBoard, body: str, seat: Seat) -> str:
    return board.name("post", f"{body}/{seat.value}")


def _membership(board: OpenBoard, member: Member) -> dict[str, Any]:
    last = board.last_day(member)
    return _said(
        id=board.name("membership", member.id),
        person_id=board.name("person", member.person),
        organization_id=board.name("organization", member.body),
        post_id=_post(board, member.body, member.seat),
        on_behalf_of_id=board.name("organization", member.nominated_by) if member.nominated_by else None,
        start_date=member.first_day,
        end_date=last,
        voting=[
            _said(start_date=first, end_date=ends, voting=voting) for first, ends, voting in voting_spells(member, last)
        ],
    )


def _event(board: OpenBoard, meeting: Meeting) -> dict[str, Any]:
    return _said(
        id=board.name("event", meeting.id),
        name=f"Meeting of {board.body_name(meeting.body)}",
        classification="meeting",
        organization_id=board.name("organization", meeting.body),
        start_date=meeting.held_on,
        start_time=meeting.starts_at,
        end_time=meeting.ends_at,
        location=meeting.place,
        status=status_of(meeting, board.on),
    )


def status_of(meeting: Meeting, on: date) -> str:
    """Whether a meeting was held, is planned or was called off."""
    if meeting.cancelled:
        return "cancelled"
    return "planned" if meeting.held_on > on else "held"


def _motion(board: OpenBoard, held: VoteHeld) -> dict[str, Any]:
    meeting, vote = held
    mover = board.holder(vote.moved_by or "")
    return _said(
        id=board.name("motion", f"{meeting.id}/{vote.id}"),
        organization_id=board.name("organization", meeting.body),
        legislative_session_id=board.name("event", meeting.id),
        creator_id=board.name("person", mover) if mover else None,
        title=vote.question,
        text=vote.text,
        amends_id=board.name("motion", f"{meeting.id}/{vote.amends}") if vote.amends else None,
        date=meeting.held_on,
        result=result_of(vote),
    )


def result_of(vote: Vote) -> str | None:
    """How a vote came out, in the words of the form: pass, fail, undecided."""
    return None if vote.result is None else _RESULTS[vote.result]


def option_of(choice: Choice) -> str:
    """How a vote was cast, in the words of the form: yes, no, abstain."""
    return _OPTIONS[choice]


def _vote_event(board: OpenBoard, held: VoteHeld) -> dict[str, Any]:
    meeting, vote = held
    choices = [each.choice for each in vote.cast or ()] + [each.choice for each in vote.cast_for_vacancies or ()]
    return _said(
        id=board.name("vote-event", f"{meeting.id}/{vote.id}"),
        motion_id=board.name("motion", f"{meeting.id}/{vote.id}"),
        organization_id=board.name("organization", meeting.body),
        legislative_session_id=board.name("event", meeting.id),
        start_date=meeting.held_on,
        result=result_of(vote),
        counts=None
        if vote.cast is None
        else [{"option": words, "value": choices.count(choice)} for choice, words in _OPTIONS.items()],
        votes=[
            _said(
                voter_id=board.name("person", person),
                option=option_of(each.choice),
                role="proxy" if each.by_proxy else None,
            )
            for each in vote.cast or ()
            if (person := board.holder(each.member)) is not None
        ],
    )


def _decision(board: OpenBoard, decision: Decision) -> dict[str, Any]:
    shown = {each.id for each in board.decisions}
    replaced = [board.name("decision", each) for each in decision.replaces or () if each in shown]
    bodies = set(_bodies(board))
    is_body = decision.decided_by in bodies
    return _said(
        id=board.name("decision", decision.id),
        title=decision.title,
        date=decision.decided_on,
        effective_date=decision.effective_on,
        organization_id=board.name("organization", decision.decided_by) if is_body else None,
        decided_by=None if is_body else decision.decided_by,
        event_id=board.name("event", decision.meeting) if decision.meeting else None,
        motion_id=board.name("motion", f"{decision.meeting}/{decision.vote}") if decision.vote else None,
        text=decision.in_plain_words,
        reasons=decision.reasons,
        next_steps=decision.what_next,
        replaces_ids=replaced or None,
    )
