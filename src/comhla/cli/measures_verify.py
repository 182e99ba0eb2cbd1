"""`comhla measures verify`: the figures of a data package, made again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from comhla.cli import output
from comhla.cli.files import UnusableInput, refuse
from comhla.cli.measures_files import content_of, release_in, told
from comhla.indicators.errors import NotAFile, Problem
from comhla.indicators.package import Package, read_package
from comhla.indicators.recomputation import Recomputed, recompute
from comhla.indicators.release import Release
from comhla.indicators.tabular import safe_text
from comhla.indicators.words import counted

_SHOWN = 50
"""So many numbers that do not come out again are told in text; the other forms have all of them."""


def run(package: str, files: Sequence[str], form: str) -> int:
    """Print how the numbers of a package come out again and return the exit code."""
    try:
        read, releases = _given(package, files)
        found = recompute(read, releases)
    except UnusableInput as problem:
        return refuse(problem)
    except NotAFile as refused:
        return refuse(UnusableInput(told(refused.problems)))
    code = 0 if all(each.agrees for each in found) else 1
    if form == "json":
        return output.deliver_to_programs(output.as_json(_data(read, found))) or code
    if form == "csv":
        return output.deliver_to_programs(_table(found)) or code
    return output.deliver("\n".join([*_told(read, found), ""])) or code


def _given(package: str, files: Sequence[str]) -> tuple[Package, list[Release]]:
    """The package, and the files that it was made from.

    Raises:
        UnusableInput: with everything that is wrong with any of them.
    """
    releases: list[Release] = []
    wrong: list[str] = []
    read: Package | None = None
    try:
        read = read_package(content_of(package))
    except UnusableInput as problem:
        wrong.append(str(problem))
    except NotAFile as refused:
        wrong.append(told(_in_file(package, refused.problems)))
    for name in files:
        try:
            releases.append(release_in(name))
        except UnusableInput as problem:
            wrong.append(str(problem))
    if read is None or wrong:
        raise UnusableInput("\n".join(wrong))
    return read, releases


def _in_file(package: str, problems: Sequence[Problem]) -> list[Problem]:
    return [each._replace(file=f"{package}, {each.file}" if each.file else package) for each in problems]


def _told(package: Package, found: Sequence[Recomputed]) -> Iterator[str]:
    yield output.wrapped(package.about.title)
    yield f"  Made by version {package.lineage.code_version}: {package.lineage.method}."
    for source in package.lineage.sources:
        yield output.wrapped(f"{source.publisher}, {source.title}: {source.file}", first="  From: ")
    yield ""
    wrong = [each for each in found if not each.agrees]
    yield f"{counted(len(found) - len(wrong), 'number comes', 'numbers come')} out again as published."
    missing = [each for each in wrong if each.remark]
    differing = [each for each in wrong if not each.remark]
    if differing:
        yield f"{counted(len(differing), 'number comes', 'numbers come')} out otherwise:"
        yield from _lines(differing)
    if missing:
        yield f"{counted(len(missing), 'number', 'numbers')} could not be made again:"
        yield from _lines(missing)


def _lines(some: Sequence[Recomputed]) -> Iterator[str]:
    for each in some[:_SHOWN]:
        one = each.figure.observation
        group = f", {one.group}" if one.group else ""
        where = f"{one.indicator}, {one.area.name}, {one.period.label}{group}, {each.part}"
        said = each.remark or f"published as {_number(each.published)}, made again {_number(each.again)}"
        yield output.wrapped(f"{where}: {said}", first="  * ", rest="    ")
    if len(some) > _SHOWN:
        yield f"  and {len(some) - _SHOWN:,} more; --format csv has all of them."


def _number(value: float | None) -> str:
    return "nothing" if value is None else f"{value:.12g}"


def _row(each: Recomputed) -> dict[str, Any]:
    one = each.figure.observation
    return {
        "indicator": one.indicator,
        "area_code": one.area.code,
        "area_name": one.area.name,
        "period": one.period.key,
        "group": one.group,
        "method": each.figure.method.value,
        "part": each.part,
        "published": each.published,
        "again": each.again,
        "agrees": each.agrees,
        "remark": each.remark,
    }


def _data(package: Package, found: Sequence[Recomputed]) -> dict[str, Any]:
    return {
        "title": package.about.title,
        "lineage": package.lineage.as_data(),
        "digest": package.lineage.digest(),
        "numbers": len(found),
        "agree": sum(each.agrees for each in found),
        "all_agree": all(each.agrees for each in found),
        "recomputed": [_row(each) for each in found],
    }


_COLUMNS = (
    *("indicator", "area_code", "area_name", "period", "group", "method", "part", "published", "again", "agrees"),
    "remark",
)


def _table(found: Sequence[Recomputed]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for each in found:
        writer.writerow({name: safe_text(cell) if isinstance(cell, str) else cell for name, cell in _row(each).items()})
    return out.getvalue()
