"""A performance report made from what is recorded now: its contents, its measures with their figures, its document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from comhla.dates import ReportingYear, in_words
from comhla.documents.charts import Trend
from comhla.documents.model import Document, Figure
from comhla.documents.performance_report import performance_report
from comhla.documents.report_charts import chart_of
from comhla.documents.report_measures import measure_in_report
from comhla.documents.report_tables import MeasureInReport
from comhla.indicators.areas import Area
from comhla.indicators.catalogue import Indicator, Suite
from comhla.indicators.observations import Observation
from comhla.indicators.values import number
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.report_contents import ReportContents, report_contents
from comhla.law.readings.report_years import years_to_compare
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Release
from comhla.web.measures.places import Place, place_of
from comhla.web.measures.queries import indicators_of, observations_of, of_areas
from comhla.web.reports.queries import Cell, Chosen, chosen_for, releases_of_cells


class Made(NamedTuple):
    """A report as it stands: what goes into it, and what its figures come from."""

    facts: AuthorityFacts
    contents: ReportContents
    place: Place
    measures: tuple[MeasureInReport, ...]
    observations: tuple[Observation, ...]
    """Of the authority and of the whole country, up to the end of the reporting year."""
    releases: Mapping[Cell, Release]
    """The release that each observation comes from."""
    charts: Mapping[str, Trend]
    """The chart of each indicator that has figures, by its key."""

    def with_pictures(self, pictures: Mapping[str, Figure]) -> Made:
        """The same with the charts that are drawn, by the key of the indicator."""
        shown = (each._replace(picture=pictures.get(each.indicator.key)) for each in self.measures)
        return self._replace(measures=tuple(shown))

    def document(self, *, on: date, identifier: str = "", is_draft: bool = False, version: str = "") -> Document:
        """The report as a document."""
        return performance_report(
            self.facts,
            self.contents,
            self.measures,
            on=on,
            identifier=identifier,
            is_draft=is_draft,
            version=version,
        )


def made(authority: Authority, year: ReportingYear) -> Made:
    """Make the report of a year from what is recorded."""
    facts, place = facts_of(authority), place_of(authority)
    contents = report_contents(facts, year)
    used = indicators_used(indicators_of(authority), chosen_for(authority, contents.report) if contents.report else {})
    keys = [each.key for each in used]
    # What ended after the reporting year is no figure of it: the report would say what it could not know.
    seen = [
        each
        for each in observations_of(authority, keys, of_areas(place.codes))
        if each.period.last_day <= year.last_day
    ]
    found = Made(facts, contents, place, (), tuple(seen), releases_of_cells(authority, keys, place.codes), {})
    measures = tuple(_measure(found, each) for each in used)
    charts = {each.indicator.key: chart for each in measures if (chart := _chart(found, each)) is not None}
    return found._replace(measures=measures, charts=charts)


def _measure(report: Made, indicator: Indicator) -> MeasureInReport:
    seen = of_indicator(report, indicator.key)
    return measure_in_report(
        indicator,
        seen,
        area_in(report.place, seen),
        report.contents.year,
        years_compared=years_to_compare(report.facts, report.contents.year),
        source=_sources(report, seen),
    )


def of_indicator(report: Made, key: str) -> list[Observation]:
    """The observations of one indicator."""
    return [each for each in report.observations if each.indicator == key]


def area_in(place: Place, seen: Iterable[Observation]) -> Area:
    """The area that figures of an authority stand under: its own, or the council with the same where that has none."""
    known = {each.area.code for each in seen if number(each.value) is not None}
    return next((area for area in place.areas if area.code in known), place.own)


def _sources(report: Made, seen: Iterable[Observation]) -> str:
    releases = dict.fromkeys(report.releases[each.cell].pk for each in seen)
    by_number = {each.pk: each for each in report.releases.values()}
    return "; ".join(_source(by_number[each]) for each in sorted(releases, reverse=True))


def _source(release: Release) -> str:
    day = f", published on {in_words(release.published_on)}" if release.published_on else ""
    return f"{release}, {release.publisher}{day}"


def _chart(report: Made, measure: MeasureInReport) -> Trend | None:
    seen = of_indicator(report, measure.indicator.key)
    return chart_of(measure, seen, area_in(report.place, seen))


def indicators_used(known: Iterable[Indicator], chosen: Mapping[str, Chosen]) -> list[Indicator]:
    """The indicators of a report: the core suite unless one is left out, and every other one that was chosen."""

    def place(indicator: Indicator) -> tuple[int, int]:
        said = chosen.get(indicator.key)
        return (said.place if said is not None else 0, order[indicator.key])

    rows = list(known)
    order = {each.key: place for place, each in enumerate(rows)}
    used = [each for each in rows if (chosen[each.key].is_used if each.key in chosen else each.suite is Suite.CORE)]
    return sorted(used, key=place)
