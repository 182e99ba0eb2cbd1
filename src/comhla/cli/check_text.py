"""A check as text: the summary first, then what needs attention, duty by duty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from comhla.cli.output import wrapped
from comhla.dates import in_words
from comhla.law import LAW_SEEN_TO, Finding, Outcome
from comhla.law.answers import listed
from comhla.law.as_data import Checked
from comhla.law.groups import FIRST_THINGS_FIRST, NEEDS_NOBODY, Alike, OfDuty, by_duty, what_is_missing, with_outcome
from comhla.law.sources import Verified

_FOOT = (
    "The law is paraphrased as seen to {seen}. This is made from recorded facts and is not legal advice.",
    "See how an answer came about: comhla explain DUTY FILE. See every finding by itself: --all.",
)


def as_text(
    checked: Sequence[Checked], as_at: date, *, outcomes: Collection[Outcome] | None = None, one_by_one: bool = False
) -> str:
    """The check of each authority as text.

    Args:
        checked: the findings.
        as_at: the day asked about.
        outcomes: which outcomes to list; where left out, those that need attention or come due.
        one_by_one: whether to write every finding by itself, instead of naming the subjects of those that are alike.
    """
    listed_outcomes = set(FIRST_THINGS_FIRST) - NEEDS_NOBODY if outcomes is None else outcomes
    parts = [_authority(each, as_at, listed_outcomes, one_by_one=one_by_one) for each in checked]
    foot = [wrapped(line.format(seen=in_words(LAW_SEEN_TO))) for line in _FOOT]
    return "\n\n".join([*parts, "\n".join(foot)]) + "\n"


def _authority(checked: Checked, as_at: date, outcomes: Collection[Outcome], *, one_by_one: bool) -> str:
    mark = " (illustrative)" if checked.illustrative else ""
    heading = f"{checked.authority}{mark}, as at {in_words(as_at)}"
    lines = [heading, "=" * len(heading), checked.file, "", *_summary(checked.findings, outcomes)]
    for outcome in FIRST_THINGS_FIRST:
        findings = with_outcome(checked.findings, outcome)
        if findings and outcome in outcomes:
            lines += ["", outcome.heading, "-" * len(outcome.heading)]
            lines += _section(checked.authority, outcome, findings, one_by_one=one_by_one)
    return "\n".join(lines).rstrip()


def _summary(findings: Iterable[Finding], outcomes: Collection[Outcome]) -> list[str]:
    counts = Counter(finding.outcome for finding in findings)
    return [
        f"{counts[outcome]:6}  {outcome.heading}{'' if outcome in outcomes or not outcomes else ' (not listed)'}"
        for outcome in FIRST_THINGS_FIRST
        if counts[outcome]
    ] or ["     0  findings"]


def _section(authority: str, outcome: Outcome, findings: Sequence[Finding], *, one_by_one: bool) -> list[str]:
    if outcome is Outcome.NOT_YET_DUE:
        return [line for finding in findings for line in coming_due(finding)]
    if outcome is Outcome.CANNOT_TELL and not one_by_one:
        return _missing(findings)
    return [line for each in by_duty(findings, one_by_one=one_by_one) for line in _of_duty(authority, each)]


def coming_due(finding: Finding, due: date | None = None) -> list[str]:
    """One thing that comes due, the day first: its own last day, or the one given."""
    day = due or finding.due
    duty = finding.duty
    return [
        wrapped(f"{duty.title} [{duty.id}]", first=f"{in_words(day) if day else 'no last day':17}  "),
        wrapped(f"{finding.subject.label}: {finding.next_step or finding.because}", first=" " * 19),
        "",
    ]


def _of_duty(authority: str, each: OfDuty) -> list[str]:
    lines = [wrapped(f"{each.duty.title} [{each.duty.id}]", first="* ")]
    return [*lines, *(line for alike in each.alike for line in _alike(authority, alike)), ""]


def _alike(authority: str, alike: Alike) -> list[str]:
    finding = alike.first
    citation = finding.citation
    soft = "" if citation.verified is Verified.TEXT_SEEN else f" ({citation.verified.value})"
    lines = [wrapped(f"{citation.provision}{soft}: {_about(authority, finding)}{finding.because}", first="  - ")]
    if finding.next_step:
        lines.append(wrapped(finding.next_step, first="    Next: ", rest="    "))
    if finding.due:
        lines.append(f"    Last day in time: {in_words(finding.due)}")
    if alike.others:
        labels = "; ".join(other.subject.label for other in alike.others)
        lines.append(wrapped(f"{labels}.", first=f"    The same for {len(alike.others)} more: ", rest="    "))
    return lines


def _about(authority: str, finding: Finding) -> str:
    """The subject, unless it is the authority itself or the reason names it anyway."""
    label = finding.subject.label
    return "" if label == authority or label.casefold() in finding.because.casefold() else f"{label}. "


def _missing(findings: Sequence[Finding]) -> list[str]:
    lines: list[str] = []
    for duty, places in what_is_missing(findings).items():
        lines.append(wrapped(f"{duty.title} [{duty.id}]", first="* "))
        lines += [wrapped(f"{listed(places)}.", first="    Not recorded: ", rest="    "), ""]
    return lines
