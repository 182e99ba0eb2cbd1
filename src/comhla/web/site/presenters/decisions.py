"""What was decided, in plain words: what, why, who was asked, what next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla import reference
from comhla.law.facts import AuthorityFacts, Choice, Decision, Direction, LocalityEffect, Result, Vote
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
    """A question put to the vote, and how it came out; the counts are None where no votes are recorded."""

    question: str
    result: str
    votes_for: int | None
    votes_against: int | None


class WhatNext(NamedTuple):
    """A direction that carries the decision out.

    `ran_until` is its last day where that has gone by; `replaced_on` the day of a later direction that changes it.
    """

    to: tuple[str, ...]
    given_on: date
    ran_until: date | None
    replaced_on: date | None


class DecisionShown(NamedTuple):
    """A decision in plain words. Lists are empty and texts blank where nothing is recorded."""

    key: str
    title: str
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
    return DecisionLine(decision.id, decision.title, decision.decided_on, decider(facts, decision.decided_by))


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
    meeting = next((each for each in facts.meetings or () if each.id == decision.meeting), None)
    return DecisionShown(
        key=decision.id,
        title=decision.title,
        decided_on=decision.decided_on,
        decided_by=decider(facts, decision.decided_by),
        effective_on=decision.effective_on,
        meeting_on=meeting.held_on if meeting else None,
        is_planned=decision.effective_on is not None and decision.effective_on > day,
        is_significant=decision.view.significant if decision.view else None,
        within_plan=decision.within_plan,
        outcomes=_labels(reference.national_outcomes(), decision.outcomes),
        principles=_labels(reference.principles(), decision.principles),
        asked=tuple(_asked(facts, decision)),
        localities=tuple(_locality(facts, each) for each in decision.localities or ()),
        assessments=tuple(_assessments(facts, decision, day)),
        votes=tuple(_vote(each) for each in (meeting.votes if meeting else None) or ()),
        next_steps=tuple(_steps(facts, decision, day)),
    )


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


def _vote(vote: Vote) -> VoteShown:
    """How a question came out, with the votes as recorded, those of people who may not vote included."""
    cast = None
    if vote.cast is not None:
        cast = [each.choice for each in vote.cast] + [each.choice for each in vote.cast_for_vacancies or ()]
    return VoteShown(
        question=vote.question,
        result=str(_RESULTS[vote.result]) if vote.result else "",
        votes_for=None if cast is None else cast.count(Choice.FOR),
        votes_against=None if cast is None else cast.count(Choice.AGAINST),
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
        to=direction.addressees,
        given_on=direction.given_on,
        ran_until=last_day if is_over else None,
        replaced_on=min((each for each in later if each <= day), default=None) if is_over else None,
    )
