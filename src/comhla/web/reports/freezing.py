"""The figures of a report as they were when it was published, each with everything needed to work it out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from importlib.metadata import version
from typing import Any, NamedTuple

from django.utils.text import slugify

from comhla.dates import ReportingYear
from comhla.documents.report_tables import called
from comhla.indicators.areas import SCOTLAND, Area
from comhla.indicators.lineage import Lineage, Parameter, Source
from comhla.indicators.observations import Observation
from comhla.indicators.package import About, write_package
from comhla.indicators.periods import MeasuredPeriod, financial_year
from comhla.indicators.recomputation import METHOD_VERSION, Figure, Method, figures_of, figures_table
from comhla.indicators.tabular import Field, FieldType, Resource
from comhla.indicators.values import mark, number
from comhla.law.readings.report_money import SpentOn, Variance, YearsShare, total_of
from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Release
from comhla.web.measures.places import locality_of
from comhla.web.reports.making import Made, area_in, of_indicator

TOTAL, SPENT, SHARE, DIFFERENCE = "money-total", "money-spent", "money-share", "money-difference"
"""What the keys of figures of money begin with."""
DIFFERENCES = "differences"
"""The table of the package with the under- or overspend of each year."""
AS_REPORTED, SUBTRACTION = "as-reported", "difference"
"""Ways in which only figures of money are made: taken over from an earlier report, and one amount less another."""
PER_CENT = 100.0
_POUNDS, _OF_ALL = "pounds", "% of all that was paid or set aside"


class Frozen(NamedTuple):
    """The figures as rows, and the package of data that goes with the report."""

    figures: tuple[dict[str, Any], ...]
    package: bytes


class _Told(NamedTuple):
    """A figure, the words for it, and what it was made from."""

    figure: Figure
    words: str
    unit: str
    sources: tuple[Source, ...] = ()
    parameters: tuple[tuple[str, Parameter], ...] = ()
    method: str = ""
    """Where it is none of those of the package."""


def frozen(authority: Authority, report: Made, *, address: str) -> Frozen:
    """Every figure that a report prints or draws: of its measures, and of its money."""
    told = [*_of_measures(report), *_of_money(authority, report)]
    by_key = {key_of(each.figure.observation): each for each in told}
    rows = [_row(key, each) for key, each in by_key.items()]
    differences = [each for each in report.contents.money.variances if each.difference is not None]
    rows += [_difference_row(report, each) for each in differences]
    package = _package(authority, report, list(by_key.values()), differences, address)
    return Frozen(tuple(rows), package)


def key_of(one: Observation) -> str:
    """What a figure is called for ever, fit for an address: NI-14.S37000001.2022-23."""
    period = slugify(one.period.key.replace("/", "-"))
    parts = (one.indicator, one.area.code.replace("/", "."), period, slugify(one.group))
    return ".".join(filter(None, parts))


# --------------------------------------------------------------------------------------------------------- measures


def _of_measures(report: Made) -> Iterator[_Told]:
    for measure in report.measures:
        seen = of_indicator(report, measure.indicator.key)
        codes = {area_in(report.place, seen).code, SCOTLAND.code}
        for one in (each for each in seen if each.area.code in codes):
            release = report.releases[one.cell]
            (figure,) = figures_of([one], measure.indicator, made_from=(release.sha256,))
            words = f"{measure.indicator.label}, {one.area.name}, {one.period.label}"
            yield _Told(figure, words, measure.indicator.unit, (_source(release),))


def _source(release: Release) -> Source:
    return Source(
        title=release.title,
        publisher=release.publisher,
        file=release.file,
        sha256=release.sha256,
        edition=release.edition,
        licence=release.licence,
        address=release.retrieved_from,
        published_on=release.published_on,
        retrieved_on=release.retrieved_on,
    )


# ------------------------------------------------------------------------------------------------------------ money


def _of_money(authority: Authority, report: Made) -> Iterator[_Told]:
    money, place = report.contents.money, report.place.own
    if money.total is not None:
        what = "All that was paid or set aside"
        yield _amount(place, TOTAL, report.contents.year.label, what, money.total)
    for spent in (*money.heads, *money.care_groups):
        key = slugify(spent.care_group) if spent.care_group else str(spent.head)
        yield from _of_spending(report, place, key, called(spent), spent)
    names = {each.locality.id: each.locality.name for each in report.contents.localities}
    for spent in money.localities:
        name = names[str(spent.locality)]
        area = locality_of(authority, str(spent.locality), name)
        yield from _of_spending(report, area, "locality", f"Spent in relation to {name}", spent)


def _of_spending(report: Made, area: Area, key: str, what: str, spent: SpentOn) -> Iterator[_Told]:
    for each in spent.years:
        if each.amount is not None:
            yield _amount(area, f"{SPENT}-{key}", each.year, what, each.amount)
        if each.share is not None:
            yield _share(report, area, f"{SHARE}-{key}", what, each)


def _amount(area: Area, indicator: str, year: str, what: str, amount: Decimal) -> _Told:
    pounds = float(amount)
    one = Observation(indicator, area, _period(year), pounds, numerator=pounds)
    return _Told(Figure(one, Method.COUNT), f"{what}, {year}", _POUNDS)


def _share(report: Made, area: Area, indicator: str, what: str, share: YearsShare) -> _Told:
    """A share worked out from both amounts, or taken over from the report of that year where they are not recorded."""
    words, value = f"{what}, share of all money, {share.year}", float(share.share or 0)
    if share.from_report or share.amount is None:
        note = f"As the report of {share.year} gave it."
        one = Observation(indicator, area, _period(share.year), value, note=note)
        said = (("report", share.year),)
        return _Told(Figure(one, Method.AS_PUBLISHED), words, _OF_ALL, parameters=said, method=AS_REPORTED)
    amount, whole = float(share.amount), float(total_of(report.facts, share.year) or 0)
    one = Observation(indicator, area, _period(share.year), amount / whole * PER_CENT, amount, whole)
    return _Told(Figure(one, Method.RATIO, PER_CENT), words, _OF_ALL)


def _period(year: str) -> MeasuredPeriod:
    return financial_year(ReportingYear.from_label(year).start_year)


# ------------------------------------------------------------------------------------------------------------- rows


def _row(key: str, told: _Told) -> dict[str, Any]:
    one = told.figure.observation
    return {
        "key": key,
        "words": told.words[:400],
        "value": number(one.value),
        "mark": mark(one.value),
        "lower": one.lower,
        "upper": one.upper,
        "unit": told.unit[:120],
        "lineage": _lineage(told).as_data(),
    }


def _lineage(told: _Told) -> Lineage:
    one = told.figure.observation
    parameters: dict[str, Parameter] = {
        "indicator": one.indicator,
        "area": one.area.code,
        "period": one.period.key,
        "group": one.group,
        "multiplier": told.figure.multiplier,
        "numerator": one.numerator,
        "denominator": one.denominator,
    }
    return _made_by(told.method or told.figure.method.value, parameters | dict(told.parameters), told.sources)


def _made_by(method: str, parameters: dict[str, Parameter], sources: Iterable[Source] = ()) -> Lineage:
    return Lineage(
        method=method,
        method_version=METHOD_VERSION,
        code_version=version("comhla"),
        parameters=parameters,
        sources=tuple(sources),
    )


def _difference_row(report: Made, variance: Variance) -> dict[str, Any]:
    area, label = report.place.own.code, variance.year
    parameters: dict[str, Parameter] = {
        "indicator": DIFFERENCE,
        "area": area,
        "period": _period(label).key,
        "planned": str(variance.planned),
        "spent": str(variance.spent),
    }
    return {
        "key": f"{DIFFERENCE}.{area}.{label}",
        "words": f"Spent less planned, {label}",
        "value": float(variance.difference or 0),
        "mark": "",
        "lower": None,
        "upper": None,
        "unit": _POUNDS,
        "lineage": _made_by(SUBTRACTION, parameters).as_data(),
    }


# ---------------------------------------------------------------------------------------------------------- package


def _package(authority: Authority, report: Made, told: list[_Told], differences: list[Variance], address: str) -> bytes:
    year = report.contents.year.label
    sources = {each.sha256: each for one in told for each in one.sources}
    parameters: dict[str, Parameter] = {"authority": authority.slug, "year": year, "address": address}
    about = About(
        name=f"performance-report-{authority.slug}-{year}",
        title=f"{authority.name}: figures of the annual performance report {year}",
        description="Every figure that the report prints or draws, with how it was made and what it was made from.",
    )
    tables = [figures_table([each.figure for each in told], title="Figures of the report")]
    if differences:
        tables.append(_differences(differences))
    return write_package(tables, _made_by("annual-performance-report", parameters, sources.values()), about)


_DIFFERENCE_FIELDS = (
    Field("financial_year", required=True, title="Financial year"),
    Field("planned", FieldType.NUMBER, required=True, title="Planned", description="In pounds."),
    Field("spent", FieldType.NUMBER, required=True, title="Spent", description="In pounds."),
    Field("difference", FieldType.NUMBER, required=True, title="Spent less planned", description="In pounds."),
    Field("reason", title="Reason"),
)


def _differences(variances: Iterable[Variance]) -> Resource:
    rows = tuple(
        (each.year, float(each.planned or 0), float(each.spent or 0), float(each.difference or 0), each.reason or "")
        for each in variances
    )
    title = "What was spent beside what was planned"
    return Resource(name=DIFFERENCES, title=title, fields=_DIFFERENCE_FIELDS, rows=rows, key=("financial_year",))
