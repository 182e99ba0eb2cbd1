"""What was decided, in plain words: what, why, who was asked, what next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla import reference
from comhla.documents.minute import member_name
from comhla.law.facts import (
    AuthorityFacts,
    Choice,
    Decision,
    Direction,
    DirectionNeeded,
    LocalityEffect,
    Result,
    Vote,
)
from comhla.law.readings.minuted_business import (
    PublicDecision,
    business_of,
    minute_of,
    public_decision,
    public_title,
    replaced_by,
)
from comhla.reference.rows import Row, by_key
from comhla.web.site.presenters.partnership import BOARD, COMMITTEE
from comhla.web.site.presenters.publications import assessment_words
from comhla.web.words import day as in_words


class DecisionLine(NamedTuple):
    """A decision in a list."""

    key: str
    title: str
    decided_on: date
    decided_by: str


class DecisionYear(NamedTuple):
    """The decisions of a calendar year, the latest first."""

    year: int
    decisions: tuple[DecisionLine, ...]


class AssessmentShown(NamedTuple):
    """An assessment made before a decision; `address` where it was published."""

    kind: str
    completed_on: date | None
    address: str


class VoteShown(NamedTuple):
    """A question put to the vote, and how it came out; the counts are None where no votes are recorded.

    `voters` are the names of those who voted, by how they voted.
    """

    question: str
    result: str
    votes_for: int | None
    votes_against: int | None
    voters: tuple[tuple[str, tuple[str, ...]], ...]


class WhatNext(NamedTuple):
    """A direction that carries the decision out.

    `ran_until` is its last day where that has gone by; `replaced_on` the day of a later direction that changes it.
    """

    key: str
    to: tuple[str, ...]
    given_on: date
    ran_until: date | None
    replaced_on: date | None


class DecisionShown(NamedTuple):
    """A decision in plain words. Lists are empty and texts blank where nothing is recorded.

    `ground` says why the public is kept out of the business; then nothing is told but `in_plain_words`, a summary.
    `meeting` is the meeting whose minute can be read.
    """

    key: str
    title: str
    ground: str
    in_plain_words: str
    reasons: str
    what_next: str
    direction_needed: str
    replaced_by: DecisionLine | None
    meeting: str
    decided_on: date
    decided_by: str
    effective_on: date | None
    meeting_on: date | None
    is_planned: bool
    is_significant: bool | None
    within_plan: bool | None
    outcomes: tuple[str, ...]
    principles: tuple[str, ...]
    asked: tuple[str, ...]
    localities: tuple[str, ...]
    assessments: tuple[AssessmentShown, ...]
    votes: tuple[VoteShown, ...]
    next_steps: tuple[WhatNext, ...]


_DIRECTIONS = {
    DirectionNeeded.NONE: gettext_lazy("No instruction to the council or the health board is needed for it."),
    DirectionNeeded.COUNCIL: gettext_lazy("It needs an instruction to the council."),
    DirectionNeeded.HEALTH_BOARD: gettext_lazy("It needs an instruction to the health board."),
    DirectionNeeded.BOTH: gettext_lazy("It needs an instruction to the council and to the health board."),
}
_CHOICES = {
    Choice.FOR: gettext_lazy("For"),
    Choice.AGAINST: gettext_lazy("Against"),
    Choice.ABSTAINED: gettext_lazy("Abstained"),
}
_RESULTS = {
    Result.CARRIED: gettext_lazy("Agreed"),
    Result.LOST: gettext_lazy("Not agreed"),
    Result.NOT_DECIDED: gettext_lazy("Left open"),
}


def decisions_on(facts: AuthorityFacts, day: date) -> tuple[DecisionLine, ...] | None:
    """The decisions taken up to a day, the latest first; None where decisions are not recorded."""
    if facts.decisions is None:
        return None
    taken = sorted((each for each in facts.decisions if each.decided_on <= day), key=lambda each: each.decided_on)
    return tuple(_line(facts, each) for each in reversed(taken))


def by_year(decisions: tuple[DecisionLine, ...]) -> tuple[DecisionYear, ...]:
    """Decisions by year, the latest year first."""
    years = dict.fromkeys(each.decided_on.year for each in decisions)
    return tuple(
        DecisionYear(year, tuple(each for each in decisions if each.decided_on.year == year)) for year in years
    )


def _line(facts: AuthorityFacts, decision: Decision) -> DecisionLine:
    return DecisionLine(
        decision.id, public_title(facts, decision), decision.decided_on, decider(facts, decision.decided_by)
    )


def decider(facts: AuthorityFacts, body: str) -> str:
    """A body as people say it: the board, a committee by its name, a health board or council."""
    if body == BOARD:
        return _("The integration joint board")
    if body == COMMITTEE:
        return _("The integration joint monitoring committee")
    return next((each.name for each in facts.committees or () if each.id == body), body)


def decision_shown(facts: AuthorityFacts, key: str, day: date) -> DecisionShown | None:
    """One decision in plain words; None where there is none of that key, or it was not taken by the day."""
    decision = next((each for each in facts.decisions or () if each.id == key and each.decided_on <= day), None)
    if decision is None:
        return None
    told = public_decision(facts, decision)
    shown = _basics(facts, decision, told, day)
    return shown if told.ground else _in_full(facts, decision, told, shown, day)


def _basics(facts: AuthorityFacts, decision: Decision, told: PublicDecision, day: date) -> DecisionShown:
    """What may be told of every decision, whatever its business."""
    meeting = next((each for each in facts.meetings or () if each.id == decision.meeting), None)
    later = replaced_by(facts, decision, day)
    has_minute = meeting is not None and minute_of(facts, meeting.id) is not None
    return DecisionShown(
        key=decision.id,
        title=public_title(facts, decision),
        ground=told.ground,
        in_plain_words=told.summary,
        reasons="",
        what_next="",
        direction_needed="",
        replaced_by=None if later is None else _line(facts, later),
        meeting=meeting.id if meeting is not None and has_minute else "",
        decided_on=decision.decided_on,
        decided_by=decider(facts, decision.decided_by),
        effective_on=decision.effective_on,
        meeting_on=meeting.held_on if meeting else None,
        is_planned=decision.effective_on is not None and decision.effective_on > day,
        is_significant=None,
        within_plan=None,
        outcomes=(),
        principles=(),
        asked=(),
        localities=(),
        assessments=(),
        votes=(),
        next_steps=(),
    )


def _in_full(
    facts: AuthorityFacts, decision: Decision, told: PublicDecision, shown: DecisionShown, day: date
) -> DecisionShown:
    needed = decision.direction_needed
    return shown._replace(
        in_plain_words=decision.in_plain_words or "",
        reasons=decision.reasons or "",
        what_next=decision.what_next or "",
        direction_needed=str(_DIRECTIONS[needed]) if needed is not None else "",
        is_significant=decision.view.significant if decision.view else None,
        within_plan=decision.within_plan,
        outcomes=_labels(reference.national_outcomes(), decision.outcomes),
        principles=_labels(reference.principles(), decision.principles),
        asked=tuple(_asked(facts, decision)),
        localities=tuple(_locality(facts, each) for each in decision.localities or ()),
        assessments=tuple(_assessments(facts, decision, day)),
        votes=tuple(_vote(facts, each) for each in _votes_on(facts, decision, told)),
        next_steps=tuple(_steps(facts, decision, day)),
    )


def _votes_on(facts: AuthorityFacts, decision: Decision, told: PublicDecision) -> tuple[Vote, ...]:
    """The vote that it was taken by; else those on its item; else those of the meeting that name no other item."""
    if told.vote is not None:
        return (told.vote,)
    meeting = next((each for each in facts.meetings or () if each.id == decision.meeting), None)
    business = () if meeting is None else business_of(facts, meeting)
    return next((each.votes for each in business if decision in each.decisions), ())


def _labels(rows: tuple[Row, ...], keys: tuple[str, ...] | None) -> tuple[str, ...]:
    known = by_key(rows)
    return tuple(known[key].words for key in keys or () if key in known)


def _asked(facts: AuthorityFacts, decision: Decision) -> Iterator[str]:
    if isinstance(decision.users_involved_on, date):
        yield _("People who use the service, or may come to use it, were involved from %(day)s.") % {
            "day": in_words(decision.users_involved_on)
        }
    if isinstance(decision.group_asked_on, date):
        yield _("The strategic planning group was asked for its views on %(day)s.") % {
            "day": in_words(decision.group_asked_on)
        }
    for effect in decision.localities or ():
        groups = [each for each in effect.groups or () if isinstance(each.involved_on, date)]
        if groups:
            yield _("In %(locality)s, groups that the decision could matter to were involved: %(number)s of them.") % {
                "locality": _locality(facts, effect),
                "number": len(groups),
            }


def _locality(facts: AuthorityFacts, effect: LocalityEffect) -> str:
    return next((each.name for each in facts.localities or () if each.id == effect.locality), effect.locality)


def _assessments(facts: AuthorityFacts, decision: Decision, day: date) -> Iterator[AssessmentShown]:
    for each in facts.assessments_of(decision.id):
        completed = each.completed_on if isinstance(each.completed_on, date) else None
        if completed is not None and completed <= day:
            is_out = isinstance(each.published_on, date) and each.published_on <= day
            yield AssessmentShown(assessment_words(each.kind), completed, (each.address or "") if is_out else "")


def _vote(facts: AuthorityFacts, vote: Vote) -> VoteShown:
    """How a question came out, with the votes as recorded, those of people who may not vote included."""
    cast = None
    if vote.cast is not None:
        cast = [each.choice for each in vote.cast] + [each.choice for each in vote.cast_for_vacancies or ()]
    return VoteShown(
        question=vote.question,
        result=str(_RESULTS[vote.result]) if vote.result else "",
        votes_for=None if cast is None else cast.count(Choice.FOR),
        votes_against=None if cast is None else cast.count(Choice.AGAINST),
        voters=tuple(
            (str(words), names)
            for choice, words in _CHOICES.items()
            if (names := tuple(member_name(facts, each.member) for each in vote.cast or () if each.choice is choice))
        ),
    )


def _steps(facts: AuthorityFacts, decision: Decision, day: date) -> Iterator[WhatNext]:
    for direction in facts.directions_under(decision.id):
        if direction.given_on <= day:
            yield _step(facts, direction, day)


def _step(facts: AuthorityFacts, direction: Direction, day: date) -> WhatNext:
    last_day = direction.last_day
    later = (each.given_on for each in facts.directions or () if direction.id in (each.changes or ()))
    is_over = last_day is not None and last_day < day
    return WhatNext(
        key=direction.id,
        to=direction.addressees,
        given_on=direction.given_on,
        ran_until=last_day if is_over else None,
        replaced_on=min((each for each in later if each <= day), default=None) if is_over else None,
    )
