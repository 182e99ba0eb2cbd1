"""A check as one page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from comhla.cli.check_text import FIRST_THINGS_FIRST, what_is_missing
from comhla.cli.pages import render
from comhla.dates import in_words
from comhla.law import LAW_SEEN_TO, Finding, Outcome
from comhla.law.as_data import Checked

_EXPLAINED = {
    Outcome.NOT_MET: "recorded facts show that it was not done, or not in time",
    Outcome.NOT_EVIDENCED: "regard is required, and nothing recorded shows it",
    Outcome.FOR_A_PERSON: "the law leaves it to people, or its words leave room",
    Outcome.NOT_YET_DUE: "still in time",
    Outcome.CANNOT_TELL: "a fact is missing",
    Outcome.MET: "done",
    Outcome.NOT_APPLICABLE: "it binds somebody else, or nobody yet",
}
_FOLDED = frozenset({Outcome.MET, Outcome.NOT_APPLICABLE})


class Missing(NamedTuple):
    """What is not recorded for one duty."""

    id: str
    title: str
    places: list[str]


class Section(NamedTuple):
    """The findings of one outcome. `folded` sections are long lists of what needs nobody's attention."""

    outcome: Outcome
    explained: str
    findings: Sequence[Finding]
    folded: bool
    missing: Sequence[Missing]


class Page(NamedTuple):
    """One authority on the page."""

    anchor: str
    authority: str
    file: str
    counts: Mapping[Outcome, int]
    sections: Sequence[Section]


def as_html(checked: Sequence[Checked], as_at: date) -> str:
    """The check as one page that stands alone."""
    pages = [_page(each, number) for number, each in enumerate(checked, start=1)]
    names = f"{pages[0].authority}" if len(pages) == 1 else f"{len(pages)} authorities"
    return render(
        "check.html",
        title=f"{names} on {in_words(as_at)}",
        as_at=in_words(as_at),
        law_seen_to=in_words(LAW_SEEN_TO),
        pages=pages,
        order=FIRST_THINGS_FIRST,
        shown_first=FIRST_THINGS_FIRST[:5],
    )


def _page(checked: Checked, number: int) -> Page:
    counts = Counter(finding.outcome for finding in checked.findings)
    sections = [_section(outcome, checked.findings) for outcome in FIRST_THINGS_FIRST if counts[outcome]]
    slug = re.sub(r"[^a-z0-9]+", "-", checked.authority.casefold()).strip("-")
    return Page(f"{slug or 'authority'}-{number}", checked.authority, checked.file, counts, sections)


def _section(outcome: Outcome, findings: Sequence[Finding]) -> Section:
    chosen = [finding for finding in findings if finding.outcome is outcome]
    if outcome is Outcome.NOT_YET_DUE:
        chosen.sort(key=lambda finding: finding.due or date.max)
    missing = [
        Missing(duty.id, duty.title, places)
        for duty, places in (what_is_missing(chosen) if outcome is Outcome.CANNOT_TELL else {}).items()
    ]
    return Section(outcome, _EXPLAINED[outcome], chosen, outcome in _FOLDED, missing)
