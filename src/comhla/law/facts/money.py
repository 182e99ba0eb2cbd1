"""Payments, set-aside amounts, and the annual financial statement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe


class PaymentKind(StrEnum):
    """How money for a function is made available."""

    PAYMENT = "payment"
    SET_ASIDE = "set_aside"


class Payment(Record):
    """What a health board or council paid, or set aside, for one delegated function in one year. Act ss.14, 18, 19."""

    id: str = fact("A short name for the payment.")
    function: str | None = maybe("The delegated function it is for; left out for a lump sum.", refers_to="functions")
    made_by: str = fact("The body that pays or sets aside.", refers_to="parties")
    made_to: str | None = maybe("board, or in a lead agency area the body that receives it.")
    financial_year: str = fact("The financial year.", form="financial_year")
    kind: PaymentKind = fact("Whether it is paid or set aside.")
    method_amount: Decimal | None = maybe("What the scheme's method gives, in pounds.")
    amount: Decimal | None = maybe("What was paid or set aside, in pounds.")
    redetermined_on: Event = maybe("The day the amount was redetermined under the scheme, where it was.")
    due_on: date | None = maybe("The day that the payment schedule gives.")
    paid_on: Event = maybe("The day it was paid.")


class SetAsideReport(Record):
    """A report on set-aside matters that the authority specified. Act s.28(5), (6)."""

    id: str = fact("A short name for the report.")
    period: str | None = maybe("The period it is about.")
    due_on: date = fact("The day the authority specified.")
    received_on: Event = maybe("The day it came.")


class ClaimKind(StrEnum):
    """Who asks for money at the end of a set-aside direction."""

    UNSPENT_TO_AUTHORITY = "unspent amount to the authority"
    OVERSPEND_TO_HEALTH_BOARD = "overspend to the health board"


class SetAsideClaim(Record):
    """A request for the unspent part of a set-aside amount, or for an overspend. Act s.28(3), (4)."""

    id: str = fact("A short name for the claim.")
    kind: ClaimKind = fact("What is asked for.")
    function: str | None = maybe("The set-aside function.", refers_to="functions")
    financial_year: str | None = maybe("The financial year.", form="financial_year")
    asked_on: date = fact("The day it was asked for.")
    amount: Decimal | None = maybe("The amount asked for, in pounds.")
    paid_on: Event = maybe("The day it was paid.")


class FinancialStatement(Record):
    """An annual financial statement. Act s.39."""

    id: str = fact("A short name for the statement.")
    financial_year: str | None = maybe("The financial year it is for.", form="financial_year")
    plan: str | None = maybe("The plan that it relates to.", refers_to="plans")
    published_on: Event = maybe("The day it was published.")
    address: str | None = maybe("Where it is published.", form="address")
    total: Decimal | None = maybe("The amount the authority intends to spend on implementing the plan, in pounds.")
    gives_amount: bool | None = maybe("Whether it gives the amount the authority intends to spend in its year.")
    payments_total: Decimal | None = maybe("The payments to the health board and council within it, in pounds.")
    set_aside_total: Decimal | None = maybe("The sum set aside within it, in pounds.")


class Grant(Record):
    """A grant of the Scottish Ministers to a council with conditions. Act s.50."""

    id: str = fact("A short name for the grant.")
    council: str = fact("The council.", refers_to="parties")
    made_on: date | None = maybe("The day it was made.")
    conditions_kept: bool | None = maybe("Whether the conditions were kept.")
    repay_by: date | None = maybe("The day for repaying, where there is one.")
    repaid_on: Event = maybe("The day it was repaid.")


class ImposedMatter(StrEnum):
    """What a term that Ministers imposed is about."""

    FUNCTIONS = "functions"
    DELEGATION = "delegation"
    PAYMENT = "payment"
    OTHER = "other"


class ImposedTerm(Record):
    """A term that Ministers imposed where no scheme was submitted or approved in time. Act s.51."""

    id: str = fact("A short name for the term.")
    what: str = fact("What Ministers required.")
    matter: ImposedMatter | None = maybe("What it is about: functions, delegation, payment or other.")
    imposed_on: date | None = maybe("The day Ministers imposed it.")
    scheme_submitted_in_time: bool | None = maybe("Whether the scheme had been submitted in time.")
    due_on: date | None = maybe("The day Ministers set.")
    done_on: Event = maybe("The day it was done.")


class AnnualAccounts(Record):
    """The board's annual accounts for one financial year. SSI 2014/200."""

    id: str = fact("A short name for the accounts.")
    financial_year: str = fact("The financial year.", form="financial_year")
    control_review_completed_on: Event = maybe("The day the yearly review of internal control was completed.")
    control_review_considered_on: Event = maybe("The day a meeting considered its findings.")
    governance_statement_approved_on: Event = maybe("The day the annual governance statement was approved.")
    governance_statement_signed: bool | None = maybe("Whether the annual governance statement was signed.")
    internal_audit_service: bool | None = maybe("Whether there was a professional internal audit service.")
    internal_audit_reviewed_on: Event = maybe("The day the internal audit service was itself reviewed.")
    notice_on: Event = maybe("The day of the public notice of the right to inspect and object.")
    notice_names_auditor: bool | None = maybe("Whether the notice names the auditor.")
    inspection_first_day: date | None = maybe("The first day for inspecting the accounts.")
    inspection_last_day: date | None = maybe("The last day for inspecting the accounts.")
    submitted_on: Event = maybe("The day the unaudited accounts went to the auditor.")
    unaudited_published_on: Event = maybe("The day the unaudited accounts were put on the website.")
    considered_on: Event = maybe("The day the board, or its committee, considered the unaudited accounts.")
    audited_considered_on: Event = maybe("The day the audited accounts and the auditor's report were considered.")
    approved_on: Event = maybe("The day the audited accounts were approved for signature.")
    signed_by: tuple[str, ...] | None = maybe(
        "Who signed: chair, chief_officer (or nominated_person in that place), finance_officer."
    )
    published_on: Event = maybe("The day the signed accounts were published.")
    later_reports_published_on: Event = maybe("The day later reports of the auditor were published.")
    later_reports_exist: bool | None = maybe("Whether there were later reports of the auditor.")
    controller_report_received_on: Event = maybe("The day a report of the Controller of Audit came, where one came.")
    controller_report_published_on: Event = maybe("The day that report was published.")
    removed_from_website_on: Event = maybe("The day they were taken off the website, where they were.")
