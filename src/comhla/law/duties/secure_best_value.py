"""Secure best value (BV-1).

Local Government in Scotland Act 2003 section 1, https://www.legislation.gov.uk/asp/2003/1/section/1. Paraphrase: the
words of the Act are at that address. They were not read: what is said here comes from a description of guidance on
strategic plans, so evidence is asked for and nothing is ever a breach. It is asked for once for each year, as the
performance report is.
"""

from __future__ import annotations

from datetime import date

from comhla.dates import FinancialYear
from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, Duty, Version
from comhla.law.readings.account_years import BOARD_YEAR_USES, board_years
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="BV-1",
    title="Secure best value",
    family="L",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area the council bears this duty itself, and the health board a similar one.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=Citation(
                title="Local Government in Scotland Act 2003",
                provision="section 1",
                url="https://www.legislation.gov.uk/asp/2003/1/section/1",
                verified=Verified.SEED_ONLY,
            ),
            words="The board makes arrangements for continuous improvement. It balances quality and cost with regard to"
            " economy, efficiency, effectiveness and equal opportunities, and contributes to sustainable development.",
            note="It binds a board from its establishment. The start of the section was not viewed; this version begins"
            " with the day on which the Act that provides for boards came into force.",
        ),
    ),
)
_USES = (*BOARD_YEAR_USES, "evidence")
_THEN = "Record the self-assessment, paper or minute that shows it."

year = DUTY.each("establishment")(board_years)


@year.part("s.1", EVIDENCE, uses=_USES)
def improve_continuously(asked: Asked, year: FinancialYear) -> Answer:
    """Make arrangements for continuous improvement."""
    return asked.evidence(of="arrangements for continuous improvement in {year}", then=_THEN, year=year.label)


@year.part("s.1", EVIDENCE, uses=_USES)
def balance_quality_and_cost(asked: Asked, year: FinancialYear) -> Answer:
    """Balance quality and cost, with regard to economy, efficiency, effectiveness and equal opportunities."""
    return asked.evidence(
        of="a balance of quality and cost in {year}, with regard to economy, efficiency, effectiveness and equal"
        " opportunities",
        then=_THEN,
        year=year.label,
    )


@year.part("s.1", EVIDENCE, uses=_USES)
def contribute_to_sustainable_development(asked: Asked, year: FinancialYear) -> Answer:
    """Contribute to sustainable development in securing best value."""
    return asked.evidence(of="a contribution to sustainable development in {year}", then=_THEN, year=year.label)
