"""A made-up authority whose performance report of 2025-26 has everything, with figures and money of six years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comhla.documents.formats import Format
from comhla.documents.model import Document, Figure
from comhla.indicators.areas import SCOTLAND
from comhla.indicators.observations import Observation
from comhla.law.facts import AuthorityFacts
from comhla.web.authorities.models import Authority
from comhla.web.measures.places import area_of
from tests.lib.measures import a_release, rate
from tests.lib.web import small_facts

YEAR, REPORT = "2025-26", "report-2025-26"
YEARS = ("2025-26", "2024-25", "2023-24", "2022-23", "2021-22", "2020-21")
HEADS = {
    "hospital_inpatients": 20_000,
    "other_health_care": 30_000,
    "care_home_or_adult_placement": 25_000,
    "support_for_unpaid_carers": 5_000,
    "other_social_care": 15_000,
}
"""What is spent on each head in every year: £95,000 of £100,000."""
PLAIN_PARTS = ("principles", "strategic_planning", "best_value", "locality_arrangements")


def money(years: tuple[str, ...] = YEARS) -> list[dict[str, Any]]:
    """The money of some years: £100,000 in all, £96,000 planned, £95,000 spent, of that £60,000 in East."""
    return [row for year in years for row in _money_of(year)]


def _money_of(year: str) -> Iterator[dict[str, Any]]:
    said = {"financial_year": year}
    reason = "Posts stood empty."
    whole = {"id": f"all-{year}", "about": "total", "amount": "100000", "planned": "96000", "reason": reason}
    yield {**said, **whole, "source": "Audited accounts"}
    for head, amount in HEADS.items():
        yield {**said, "id": f"{head}-{year}", "about": "head", "head": head, "amount": str(amount)}
    for locality, amount in (("east", 60_000), ("west", 35_000)):
        yield {**said, "id": f"{locality}-{year}", "about": "locality", "locality": locality, "amount": str(amount)}


def sections() -> list[dict[str, Any]]:
    """A text for every section that the report must have."""
    rows = [{"id": f"{REPORT}-o{n}", "part": "outcome", "outcome": f"O{n}"} for n in range(1, 10)]
    rows += [{"id": f"{REPORT}-{part}", "part": part} for part in PLAIN_PARTS]
    rows += [{"id": f"{REPORT}-{each}", "part": "locality", "locality": each} for each in ("east", "west")]
    return [{"report": REPORT, "text": f"What there is to say of {each['id']}.", **each} for each in rows]


def a_review(**said: Any) -> dict[str, Any]:
    """A review of the plan that was concluded in the year."""
    return {"id": "review-1", "plan": "plan-1", "resolved_on": "2025-09-01", **said}


def whole_facts(**collections: Any) -> AuthorityFacts:
    """Everything that the report of 2025-26 must have, with one recommendation of an inspection."""
    given: dict[str, Any] = {
        "performance_reports": [{"id": REPORT, "reporting_year": YEAR}],
        "report_sections": sections(),
        "spending": money(),
        "inspections": [
            {
                "id": "wards",
                "title": "Wards of the hospital",
                "inspectors": ["healthcare_improvement_scotland"],
                "reported_on": "2025-10-01",
                "recommendations": [{"id": "wards-1", "what": "Open the garden.", "response": "It is open."}],
            }
        ],
    }
    return small_facts(**(given | collections))


def figures_for(authority: Authority) -> None:
    """Readmissions of six years for the authority and the whole country."""
    a_release(authority, _readmissions(authority))


def _readmissions(authority: Authority) -> Iterator[Observation]:
    for when in range(2020, 2026):
        yield rate(SCOTLAND._replace(name="Scotland (illustrative)"), when, 100_000, 1_000_000)
        yield rate(area_of(authority), when, 2_000 + 40 * (when - 2020), 20_000)


def quick_render(document: Document, format: Format) -> bytes:
    """A file made in no time: what it looks like inside is for tests of the renderers."""
    return f"{format.value}: {document.title}".encode()


def undrawn(charts: object) -> dict[str, Figure]:
    """No chart is drawn: how they look is for tests of the charts."""
    return {}
