"""From the bytes of a published file to the release it is: the whole of it, or nothing and everything that is wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256

from comhla.indicators.catalogue import Indicator, Measure, indicator
from comhla.indicators.errors import NotAFile, Problem, Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.readers.layouts import Layout, Recognised, layout_of, recognise
from comhla.indicators.readers.reading import Given, Progress, Reading
from comhla.indicators.readers.tables import open_file
from comhla.indicators.release import Release
from comhla.indicators.values import number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_IN_NAME = re.compile(rf"(?<![a-z])({'|'.join(_MONTHS)})[a-z]*[ _-]?((?:19|20)\d\d)", re.IGNORECASE)
_NEAR_ENOUGH = 0.01


def read_release(
    content: bytes,
    *,
    file: str,
    layout: str | None = None,
    published_on: date | None = None,
    edition: str = "",
    progress: Progress | None = None,
) -> Release:
    """Read a published file that holds one release, or the edition that is asked for of several.

    Raises:
        NotAFile: where anything in the file is wrong, with all of it; and where it has several editions and none of
            them is asked for, or not one that it has.
        Unknown: where a layout is asked for that there is not.
    """
    found = read_releases(
        content, file=file, layout=layout, published_on=published_on, edition=edition, progress=progress
    )
    if len(found) == 1:
        return found[0]
    editions = [release.edition for release in found]
    if edition in editions:
        return found[editions.index(edition)]
    what = f"The file has several editions: {', '.join(editions)}."
    raise NotAFile([Problem(what, "Say which of them is meant.", file)])


def read_releases(
    content: bytes,
    *,
    file: str,
    layout: str | None = None,
    published_on: date | None = None,
    edition: str = "",
    progress: Progress | None = None,
) -> tuple[Release, ...]:
    """Read a published file: every edition that it holds, in the file's order.

    The layout is told by the headings unless it is given. Where it is not said when the file was published, the month
    in its name is taken, if there is one, and the first day of it.

    Raises:
        NotAFile: where anything in the file is wrong, with all of it.
        Unknown: where a layout is asked for that there is not.
    """
    opened = open_file(content, file=file)
    found = recognise(opened.sheets, file=file, wanted=layout_of(layout) if layout else None)
    named = _month_in(file)
    given = Given(
        file=file,
        edition=edition or (f"{_FULL[named.month - 1]} {named.year}" if named else ""),
        published_on=published_on or named,
        progress=progress,
    )
    reading = _figures(found, given)
    digest = sha256(content).hexdigest()
    return tuple(
        _release(found.layout, reading, name, figures, digest, opened.remarks)
        for name, figures in reading.gathered().items()
    )


def _month_in(file: str) -> date | None:
    found = _IN_NAME.search(file)
    return date(int(found[2]), _MONTHS.index(found[1].lower()) + 1, 1) if found else None


def _figures(found: Recognised, given: Given) -> Reading:
    if found.layout.read is None:
        what = f"This is {found.layout.title}, which is no file of figures."
        raise NotAFile([Problem(what, found.layout.instead, given.file)])
    reading = found.reading(given)
    found.layout.read(reading)
    return reading


def _release(
    layout: Layout,
    reading: Reading,
    edition: str,
    figures: Sequence[Observation],
    digest: str,
    remarks: Sequence[Problem],
) -> Release:
    given = reading.given
    own = {own.key: own for own in layout.indicators} | reading.own
    used = {found.indicator for found in figures}
    in_unit, said = checked(figures, own, file=given.file)
    return Release(
        layout=layout.key,
        file=given.file,
        sha256=digest,
        title=layout.title,
        publisher=layout.publisher,
        licence=layout.licence,
        edition=edition or given.edition,
        published_on=None if edition else given.published_on,
        observations=in_unit,
        remarks=(*remarks, *reading.remarks(edition), *said),
        indicators=tuple(own[key] for key in own if key in used),
    )


def checked(
    figures: Iterable[Observation],
    own: Iterable[str],
    *,
    file: str,
    local: Iterable[Indicator] = (),
    rescales: bool = True,
) -> tuple[tuple[Observation, ...], tuple[Problem, ...]]:
    """The figures in the units of the catalogue, and what was put right or looks wrong.

    Editions print the same quantity as 78.1 and as 0.781. Where no figure of a percentage exceeds 1, they are shares;
    with `rescales` they are made percentages, and else only remarked on.

    Raises:
        NotAFile: where an indicator is neither in the catalogue nor the publisher's own.
    """
    by_indicator: dict[str, list[Observation]] = defaultdict(list)
    for found in figures:
        by_indicator[found.indicator].append(found)
    entries, unknown = _entries(by_indicator.keys() - set(own), tuple(local), file)
    if unknown:
        raise NotAFile(unknown)
    remarks: list[Problem] = []
    result: list[Observation] = []
    for key, series in by_indicator.items():
        entry = entries.get(key)
        in_unit = series
        if entry and _are_shares(entry, series):
            in_unit = [_as_percentage(found) for found in series] if rescales else series
            remarks.append(_said_of_shares(key, file, was_put_right=rescales))
        if entry:
            remarks.extend(_disagreements(entry, in_unit, file))
        result.extend(in_unit)
    return tuple(result), tuple(remarks)


def _entries(
    keys: Iterable[str], local: tuple[Indicator, ...], file: str
) -> tuple[dict[str, Indicator], list[Problem]]:
    entries: dict[str, Indicator] = {}
    problems: list[Problem] = []
    for key in sorted(keys):
        try:
            entries[key] = indicator(key, local)
        except Unknown as unknown:
            problems.append(Problem(str(unknown), "Enter the indicator first, or leave its rows out.", file))
    return entries, problems


def _are_shares(entry: Indicator, series: Sequence[Observation]) -> bool:
    numbers = [abs(figure) for found in series if (figure := number(found.value)) is not None]
    is_percentage = entry.measure is Measure.PROPORTION and entry.multiplier == 100
    return is_percentage and bool(numbers) and 0 < max(numbers) <= 1


def _as_percentage(found: Observation) -> Observation:
    return found._replace(
        value=found.value * 100 if isinstance(found.value, float) else found.value,
        lower=None if found.lower is None else found.lower * 100,
        upper=None if found.upper is None else found.upper * 100,
    )


def _said_of_shares(key: str, file: str, *, was_put_right: bool) -> Problem:
    if was_put_right:
        what = f"{key} is printed as a share, as 0.781, and was made a percentage, as 78.1."
        return Problem(what, "Nothing need be done.", file)
    what = f"No figure of {key}, which is in per cent, exceeds 1."
    return Problem(what, "If they are shares, as 0.781, let them be multiplied by 100.", file)


def _disagreements(entry: Indicator, series: Sequence[Observation], file: str) -> Iterator[Problem]:
    """Say where figures are not what their numerators and denominators give."""
    apart = [found for found in series if _is_apart(entry, found)]
    if apart:
        first = apart[0]
        what = (
            f"{len(apart):,} figures of {entry.key} are more than 1 per cent away from their numerator, denominator "
            f"and unit ({entry.unit}); first {first.area.name}, {first.period.label}."
        )
        yield Problem(what, "Compare them with the publisher's page; the figures were kept as printed.", file)
    kinds = {found.period.kind for found in series} - {entry.period_kind}
    if kinds:
        seen = ", ".join(map(_words, sorted(kinds)))
        what = f"{entry.key} is a figure of a {_words(entry.period_kind)}, and the file has it by {seen}."
        yield Problem(what, "Do not compare figures of unlike periods.", file)


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _is_apart(entry: Indicator, found: Observation) -> bool:
    figure = number(found.value)
    if figure is None or found.numerator is None or not found.denominator:
        return False
    worked_out = found.numerator / found.denominator * entry.multiplier
    return abs(worked_out - figure) > max(abs(figure), 1e-9) * _NEAR_ENOUGH
