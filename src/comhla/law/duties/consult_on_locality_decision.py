"""Involve those concerned before a decision that may affect a locality (act-2014/s41).

Public Bodies (Joint Working) (Scotland) Act 2014 section 41 and SSI 2014/283 regulations 4 and 5,
https://www.legislation.gov.uk/asp/2014/9/section/41 and https://www.legislation.gov.uk/ssi/2014/283. Paraphrase:
the words are at those addresses.

It binds the authority and also a health board or council that carries out the function, for example under a
direction. It turns on what the decider considers the decision might do, and on who is likely to be interested: where
no view is recorded, the answer is a question. Paying expenses is a power, so nothing is asked about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Decision, GroupInterest, LocalityEffect
from comhla.law.readings.bodies import spoken_body
from comhla.law.readings.matters import SHOWN_BEFOREHAND
from comhla.law.readings.plan_making import locality_name
from comhla.law.sources import act
from comhla.reference.groups import ConsulteeGroup

RESIDENTS = "residents"
_WORDS = (
    "Whoever proposes a decision that it considers might significantly affect a service in a locality of the plan acts,"
    " as it thinks fit, so that {groups} are involved and consulted."
)
DUTY = Duty(
    id="act-2014/s41",
    title="Involve those concerned before a decision that affects a locality",
    family="F",
    bearer="the integration authority, or whoever carries out the function",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            last_day=date(2014, 11, 27),
            citation=act("41"),
            words=_WORDS.format(groups="the groups that are prescribed"),
        ),
        Version(
            number=2,
            first_day=date(2014, 11, 28),
            citation=act("41"),
            words=_WORDS.format(
                groups="those of the thirteen groups, and of the residents, who are likely to be interested"
            ),
            note="The groups are prescribed by SSI 2014/283 from 28 November 2014.",
        ),
    ),
)


def _decisions(facts: AuthorityFacts) -> Iterator[tuple[Decision, date]]:
    for each in facts.decisions or ():
        if each.about_integration_functions is not False:
            yield each, moved_by_days(each.decided_on, days=-SHOWN_BEFOREHAND)


@DUTY.each("decisions")
def decision(facts: AuthorityFacts, until: date) -> Iterator[Subject[Decision]]:
    for each, opens in _decisions(facts):
        yield Subject(each.id, each.title, opens, each.decided_on, each)


@decision.part(
    "s.41(1)",
    PERSON,
    uses=("decisions.localities", "decisions.decided_by", "decisions.about_integration_functions", "localities"),
)
def consider_localities(asked: Asked, decision: Decision) -> Answer:
    """Consider whether the decision might significantly affect a service in a locality that the plan names."""
    if decision.localities is None:
        return for_a_person(
            "No view is recorded on whether {title} might significantly affect a service in a locality. What does"
            " {decider} consider?",
            then="Record each locality that it may affect with the decider's view, or an empty list for none.",
            title=decision.title,
            decider=spoken_body(decision.decided_by),
        )
    return met(
        "Localities that {title} may affect, as considered by {decider}: {localities}.",
        decider=spoken_body(decision.decided_by),
        title=decision.title,
        localities=tuple(locality_name(asked.facts, each.locality) for each in decision.localities),
    )


class InLocality(NamedTuple):
    """A decision, and what it may do in one locality."""

    decision: Decision
    effect: LocalityEffect
    name: str


@DUTY.each("decisions")
def locality(facts: AuthorityFacts, until: date) -> Iterator[Subject[InLocality]]:
    for each, opens in _decisions(facts):
        for effect in each.localities or ():
            name = locality_name(facts, effect.locality)
            yield Subject(
                f"{each.id}-in-{effect.locality}",
                f"{each.title} in {name}",
                opens,
                each.decided_on,
                InLocality(each, effect, name),
            )


_EFFECT = (
    "decisions.localities",
    "decisions.decided_by",
    "decisions.decided_on",
    "decisions.about_integration_functions",
    "localities",
)


@locality.part("s.41(1)", PERSON, uses=_EFFECT)
def consider_significance(asked: Asked, of: InLocality) -> Answer:
    """Consider, before the decision, whether it might significantly affect a service in the locality."""
    view = of.effect.view
    if view is None or not asked.reached(view.recorded_on):
        return for_a_person(
            "No view is recorded on whether {title} might significantly affect a service in {locality}. What does"
            " {decider} consider?",
            then="Record the decider's view, with its day and who gave it.",
            title=of.decision.title,
            locality=of.name,
            decider=spoken_body(of.decision.decided_by),
        )
    if of.decision.decided_on < view.recorded_on:
        return for_a_person(
            "{title} was decided on {decided}, and the view on what it might do in {locality} was recorded on"
            " {recorded} only. Had the decider considered it before deciding?",
            title=of.decision.title,
            decided=of.decision.decided_on,
            locality=of.name,
            recorded=view.recorded_on,
        )
    return met(
        "On {recorded} {decider} considered that {title} {might} significantly affect a service in {locality}.",
        recorded=view.recorded_on,
        decider=spoken_body(of.decision.decided_by),
        title=of.decision.title,
        might="might" if view.significant else "would not",
        locality=of.name,
    )


def _is_significant(asked: Asked, of: InLocality) -> bool:
    view = of.effect.view
    return view is not None and view.significant and asked.reached(view.recorded_on)


@locality.part("s.41(2); SSI 2014/283 reg 4", MACHINE, uses=_EFFECT, versions=(2,))
def judge_who_is_interested(asked: Asked, of: InLocality) -> Answer | None:
    """Judge for each of the thirteen groups, and for the residents of the locality, whether they are likely to be
    interested in the decision."""
    if not _is_significant(asked, of):
        return None
    if of.effect.groups is None:
        return cannot_tell(
            "Which groups are likely to be interested in {title} in {locality} is not recorded.",
            missing=("decisions.localities.groups",),
            title=of.decision.title,
            locality=of.name,
        )
    judged = {each.group for each in of.effect.groups if each.interested is not None}
    left = tuple(each.replace("_", " ") for each in (RESIDENTS, *ConsulteeGroup) if each not in judged)
    if left and not asked.reached(of.decision.decided_on):
        return not_yet_due(
            "For {title} in {locality} it is still to be judged whether these are likely to be interested: {groups}.",
            due=of.decision.decided_on,
            then="Judge it for each group and for the residents, and record why.",
            title=of.decision.title,
            locality=of.name,
            groups=left,
        )
    if left:
        return for_a_person(
            "For {title} in {locality} no view is recorded on whether these were likely to be interested: {groups}."
            " Were they left out for a reason?",
            then="Record for each whether they were likely to be interested, and why.",
            title=of.decision.title,
            locality=of.name,
            groups=left,
        )
    without_reason = _groups(each for each in of.effect.groups if each.interested is False and not each.reason)
    if without_reason:
        return for_a_person(
            "For {title} in {locality} these were judged unlikely to be interested, with no reason recorded: {groups}."
            " Why?",
            then="Record the reason for each.",
            title=of.decision.title,
            locality=of.name,
            groups=without_reason,
        )
    return met(
        "For {title} in {locality} it was judged for every group, and for the residents, whether they were likely to be"
        " interested.",
        title=of.decision.title,
        locality=of.name,
    )


@locality.part("s.41(3)", EVIDENCE, uses=("evidence", *_EFFECT), versions=(2,))
def involve_those_interested(asked: Asked, of: InLocality) -> Answer | None:
    """Act, as the decider thinks fit, so that those likely to be interested are involved and consulted."""
    if not _is_significant(asked, of):
        return None
    interested = [each for each in of.effect.groups or () if each.interested]
    if of.effect.groups is not None and not interested:
        return None
    left = _groups(
        each
        for each in interested
        if not (asked.happened(each.involved_on) and each.involved_on <= of.decision.decided_on)
    )
    if interested and not left:
        return met(
            "Before {title} was decided, everybody judged likely to be interested in {locality} was involved.",
            title=of.decision.title,
            locality=of.name,
        )
    return asked.evidence(
        of="involving, before {title}, those likely to be interested in {locality} ({groups})",
        by=of.decision.decided_on,
        then="Record the day on which each group was involved and consulted.",
        title=of.decision.title,
        locality=of.name,
        groups=left or "the groups are not recorded",
    )


def _groups(groups: Iterator[GroupInterest]) -> tuple[str, ...]:
    return tuple(each.group.replace("_", " ") for each in groups)
