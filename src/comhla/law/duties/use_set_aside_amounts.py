"""Use the amounts set aside, settle what is over, and report on them (act-2014/s28).

Public Bodies (Joint Working) (Scotland) Act 2014 section 28,
https://www.legislation.gov.uk/asp/2014/9/section/28. Paraphrase: the words of the Act are at that address.

Directing the health board to use a stated amount is a power. What is unspent, or overspent, is paid where the other
side asks for it; no day is set for paying, so a claim that is still open is put to a person. That no report was
specified is a fact and no fault. Where the health board itself is the lead agency no amount is set aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, cannot_tell, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, ClaimKind, Direction, PaymentKind, SetAsideClaim, SetAsideReport
from comhla.law.sources import act
from comhla.law.timing import done_in_time
from comhla.reference.models import Model

DUTY = Duty(
    id="act-2014/s28",
    title="Use set-aside amounts, settle them and report on them",
    family="E",
    bearer="the integration authority and the health board that sets amounts aside",
    models=frozenset({Model.BODY_CORPORATE, Model.COUNCIL_LEADS, Model.BOTH_LEAD}),
    elsewhere="Where the health board is the lead agency it sets no amounts aside.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("28"),
            words="What a direction lets the health board use comes out of the amount set aside. The unspent part is"
            " paid to the authority where it asks, an overspend to the health board where that asks, and the health"
            " board reports on set-aside matters as and when the authority specifies.",
        ),
    ),
)


class YearSetAside(NamedTuple):
    """One financial year: the directed amounts of each function, the latest last, and the amounts set aside."""

    directed: dict[str, list[tuple[Direction, Decimal]]]
    set_aside: dict[str, Decimal | None]


@DUTY.each("directions", "payments")
def financial_year(facts: AuthorityFacts, until: date) -> Iterator[Subject[YearSetAside]]:
    years: dict[str, YearSetAside] = {}
    for each in sorted(facts.directions or (), key=lambda direction: direction.given_on):
        for line in each.lines or ():
            if line.set_aside_amount is not None and line.financial_year is not None:
                year = years.setdefault(line.financial_year, YearSetAside({}, {}))
                year.directed.setdefault(line.function, []).append((each, line.set_aside_amount))
    for payment in facts.payments or ():
        if payment.kind is PaymentKind.SET_ASIDE and payment.function and payment.financial_year in years:
            years[payment.financial_year].set_aside[payment.function] = payment.amount
    for label, year in sorted(years.items()):
        first_day = FinancialYear.from_label(label).first_day
        yield Subject(label, f"the financial year {label}", first_day, first_day, year)


@financial_year.part(
    "s.28(2)",
    MACHINE,
    uses=(
        "directions.given_on",
        "directions.lines",
        "payments.function",
        "payments.financial_year",
        "payments.kind",
        "payments.amount",
    ),
)
def direct_no_more_than_is_set_aside(asked: Asked, year: YearSetAside) -> Answer | None:
    """Let the amounts in directions, the latest for each function, stay within the amount set aside for it."""
    directed = {
        function: amount
        for function, amounts in year.directed.items()
        for direction, amount in amounts
        if asked.reached(direction.given_on)
    }
    if not directed:
        return None
    over = tuple(
        f"{name} (directed {amount}, set aside {limit})"
        for name, amount in directed.items()
        if (limit := year.set_aside.get(name)) is not None and limit < amount
    )
    if over:
        return for_a_person(
            "Directions let the health board use more than is recorded as set aside: {functions}. Which amount is"
            " right?",
            then="Put the direction or the amount set aside right.",
            functions=over,
        )
    unknown = tuple(name for name in directed if year.set_aside.get(name) is None)
    if unknown:
        return cannot_tell(
            "The amount set aside is not recorded for {functions}.",
            missing=("payments.amount",),
            functions=unknown,
        )
    return met("The amounts in directions are within the amounts set aside: {functions}.", functions=tuple(directed))


@DUTY.each("set_aside_claims")
def claim(facts: AuthorityFacts, until: date) -> Iterator[Subject[SetAsideClaim]]:
    for each in facts.set_aside_claims or ():
        yield Subject(
            f"claim-{each.id}", f"the claim of {each.asked_on.isoformat()}", each.asked_on, each.asked_on, each
        )


_CLAIM_USES = ("set_aside_claims.kind", "set_aside_claims.asked_on", "set_aside_claims.paid_on")


@claim.part("s.28(3)", MACHINE, uses=_CLAIM_USES)
def pay_the_unspent_amount(asked: Asked, claim: SetAsideClaim) -> Answer | None:
    """Pay the unspent part of a set-aside amount to the authority where it asks."""
    if claim.kind is not ClaimKind.UNSPENT_TO_AUTHORITY:
        return None
    return _paid(asked, claim, payer="the health board", payee="the authority")


@claim.part("s.28(4)", MACHINE, uses=_CLAIM_USES)
def reimburse_the_overspend(asked: Asked, claim: SetAsideClaim) -> Answer | None:
    """Reimburse the health board for an overspend where it asks."""
    if claim.kind is not ClaimKind.OVERSPEND_TO_HEALTH_BOARD:
        return None
    return _paid(asked, claim, payer="the authority", payee="the health board")


def _paid(asked: Asked, claim: SetAsideClaim, *, payer: str, payee: str) -> Answer:
    if asked.happened(claim.paid_on):
        return met(
            "What {payee} asked for on {asked} was paid on {paid}.",
            payee=payee,
            asked=claim.asked_on,
            paid=claim.paid_on,
        )
    if claim.paid_on is None:
        return cannot_tell(
            "Whether {payer} paid what {payee} asked for on {asked} is not recorded.",
            missing=("set_aside_claims.paid_on",),
            payer=payer,
            payee=payee,
            asked=claim.asked_on,
        )
    return for_a_person(
        "{payee} asked on {asked} and {payer} has not paid. The Act sets no day. When will it be settled?",
        then="Pay the amount, or settle how much it is.",
        payer=payer,
        payee="The authority" if payee == "the authority" else "The health board",
        asked=claim.asked_on,
    )


@DUTY.each("set_aside_reports")
def report(facts: AuthorityFacts, until: date) -> Iterator[Subject[SetAsideReport]]:
    for each in facts.set_aside_reports or ():
        label = f"the report due on {each.due_on.isoformat()}"
        yield Subject(f"report-{each.id}", label, each.due_on - timedelta(days=28), each.due_on, each)


@report.part("s.28(5), (6)", MACHINE, uses=("set_aside_reports.due_on", "set_aside_reports.received_on"))
def report_as_specified(asked: Asked, report: SetAsideReport) -> Answer:
    """Report to the authority on set-aside matters at the times and for the periods that it specifies."""
    return done_in_time(
        asked,
        what="The health board's report on set-aside matters",
        done=report.received_on,
        due=report.due_on,
        missing="set_aside_reports.received_on",
        then="Send the report that the authority specified by {last}.",
    )
