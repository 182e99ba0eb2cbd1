"""`comhla document performance-report`: the annual performance report of a year, with figures from a data package."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comhla.cli.document_files import add_output, answered, rendered, write
from comhla.cli.files import UnusableInput, read_files, today
from comhla.dates import ReportingYear
from comhla.dates.errors import BadReportingYear
from comhla.law.facts import AuthorityFacts

if TYPE_CHECKING:
    from comhla.documents.model import Document
    from comhla.documents.report_tables import MeasureInReport
    from comhla.indicators.areas import Area
    from comhla.indicators.observations import Observation

_WORD = "performance-report"


def add_word(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the report to the documents of the command."""
    parser = words.add_parser(
        _WORD,
        help="the annual performance report",
        description="Makes the performance report of a year from what is recorded, and lists what it still lacks until"
        " it is published. Measures and their charts come from a data package of figures.",
    )
    parser.add_argument("file", metavar="FILE", help="an authority file")
    parser.add_argument("--year", required=True, metavar="YEAR", help="the reporting year, as 2025-26")
    parser.add_argument("--figures", type=Path, metavar="PACKAGE", help="a data package with a table of figures")
    add_output(parser)
    parser.set_defaults(run=lambda arguments: answered(lambda: _run(arguments)))


def _run(arguments: argparse.Namespace) -> int:
    on, year = arguments.on or today(), _year(arguments.year)
    (file,) = read_files([arguments.file])
    seen = _observations(arguments.figures) if arguments.figures is not None else ()
    name, content = rendered(lambda: _report(file.facts, year, seen, on), arguments.format)
    return write(content, name, arguments.output)


def _year(text: str) -> ReportingYear:
    try:
        return ReportingYear.from_label(text)
    except BadReportingYear as problem:
        raise UnusableInput(str(problem)) from None


def _observations(place: Path) -> tuple[Observation, ...]:
    from comhla.indicators.errors import NotAFile
    from comhla.indicators.package import read_package
    from comhla.indicators.recomputation import FIGURES, figures_in

    try:
        package = read_package(place.read_bytes())
        return tuple(each.observation for each in figures_in(package.resource(FIGURES)))
    except OSError as problem:
        raise UnusableInput(f"{place} cannot be read: {problem.strerror}.") from None
    except NotAFile as refused:
        raise UnusableInput(f"{place}: {refused}") from None


def _report(
    facts: AuthorityFacts, year: ReportingYear, seen: tuple[Observation, ...], on: date
) -> tuple[str, Document]:
    from comhla.documents.performance_report import performance_report
    from comhla.law.readings.report_contents import report_contents
    from comhla.law.readings.report_money import report_of

    contents, row = report_contents(facts, year), report_of(facts, year.label)
    is_published = row is not None and isinstance(row.published_on, date) and row.published_on <= on
    document = performance_report(
        facts,
        contents,
        _measures(facts, year, seen),
        on=on,
        identifier=(row.address if row is not None else None) or "",
        is_draft=not is_published,
    )
    return f"{_WORD}-{year.label}", document


def _measures(facts: AuthorityFacts, year: ReportingYear, seen: tuple[Observation, ...]) -> list[MeasureInReport]:
    """The indicators of the catalogue of which the package has any figure of the authority, with their charts."""
    from comhla.documents.report_measures import measure_in_report
    from comhla.indicators.catalogue import catalogue
    from comhla.law.readings.report_years import years_to_compare

    area, compared = _area(facts, seen), years_to_compare(facts, year)
    found = []
    for indicator in catalogue():
        own = [each for each in seen if each.indicator == indicator.key and each.period.last_day <= year.last_day]
        if area is not None and any(each.area.code == area.code for each in own):
            measure = measure_in_report(indicator, own, area, year, years_compared=compared)
            found.append(_with_chart(measure, own, area))
    return found


def _area(facts: AuthorityFacts, seen: tuple[Observation, ...]) -> Area | None:
    """The area of the authority among those of the figures: by its code, or by its name where it is made up."""
    for each in seen:
        if each.area.code == facts.authority.code or each.area.name == facts.authority.name:
            return each.area
    return None


def _with_chart(measure: MeasureInReport, seen: list[Observation], area: Area) -> MeasureInReport:
    from comhla.documents.charts.in_documents import figure_of
    from comhla.documents.report_charts import chart_of

    chart = chart_of(measure, seen, area)
    if chart is None:
        return measure
    from comhla.documents.charts.drawing import draw

    wide, narrow = draw(chart)
    return measure._replace(picture=figure_of(chart, wide=wide, narrow=narrow))
