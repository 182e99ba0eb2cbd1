"""Publish a financial statement with the first plan, and then each year (act-2014/s39).

Public Bodies (Joint Working) (Scotland) Act 2014 section 39,
https://www.legislation.gov.uk/asp/2014/9/section/39. Paraphrase: the words of the Act are at that address.

"Each year" is not defined. Two readings are computed for every financial year: a year from the publication before
("strict"), and a statement for the year by its first day, 1 April ("practice"). A statement that is in time on one
reading only is put to a person. Only a whole financial year without any is a breach.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.dates import FinancialYear, last_day_of_years_beginning_with
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_evidenced, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, FinancialStatement, Plan
from comhla.law.readings.plan_making import DAYS_OF_PREPARATION, final_day, first_plan
from comhla.law.sources import Verified, act
from comhla.law.timing import days
from comhla.reference.models import Model

DUTY = Duty(
    id="act-2014/s39",
    title="Publish an annual financial statement",
    family="F",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("39"),
            words="With its first plan, and each year afterwards, the authority publishes a statement of the amount"
            " that it intends to spend on implementing the plan.",
        ),
    ),
)
_LAST_START_YEAR = 9998
_SAY_SO = "It is already published; nothing is left to do but to say so openly."


@DUTY.each("plans", "financial_statements")
def beginning(facts: AuthorityFacts, until: date) -> Iterator[Subject[Plan]]:
    plan = first_plan(facts)
    if plan is not None and isinstance(plan.published_on, date):
        yield Subject(f"with-{plan.id}", plan.title, plan.published_on, plan.published_on, plan)


@beginning.part(
    "s.39(1)(a)",
    MACHINE,
    uses=("plans.origin", "plans.published_on", "financial_statements.published_on", "financial_statements.plan"),
)
def publish_with_first_plan(asked: Asked, plan: Plan) -> Answer:
    """Publish a financial statement with the first plan."""
    published = the_day(plan.published_on)
    about = [each for each in asked.facts.financial_statements or () if each.plan in (None, plan.id)]
    known = [the_day(each.published_on) for each in asked.known(about, "published_on")]
    if published in known:
        return met("A financial statement was published with the first plan on {day}.", day=published)
    later = next((each for each in known if each > published), None)
    if known and later is None:
        return for_a_person(
            "A financial statement was published on {statement}, before the first plan on {plan}. Was it published"
            " again with the plan?",
            statement=known[-1],
            plan=published,
        )
    if later is not None:
        return not_met(
            "The first plan was published on {plan} and a financial statement {late} later, on {statement}.",
            then=_SAY_SO,
            due=published,
            plan=published,
            statement=later,
            late=days(number=(later - published).days),
        )
    if any(each.published_on is None for each in about):
        return cannot_tell(
            "The day on which a financial statement was published is not recorded.",
            missing=("financial_statements.published_on",),
        )
    return not_met(
        "The first plan was published on {plan} without a financial statement.",
        then="Publish the statement.",
        due=published,
        plan=published,
    )


@DUTY.each("plans", "financial_statements")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    published = [plan.published_on for plan in facts.plans or () if isinstance(plan.published_on, date)]
    if not published:
        return
    first = FinancialYear.containing(min(published)).next
    for start_year in range(first.start_year, min(until.year, _LAST_START_YEAR) + 1):
        each = FinancialYear(start_year)
        yield Subject(each.label, f"the financial year {each.label}", date(start_year, 1, 1), each.first_day, each)


@year.part(
    "s.39(1)(b)",
    MACHINE,
    uses=("plans.published_on", "financial_statements.published_on", "financial_statements.financial_year"),
)
def publish_each_year(asked: Asked, year: FinancialYear) -> Answer:
    """Publish a financial statement each year. The words do not say how a year is counted."""
    known = asked.known(asked.facts.financial_statements, "published_on")
    within = any(year.contains(the_day(each.published_on)) for each in known)
    of_year = next((the_day(each.published_on) for each in known if _is_for(each, year)), None)
    if of_year is None:
        return _none_yet(asked, year, known, within=within)
    if year.last_day < of_year and not within:
        return not_met(
            "The statement for {year} was published on {day}, when the year was over; none was published in it.",
            then=_SAY_SO,
            due=year.last_day,
            year=year.label,
            day=of_year,
        )
    before = max((the_day(each.published_on) for each in known if the_day(each.published_on) < of_year), default=None)
    strict = _a_year_from(before)
    if of_year <= year.first_day and (strict is None or of_year <= strict):
        return met("The statement for {year} was published on {day}.", year=year.label, day=of_year)
    return for_a_person(
        "The statement for {year} was published on {day}. Counted from the statement before, the last day was {strict};"
        " counted by financial years, it was {practice}. Was it published each year as it should be?",
        year=year.label,
        day=of_year,
        strict=strict or "not set",
        practice=year.first_day,
    )


def _is_for(statement: FinancialStatement, year: FinancialYear) -> bool:
    if statement.financial_year is None:
        return year.contains(the_day(statement.published_on))
    return statement.financial_year == year.label


def _a_year_from(published: date | None) -> date | None:
    return None if published is None else last_day_of_years_beginning_with(published, years=1)


def _none_yet(asked: Asked, year: FinancialYear, known: list[FinancialStatement], *, within: bool) -> Answer:
    strict = _a_year_from(the_day(known[-1].published_on)) if known else None
    due = year.first_day if strict is None else min(strict, year.first_day)
    words: dict[str, Any] = {"year": year.label, "strict": strict or "not set", "practice": year.first_day}
    if not asked.past(due):
        return not_yet_due(
            "The statement for {year} is in time, counted from the statement before, until {strict}, and counted by"
            " financial years until {practice}.",
            then="Publish the statement by {due_day}.",
            due=due,
            due_day=due,
            **words,
        )
    if within or not asked.past(year.last_day):
        return for_a_person(
            "No statement for {year} is recorded. Counted from the statement before, the last day was {strict}; counted"
            " by financial years, it was {practice}. When will there be one?",
            then="Publish the statement, or record its day and year.",
            **words,
        )
    if any(each.published_on is None for each in asked.facts.financial_statements or ()):
        return cannot_tell(
            "The day on which a financial statement was published is not recorded, so whether one was published in"
            " {year} cannot be told.",
            missing=("financial_statements.published_on",),
            year=year.label,
        )
    return not_met(
        "No financial statement was published in the whole of {year}, and none for it.",
        then="Publish a statement for the current year, and say openly that one is missing.",
        due=year.last_day,
        year=year.label,
    )


@DUTY.each("financial_statements")
def statement(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialStatement]]:
    for each in facts.financial_statements or ():
        if isinstance(each.published_on, date):
            label = f"the financial statement of {each.published_on.isoformat()}"
            yield Subject(f"statement-{each.id}", label, each.published_on, each.published_on, each)


@statement.part("s.39(2)", MACHINE, uses=("financial_statements.total", "financial_statements.gives_amount"))
def give_amount(asked: Asked, statement: FinancialStatement) -> Answer:
    """Give the amount that the authority intends to spend on implementing the plan."""
    if statement.total is not None or statement.gives_amount:
        return met("The statement gives the amount to be spent on implementing the plan.")
    if statement.gives_amount is False:
        return not_met(
            "The statement does not give the amount to be spent on implementing the plan in its year.",
            then="Publish a statement with the amount.",
        )
    return cannot_tell(
        "Whether the statement gives the amount to be spent on implementing the plan is not recorded.",
        missing=("financial_statements.total", "financial_statements.gives_amount"),
    )


@statement.part(
    "s.39(2)",
    PERSON,
    uses=(
        "financial_statements.plan",
        "financial_statements.financial_year",
        "plans.period_first_day",
        *DAYS_OF_PREPARATION,
    ),
)
def relate_to_current_plan(asked: Asked, statement: FinancialStatement) -> Answer | None:
    """Relate the statement to the plan that is then being implemented, and not to one that it replaced."""
    current = _plan_on(asked, _first_day(statement))
    if current is None:
        return None
    if statement.plan is None:
        return cannot_tell(
            "The plan that the statement relates to is not recorded.", missing=("financial_statements.plan",)
        )
    if statement.plan == current.id:
        return met("The statement relates to {title}, the plan that runs.", title=current.title)
    related = asked.facts.plan_called(statement.plan)
    return for_a_person(
        "The statement relates to {related}, and when its year begins {title} runs. Does it give the amount for the"
        " plan that runs?",
        related=statement.plan if related is None else related.title,
        title=current.title,
    )


def _first_day(statement: FinancialStatement) -> date:
    if statement.financial_year is None:
        return the_day(statement.published_on)
    return FinancialYear.from_label(statement.financial_year).first_day


def _plan_on(asked: Asked, day: date) -> Plan | None:
    begun = [
        plan
        for plan in asked.facts.plans or ()
        if plan.period_first_day is not None and plan.period_first_day <= day and asked.happened(final_day(plan))
    ]
    return max(begun, key=lambda plan: (plan.period_first_day or date.min, plan.id), default=None)


@statement.part(
    "s.39(2), advice note of 2016",
    EVIDENCE,
    uses=(
        "financial_statements.total",
        "financial_statements.payments_total",
        "financial_statements.set_aside_total",
        "evidence",
        "schemes",
        "authority",
    ),
    verified=Verified.PART_SEEN,
)
def cover_total_resources(asked: Asked, statement: FinancialStatement) -> Answer | None:
    """For a joint board: cover all resources, the payments to health board and council and the sum set aside."""
    published = the_day(statement.published_on)
    if asked.facts.setting_on(published).model is not Model.BODY_CORPORATE:
        return None
    if statement.payments_total is None or statement.set_aside_total is None:
        return asked.evidence(
            of="the payments and the sum set aside in the statement",
            then="Record the payments and the sum set aside that the statement gives.",
        )
    together = statement.payments_total + statement.set_aside_total
    if statement.total is None or statement.total == together:
        return met("The statement covers the payments and the sum set aside.")
    return not_evidenced(
        "The payments and the sum set aside come to {together} pounds, and the statement gives {total} pounds.",
        then="Check the figures, or record what makes up the difference.",
        together=f"{together:,}",
        total=f"{statement.total:,}",
    )
