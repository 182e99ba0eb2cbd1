"""`comhla measures read`: what a published file of figures holds."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from comhla.cli import output
from comhla.cli.files import UnusableInput, refuse
from comhla.dates import in_words
from comhla.indicators.catalogue import Indicator, indicator
from comhla.indicators.errors import IndicatorsError, NotAFile, Problem, Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.readers import layouts, read_release
from comhla.indicators.recomputation import Figure, Method, figures_table
from comhla.indicators.release import Release
from comhla.indicators.tabular import write_csv
from comhla.indicators.words import counted

MOST_BYTES = 200_000_000
"""A larger file is not read: no published file of figures comes near it."""


def run_read(arguments: argparse.Namespace) -> int:
    """Print what a file holds and return the exit code."""
    try:
        release = release_in(arguments.file, arguments.layout, arguments.edition)
    except UnusableInput as problem:
        return refuse(problem)
    if arguments.format == "json":
        return output.deliver_to_programs(output.as_json(_data(release)))
    if arguments.format == "csv":
        return output.deliver_to_programs(_csv(release.observations, (release.sha256,)))
    return output.deliver("\n".join([*_told(release), ""]))


def content_of(name: str) -> bytes:
    """The bytes of a file.

    Raises:
        UnusableInput: where it cannot be read, or is far too large.
    """
    path = Path(name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableInput(f"{name}: The file is larger than {MOST_BYTES:,} bytes. Give a file as published.")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnusableInput(f"{name}: There is no such file. Check its name and folder.") from None
    except OSError as error:
        raise UnusableInput(f"{name}: The file cannot be read: {error.strerror}.") from None


def release_in(name: str, layout: str | None = None, edition: str = "") -> Release:
    """A published file as it was read.

    Raises:
        UnusableInput: with everything that is wrong with it.
    """
    content = content_of(name)
    try:
        return read_release(content, file=Path(name).name, layout=layout, edition=edition)
    except Unknown as unknown:
        known = ", ".join(each.key for each in layouts())
        raise UnusableInput(f"{unknown}\nThe layouts are: {known}.") from None
    except NotAFile as refused:
        raise UnusableInput(told(refused.problems)) from None


def told(problems: Iterable[Problem]) -> str:
    """Problems, counted, one to a line."""
    problems = tuple(problems)
    number = counted(len(problems), "problem was", "problems were")
    return "\n".join([f"{number} found, and nothing was read:", *(f"  {each}" for each in problems)])


def figures_in(release: Release) -> Iterator[tuple[str, list[Observation]]]:
    """The figures of a release by indicator, in the order of the file."""
    by_key: dict[str, list[Observation]] = {}
    for one in release.observations:
        by_key.setdefault(one.indicator, []).append(one)
    yield from by_key.items()


def label_of(release: Release, key: str) -> str:
    """What an indicator of a file is called."""
    of_publisher = {each.key: each.title for each in release.indicators}
    return of_publisher.get(key) or _catalogued(key).label


def _catalogued(key: str) -> Indicator:
    try:
        return indicator(key)
    except IndicatorsError as unknown:
        raise UnusableInput(str(unknown)) from None


def _told(release: Release) -> Iterator[str]:
    yield output.wrapped(f"{release.title}{f', {release.edition}' if release.edition else ''}")
    yield f"  Publisher: {release.publisher}"
    if release.published_on:
        yield f"  Published on: {in_words(release.published_on)}"
    yield f"  Layout: {release.layout}"
    yield f"  SHA-256: {release.sha256}"
    yield f"  Figures: {len(release.observations):,}"
    yield ""
    for key, figures in figures_in(release):
        yield output.wrapped(_one_indicator(release, key, figures), rest="  ")
    if release.remarks:
        yield ""
        yield f"{counted(len(release.remarks), 'remark', 'remarks')} on reading it:"
        yield from (output.wrapped(str(each), first="  * ", rest="    ") for each in release.remarks)


def _one_indicator(release: Release, key: str, figures: list[Observation]) -> str:
    areas = len({one.area.code for one in figures})
    periods = sorted({one.period for one in figures}, key=lambda period: (period.last_day, period.key))
    blanks = sum(not isinstance(one.value, (int, float)) for one in figures)
    time = periods[0].label if len(periods) == 1 else f"{periods[0].label} to {periods[-1].label}"
    without = f", {counted(blanks, 'blank', 'blanks')}" if blanks else ""
    return f"{key} ({label_of(release, key)}): {counted(areas, 'area', 'areas')}, {time}{without}"


def _data(release: Release) -> dict[str, Any]:
    table = figures_table(as_read(release.observations, (release.sha256,)))
    names = [field.name for field in table.fields]
    return {
        "layout": release.layout,
        "file": release.file,
        "sha256": release.sha256,
        "title": release.title,
        "publisher": release.publisher,
        "licence": release.licence,
        "edition": release.edition,
        "published_on": release.published_on.isoformat() if release.published_on else None,
        "remarks": [str(each) for each in release.remarks],
        "figures": [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows],
    }


def _plain(cell: Any) -> Any:
    return cell.isoformat() if hasattr(cell, "isoformat") else cell


def as_read(observations: Iterable[Observation], made_from: tuple[str, ...]) -> Iterator[Figure]:
    """Figures that are taken over as they stand in a file."""
    return (Figure(one, Method.AS_PUBLISHED, made_from=made_from) for one in observations)


def _csv(observations: Iterable[Observation], made_from: tuple[str, ...]) -> str:
    return write_csv(figures_table(as_read(observations, made_from))).decode()
