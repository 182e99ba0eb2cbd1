"""The page of duties: the whole book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from comhla.dates import in_words
from comhla.law import LAW_SEEN_TO
from comhla.law.book import FAMILIES, is_unverified
from comhla.law.duty import EVERY_MODEL, NOT_COMMENCED, Councils, Duty, Kind, Part, Version
from comhla.law.outside import OUTSIDE
from comhla.law.registry import duties, module_of
from comhla.law.sources import Standing
from tools.reference_pages.markdown import code, codes, page, plain, table

_KINDS = {Kind.MACHINE: "facts", Kind.EVIDENCE: "evidence", Kind.PERSON: "a person"}
_COUNCILS = {Councils.ONE: "schemes of one council", Councils.SEVERAL: "schemes of several councils"}


def duties_page() -> str:
    """Every duty with its versions and parts, and every provision without a duty of its own."""
    return page([*_head(), *_families(), *_outside()])


def _head() -> Iterator[str]:
    parts = Counter(part.kind for duty in duties() for part in duty.parts)
    pending = sum(1 for duty in duties() if duty.pending)
    soft = sum(1 for duty in duties() if is_unverified(duty))
    yield "# Duties"
    yield ""
    yield (
        f"The whole book: {len(duties())} duties with {sum(parts.values())} parts, of which"
        f" {parts[Kind.MACHINE]} are decided from recorded facts, {parts[Kind.EVIDENCE]} ask for evidence and"
        f" {parts[Kind.PERSON]} ask a person. {pending} duties are not in force as seen. {soft} duties are guidance,"
        " or rest wholly or in part on words that were not read: such parts warn and never accuse."
    )
    yield ""
    yield (
        f"The law is described in our own words, as seen to {in_words(LAW_SEEN_TO)}; the official text is at the"
        " address given. This is not legal advice. `comhla law show DUTY` prints one duty, and the"
        " [glossary](glossary.md) explains the words."
    )
    yield ""
    for key, title in FAMILIES.items():
        yield f"- {key}. {title}: {sum(1 for duty in duties() if duty.family == key)} duties"


def _families() -> Iterator[str]:
    for key, members in groupby(duties(), key=lambda duty: duty.family):
        yield ""
        yield f"## {key}. {FAMILIES[key]}"
        for duty in members:
            yield from _duty(duty)


def _duty(duty: Duty) -> Iterator[str]:
    yield ""
    yield f"### {plain(duty.title)}"
    yield ""
    yield f"{code(duty.id)}, module {code(module_of(duty))}. Borne by {plain(duty.bearer)}. {_limits(duty)}".rstrip()
    yield ""
    if duty.elsewhere:
        yield f"Elsewhere: {plain(duty.elsewhere)}"
        yield ""
    for version in duty.versions:
        yield from _version(version)
    if duty.pending:
        yield f"Not in force as seen: {plain(duty.pending)}"
        yield ""
    if duty.parts:
        yield from table(
            ("Provision", "Part", "Requirement in our own words", "Decided by", "Verified"),
            (_part(part, duty) for part in duty.parts),
        )
        yield ""
        yield f"Facts used: {codes(dict.fromkeys(use for part in duty.parts for use in part.uses))}."


def _limits(duty: Duty) -> str:
    limits = []
    if duty.models != EVERY_MODEL:
        limits.append("model " + ", ".join(f"({model})" for model in sorted(duty.models)))
    if duty.councils in _COUNCILS:
        limits.append(_COUNCILS[duty.councils])
    return f"Only for {' and '.join(limits)}." if limits else ""


def _version(version: Version) -> Iterator[str]:
    begins = "not commenced" if version.first_day == NOT_COMMENCED else f"from {in_words(version.first_day)}"
    ends = f" to {in_words(version.last_day)}" if version.last_day else ""
    citation = version.citation
    yield (
        f"**Version {version.number}**, {begins}{ends}."
        f" [{plain(citation.title)}, {plain(citation.provision)}]({citation.url}), {citation.verified.value}."
    )
    if version.standing is not Standing.LAW:
        yield f"This is {version.standing.value} and not law: it can warn and never accuse."
    yield ""
    yield plain(version.words)
    yield ""
    if version.note:
        yield f"Note: {plain(version.note)}"
        yield ""


def _part(part: Part, duty: Duty) -> tuple[str, ...]:
    only = "" if part.versions is None else f" (version {', '.join(map(str, sorted(part.versions)))} only)"
    verified = part.verified or duty.versions[-1].citation.verified
    return (
        plain(part.provision),
        code(part.key),
        plain(part.requires) + only,
        _KINDS[part.kind],
        verified.value,
    )


def _outside() -> Iterator[str]:
    yield ""
    yield "## Provisions without a duty of their own"
    yield ""
    yield from table(
        ("Block", "Provision", "Where it is", "Reason"),
        (
            (code(each.id), plain(each.provision), code(each.within) if each.within else "", plain(each.reason))
            for each in OUTSIDE
        ),
    )
