"""Give the prescribed information in the scheme, agree it, and keep every timescale that it sets (IS-0).

Public Bodies (Joint Working) (Integration Scheme) (Scotland) Regulations 2014 regulation 2 and schedule,
https://www.legislation.gov.uk/ssi/2014/341, with section 1(3)(f) of the 2014 Act. Paraphrase: the words of the
Regulations are at that address. The prescribed matters IS-1 to IS-25 are reference data; IS-A, the Act's own list, is
the duty act-2014/s1-2.

Which matters bind lead agency schemes is a summary reading of the schedule, so a gap there is a question and no breach.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_evidenced, not_met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Scheme, SchemeKind, SchemeTerm
from comhla.law.readings.scheme_roll import NO_SUCH_TEXT, day_made, each_scheme, label_of, last_day_of
from comhla.law.sources import SCHEME_REGULATIONS, SCHEME_REGULATIONS_URL, Citation, Verified
from comhla.law.timing import done_in_time
from comhla.reference import AppliesTo, SchemeContent, scheme_contents
from comhla.reference.schemes import Councils

DUTY = Duty(
    id="IS-0",
    title="Give the prescribed information in the scheme and keep to it",
    family="A",
    bearer="the health board, the council or councils, and the joint board or monitoring committee",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=Citation(
                title=SCHEME_REGULATIONS,
                provision="regulation 2",
                url=SCHEME_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="A scheme gives the prescribed information on each matter that belongs to its model, as the parties"
            " agreed it. The parties and the board or committee then act as it says, so that every timescale written"
            " in a scheme becomes a deadline.",
        ),
    ),
)

scheme = DUTY.each("schemes")(each_scheme)
_TERMS = ("schemes.terms.matter", "schemes.replaces", "schemes.kind", "schemes.model", "schemes.councils")


class Term(NamedTuple):
    """A timescale of a scheme, and the last day on which the terms of the scheme have effect."""

    scheme: Scheme
    term: SchemeTerm
    due: date
    ended: date | None


@DUTY.each("schemes")
def timescale(facts: AuthorityFacts, until: date) -> Iterator[Subject[Term]]:
    for scheme in facts.schemes or ():
        for term in scheme.terms or ():
            if term.due_on is not None:
                opens = min(day_made(scheme) or term.due_on, term.due_on)
                label = term.output or f"the timescale {term.id}"
                of = Term(scheme, term, term.due_on, _terms_end(scheme, facts))
                yield Subject(f"{scheme.id}:{term.id}", label, opens, term.due_on, of)


@cache
def _matters(applies_to: AppliesTo, councils: Councils) -> tuple[SchemeContent, ...]:
    """The prescribed matters of one kind of scheme; IS-A, the Act's own list, is not among them."""
    return tuple(
        row
        for row in scheme_contents()
        if row.key != "IS-A"
        and row.applies_to in (AppliesTo.ALL, applies_to)
        and row.councils in (Councils.ANY, councils)
    )


def matters_of(scheme: Scheme) -> tuple[SchemeContent, ...]:
    """The prescribed matters that belong to a scheme."""
    applies_to = AppliesTo.MONITORING_COMMITTEE if scheme.model.is_lead_agency else AppliesTo.JOINT_BOARD
    return _matters(applies_to, Councils.SEVERAL if len(scheme.councils) > 1 else Councils.ONE)


def _terms_of(scheme: Scheme, facts: AuthorityFacts) -> tuple[SchemeTerm, ...] | None:
    """The terms of a scheme; a revised one without any recorded has those of the scheme that it revised."""
    for each in _revisions_back(scheme, facts):
        if each.terms is not None:
            return each.terms
    return None


def _revisions_back(scheme: Scheme, facts: AuthorityFacts) -> Iterator[Scheme]:
    """The scheme and those before it, as long as each is a revision of the one before."""
    seen: set[str] = set()
    current: Scheme | None = scheme
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield current
        current = facts.scheme_called(current.replaces) if current.kind is SchemeKind.REVISED else None


def _terms_end(scheme: Scheme, facts: AuthorityFacts) -> date | None:
    """The last day of the terms of a scheme: that of the last revision that left them as they were."""
    latest, seen = scheme, {scheme.id}
    while (following := _revision_without_terms(latest, facts)) is not None and following.id not in seen:
        seen.add(following.id)
        latest = following
    return last_day_of(latest, facts)


def _revision_without_terms(scheme: Scheme, facts: AuthorityFacts) -> Scheme | None:
    for each in facts.schemes or ():
        if each.replaces == scheme.id and each.kind is SchemeKind.REVISED and each.terms is None:
            return each
    return None


def _by_matter(scheme: Scheme, facts: AuthorityFacts) -> dict[str, list[SchemeTerm]] | None:
    terms = _terms_of(scheme, facts)
    if terms is None:
        return None
    found: dict[str, list[SchemeTerm]] = {}
    for term in terms:
        found.setdefault(term.matter, []).append(term)
    return found


def _terms_not_recorded(scheme: Scheme) -> Answer:
    return cannot_tell(
        "What {scheme} says on the prescribed matters is not recorded.",
        missing=("schemes.terms",),
        scheme=label_of(scheme),
    )


def _labels(rows: list[SchemeContent]) -> tuple[str, ...]:
    return tuple(f"{row.label} ({row.key})" for row in rows)


