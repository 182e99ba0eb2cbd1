"""What is read of performance reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db.models import F
from django.http import Http404
from django.urls import reverse
from django.utils import translation

from comhla.dates import ReportingYear
from comhla.dates.errors import BadReportingYear
from comhla.law.facts import AuthorityFacts, PerformanceReport
from comhla.law.readings.report_money import report_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.measures.models import Release
from comhla.web.measures.queries import current_figures, of_areas
from comhla.web.reports.models import ChosenIndicator, FrozenFigure, ReportEdition, ReportFile, ReportRequest

REPORTS, SECTIONS, SPENDING = "performance_reports", "report_sections", "spending"
"""The collections of the record that the room writes."""
PICTURES = "image/"
"""What the media type of the pictures of the published page begins with; they are no files to take away."""

Cell = tuple[str, str, str, str]
"""Indicator, area, period and group."""


class Chosen(NamedTuple):
    """What somebody said of an indicator for a report."""

    is_used: bool
    reason: str
    place: int


def year_called(text: str) -> ReportingYear:
    """The reporting year of an address, as 2025-26.

    Raises:
        Http404: where there is no such year.
    """
    try:
        return ReportingYear.from_label(text)
    except BadReportingYear as problem:
        raise Http404(str(problem)) from None


def report_row(facts: AuthorityFacts, year: ReportingYear) -> PerformanceReport | None:
    """The row of a year's report in the record; nothing before it was begun."""
    return report_of(facts, year.label)


def version_of(authority: Authority, collection: str, key: str) -> int:
    """The present version of a row; 0 where there is none."""
    return rows_of(authority, collection).filter(key=key).values_list("version", flat=True).first() or 0


def editions_of(authority: Authority, report: str) -> list[ReportEdition]:
    """The published editions of a report, the first one first."""
    return list(ReportEdition.objects.filter(authority=authority, report=report).defer("body"))


def current_editions(authority: Authority) -> list[ReportEdition]:
    """The edition that counts of each year's report, the latest year first."""
    latest = {
        each.reporting_year: each
        for each in ReportEdition.objects.filter(authority=authority).order_by("number").defer("body")
    }
    return [latest[year] for year in sorted(latest, reverse=True)]


def editions_of_year(authority: Authority, year: str) -> list[ReportEdition]:
    """The published editions of the report of a year, the first one first.

    Raises:
        Http404: where none was published here.
    """
    found = list(ReportEdition.objects.filter(authority=authority, reporting_year=year).order_by("number"))
    if not found:
        raise Http404("No report of this year was published here.")
    return found


def edition_numbered(editions: list[ReportEdition], number: str) -> ReportEdition:
    """The edition with a number, as an address says it; the one that counts where it says none.

    Raises:
        Http404: where there is no such edition.
    """
    if not number:
        return editions[-1]
    found = next((each for each in editions if str(each.number) == number), None)
    if found is None:
        raise Http404("There is no such edition.")
    return found


def files_of(edition: ReportEdition) -> list[ReportFile]:
    """The files to take away, without what is in them and without the pictures of the page."""
    return list(edition.files.exclude(media_type__startswith=PICTURES).defer("content"))


def file_called(editions: list[ReportEdition], edition: ReportEdition, name: str) -> ReportFile:
    """A file of an edition. A picture is named for its content, so that any edition may have it.

    Raises:
        Http404: where there is none.
    """
    own = edition.files.filter(name=name).first()
    if own is None:
        pictures = ReportFile.objects.filter(edition__in=editions, name=name, media_type__startswith=PICTURES)
        own = pictures.first()
    if own is None:
        raise Http404("There is no such file.")
    return own


def figure_called(edition: ReportEdition, key: str) -> FrozenFigure:
    """A figure of an edition.

    Raises:
        Http404: where there is none.
    """
    found = edition.figures.filter(key=key).first()
    if found is None:
        raise Http404("There is no such figure.")
    return found


def open_request(authority: Authority, report: str) -> ReportRequest | None:
    """What was asked for and has no answer yet."""
    rows = ReportRequest.objects.filter(authority=authority, report=report, ended_at=None)
    return rows.select_related("asked_by").first()


def chosen_for(authority: Authority, report: str) -> dict[str, Chosen]:
    """What was said of each indicator for a report, in its place."""
    rows = ChosenIndicator.objects.filter(authority=authority, report=report)
    return {each.indicator: Chosen(each.is_used, each.reason, each.place) for each in rows}


def releases_of_cells(authority: Authority, indicators: Iterable[str], codes: Iterable[str]) -> dict[Cell, Release]:
    """The release that each current figure of some indicators and areas comes from, those of the whole country too.

    What an authority took in itself counts before the rest, as `observations_of` has it.
    """
    rows = current_figures(authority).filter(of_areas(codes), indicator__in=list(indicators))
    order = rows.order_by(F("authority").asc(nulls_first=True))
    found = {
        tuple(cell): release
        for *cell, release in order.values_list("indicator", "area_code", "period_key", "group", "release")
    }
    releases = Release.objects.defer("content").in_bulk(set(found.values()))
    return {cell: releases[number] for cell, number in found.items()}


def address_of(authority: Authority, year: str) -> str:
    """The permanent address of a published report, in full."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.PUBLIC_ADDRESS}{reverse('public-report', args=[authority.slug, year])}"


def data_name(edition: ReportEdition) -> str:
    """What the package of data of an edition is called."""
    return edition.files.filter(media_type="application/zip").values_list("name", flat=True).first() or ""
