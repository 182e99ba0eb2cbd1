"""What every rule says of a meeting, for the page: pure, from the reading and from certificates that were issued."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law.answers import Outcome
from comhla.law.facts_used import Used
from comhla.law.readings.lawful_meeting import Group, LawfulMeeting, Rule, Verdict
from comhla.law.readings.people_called import because_of, next_step_of
from comhla.law.sources import Standing

_COLOURS = {
    Verdict.KEPT: "success",
    Verdict.KEPT_SO_FAR: "success",
    Verdict.BROKEN: "problem",
    Verdict.CANNOT_BE_TOLD: "information",
    Verdict.FOR_A_PERSON: "information",
    Verdict.NO_RULE: "information",
}
_WORDS = {
    Outcome.NOT_MET: gettext_lazy("not kept"),
    Outcome.CANNOT_TELL: gettext_lazy("cannot be told"),
    Outcome.NOT_EVIDENCED: gettext_lazy("without evidence"),
    Outcome.FOR_A_PERSON: gettext_lazy("for a person to judge"),
    Outcome.NOT_YET_DUE: gettext_lazy("not yet due"),
    Outcome.MET: gettext_lazy("kept"),
    Outcome.NOT_APPLICABLE: gettext_lazy("do not apply"),
}
_MOST_ROWS = 6


class FactShown(NamedTuple):
    """Facts of one collection that an answer rests on."""

    collection: str
    rows: tuple[str, ...]
    is_silent: bool


class RuleShown(NamedTuple):
    """One rule with its answer, reason, citation, evidence and the facts it rests on."""

    outcome: str
    requires: str
    because: str
    next_step: str
    duty: str
    citation: str
    address: str
    words_seen: str
    is_law: bool
    asked_as_at: date
    evidence: tuple[tuple[str, date, str], ...]
    facts: tuple[FactShown, ...]


class StepShown(NamedTuple):
    """The rules of one step. `summary` counts them by answer in words; `is_open` where somebody has to look."""

    key: str
    question: str
    note: str
    summary: str
    is_open: bool
    rules: tuple[RuleShown, ...]


class LawfulShown(NamedTuple):
    """The whole page."""

    says: str
    law: str
    kind: str
    counts: tuple[tuple[str, int, str], ...]
    steps: tuple[StepShown, ...]
    changes: tuple[tuple[date, str, str, bool], ...]


def lawful_shown(lawful: LawfulMeeting) -> LawfulShown:
    """What every rule says, step by step."""
    rules = lawful.rules
    return LawfulShown(
        says=lawful.headline,
        law=lawful.law_of_the_day,
        kind=_COLOURS[lawful.verdict],
        counts=tuple(
            (str(words), number, outcome.value)
            for outcome, words in _WORDS.items()
            if (number := sum(each.finding.outcome is outcome for each in rules))
        ),
        steps=tuple(_step(lawful, each) for each in lawful.groups),
        changes=tuple(
            (each.first_day, each.rule, each.version.citation.provision, each.has_come) for each in lawful.editions
        ),
    )


def _step(lawful: LawfulMeeting, group: Group) -> StepShown:
    return StepShown(
        key=group.step.value,
        question=group.step.heading,
        note=group.note,
        summary=_summary(group.rules),
        is_open=any(each.finding.outcome.needs_attention for each in group.rules),
        rules=tuple(_rule(lawful, each) for each in group.rules),
    )


def _summary(rules: Iterable[Rule]) -> str:
    found = [each.finding.outcome for each in rules]
    told = [f"{found.count(outcome)} {words}" for outcome, words in _WORDS.items() if outcome in found]
    return ", ".join(told) or _("nothing to ask")


def _rule(lawful: LawfulMeeting, rule: Rule) -> RuleShown:
    finding, citation = rule.finding, rule.finding.citation
    version = finding.version or finding.duty.versions[0]
    return RuleShown(
        outcome=finding.outcome.value,
        requires=rule.requires,
        because=because_of(lawful.facts, finding.answer),
        next_step=next_step_of(lawful.facts, finding.answer),
        duty=finding.duty.id,
        citation=f"{citation.title}, {citation.provision}",
        address=citation.url,
        words_seen=citation.verified.value,
        is_law=version.standing is Standing.LAW,
        asked_as_at=rule.as_at,
        evidence=tuple((each.what, each.dated_on, each.address or "") for each in rule.evidence),
        facts=tuple(_fact(each) for each in lawful.used(rule, most=_MOST_ROWS)),
    )


def _fact(used: Used) -> FactShown:
    rows = tuple(_row(used.fields, each.name, each.values) for each in used.rows or ())
    return FactShown(used.collection.replace("_", " "), tuple(each for each in rows if each), used.rows is None)


def _row(fields: Iterable[str], name: str, values: Iterable[str]) -> str:
    told = [f"{field.replace('_', ' ')} {value}" for field, value in zip(fields, values, strict=False) if value]
    return f"{name}: {', '.join(told)}" if name and told else name or ", ".join(told)
