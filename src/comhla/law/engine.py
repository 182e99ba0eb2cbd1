"""Asking: from facts and a day to findings.

A duty falls into units: one for each part and subject, and one for what can be said of the duty as a whole. A
unit is asked by itself, so its answer holds until the next day that matters to it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from comhla.law.answers import Answer, Outcome, cannot_tell, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, Councils, Duty, Part, Subject, SubjectKind, Version
from comhla.law.errors import ConflictingVersions
from comhla.law.facts import AuthorityFacts, Judged, Setting
from comhla.law.findings import Finding, is_firm
from comhla.law.registry import duties

LAW_SEEN_TO = date(2026, 1, 7)
"""The day to which the wording of the 2014 Act was read; later changes known by then are in the versions."""


class Unit(NamedTuple):
    """One thing to ask: a part of a duty for a subject, or, without a part, the duty as a whole."""

    duty: Duty
    kind: SubjectKind | None
    subject: Subject[Any]
    part: Part | None


def check(facts: AuthorityFacts, *, as_at: date, among: Iterable[Duty] | None = None) -> tuple[Finding, ...]:
    """Check recorded facts against the law as at a day.

    Args:
        facts: what is recorded of one authority.
        as_at: the day on which the question is asked. Facts dated later are not known on it.
        among: the duties to check; every duty in the book where left out.

    Returns:
        Findings in the order of the book, each with its reason, citation and next step.
    """
    asked = Asked(facts, as_at)
    found = (
        ask(unit, asked) for duty in (duties() if among is None else among) for unit in units(duty, facts, until=as_at)
    )
    return tuple(finding for finding in found if finding is not None)


def units(duty: Duty, facts: AuthorityFacts, *, until: date) -> Iterator[Unit]:
    """Everything there is to ask of a duty up to a day, in order of writing."""
    yield Unit(duty, None, Subject("authority", facts.authority.name, BEGINNING, None, None), None)
    if not facts.settings:
        return
    for kind in duty.kinds:
        if any(getattr(facts, need) is None for need in kind.needs):
            yield Unit(duty, kind, Subject(kind.key, facts.authority.name, BEGINNING, None, None), None)
            continue
        for subject in kind.find(facts, until):
            for part in kind.parts:
                yield Unit(duty, kind, subject, part)


def ask(unit: Unit, asked: Asked) -> Finding | None:
    """Ask one unit. None where there is nothing to say: not open yet, or not the law of the relevant day."""
    duty, kind, subject, part = unit
    asked.begin()
    asked.duty, asked.subject = duty, subject
    if part is None:
        answer = _of_the_whole(duty, asked) if kind is None else _of_missing(kind, duty, asked)
        version = _latest_version(duty, asked)
        return None if answer is None else Finding(duty, version, None, subject, answer, asked.holds_until)
    if not asked.reached(subject.opens):
        return None
    version = _version(duty, subject.relevant_day, asked)
    if version is None or not part.belongs_to(version):
        return None
    if not _binds(duty, version, _setting(subject.relevant_day, asked)):
        return None
    asked.part = part
    answer = part.function(asked, subject.of)
    if answer is None:
        return None
    if answer.outcome is Outcome.FOR_A_PERSON:
        answer = _as_judged(answer, asked)
    if answer.outcome is Outcome.NOT_MET and not is_firm(version, part):
        answer = _softened(answer)
    return Finding(duty, version, part, subject, answer, asked.holds_until)


def _of_the_whole(duty: Duty, asked: Asked) -> Answer | None:
    if duty.pending is not None:
        return not_applicable("This is not in force as seen: {reason}", reason=duty.pending)
    if not asked.facts.settings:
        return cannot_tell(
            "Which model of integration the authority has is not recorded, so who bears this duty cannot be told.",
            missing=("schemes.model", "authority.code"),
        )
    version = _latest_version(duty, asked)
    if version is None:
        return None
    setting = asked.setting()
    if _binds(duty, version, setting):
        return None
    return not_applicable(
        "This binds {bearer}; here the model of integration is {model}{councils}. {elsewhere}",
        bearer=duty.bearer,
        model=f"({setting.model.value}), {setting.model.title}",
        councils=" with several councils" if setting.several_councils else " with one council",
        elsewhere=duty.elsewhere,
    )


def _of_missing(kind: SubjectKind, duty: Duty, asked: Asked) -> Answer | None:
    version = _latest_version(duty, asked)
    if version is None or not _binds(duty, version, asked.setting()):
        return None
    silent = tuple(need for need in kind.needs if getattr(asked.facts, need) is None)
    return cannot_tell(
        "Nothing is recorded under {collections}, so this cannot be told.",
        missing=silent,
        then="Record {collections} in the authority file; an empty list says that there are none.",
        collections=silent,
    )


def _binds(duty: Duty, version: Version, setting: Setting) -> bool:
    if setting.model not in (duty.models if version.models is None else version.models):
        return False
    return duty.councils is Councils.ANY or (duty.councils is Councils.SEVERAL) == setting.several_councils


def _setting(relevant_day: date | None, asked: Asked) -> Setting:
    if relevant_day is None:
        return asked.setting()
    return asked.facts.setting_on(relevant_day)


def _version(duty: Duty, relevant_day: date | None, asked: Asked) -> Version | None:
    if relevant_day is None:
        holding = [each for each in duty.versions if asked.within(each.first_day, each.last_day)]
    else:
        holding = [each for each in duty.versions if each.holds_on(relevant_day)]
    if len(holding) > 1:
        raise ConflictingVersions(duty.id, [each.number for each in holding])
    return holding[0] if holding else None


def _latest_version(duty: Duty, asked: Asked) -> Version | None:
    """The version of the day, or the last one that has ended."""
    begun = [each for each in duty.versions if asked.reached(each.first_day)]
    return begun[-1] if begun else None


def _as_judged(answer: Answer, asked: Asked) -> Answer:
    recorded = asked.facts.judgements_on(asked.duty.id, asked.part.key, asked.subject.id)
    standing = [each for each in recorded if asked.within(each.judged_on, each.last_day)]
    if not standing:
        return answer
    last = standing[-1]
    return Answer(
        _JUDGED[last.answer],
        "Judged by the {by} on {on}: {reasons}",
        {"by": last.judged_by, "on": last.judged_on, "reasons": last.reasons},
        answer.due,
        _ACT_ON_JUDGEMENT if last.answer is Judged.NOT_MET else None,
    )


_JUDGED = {
    Judged.MET: Outcome.MET,
    Judged.NOT_MET: Outcome.NOT_MET,
    Judged.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
}
_ACT_ON_JUDGEMENT = "Put right what the judgement found, and record a new judgement."


def _softened(answer: Answer) -> Answer:
    """A rule whose words were not all read, or that is not law, may warn and never accuse."""
    return Answer(
        Outcome.FOR_A_PERSON,
        answer.template
        + " This rule is guidance, or its words were not all read, so this is a question and no breach.",
        answer.words,
        answer.due,
        answer.then,
    )
