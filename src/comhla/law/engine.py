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
    found: list[Finding] = []
    for duty in duties() if among is None else among:
        asked.duty = duty
        found.extend(_findings(duty, asked, until=as_at))
    return tuple(found)


def _findings(duty: Duty, asked: Asked, *, until: date) -> Iterator[Finding]:
    """What `ask` says of every unit, with what is common to the parts of a subject worked out once."""
    facts = asked.facts
    yield from _of_unit(Unit(duty, None, _whole(facts), None), asked)
    if not facts.settings:
        return
    for kind in duty.kinds:
        if _is_missing(kind, facts):
            yield from _of_unit(Unit(duty, kind, _kind_as_subject(kind, facts), None), asked)
            continue
        for subject in kind.find(facts, until):
            asked.begin()
            version = _law_for(duty, subject, asked)
            if version is None:
                continue
            asked.subject = subject
            compared = asked.next_change
            for part in kind.parts:
                if part.belongs_to(version):
                    asked.begin(compared)
                    finding = _ask_part(part, version, asked)
                    if finding is not None:
                        yield finding


def _of_unit(unit: Unit, asked: Asked) -> Iterator[Finding]:
    finding = ask(unit, asked)
    if finding is not None:
        yield finding


def units(duty: Duty, facts: AuthorityFacts, *, until: date) -> Iterator[Unit]:
    """Everything there is to ask of a duty up to a day, in order of writing."""
    yield Unit(duty, None, _whole(facts), None)
    if not facts.settings:
        return
    for kind in duty.kinds:
        if _is_missing(kind, facts):
            yield Unit(duty, kind, _kind_as_subject(kind, facts), None)
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
        if answer is None:
            return None
        return Finding(duty, _latest_version(duty, asked), None, subject, answer, asked.holds_until)
    version = _law_for(duty, subject, asked)
    if version is None or not part.belongs_to(version):
        return None
    return _ask_part(part, version, asked)


def _ask_part(part: Part, version: Version, asked: Asked) -> Finding | None:
    asked.part = part
    answer = part.function(asked, asked.subject.of)
    if answer is None:
        return None
    if answer.outcome is Outcome.FOR_A_PERSON:
        answer = _as_judged(answer, asked)
    if answer.outcome is Outcome.NOT_MET and not is_firm(version, part):
        answer = _softened(answer)
    recorded_to = asked.facts.authority.recorded_to
    if recorded_to is not None and asked.past(recorded_to):
        answer = _as_far_as_recorded(answer, part, asked, recorded_to)
    return Finding(asked.duty, version, part, asked.subject, answer, asked.holds_until)


def _whole(facts: AuthorityFacts) -> Subject[None]:
    return Subject("authority", facts.authority.name, BEGINNING, None, None)


def _kind_as_subject(kind: SubjectKind, facts: AuthorityFacts) -> Subject[None]:
    return Subject(kind.key, facts.authority.name, BEGINNING, None, None)


def _is_missing(kind: SubjectKind, facts: AuthorityFacts) -> bool:
    return any(getattr(facts, need) is None for need in kind.needs)


def _law_for(duty: Duty, subject: Subject[Any], asked: Asked) -> Version | None:
    """The version of the law under which a subject is asked about; None where it is not open, or nobody is bound."""
    if not asked.reached(subject.opens):
        return None
    version = _version(duty, subject.relevant_day, asked)
    if version is None or not _binds(duty, version, _setting(subject.relevant_day, asked)):
        return None
    return version


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
    chosen: Version | None = None
    for each in duty.versions:
        if asked.within(each.first_day, each.last_day) if relevant_day is None else each.holds_on(relevant_day):
            if chosen is not None:
                raise ConflictingVersions(duty.id, [chosen.number, each.number])
            chosen = each
    return chosen


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


def _as_far_as_recorded(answer: Answer, part: Part, asked: Asked, recorded_to: date) -> Answer:
    """What may still be said after the last day up to which the record is kept.

    What concerns a day that is covered, and was so on the last day recorded already, stays. Of everything else
    silence says nothing, because nobody wrote anything down.
    """
    if answer.outcome is Outcome.NOT_APPLICABLE:
        return answer
    relevant_day = asked.subject.relevant_day
    if relevant_day is not None and relevant_day <= recorded_to and asked.subject.opens <= recorded_to:
        then = asked.as_asked_on(recorded_to)
        known = part.function(then, asked.subject.of)
        if known is not None and known.outcome is Outcome.FOR_A_PERSON:
            known = _as_judged(known, then)
        if known is not None and (known.outcome, known.because) == (answer.outcome, answer.because):
            return answer
    return cannot_tell(
        "The record is kept up to {recorded_to} only, so what holds since then cannot be told.",
        missing=("authority.recorded_to",),
        then="Bring the record up to date, and then the day up to which it is kept.",
        recorded_to=recorded_to,
    )


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
