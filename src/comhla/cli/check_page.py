"""A check as one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from comhla.cli.pages import render
from comhla.law import LAW_SEEN_TO, Finding, Outcome
from comhla.law.as_data import Checked
from comhla.law.groups import FIRST_THINGS_FIRST, NEEDS_NOBODY, OfDuty, by_duty, what_is_missing, with_outcome

_EXPLAINED = {
    Outcome.NOT_MET: "recorded facts show that it was not done, or not in time",
    Outcome.NOT_YET_DUE: "still in time: the next due days first",
    Outcome.NOT_EVIDENCED: "regard or care is required, and nothing recorded shows it",
    Outcome.FOR_A_PERSON: "the law leaves it to people, or its words leave room",
    Outcome.CANNOT_TELL: "a fact is missing: record it, and ask again",
    Outcome.MET: "done, as far as the record shows",
    Outcome.NOT_APPLICABLE: "it binds somebody else, or nobody yet",
}

_NEXT = 6


class Missing(NamedTuple):
    """What is not recorded for one duty."""

    id: str
    title: str
    places: list[str]


class Section(NamedTuple):
    """The findings of one outcome, duty by duty; those not yet due in one list by day, what is missing by duty."""

    outcome: Outcome
    explained: str
    duties: Sequence[OfDuty]
    due: Sequence[Finding]
    missing: Sequence[Missing]
    needs_nobody: bool


class Page(NamedTuple):
    """One authority on the page. `not_met` and `next_due` are what needs attention first."""

    anchor: str
    authority: str
    illustrative: bool
    file: str
    counts: Mapping[Outcome, int]
    not_met: Sequence[OfDuty]
    next_due: Sequence[Finding]
    sections: Sequence[Section]


def as_html(checked: Sequence[Checked], as_at: date) -> str:
    """The check as one page that stands alone."""
    pages = [_page(each, number) for number, each in enumerate(checked, start=1)]
    name = pages[0].authority if len(pages) == 1 else f"{len(pages)} authorities"
    return render(
        "check.html",
        name=name,
        as_at=as_at,
        law_seen_to=LAW_SEEN_TO,
        pages=pages,
        order=FIRST_THINGS_FIRST,
    )


def _page(checked: Checked, number: int) -> Page:
    findings = checked.findings
    counts = Counter(finding.outcome for finding in findings)
    slug = re.sub(r"[^a-z0-9]+", "-", checked.authority.casefold()).strip("-")
    return Page(
        anchor=f"{slug or 'authority'}-{number}",
        authority=checked.authority,
        illustrative=checked.illustrative,
        file=checked.file,
        counts=counts,
        not_met=by_duty(with_outcome(findings, Outcome.NOT_MET)),
        next_due=[each for each in with_outcome(findings, Outcome.NOT_YET_DUE) if each.due][:_NEXT],
        sections=[_section(outcome, findings) for outcome in FIRST_THINGS_FIRST if counts[outcome]],
    )


def _section(outcome: Outcome, findings: Sequence[Finding]) -> Section:
    chosen = with_outcome(findings, outcome)
    missing = what_is_missing(chosen) if outcome is Outcome.CANNOT_TELL else {}
    in_one_list = outcome in (Outcome.NOT_YET_DUE, Outcome.CANNOT_TELL)
    return Section(
        outcome=outcome,
        explained=_EXPLAINED[outcome],
        duties=() if in_one_list else by_duty(chosen, one_by_one=outcome in NEEDS_NOBODY),
        due=chosen if outcome is Outcome.NOT_YET_DUE else (),
        missing=[Missing(duty.id, duty.title, places) for duty, places in missing.items()],
        needs_nobody=outcome in NEEDS_NOBODY,
    )
