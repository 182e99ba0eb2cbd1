"""Have a proper officer for the board's finances in post (act-2014/s13).

Public Bodies (Joint Working) (Scotland) Act 2014 section 13, which applies Part 7 of the Local Government (Scotland)
Act 1973 to joint boards, https://www.legislation.gov.uk/asp/2014/9/section/13. Paraphrase: the words are there.

Accounts and audit are duties of their own (ACC-1 to ACC-5). The words of the 1973 Act were not read, so an empty post
is a question here and never a breach.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Direction, Officer, OfficerPost
from comhla.law.sources import Verified, act

DUTY = Duty(
    id="act-2014/s13",
    title="Have a proper officer for finance in post",
    family="B",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area the finance officers of the health board and council act for their own bodies.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("13", verified=Verified.PART_SEEN),
            words="The financial part of the Local Government (Scotland) Act 1973 applies to a joint board as to a"
            " council, so one proper officer is responsible for its finances.",
            note="Section 13 was read; the words of the 1973 Act that it applies were not.",
        ),
    ),
)
_USES = ("officers.post", "officers.first_day", "officers.last_day")


@DUTY.each("officers")
def post(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield Subject("post", "the post of finance officer", BEGINNING, None, None)


@post.part("s.13(1); 1973 Act s.95", MACHINE, uses=(*_USES, "establishment.established_on"))
def have_officer_in_post(asked: Asked, nothing: None) -> Answer | None:
    """From the day it is established, the board has a proper officer who is responsible for its finances."""
    establishment = asked.facts.establishment
    established = establishment.established_on if establishment else None
    if established is not None and not asked.happened(established):
        return None
    if asked.in_force(_finance_officers(asked.facts)):
        return met("A finance officer is in post.")
    return for_a_person(
        "Nobody is recorded as the board's finance officer. Who is responsible for its finances?",
        then="Appoint a finance officer, or somebody to cover, and record it.",
    )


@DUTY.each("officers", "directions")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[tuple[Direction, ...]]]:
    by_year: dict[FinancialYear, list[Direction]] = {}
    for each in sorted(facts.directions or (), key=lambda direction: direction.given_on):
        by_year.setdefault(FinancialYear.containing(each.given_on), []).append(each)
    for named, given in by_year.items():
        first = given[0].given_on
        yield Subject(named.label, f"directions given in {named}", first, first, tuple(given))


@year.part("s.13(1); 1973 Act s.95", MACHINE, uses=(*_USES, "directions.given_on"))
def be_in_post_when_money_is_committed(asked: Asked, given: tuple[Direction, ...]) -> Answer:
    """The finance officer is in post on each day on which the board directs how money is to be used."""
    holders = _finance_officers(asked.facts)
    without = tuple(each.id for each in given if asked.reached(each.given_on) and not _held_on(each.given_on, holders))
    if without:
        return not_met(
            "No finance officer was in post on the day these directions were given: {directions}.",
            then="Check the days in post, and let the present finance officer confirm the payments.",
            directions=without,
        )
    return met("A finance officer was in post on each day on which a direction was given.")


def _finance_officers(facts: AuthorityFacts) -> list[Officer]:
    return [each for each in facts.officers or () if each.post is OfficerPost.FINANCE_OFFICER]


def _held_on(day: date, holders: list[Officer]) -> bool:
    return any(each.first_day <= day and (each.last_day is None or day <= each.last_day) for each in holders)
