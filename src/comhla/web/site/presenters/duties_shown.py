"""The duties of an authority for the public: as much as the authority chose to show, with plain reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from comhla.law import Finding, Outcome
from comhla.law.book import FAMILIES
from comhla.law.duty import Duty
from comhla.law.findings import is_firm
from comhla.law.groups import FIRST_THINGS_FIRST, Alike, by_duty
from comhla.law.readings.minuted_business import without_titles

NOTHING, MET, EVERYTHING = "nothing", "met", "everything"
_SHOWN = {
    NOTHING: frozenset[Outcome](),
    MET: frozenset({Outcome.MET, Outcome.NOT_YET_DUE}),
    EVERYTHING: frozenset(Outcome) - {Outcome.NOT_APPLICABLE},
}


class Reason(NamedTuple):
    """An answer with its reason. `subject` says what it is about; `others` how many more have the same answer.

    `is_firm` says that it rests on law whose words were read at their source.
    """

    outcome: str
    because: str
    subject: str
    others: int
    due: date | None
    provision: str
    url: str
    verified: str
    is_firm: bool


class DutyState(NamedTuple):
    """A duty with its state: the answer that most needs attention speaks for it."""

    id: str
    title: str
    outcome: str
    citation: str
    reasons: tuple[Reason, ...]


class FamilyState(NamedTuple):
    """The duties of one part of the law."""

    key: str
    title: str
    duties: tuple[DutyState, ...]

    def count(self, outcome: Outcome) -> int:
        """How many duties have an outcome."""
        return sum(each.outcome == outcome.value for each in self.duties)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Each outcome that some duty has, with how many, what needs attention first."""
        return tuple((each.value, self.count(each)) for each in FIRST_THINGS_FIRST if self.count(each))


class DutiesShown(NamedTuple):
    """What the public sees of the duties; `counts` are of duties, not of their parts."""

    shown: str
    families: tuple[FamilyState, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Each outcome with the number of duties that have it."""
        every = [each for family in self.families for each in family.duties]
        numbers = ((outcome, sum(each.outcome == outcome.value for each in every)) for outcome in FIRST_THINGS_FIRST)
        return tuple((outcome.value, number) for outcome, number in numbers if number)

    @property
    def amount(self) -> int:
        """How many duties are shown."""
        return sum(len(family.duties) for family in self.families)


def duties_shown(findings: Sequence[Finding], shown: str, kept: Sequence[str] = ()) -> DutiesShown:
    """What an authority shows of its duties.

    Under `met` a duty is shown only where every answer about it is "met" or "not yet due" (or does not apply): a duty
    that is met in part would otherwise look as if it were met. `everything` shows every answer but those that do not
    apply. Nothing is put more strongly than the finding itself, which never says "not met" of words not read. `kept`
    are titles that the public is not told.
    """
    allowed = _SHOWN[shown]
    if not allowed:
        return DutiesShown(shown, ())
    left_out = set(Outcome) - allowed - {Outcome.NOT_APPLICABLE}
    hidden = {each.duty for each in findings if each.outcome in left_out}
    told = [each for each in findings if each.outcome in allowed and each.duty not in hidden]
    states = [_state(each.duty, each.alike, kept) for each in by_duty(told)]
    families = {key: [each for duty, each in states if duty.family == key] for key in FAMILIES}
    return DutiesShown(
        shown, tuple(FamilyState(key, FAMILIES[key], tuple(found)) for key, found in families.items() if found)
    )


def _state(duty: Duty, alike: Iterable[Alike], kept: Sequence[str]) -> tuple[Duty, DutyState]:
    ordered = sorted(alike, key=lambda each: FIRST_THINGS_FIRST.index(each.first.outcome))
    citation = ordered[0].first.citation
    state = DutyState(
        id=duty.id,
        title=duty.title,
        outcome=ordered[0].first.outcome.value,
        citation=f"{citation.title}, {citation.provision}",
        reasons=tuple(_reason(each, kept) for each in ordered),
    )
    return duty, state


def _reason(alike: Alike, kept: Sequence[str]) -> Reason:
    finding = alike.first
    citation = finding.citation
    return Reason(
        outcome=finding.outcome.value,
        because=without_titles(finding.because, kept),
        subject=without_titles(finding.subject.label, kept),
        others=len(alike.others),
        due=finding.due if finding.outcome is Outcome.NOT_YET_DUE else None,
        provision=citation.provision,
        url=citation.url,
        verified=citation.verified.meaning,
        is_firm=finding.version is not None and is_firm(finding.version, finding.part),
    )
