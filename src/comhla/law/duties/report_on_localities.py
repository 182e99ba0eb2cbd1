"""Report on involvement and spending in each locality (APR-6).

Public Bodies (Joint Working) (Content of Performance Reports) (Scotland) Regulations 2014 regulation 6,
https://www.legislation.gov.uk/ssi/2014/326. Paraphrase: the words of the regulations are at that address.

A comparison may have to begin again when localities are redrawn: that is asked of a person and never a breach.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Version
from comhla.law.facts import Locality, LocalitySpend
from comhla.law.readings.report_years import (
    YEAR_USES,
    YearReported,
    in_report,
    in_years,
    lacking,
    not_recorded,
    nothing_to_compare,
    reporting_years,
)
from comhla.law.sources import REPORT_REGULATIONS, REPORT_REGULATIONS_URL, Citation, Verified

DUTY = Duty(
    id="APR-6",
    title="Report on involvement and spending in each locality",
    family="G",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 12, 20),
            citation=Citation(
                title=REPORT_REGULATIONS,
                provision="regulation 6",
                url=REPORT_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The report describes how groups are consulted and involved in decisions about localities, and"
            " assesses what that did for services in each locality; and gives the share of all money spent in"
            " relation to each locality, compared with five earlier years.",
        ),
    ),
)
_LOCALITY_USES = (*YEAR_USES, "performance_reports.localities", "localities")

year = DUTY.each("performance_reports")(reporting_years)


@year.part("reg.6(1)", MACHINE, uses=(*YEAR_USES, "performance_reports.locality_arrangements_described"))
def describe_arrangements(asked: Asked, reported: YearReported) -> Answer | None:
    """Describe in the report the arrangements for involving groups in decisions about localities."""
    return in_report(
        asked,
        reported,
        said=reported.report.locality_arrangements_described,
        field="locality_arrangements_described",
        what="a description of how groups are involved in decisions about localities",
    )


@year.part("reg.6(1), (2)", MACHINE, uses=_LOCALITY_USES)
def cover_every_locality(asked: Asked, reported: YearReported) -> Answer | None:
    """Cover in the report every locality of the year, also one that ended in it."""
    if not asked.happened(reported.report.published_on):
        return None
    localities, on_report = asked.facts.localities, reported.report.localities
    if localities is None:
        return cannot_tell("Which localities there are is not recorded.", missing=("localities",))
    if on_report is None:
        return _localities_not_recorded(reported)
    covered = {each.locality for each in on_report}
    left_out = [each for each in localities if each.id not in covered]
    at_the_end = tuple(each.name for each in left_out if _is_one_at_the_end(each, reported))
    if at_the_end:
        return lacking(reported, what="an account of {localities}", localities=at_the_end)
    ended = tuple(each.name for each in left_out if _ended_within(each, reported))
    if ended:
        return for_a_person(
            "The report for {year} does not cover {localities}, which ended within the year. Is what was done and"
            " spent there in the report under another locality?",
            year=reported.year.label,
            localities=ended,
        )
    if not covered:
        return not_applicable("No locality is recorded for {year}.", year=reported.year.label)
    return met("The report for {year} covers every locality.", year=reported.year.label)


def _is_one_at_the_end(locality: Locality, reported: YearReported) -> bool:
    last = reported.year.last_day
    begun = locality.first_day is None or locality.first_day <= last
    return begun and (locality.last_day is None or locality.last_day >= last)


def _ended_within(locality: Locality, reported: YearReported) -> bool:
    return locality.last_day is not None and reported.year.contains(locality.last_day)


@year.part("reg.6(1)", MACHINE, uses=_LOCALITY_USES)
def assess_involvement_in_each(asked: Asked, reported: YearReported) -> Answer | None:
    """Say for each locality how groups were involved, and with what effect on services there."""
    on_report = reported.report.localities
    if not asked.happened(reported.report.published_on) or on_report == ():
        return None
    if on_report is None:
        return _localities_not_recorded(reported)
    without = _names(asked, [each for each in on_report if each.involvement_described is False])
    if without:
        return lacking(
            reported,
            what="an account of how groups were involved in {localities}, and with what effect",
            localities=without,
        )
    unknown = _names(asked, [each for each in on_report if each.involvement_described is None])
    if unknown:
        return cannot_tell(
            "Whether the report for {year} says how groups were involved in {localities} is not recorded.",
            missing=("performance_reports.localities",),
            year=reported.year.label,
            localities=unknown,
        )
    return met("The report for {year} says how groups were involved in each locality.", year=reported.year.label)


@year.part("reg.6(2)", MACHINE, uses=_LOCALITY_USES)
def give_locality_shares(asked: Asked, reported: YearReported) -> Answer | None:
    """Give the share of all money paid or set aside that was spent in relation to each locality."""
    on_report = reported.report.localities
    if not asked.happened(reported.report.published_on) or on_report == ():
        return None
    if on_report is None:
        return _localities_not_recorded(reported)
    without = [each for each in on_report if each.share_percent is None]
    left_out = _names(asked, [each for each in without if each.share_given is False])
    if left_out:
        return lacking(reported, what="the share of spending on {localities}", localities=left_out)
    unknown = _names(asked, [each for each in without if each.share_given is None])
    if unknown:
        return cannot_tell(
            "Whether the report for {year} gives the share of spending on {localities} is not recorded.",
            missing=("performance_reports.localities",),
            year=reported.year.label,
            localities=unknown,
        )
    return met("The report for {year} gives the share of spending on each locality.", year=reported.year.label)


@year.part(
    "reg.6(3)",
    MACHINE,
    uses=(*_LOCALITY_USES, "performance_reports.localities_redrawn_since_last"),
)
def compare_locality_shares(asked: Asked, reported: YearReported) -> Answer | None:
    """Compare the share of each locality with the five years before, or with all there were where fewer."""
    on_report, expected = reported.report.localities, reported.years_compared
    if not asked.happened(reported.report.published_on) or on_report == ():
        return None
    if on_report is None:
        return _localities_not_recorded(reported)
    if expected == 0:
        return nothing_to_compare(reported)
    compared = [each.earlier_years_compared for each in on_report]
    short = [each for each, years in zip(on_report, compared, strict=True) if years is not None and years < expected]
    if short and _redrawn(asked, reported):
        return for_a_person(
            "The report for {year} compares {localities} with fewer than {years}, and localities were redrawn in that"
            " time. Could earlier years be compared in some other way?",
            year=reported.year.label,
            localities=_names(asked, short),
            years=in_years(expected),
        )
    if short:
        return lacking(
            reported,
            what="a comparison of {localities} with {years}",
            localities=_names(asked, short),
            years=in_years(expected),
        )
    unknown = _names(asked, [each for each, years in zip(on_report, compared, strict=True) if years is None])
    if unknown:
        return cannot_tell(
            "With how many earlier years the report for {year} compares {localities} is not recorded.",
            missing=("performance_reports.localities",),
            year=reported.year.label,
            localities=unknown,
        )
    return met(
        "The report for {year} compares the share of each locality with {years}.",
        year=reported.year.label,
        years=in_years(expected),
    )


def _redrawn(asked: Asked, reported: YearReported) -> bool:
    """Whether localities were redrawn in the years compared, as a report of those years or a first day says."""
    earliest = reported.year.earlier_years[0]
    from_labels = {each.label for each in (*reported.year.earlier_years[1:], reported.year)}
    said = any(
        each.localities_redrawn_since_last and each.reporting_year in from_labels
        for each in asked.facts.performance_reports or ()
    )
    return said or any(
        each.first_day is not None and earliest.first_day < each.first_day <= reported.year.last_day
        for each in asked.facts.localities or ()
    )


@year.part("reg.6(1)", PERSON, uses=YEAR_USES)
def judge_effect_of_involvement(asked: Asked, reported: YearReported) -> Answer | None:
    """A person judges whether the report shows what involvement did for services in each locality."""
    if not asked.happened(reported.report.published_on):
        return None
    return for_a_person(
        "Does the report for {year} assess, for each locality, how involving groups helped services there to follow"
        " the delivery principles?",
        year=reported.year.label,
    )


def _localities_not_recorded(reported: YearReported) -> Answer:
    return not_recorded(reported, field="localities", what="what the report for {year} says of each locality")


def _names(asked: Asked, spending: list[LocalitySpend]) -> tuple[str, ...]:
    """The localities by name, or by id where the list of localities does not have them."""
    names = {each.id: each.name for each in asked.facts.localities or ()}
    return tuple(names.get(each.locality, each.locality) for each in spending)