@scheme.part("reg 2(1), schedule", EVIDENCE, uses=(*_TERMS, "schemes.terms.given", "schemes.terms.text_reference"))
def give_information_on_each_matter(asked: Asked, scheme: Scheme) -> Answer:
    """Give in the scheme all the prescribed information on every matter that belongs to its model."""
    terms = _by_matter(scheme, asked.facts)
    if terms is None:
        return _terms_not_recorded(scheme)
    rows = matters_of(scheme)
    left_out = [row for row in rows if any(_is_left_out(term) for term in terms.get(row.key, ()))]
    if left_out:
        return _without(scheme, left_out, "the prescribed information")
    silent = [row for row in rows if not any(_is_given(term) for term in terms.get(row.key, ()))]
    if silent:
        return not_evidenced(
            "That {scheme} gives the prescribed information is not recorded for: {matters}.",
            then="Record for each matter where the scheme gives the information.",
            scheme=label_of(scheme),
            matters=_labels(silent),
        )
    return met("On every matter that belongs to its model, {scheme} gives the information.", scheme=label_of(scheme))


def _is_left_out(term: SchemeTerm) -> bool:
    return term.given is False or term.text_reference == NO_SUCH_TEXT


def _is_given(term: SchemeTerm) -> bool:
    return bool(term.given) or term.text_reference is not None


def _without(scheme: Scheme, rows: list[SchemeContent], what: str) -> Answer:
    """Firm for a joint board and for the committee's own matters; a question where the row is a summary reading."""
    if scheme.model.is_lead_agency and all(row.applies_to is AppliesTo.ALL for row in rows):
        return for_a_person(
            "This is recorded as missing from {scheme}, which has a lead agency model: {what} on {matters}. Does the"
            " schedule to the Regulations ask for it in that model?",
            scheme=label_of(scheme),
            what=what,
            matters=_labels(rows),
        )
    return not_met(
        "This is missing from {scheme}: {what} on {matters}.",
        then="Agree the information and put it into a revised scheme.",
        scheme=label_of(scheme),
        what=what,
        matters=_labels(rows),
    )


@scheme.part("reg 2(1), schedule", EVIDENCE, uses=(*_TERMS, "schemes.terms.timescale", "schemes.terms.due_on"))
def state_each_timescale(asked: Asked, scheme: Scheme) -> Answer:
    """State in the scheme every timescale that the schedule asks for, two of them where it asks for two."""
    terms = _by_matter(scheme, asked.facts)
    if terms is None:
        return _terms_not_recorded(scheme)
    rows = [row for row in matters_of(scheme) if row.has_timescale]
    left_out = [row for row in rows if any(term.timescale == NO_SUCH_TEXT for term in terms.get(row.key, ()))]
    if left_out:
        return _without(scheme, left_out, "a timescale")
    silent = [row for row in rows if sum(map(_has_timescale, terms.get(row.key, ()))) < row.timescale_count]
    if silent:
        return not_evidenced(
            "Not every timescale that {scheme} has to state is recorded for: {matters}.",
            then="Record each timescale of the scheme, with the day by which it has to be kept.",
            scheme=label_of(scheme),
            matters=_labels(silent),
        )
    return met("Every timescale that {scheme} has to state is recorded.", scheme=label_of(scheme))


def _has_timescale(term: SchemeTerm) -> bool:
    return term.due_on is not None or term.timescale is not None


@scheme.part("reg 2(2)", EVIDENCE, uses=(*_TERMS, "schemes.terms.agreed", "evidence"))
def agree_each_matter(asked: Asked, scheme: Scheme) -> Answer:
    """Let the information be what the health board and the council or councils agreed."""
    terms = _terms_of(scheme, asked.facts)
    if terms is None:
        return _terms_not_recorded(scheme)
    disputed = tuple(term.id for term in terms if term.agreed is False)
    if disputed:
        return not_met(
            "These terms of {scheme} were not agreed by the health board and the councils: {disputed}.",
            then="Agree them, using the procedure for disputes where it is needed.",
            scheme=label_of(scheme),
            disputed=disputed,
        )
    if terms and all(term.agreed for term in terms):
        return met("Every recorded term of {scheme} was agreed by the parties.", scheme=label_of(scheme))
    return asked.evidence(
        of="the agreement of the health board and the councils on {scheme}",
        then="Record for each term that the parties agreed it, or the minutes that show it.",
        scheme=label_of(scheme),
    )


@timescale.part(
    "reg 2(3)",
    MACHINE,
    uses=(
        "schemes.terms.due_on",
        "schemes.terms.done_on",
        "schemes.terms.output",
        "schemes.ended_on",
        "schemes.kind",
        "schemes.replaces",
        "schemes.takes_effect_on",
        "schemes.approved_on",
        "schemes.submissions.submitted_on",
    ),
)
def keep_the_timescale(asked: Asked, of: Term) -> Answer:
    """Act as the scheme says: do what it names by the day that it gives."""
    if of.ended is not None and of.ended < of.due and asked.past(of.ended) and not _done_by(asked, of, of.ended):
        return not_applicable(
            "The scheme ended on {ended}, before what it asked for was due on {last}: {output}.",
            ended=of.ended,
            last=of.due,
            output=_output(of),
        )
    return done_in_time(
        asked,
        what="What {scheme} asks for ({output})",
        done=of.term.done_on,
        due=of.due,
        missing="schemes.terms.done_on",
        then="Do it by the day that the scheme gives, and record the day.",
        scheme=label_of(of.scheme),
        output=_output(of),
    )


def _done_by(asked: Asked, of: Term, day: date) -> bool:
    return asked.happened(of.term.done_on) and of.term.done_on <= day


def _output(of: Term) -> str:
    return of.term.output or of.term.id
