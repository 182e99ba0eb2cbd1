"""Payments and sums set aside, financial statements, and annual accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from comhla.law.facts import (
    NOT_DONE,
    AnnualAccounts,
    ClaimKind,
    FinancialStatement,
    Payment,
    PaymentKind,
    SetAsideClaim,
    SetAsideReport,
)

from .directions import YEARS_OF_PAYMENTS, amount
from .names import COUNCIL, HEALTH_BOARD, YEARS, address, day, days_before, financial_year, wednesday
from .scheme import functions_on

PAID_LATE = "instalment-2024-25-council-2"
RECORDED_TO = day("2026-11-22")
ACCOUNTS_LATE = 2022
SATURDAY = 5


def collections() -> dict[str, Any]:
    """Every collection about money."""
    return {
        "payments": (*_instalments(), *_payments()),
        "set_aside_reports": tuple(_set_aside_reports()),
        "set_aside_claims": (
            SetAsideClaim(
                id="claim-2024",
                kind=ClaimKind.UNSPENT_TO_AUTHORITY,
                function="H4",
                financial_year="2023-24",
                asked_on=day("2024-05-15"),
                amount=Decimal(180_000),
                paid_on=day("2024-06-12"),
            ),
        ),
        "financial_statements": tuple(_statement(year) for year in YEARS),
        "grants": (),
        "imposed_terms": (),
        "accounts": tuple(_accounts(year) for year in range(2015, 2026)),
    }


def _payments() -> Iterator[Payment]:
    for year in YEARS_OF_PAYMENTS:
        for function in functions_on(day(f"{year}-04-01")):
            assert function.delegated_by is not None
            yield Payment(
                id=f"{financial_year(year)}-{function.id}",
                function=function.id,
                made_by=function.delegated_by,
                financial_year=financial_year(year),
                kind=PaymentKind.SET_ASIDE if function.set_aside else PaymentKind.PAYMENT,
                method_amount=amount(function, year),
                amount=amount(function, year),
            )


def _instalments() -> Iterator[Payment]:
    """What was paid over for all functions together, four times a year."""
    for year in YEARS_OF_PAYMENTS:
        for number, (month, side) in enumerate(product((4, 7, 10, 1), ("nhs", "council")), start=2):
            due = date(year if month > 3 else year + 1, month, 28)
            name = f"instalment-{financial_year(year)}-{side}-{number // 2}"
            paid = days_before(due, days=-12 if name == PAID_LATE else 2)
            yield Payment(
                id=name,
                made_by=HEALTH_BOARD if side == "nhs" else COUNCIL,
                financial_year=financial_year(year),
                kind=PaymentKind.PAYMENT,
                due_on=due,
                paid_on=None if due > RECORDED_TO else paid,
            )


def _set_aside_reports() -> Iterator[SetAsideReport]:
    for year in YEARS:
        for month in (8, 11):
            due = date(year, month, 15)
            if due < day("2026-11-22"):
                yield SetAsideReport(
                    id=f"set-aside-{due.isoformat()}",
                    period=f"to {date(year, month - 2, 30).isoformat()}",
                    due_on=due,
                    received_on=date(year, month, 12),
                )


def _statement(year: int) -> FinancialStatement:
    functions = functions_on(day(f"{year}-04-01"))
    set_aside = sum((amount(each, year) for each in functions if each.set_aside), Decimal(0))
    paid = sum((amount(each, year) for each in functions if not each.set_aside), Decimal(0))
    plan = "plan-2016" if year < 2019 else "plan-2019" if year < 2024 else "plan-2024"
    return FinancialStatement(
        id=f"statement-{financial_year(year)}",
        financial_year=financial_year(year),
        plan=plan,
        published_on=_budget_day(year),
        address=address(f"financial-statement-{financial_year(year)}"),
        total=set_aside + paid,
        payments_total=paid,
        set_aside_total=set_aside,
    )


def _budget_day(year: int) -> date:
    """With the first plan, and then a day earlier each year, so that no twelve months pass without a statement."""
    return date(year, 3, 11 - (year - YEARS[0]))


def _accounts(year: int) -> AnnualAccounts:
    """The accounts of a year that began in `year`; the days fall in the summer after it."""
    summer = year + 1
    in_june, in_september = wednesday(summer, 6, 2), wednesday(summer, 9, 2)
    inspection = _not_at_a_weekend(date(summer, 7, 1))
    published = date(summer, 11, 1) if year == ACCOUNTS_LATE else date(summer, 10, 14)
    return AnnualAccounts(
        id=f"accounts-{financial_year(year)}",
        financial_year=financial_year(year),
        control_review_completed_on=date(summer, 5, 20),
        control_review_considered_on=in_june,
        governance_statement_approved_on=in_june,
        governance_statement_signed=True,
        internal_audit_service=True,
        internal_audit_reviewed_on=date(summer, 3, 10),
        notice_on=date(summer, 6, 15),
        notice_names_auditor=True,
        inspection_first_day=inspection,
        inspection_last_day=date(summer, 7, 24),
        submitted_on=date(summer, 6, 27),
        unaudited_published_on=date(summer, 6, 28),
        considered_on=in_june,
        audited_considered_on=in_september,
        approved_on=wednesday(summer, 9, 3),
        signed_by=("chair", "chief_officer", "finance_officer"),
        published_on=published,
        later_reports_exist=False,
        controller_report_received_on=NOT_DONE,
        removed_from_website_on=NOT_DONE,
    )


def _not_at_a_weekend(on: date) -> date:
    """The same day, or the Monday after it."""
    return on if on.weekday() < SATURDAY else on + timedelta(days=7 - on.weekday())
