"""What a performance report says and is made from: its sections, and the money of each financial year.

The duties on the report read its own row. The report is built from these, and its row says what it has.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from comhla.law.facts.fields import Record, fact, maybe
from comhla.law.facts.reports import SpendHead


class ReportPart(StrEnum):
    """What a section of a performance report is about, in the order in which reports are read. SSI 2014/326."""

    SUMMARY = "summary"
    STRATEGIC_PLANNING = "strategic_planning"
    OUTCOME = "outcome"
    PRINCIPLES = "principles"
    INDICATORS = "indicators"
    MONEY = "money"
    VARIANCE = "variance"
    BEST_VALUE = "best_value"
    LOCALITY_ARRANGEMENTS = "locality_arrangements"
    LOCALITY = "locality"
    DECISIONS = "decisions"
    INSPECTIONS = "inspections"
    PLAN_REVIEW = "plan_review"
    COMMITTEE = "committee"
    OTHER = "other"


class ReportSection(Record):
    """What the authority says in one section of a performance report, in its own words."""

    id: str = fact("A short name for the section, as report-2025-26-o1.")
    report: str = fact("The report it belongs to.", refers_to="performance_reports")
    part: ReportPart = fact("What it is about.")
    outcome: str | None = maybe("For an outcome: which one, as O1.", form="outcome")
    locality: str | None = maybe("For a locality: which one.", refers_to="localities")
    place: int | None = maybe("Its place among the sections of its part; those without one stand in order of their id.")
    heading: str | None = maybe("Its heading; the usual one of the part where left out.")
    text: str | None = maybe("Its text, with the marks for headings, lists and tables.")


class SpendingAbout(StrEnum):
    """What an amount of money is about."""

    TOTAL = "total"
    """All that was paid to the authority or set aside for it."""
    HEAD = "head"
    """What was spent on one head of regulation 4 of the report regulations."""
    LOCALITY = "locality"
    """What was spent in relation to one locality."""


class Spending(Record):
    """An amount of money of one financial year. SSI 2014/326 regs 4 and 6."""

    id: str = fact("A short name for the amount.")
    financial_year: str = fact("The financial year, as 2025-26.", form="financial_year")
    about: SpendingAbout = fact("What it is about.")
    head: SpendHead | None = maybe("For a head: which one.")
    care_group: str | None = maybe("For a key care group: which.")
    locality: str | None = maybe("For a locality: which one.", refers_to="localities")
    planned: Decimal | None = maybe("What the annual financial statement said would be spent, in pounds.")
    amount: Decimal | None = maybe("What was spent, or for the total paid and set aside, in pounds.")
    reason: str | None = maybe("Why more or less was spent than planned.")
    source: str | None = maybe("Where the figure comes from, as the audited accounts.")
