"""Report spending by head, its shares, and the difference from what was planned (APR-4).

Public Bodies (Joint Working) (Content of Performance Reports) (Scotland) Regulations 2014 regulation 4,
https://www.legislation.gov.uk/ssi/2014/326. Paraphrase: the words of the regulations are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Version
from comhla.law.facts import SpendHead, SpendLine
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
    id="APR-4",
    title="Report spending by head, its shares, and the difference from plan",
    family="G",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 12, 20),
            citation=Citation(
                title=REPORT_REGULATIONS,
                provision="regulation 4",
                url=REPORT_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The report gives the amount spent on each head of care and on each key care group, and each as a"
            " share of all that was paid or set aside; the under- or overspend against the financial statement, with"
            " the reasons; and a comparison of shares and differences, not of amounts, with at least five earlier"
            " years.",
        ),
    ),
)
_SPEND_USES = (*YEAR_USES, "performance_reports.spend")

year = DUTY.each("performance_reports")(reporting_years)


@year.part("reg.4(1)(a)", MACHINE, uses=_SPEND_USES)
def give_spending_by_head(asked: Asked, reported: YearReported) -> Answer | None:
    """Give the amount spent on each of the five heads of health and social care."""
    spend = reported.report.spend
    if not asked.happened(reported.report.published_on):
        return None
    if spend is None:
        return _spend_not_recorded(reported)
    given = {each.head for each in spend}
    heads = [each for each in SpendHead if each is not SpendHead.KEY_CARE_GROUP]
    left_out = tuple(_words(each) for each in heads if each not in given)
    if left_out:
        return lacking(reported, what="the amount spent on {heads}", heads=left_out)
    unknown = tuple(_name(each) for each in spend if each.amount is None and each.head in heads)
    if unknown:
        return _amounts_not_recorded(reported, unknown)
    return met("The report for {year} gives the amount spent on each head.", year=reported.year.label)


@year.part("reg.4(1)(b)", MACHINE, uses=(*_SPEND_USES, "performance_reports.key_care_groups_identified"))
def give_spending_by_care_group(asked: Asked, reported: YearReported) -> Answer | None:
    """Give the amount spent on each key care group, where the authority has identified any."""
    report, label = reported.report, reported.year.label
    if not asked.happened(report.published_on):
        return None
    if report.key_care_groups_identified is False:
        return not_applicable("The authority identified no key care group for {year}.", year=label)
    if report.key_care_groups_identified is None:
        return not_recorded(
            reported,
            field="key_care_groups_identified",
            what="whether the authority identified key care groups for {year}",
        )
    if report.spend is None:
        return _spend_not_recorded(reported)
    groups = [each for each in report.spend if each.head is SpendHead.KEY_CARE_GROUP]
    if not groups:
        return lacking(reported, what="the amount spent on each key care group")
    unknown = tuple(_name(each) for each in groups if each.amount is None)
    if unknown:
        return _amounts_not_recorded(reported, unknown)
    return met(
        "The report for {year} gives the amount spent on {groups}.",
        year=label,
        groups=tuple(_name(each) for each in groups),
    )


@year.part("reg.4(1), (2)", MACHINE, uses=_SPEND_USES)
def give_shares(asked: Asked, reported: YearReported) -> Answer | None:
    """Give each amount as a share of all that was paid to the authority or set aside for it."""
    spend = reported.report.spend
    if not asked.happened(reported.report.published_on) or spend == ():
        return None
    if spend is None:
        return _spend_not_recorded(reported)
    without = [each for each in spend if each.share_percent is None]
    left_out = tuple(_name(each) for each in without if each.share_given is False)
    if left_out:
        return lacking(reported, what="the share of all money spent on {heads}", heads=left_out)
    unknown = tuple(_name(each) for each in without if each.share_given is None)
    if unknown:
        return cannot_tell(
            "Whether the report for {year} gives the share spent on {heads} is not recorded.",
            missing=("performance_reports.spend",),
            year=reported.year.label,
            heads=unknown,
        )
    return met("The report for {year} gives the share of each head.", year=reported.year.label)


@year.part("reg.4(1)(c)", MACHINE, uses=(*YEAR_USES, "performance_reports.variance_given"))
def give_variance(asked: Asked, reported: YearReported) -> Answer | None:
    """Give the under- or overspend against the annual financial statement."""
    return in_report(
        asked,
        reported,
        said=reported.report.variance_given,
        field="variance_given",
        what="the under- or overspend against the financial statement",
    )


@year.part("reg.4(1)(c)", MACHINE, uses=(*YEAR_USES, "performance_reports.variance_reasons_given"))
def give_reasons_for_variance(asked: Asked, reported: YearReported) -> Answer | None:
    """Give the reasons for the under- or overspend."""
    return in_report(
        asked,
        reported,
        said=reported.report.variance_reasons_given,
        field="variance_reasons_given",
        what="the reasons for the under- or overspend",
    )


@year.part(
    "reg.4(3)",
    MACHINE,
    uses=(*_SPEND_USES, "performance_reports.variance_earlier_years_compared"),
)
def compare_shares_and_variance(asked: Asked, reported: YearReported) -> Answer | None:
    """Compare shares and differences, not amounts, with at least five earlier years, or all where fewer."""
    report, expected = reported.report, reported.years_compared
    if not asked.happened(report.published_on):
        return None
    if expected == 0:
        return nothing_to_compare(reported)
    if report.spend is None:
        return _spend_not_recorded(reported)
    compared: list[tuple[str, int | None]] = [(_name(each), each.earlier_years_compared) for each in report.spend]
    compared.append(("the under- or overspend", report.variance_earlier_years_compared))
    short = tuple(name for name, years in compared if years is not None and years < expected)
    if short:
        return lacking(reported, what="a comparison of {heads} with {years}", heads=short, years=in_years(expected))
    unknown = tuple(name for name, years in compared if years is None)
    if unknown:
        return cannot_tell(
            "With how many earlier years the report for {year} compares {heads} is not recorded.",
            missing=("performance_reports.spend", "performance_reports.variance_earlier_years_compared"),
            year=reported.year.label,
            heads=unknown,
        )
    return met(
        "The report for {year} compares shares and the under- or overspend with {years}.",
        year=reported.year.label,
        years=in_years(expected),
    )


@year.part("reg.4", PERSON, uses=YEAR_USES)
def judge_account_of_spending(asked: Asked, reported: YearReported) -> Answer | None:
    """A person judges whether the account of spending and the reasons for differences is good enough."""
    if not asked.happened(reported.report.published_on):
        return None
    return for_a_person(
        "Can a reader of the report for {year} see what was spent on what, and why it differed from what was planned?",
        year=reported.year.label,
    )


def _spend_not_recorded(reported: YearReported) -> Answer:
    return not_recorded(reported, field="spend", what="what spending by head the report for {year} gives")


def _amounts_not_recorded(reported: YearReported, heads: tuple[str, ...]) -> Answer:
    return cannot_tell(
        "The amount that the report for {year} gives for {heads} is not recorded.",
        missing=("performance_reports.spend",),
        year=reported.year.label,
        heads=heads,
    )


def _words(head: SpendHead) -> str:
    return head.value.replace("_", " ")


def _name(line: SpendLine) -> str:
    return line.care_group or _words(line.head)
