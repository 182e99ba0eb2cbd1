"""`comhla measures compare`: an area of a published file against Scotland, its own past or other areas."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from comhla.cli import output
from comhla.cli.files import UnusableInput, refuse
from comhla.cli.measures_files import release_in
from comhla.indicators import words
from comhla.indicators.areas import SCOTLAND, Area, area_for
from comhla.indicators.catalogue import indicator
from comhla.indicators.comparison import against_past, against_peers, against_scotland
from comhla.indicators.errors import IndicatorsError, Unknown
from comhla.indicators.findings import Against, Compared, Series
from comhla.indicators.observations import Observation
from comhla.indicators.periods import read_period
from comhla.indicators.series import series_of, years_and_areas
from comhla.indicators.tabular import safe_text
from comhla.indicators.values import number

_PAST, _SCOTLAND = "past", "scotland"


def run(arguments: argparse.Namespace) -> int:
    """Print a comparison and return the exit code."""
    try:
        compared = _compared(arguments)
    except (UnusableInput, IndicatorsError) as problem:
        return refuse(problem)
    if arguments.format == "json":
        return output.deliver_to_programs(output.as_json(_data(compared)))
    if arguments.format == "csv":
        return output.deliver_to_programs(_table(_data(compared)))
    return output.deliver("\n".join([*_told(compared), ""]))


def _compared(arguments: argparse.Namespace) -> Compared:
    asked = indicator(arguments.indicator)
    release = release_in(arguments.file, arguments.layout, arguments.edition)
    figures = [one for one in release.observations if one.indicator == asked.key and not one.group]
    if not figures:
        there = ", ".join(dict.fromkeys(one.indicator for one in release.observations))
        raise UnusableInput(f"The file has no figures of {asked.key}. It has figures of: {there}.")
    series = series_of(figures, asked)
    own = _series_for(arguments.area, series, figures)
    period = read_period(arguments.period, asked.period_kind).key if arguments.period else None
    return _against([each.strip() for each in arguments.against or [_SCOTLAND]], own, series, period, figures)


def _against(
    others: Sequence[str], own: Series, series: Sequence[Series], period: str | None, figures: Sequence[Observation]
) -> Compared:
    if [each.casefold() for each in others] == [_PAST]:
        found = against_past([own], period=period)
        if not found:
            raise UnusableInput(f"There is no earlier figure of {own.area.name} to compare with.")
        return found[0]
    if [each.casefold() for each in others] == [_SCOTLAND]:
        scotland = _series_for(SCOTLAND.code, series, figures)
        alike = [one for one in series if one.area.kind is own.area.kind]
        found = against_scotland(alike, scotland, period=period)
        return next(each for each in found if each.area.code == own.area.code)
    if {each.casefold() for each in others} & {_PAST, _SCOTLAND}:
        raise UnusableInput("Compare with scotland, with past, or with areas, but not with several of these at once.")
    peers = [_series_for(name, series, figures) for name in others]
    return against_peers(own, peers, against=Against.CHOSEN, period=period)


def _series_for(text: str, series: Sequence[Series], figures: Sequence[Observation]) -> Series:
    """The series of an area by code or name; of the kind of area that the file has, where several have the name."""
    held = [one.area for one in series]
    wanted = _area(text, held)
    for one in series:
        if one.area.code == wanted.code:
            return one
    raise UnusableInput(f"The file has no figures of {wanted.name}. {years_and_areas(figures).sentence}")


def _area(text: str, held: Sequence[Area]) -> Area:
    found = area_for(text, known=held)
    if found in held:
        return found
    for kind in dict.fromkeys(area.kind for area in held):
        try:
            other = area_for(text, kind, held)
        except Unknown:
            continue
        if other in held:
            return other
    return found


def _told(compared: Compared) -> Iterator[str]:
    yield output.wrapped(compared.sentence)
    if compared.reason:
        yield output.wrapped(compared.reason)
    comparator = compared.comparator
    for name, interval in ((compared.area.name, compared.point.interval), (comparator.name, comparator.interval)):
        if interval:
            yield output.wrapped(f"{name}: {words.interval(interval, compared.indicator)}", first="  ")
    if compared.method:
        yield output.wrapped(compared.method, first="  How: ")
    if compared.compared_together > 1:
        yield f"  Account is taken of {compared.compared_together} comparisons made together."


def _data(compared: Compared) -> dict[str, Any]:
    comparator = compared.comparator
    own, other = compared.point.interval, comparator.interval
    apart = compared.difference_interval
    return {
        "indicator": compared.indicator.key,
        "area_code": compared.area.code,
        "area_name": compared.area.name,
        "period": compared.point.period.key,
        "value": compared.point.figure,
        "lower": own.lower if own else None,
        "upper": own.upper if own else None,
        "against": comparator.name,
        "against_period": comparator.period.key,
        "against_value": number(comparator.value),
        "against_lower": other.lower if other else None,
        "against_upper": other.upper if other else None,
        "difference": compared.difference,
        "difference_lower": apart.lower if apart else None,
        "difference_upper": apart.upper if apart else None,
        "p": compared.p,
        "p_corrected": compared.p_corrected,
        "correction": compared.correction.value,
        "compared_together": compared.compared_together,
        "method": compared.method,
        "verdict": compared.verdict.value,
        "reason": compared.reason,
        "sentence": compared.sentence,
    }


def _table(data: dict[str, Any]) -> str:

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(data)
    writer.writerow([safe_text(each) if isinstance(each, str) else each for each in data.values()])
    return out.getvalue()
