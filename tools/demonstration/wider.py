"""Publications under other Acts, requests for information, complaints, and dealings with other bodies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.law.facts import (
    NOT_DONE,
    CommunityPlanningLocality,
    Complaint,
    ComplaintOutcome,
    Disclosure,
    InformationAccessRequest,
    Publication,
    PublicationKind,
    PublicationScheme,
    SharingBody,
    SharingPurpose,
)
from comhla.reference import protected_characteristics

from .names import address, day, days_before, financial_year

CLIMATE_LATE = 2021
REQUEST_LATE = "request-2024-3"


def collections() -> dict[str, Any]:
    """Every collection under other Acts but the plans of partners."""
    return {
        "publications": tuple(_publications()),
        "community_planning_localities": tuple(
            CommunityPlanningLocality(
                id=f"planning-{name}",
                name=f"{name.title()} of Inverannoch",
                first_day=day("2017-10-01"),
                poorer_outcomes_found_on=day("2017-09-20") if name == "harbour" else NOT_DONE,
            )
            for name in ("harbour", "uplands")
        ),
        "information_access_requests": tuple(_requests()),
        "publication_schemes": (
            PublicationScheme(
                id="publication-scheme",
                adopted_on=day("2015-12-09"),
                is_model_scheme=True,
                published_on=day("2015-12-10"),
                address=address("publication-scheme"),
                followed=True,
                reviewed_on=(day("2018-05-16"), day("2021-05-19"), day("2024-05-15")),
            ),
        ),
        "complaints": tuple(_complaints()),
        "transfers": (),
        "officer_acts": (),
        "resource_requests": (),
        "disclosures": (
            Disclosure(
                id="activity-data",
                what="Counts of hospital activity by locality",
                given_by=SharingBody.HEALTH_BOARD,
                given_to=SharingBody.BOARD,
                purpose=SharingPurpose.PREPARING_PLAN,
                disclosed_on=day("2018-08-15"),
                about_people=False,
            ),
        ),
        "council_arrangements": (),
        "shared_services": (),
        "committee_reports": (),
    }


def _publications() -> Iterator[Publication]:
    yield from _of_equality()
    for year in range(2015, 2026):
        yield _climate(year)
    for year in (2024, 2025):
        yield _yearly(PublicationKind.CONSUMER_DUTY_REPORT, year, date(year + 1, 7, 26))
        yield _yearly(PublicationKind.STAFFING_INFORMATION, year, date(year + 1, 6, 27))
    yield Publication(
        id="children-rights-2026",
        kind=PublicationKind.CHILDREN_RIGHTS_REPORT,
        period_first_day=day("2024-07-16"),
        period_last_day=day("2026-03-31"),
        published_on=day("2026-08-26"),
        address=address("children-rights-2026"),
        child_version_published_on=day("2026-08-26"),
        sent_to_recipient_on=day("2026-08-26"),
        complete=True,
    )
    for year, plan in zip(range(2017, 2026), _CHILDRENS_PLANS, strict=True):
        report = _yearly(PublicationKind.CHILDREN_SERVICES_REPORT, year, date(year + 1, 9, 25))
        yield report.replace(about_plan=plan)
    for year in range(2017, 2026):
        yield _yearly(PublicationKind.COMMUNITY_JUSTICE_REPORT, year, date(year + 1, 9, 30)).replace(
            sent_to_recipient_on=date(year + 1, 9, 30), third_sector_consulted=True
        )
        for kind in (PublicationKind.LOCAL_OUTCOMES_PROGRESS, PublicationKind.LOCALITY_PLAN_PROGRESS):
            yield _yearly(kind, year, date(year + 1, 9, 28))
    yield from _of_complaints()
    yield from _of_carers()
    for on in ("2017-12-20", "2020-12-16", "2023-12-13"):
        yield Publication(id=f"biodiversity-{on[:4]}", kind=PublicationKind.BIODIVERSITY_REPORT, published_on=day(on))


_CHILDRENS_PLANS = (
    *("childrens-plan-2017",) * 3,
    *("childrens-plan-2020",) * 3,
    *("childrens-plan-2023",) * 3,
)


def _yearly(kind: PublicationKind, year: int, published: date) -> Publication:
    name = f"{kind.value.replace('_', '-')}-{financial_year(year)}"
    return Publication(
        id=name,
        kind=kind,
        period_first_day=date(year, 4, 1),
        period_last_day=date(year + 1, 3, 31),
        published_on=published,
        complete=True,
    )


def _climate(year: int) -> Publication:
    sent = date(year + 1, 12, 9) if year == CLIMATE_LATE else date(year + 1, 11, 24)
    if year == 2025:
        sent = day("2026-11-18")
    return _yearly(PublicationKind.CLIMATE_REPORT, year, sent).replace(
        emission_targets_given=True if year >= 2020 else None
    )


def _of_equality() -> Iterator[Publication]:
    for year in (2016, 2018, 2020, 2022, 2024, 2026):
        yield Publication(
            id=f"mainstreaming-{year}",
            kind=PublicationKind.EQUALITY_MAINSTREAMING_REPORT,
            published_on=date(year, 4, 27) if year == 2016 else date(year, 4, 27 - (year - 2016) // 2),
            address=address(f"mainstreaming-{year}"),
        )
    for on in ("2016-04-27", "2020-04-24", "2024-05-29"):
        yield Publication(
            id=f"equality-outcomes-{on[:4]}",
            kind=PublicationKind.EQUALITY_OUTCOMES,
            published_on=day(on),
            address=address(f"equality-outcomes-{on[:4]}"),
            characteristics_covered=tuple(row.key for row in protected_characteristics() if not row.is_employment_only),
        )
    for on in ("2018-04-25", "2020-04-24", "2022-04-22", "2024-04-19", "2026-04-15"):
        yield Publication(
            id=f"equality-progress-{on[:4]}",
            kind=PublicationKind.EQUALITY_OUTCOMES_PROGRESS,
            published_on=day(on),
        )


def _of_complaints() -> Iterator[Publication]:
    for year in range(2021, 2026):
        yield _yearly(PublicationKind.COMPLAINTS_REPORT, year, date(year + 1, 10, 28))
        for quarter, (month, last) in enumerate(((6, 30), (9, 30), (12, 31), (3, 31)), start=1):
            ends = date(year if month > 3 else year + 1, month, last)
            yield Publication(
                id=f"complaints-{financial_year(year)}-{quarter}",
                kind=PublicationKind.COMPLAINTS_QUARTERLY_REPORT,
                period_last_day=ends,
                published_on=days_before(ends, days=-45),
            )


def _of_carers() -> Iterator[Publication]:
    yield Publication(
        id="carers-criteria-2018",
        kind=PublicationKind.CARER_CRITERIA,
        published_on=day("2018-03-14"),
        reviewed_on=(day("2021-02-24"), day("2024-01-31")),
    )
    yield Publication(
        id="short-breaks-2018", kind=PublicationKind.SHORT_BREAKS_STATEMENT, published_on=day("2018-03-28")
    )


def _requests() -> Iterator[InformationAccessRequest]:
    """Four requests a year from 2023, one of them answered late and taken to review."""
    for year in range(2023, 2027):
        for number, month in enumerate((1, 4, 7, 10), start=1):
            name = f"request-{year}-{number}"
            received = date(year, month, 9)
            is_late = name == REQUEST_LATE
            yield InformationAccessRequest(
                id=name,
                received_on=received,
                in_valid_form=True,
                replied_on=days_before(received, days=-41 if is_late else -22),
                review_required_on=days_before(received, days=-45) if is_late else None,
                review_replied_on=days_before(received, days=-62) if is_late else None,
                review_gives_reasons=True if is_late else None,
                review_gives_appeal_rights=True if is_late else None,
            )


def _complaints() -> Iterator[Complaint]:
    """Two complaints a year since the present text of the procedure: one answered at once, one investigated."""
    for year in range(2021, 2027):
        first, second = date(year, 5, 11), date(year, 9, 6)
        yield Complaint(
            id=f"complaint-{year}-1",
            received_on=first,
            first_stage_replied_on=days_before(first, days=-5),
            outcome=ComplaintOutcome.RESOLVED,
        )
        yield Complaint(
            id=f"complaint-{year}-2",
            received_on=second,
            second_stage_began_on=second,
            acknowledged_on=days_before(second, days=-1),
            second_stage_replied_on=days_before(second, days=-24),
            ombudsman_named=True,
            outcome=ComplaintOutcome.PARTLY_UPHELD,
        )
