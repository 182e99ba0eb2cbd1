"""Publish on employees and pay, and weigh equality in procurement (PSED-5).

Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 regulations 6 to 11,
https://www.legislation.gov.uk/ssi/2012/162, read as made. Paraphrase: the words of the Regulations are at that
address. The limbs on employees bind only who employs people, and a joint board usually employs nobody. In the version
read, pay duties begin at 150 employees; a later change may have lowered that number, and from what day a joint board
counts its cycles was not read. So nothing here is firm.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import last_day_of_interval_of_not_more_than_years
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, MACHINE, Duty, Subject, Version, the_authority
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.readings.matters import FOUND_BY, Matter, considered_before, matters
from comhla.law.sources import EQUALITY_REGULATIONS, EQUALITY_REGULATIONS_URL, Citation, Verified

PAY_THRESHOLD = 150
"""The number of employees in the Regulations as made. Whether it was lowered since is to be confirmed."""

DUTY = Duty(
    id="PSED-5",
    title="Publish on employees and pay, and weigh equality in procurement",
    family="I",
    bearer="the integration joint board, as a listed authority, and as an employer where it has employees",
    models=BOARD_ONLY,
    elsewhere="The health board and each council do this for themselves, as listed authorities and employers.",
    versions=(
        Version(
            number=1,
            first_day=date(2012, 5, 27),
            citation=Citation(
                title=EQUALITY_REGULATIONS,
                provision="regulations 6 to 11",
                url=EQUALITY_REGULATIONS_URL,
                verified=Verified.PART_SEEN,
            ),
            words="A listed authority with employees gathers, uses and publishes information about them, and from a"
            " number of employees on the pay gap and a statement on equal pay. In procurement it weighs whether award"
            " criteria and conditions should serve equality. It publishes accessibly, so far as practicable within"
            " what it publishes anyway, and considers matters that Ministers specify.",
            note="Read as made in 2012. Joint boards were listed in 2015; a later change may have lowered the number"
            " of employees from which the pay duties bind.",
        ),
    ),
)
_REPORT = PublicationKind.EQUALITY_MAINSTREAMING_REPORT


@DUTY.each("publications")
def report(facts: AuthorityFacts, until: date) -> Iterator[Subject[Publication]]:
    for each in facts.publications_of(_REPORT):
        if isinstance(each.published_on, date):
            label = each.title or f"the equality mainstreaming report of {each.published_on.isoformat()}"
            yield Subject(each.id, label, each.published_on, each.published_on, each)


@report.part(
    "reg.6",
    EVIDENCE,
    uses=("publications.kind", "publications.published_on", "authority.employees", "evidence"),
)
def publish_employee_information(asked: Asked, report: Publication) -> Answer | None:
    """Where there are employees, publish information about them, and the use made of it, with the report."""
    employees = asked.facts.authority.employees
    if not employees:
        return _no_employees(asked, "information about employees")
    return asked.evidence(
        of="information about employees and the use made of it, published with the mainstreaming report of {published}",
        then="Record where the report gives the information.",
        published=report.published_on,
    )


@report.part("reg.10", EVIDENCE, uses=("publications.kind", "publications.published_on", "evidence"))
def publish_accessibly(asked: Asked, report: Publication) -> Answer:
    """Publish so that the public can reach it, so far as practicable within existing public reporting."""
    return asked.evidence(
        of="accessible publication of the mainstreaming report of {published}",
        then="Record how people can reach the report, and in which formats.",
        published=report.published_on,
    )


authority = DUTY.each("publications")(the_authority)


@authority.part("reg.7", MACHINE, uses=("publications.kind", "publications.published_on", "authority.employees"))
def publish_pay_gap(asked: Asked, _: None) -> Answer:
    """From the number of employees on that the law sets, publish the pay gap every two years."""
    return _pay(asked, PublicationKind.PAY_GAP, years=2, what="pay gap information")


@authority.part("reg.8", MACHINE, uses=("publications.kind", "publications.published_on", "authority.employees"))
def publish_equal_pay_statement(asked: Asked, _: None) -> Answer:
    """From the same number of employees on, publish a statement on equal pay every four years."""
    return _pay(asked, PublicationKind.EQUAL_PAY_STATEMENT, years=4, what="a statement on equal pay")


def _pay(asked: Asked, kind: PublicationKind, *, years: int, what: str) -> Answer:
    employees = asked.facts.authority.employees
    if not employees:
        return _no_employees(asked, what)
    if employees < PAY_THRESHOLD:
        return for_a_person(
            f"The board employs {{employees}} people. In the version read, {what} is asked for from {{threshold}}; a"
            " later change may have lowered the number. Does it bind the board?",
            employees=employees,
            threshold=PAY_THRESHOLD,
        )
    last = asked.latest(asked.facts.publications_of(kind), "published_on")
    if last is None:
        return _unpublished(asked, kind, what)
    published = the_day(last.published_on)
    due = last_day_of_interval_of_not_more_than_years(published, years=years)
    if asked.past(due):
        return not_met(
            f"The last publication of {what} was on {{published}}; the next was due by {{last}}.",
            then=f"Publish {what}.",
            due=due,
            published=published,
            last=due,
        )
    return met(
        f"The last publication of {what} was on {{published}}; the next is due by {{last}}.",
        due=due,
        published=published,
        last=due,
    )


def _no_employees(asked: Asked, what: str) -> Answer:
    if asked.facts.authority.employees is None:
        return cannot_tell(
            f"How many people the board employs is not recorded, so whether {what} is asked for cannot be told.",
            missing=("authority.employees",),
            then="Record how many people the board itself employs; 0 where its staff are all employed by others.",
        )
    return not_applicable(f"The board employs nobody, so {what} is for those who employ its staff.")


def _unpublished(asked: Asked, kind: PublicationKind, what: str) -> Answer:
    if any(each.published_on is None for each in asked.facts.publications_of(kind)):
        return cannot_tell(f"The day of publication of {what} is not recorded.", missing=("publications.published_on",))
    return not_met(f"No publication of {what} is recorded.", then=f"Publish {what}.")


@authority.part("reg.11", EVIDENCE, uses=("evidence",))
def consider_matters_ministers_specify(asked: Asked, _: None) -> Answer:
    """Consider the matters that the Scottish Ministers specify for the duty."""
    return asked.evidence(
        of="consideration of the matters that the Scottish Ministers specified",
        then="Record which matters were specified and where they were considered, or that there were none.",
    )


@DUTY.each("decisions")
def procurement(facts: AuthorityFacts, until: date) -> Iterator[Subject[Matter]]:
    for each in matters(facts, until):
        if each.of.decision is not None and each.of.decision.involves_commissioning is not False:
            yield each


@procurement.part("reg.9", EVIDENCE, uses=(*FOUND_BY, "decisions.involves_commissioning", "evidence"))
def weigh_equality_in_procurement(asked: Asked, matter: Matter) -> Answer:
    """In procurement under the Regulations, consider whether award criteria and conditions should serve equality."""
    if matter.decision is not None and matter.decision.involves_commissioning is None:
        return cannot_tell(
            "Whether {title} is about commissioning or procuring services is not recorded.",
            missing=("decisions.involves_commissioning",),
            title=matter.title,
        )
    return considered_before(
        asked,
        matter,
        kind=None,
        of="consideration of equality in award criteria and contract conditions",
        then="Record where the procurement of {title} weighed this, or why the Regulations do not cover it.",
    )
