"""A check as text: the summary first, then what needs attention, then what comes due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import fill

from comhla.dates import in_words
from comhla.law import LAW_SEEN_TO, Finding, Outcome
from comhla.law.answers import listed
from comhla.law.as_data import Checked
from comhla.law.duty import Duty

_WIDTH = 100
FIRST_THINGS_FIRST = (
    Outcome.NOT_MET,
    Outcome.NOT_EVIDENCED,
    Outcome.FOR_A_PERSON,
    Outcome.NOT_YET_DUE,
    Outcome.CANNOT_TELL,
    Outcome.MET,
    Outcome.NOT_APPLICABLE,
)
_LEFT_OUT = frozenset({Outcome.MET, Outcome.NOT_APPLICABLE})


def as_text(checked: Sequence[Checked], as_at: date, *, everything: bool) -> str:
    """The check of each authority as text. `everything` lists what is met and does not apply as well."""
    return "\n\n".join(_authority(each, as_at, everything=everything) for each in checked) + "\n\n" + _foot()


def _foot() -> str:
    return (
        f"The law is paraphrased as seen to {in_words(LAW_SEEN_TO)}. This is made from recorded facts and is not legal"
        " advice.\nSee how an answer came about: comhla explain DUTY FILE.\n"
    )


def _authority(checked: Checked, as_at: date, *, everything: bool) -> str:
    heading = f"{checked.authority}, as at {in_words(as_at)}"
    parts = [heading, "=" * len(heading), checked.file, "", *_summary(checked.findings)]
    for outcome in FIRST_THINGS_FIRST:
        findings = [finding for finding in checked.findings if finding.outcome is outcome]
        if findings and (everything or outcome not in _LEFT_OUT):
            parts += ["", *_section(outcome, findings)]
    return "\n".join(parts)


def _summary(findings: Iterable[Finding]) -> list[str]:
    counts = Counter(finding.outcome for finding in findings)
    return [f"{counts[outcome]:6}  {outcome.heading}" for outcome in FIRST_THINGS_FIRST if counts[outcome]] or [
        "     0  findings"
    ]


def _section(outcome: Outcome, findings: Sequence[Finding]) -> list[str]:
    lines = [outcome.heading, "-" * len(outcome.heading)]
    if outcome is Outcome.CANNOT_TELL:
        return lines + _missing(findings)
    by_due = (
        sorted(findings, key=lambda finding: finding.due or date.max) if outcome is Outcome.NOT_YET_DUE else findings
    )
    for finding in by_due:
        lines += _one(finding)
    return lines


def _one(finding: Finding) -> list[str]:
    citation = finding.citation
    soft = "" if citation.verified.value == "text seen" else f" ({citation.verified.value})"
    head = f"{finding.duty.title} [{finding.duty.id}, {citation.provision}{soft}]"
    lines = [_wrapped("* ", head), _wrapped("    ", f"{finding.subject.label}: {finding.because}")]
    if finding.next_step:
        lines.append(_wrapped("    Next: ", finding.next_step))
    if finding.due:
        lines.append(f"    By: {in_words(finding.due)}")
    return lines


def _missing(findings: Sequence[Finding]) -> list[str]:
    lines: list[str] = []
    for duty, places in what_is_missing(findings).items():
        lines += [_wrapped("* ", f"{duty.title} [{duty.id}]"), _wrapped("    Not recorded: ", f"{listed(places)}.")]
    return lines


def what_is_missing(findings: Sequence[Finding]) -> dict[Duty, list[str]]:
    """The places not recorded, duty by duty: facts that are missing are many, and are looked for together."""
    missing: dict[Duty, list[str]] = {}
    for finding in findings:
        places = missing.setdefault(finding.duty, [])
        places += [place for place in finding.answer.missing if place not in places]
    return missing


def _wrapped(lead: str, text: str) -> str:
    return fill(text, width=_WIDTH, initial_indent=lead, subsequent_indent="    ", break_on_hyphens=False)
