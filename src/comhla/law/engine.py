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


# As in `answers`: a check looks these up thousands of times.
_FOR_A_PERSON, _NOT_MET = Outcome.FOR_A_PERSON, Outcome.NOT_MET
_ANY_NUMBER, _SEVERAL = Councils.ANY, Councils.SEVERAL
_finding = tuple.__new__
_WithLaw = tuple[Subject[Any], Version | None]
"""A subject and the law of its relevant day; None where the law of the day asked about applies."""


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
        _ask_duty(duty, asked, until=as_at, found=found)
    return tuple(found)


def _ask_duty(duty: Duty, asked: Asked, *, until: date, found: list[Finding]) -> None:
    """What `ask` says of every unit, with what is common to several units worked out once."""
    facts = asked.facts
    bound = {_binds(duty, version, setting) for setting in facts.settings for version in duty.versions}
    if duty.pending is not None or bound != {True}:
        _ask_unit(Unit(duty, None, _whole(facts), None), asked, found)
    if True not in bound:
        return
    asked.begin()
    is_after_record = _is_after_record(asked)
    compared = asked.next_change
    for kind in duty.kinds:
        if _is_missing(kind, facts):
            _ask_unit(Unit(duty, kind, _kind_as_subject(kind, facts), None), asked, found)
            continue
        for subject, dated in _subjects(duty, kind, facts, until):
            asked.begin(compared)
            if not asked.reached(subject.opens):
                continue
            version = dated or _law_of_the_day(duty, asked)
            if version is not None:
                asked.subject = subject
                _ask_parts(kind.parts_of(version), version, asked, found, is_after_record=is_after_record)


def _ask_parts(
    parts: tuple[Part, ...], version: Version, asked: Asked, found: list[Finding], *, is_after_record: bool
) -> None:
    """Ask the parts of one subject. What was compared to find its law holds for each of them."""
    duty, subject = asked.duty, asked.subject
    of, compared = subject.of, asked.next_change
    for part in parts:
        asked.begin(compared)
        asked.part = part
        answer = part.function(asked, of)
        if answer is None:
            continue
        outcome = answer.outcome
        if is_after_record or outcome in _LOOKED_AT_AGAIN:
            answer = _looked_at_again(answer, part, version, asked)
        found.append(_finding(Finding, (duty, version, part, subject, answer, asked.holds_until)))


def _subjects(duty: Duty, kind: SubjectKind, facts: AuthorityFacts, until: date) -> tuple[_WithLaw, ...]:
    """The subjects of a kind, kept with the facts until another last day is asked for: pages ask again and again."""
    key = (duty, kind.find)
    last, kept = facts.subjects_found.get(key, (None, ()))
    if last != until:
        kept = tuple(_with_law(duty, kind, facts, until))
        facts.subjects_found[key] = (until, kept)
    return kept


def _with_law(duty: Duty, kind: SubjectKind, facts: AuthorityFacts, until: date) -> Iterator[_WithLaw]:
    """Each subject with the law of its relevant day, which does not hang on the day asked about."""
    for subject in kind.find(facts, until):
        version = None if subject.relevant_day is None else _law_on(subject.relevant_day, duty, facts)
        if version is not None or subject.relevant_day is None:
            yield subject, version


def _ask_unit(unit: Unit, asked: Asked, found: list[Finding]) -> None:
    finding = ask(unit, asked)
    if finding is not None:
        found.append(finding)


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
    answer = _looked_at_again(answer, part, version, asked)
    return Finding(asked.duty, version, part, asked.subject, answer, asked.holds_until)


_LOOKED_AT_AGAIN = frozenset({Outcome.NOT_MET, Outcome.NOT_EVIDENCED, Outcome.FOR_A_PERSON})


def _looked_at_again(answer: Answer, part: Part, version: Version, asked: Asked) -> Answer:
    """The answer of a part after judgements, after what the part may say at all, and as far as is recorded."""
    # Before and after the judgement: a question made of a breach is a person's to answer, and their answer warns too.
    answer = _as_far_as_read(answer, part, version)
    if answer.outcome is _FOR_A_PERSON:
        answer = _as_far_as_read(_as_judged(answer, asked), part, version)
    recorded_from, relevant_day = asked.facts.authority.recorded_from, asked.subject.relevant_day
    if recorded_from is not None and relevant_day is not None and relevant_day < recorded_from:
        answer = _before_the_record(recorded_from) if answer.outcome in _LOOKED_AT_AGAIN else answer
    recorded_to = asked.facts.authority.recorded_to
    if recorded_to is not None and _is_after_record(asked):
        answer = _as_far_as_recorded(answer, part, asked, recorded_to)
    return answer


def _before_the_record(recorded_from: date) -> Answer:
    """What may be said of an occurrence before the first day from which the record is kept, and was not found done."""
    return cannot_tell(
        "The record is kept from {recorded_from} only, so what was done before then cannot be told.",
        missing=("authority.recorded_from",),
        then="Nothing has to be done; record earlier years where they matter.",
        recorded_from=recorded_from,
    )


def _is_after_record(asked: Asked) -> bool:
    return asked.past(asked.facts.authority.recorded_to)


def _whole(facts: AuthorityFacts) -> Subject[None]:
    return Subject("authority", facts.authority.name, BEGINNING, None, None)


def _kind_as_subject(kind: SubjectKind, facts: AuthorityFacts) -> Subject[None]:
    return Subject(kind.key, facts.authority.name, BEGINNING, None, None)


def _is_missing(kind: SubjectKind, facts: AuthorityFacts) -> bool:
    for need in kind.needs:  # noqa: SIM110 - any() with a generator takes twice as long
        if getattr(facts, need) is None:
            return True
    return False


def _law_for(duty: Duty, subject: Subject[Any], asked: Asked) -> Version | None:
    """The version of the law under which a subject is asked about; None where it is not open, or nobody is bound."""
    if not asked.reached(subject.opens):
        return None
    if subject.relevant_day is None:
        return _law_of_the_day(duty, asked)
    return _law_on(subject.relevant_day, duty, asked.facts)


def _law_on(day: date, duty: Duty, facts: AuthorityFacts) -> Version | None:
    """The version of the law on a relevant day; None where nobody is bound on it."""
    version = _only(duty, [each for each in duty.versions if each.holds_on(day)])
    return version if version is not None and _binds(duty, version, facts.setting_on(day)) else None


def _law_of_the_day(duty: Duty, asked: Asked) -> Version | None:
    """The version of the law on the day asked about; None where nobody is bound on it."""
    version = _only(duty, asked.in_force(duty.versions))
    return version if version is not None and _binds(duty, version, asked.setting()) else None


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
    return duty.councils is _ANY_NUMBER or (duty.councils is _SEVERAL) == setting.several_councils


def _only(duty: Duty, versions: list[Version]) -> Version | None:
    """The one version among several that may be the law.

    Raises:
        ConflictingVersions: where two versions hold on the same day. That is a mistake in a rule.
    """
    if len(versions) > 1:
        raise ConflictingVersions(duty.id, [each.number for each in versions[:2]])
    return versions[0] if versions else None


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


def _as_far_as_read(answer: Answer, part: Part, version: Version) -> Answer:
    """A rule whose words were not all read, or that is not law, may warn and never accuse."""
    if answer.outcome is not _NOT_MET or is_firm(version, part):
        return answer
    return Answer(
        Outcome.FOR_A_PERSON,
        answer.template
        + " This rule is guidance, or its words were not all read, so this is a question and no breach.",
        answer.words,
        answer.due,
        answer.then,
    )
