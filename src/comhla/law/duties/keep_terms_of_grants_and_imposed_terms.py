"""Keep the conditions of Ministers' grants, and do what they imposed in default of a scheme (act-2014/s50-s51).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 50 and 51,
https://www.legislation.gov.uk/asp/2014/9/section/51. Paraphrase: the words of the Act are at that address.

Ministers may impose a joint board only where no scheme was submitted before the prescribed day or by the day they set
after a refusal, or where a second refusal counts as no submission at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Grant, ImposedMatter, ImposedTerm
from comhla.law.readings.integration_start import PRESCRIBED_DAY
from comhla.law.sources import act
from comhla.law.timing import done_in_time

DUTY = Duty(
    id="act-2014/s50-s51",
    title="Keep conditions of grants and do what was imposed in default of a scheme",
    family="H",
    bearer="the council that gets a grant; Ministers, and the health board and council they impose terms on",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("51"),
            words="A council keeps the conditions of a grant and its day for repaying. Where no scheme came in time,"
            " Ministers may impose a joint board with its functions, delegation before the prescribed day, payments and"
            " other terms, and the bodies follow them.",
        ),
    ),
)


@DUTY.each("grants")
def grant(facts: AuthorityFacts, until: date) -> Iterator[Subject[Grant]]:
    for each in facts.grants or ():
        yield Subject(each.id, f"the grant to {each.council}", each.made_on or BEGINNING, each.made_on, each)


@grant.part("s.50", MACHINE, uses=("grants.conditions_kept", "grants.council", "grants.made_on"))
def keep_conditions_of_grant(asked: Asked, grant: Grant) -> Answer:
    """A council that has a grant with conditions keeps them, and spends the grant within them."""
    if grant.conditions_kept is None:
        return cannot_tell(
            "Whether {council} kept the conditions of the grant is not recorded.",
            missing=("grants.conditions_kept",),
            council=grant.council,
        )
    if grant.conditions_kept:
        return met("{council} kept the conditions of the grant.", council=grant.council)
    return not_met(
        "{council} did not keep the conditions of the grant.",
        then="Tell the Scottish Ministers, and agree with them what follows.",
        council=grant.council,
    )


@grant.part("s.50", MACHINE, uses=("grants.repay_by", "grants.repaid_on", "grants.council", "grants.made_on"))
def repay_grant_in_time(asked: Asked, grant: Grant) -> Answer | None:
    """A grant that has to be repaid is repaid by the day set."""
    if grant.repay_by is None:
        return None
    return done_in_time(
        asked,
        what="Repayment of the grant by {council}",
        done=grant.repaid_on,
        due=grant.repay_by,
        missing="grants.repaid_on",
        then="Repay the grant by {last}, and record the day.",
        council=grant.council,
    )


@DUTY.each("imposed_terms")
def term(facts: AuthorityFacts, until: date) -> Iterator[Subject[ImposedTerm]]:
    for each in facts.imposed_terms or ():
        yield Subject(each.id, each.what, each.imposed_on or BEGINNING, each.imposed_on, each)


@term.part("s.51(1)", MACHINE, uses=("imposed_terms.scheme_submitted_in_time",))
def impose_only_without_a_scheme_in_time(asked: Asked, term: ImposedTerm) -> Answer:
    """Ministers impose terms only where no scheme was submitted in time."""
    if term.scheme_submitted_in_time is None:
        return cannot_tell(
            "Whether a scheme had been submitted in time is not recorded.",
            missing=("imposed_terms.scheme_submitted_in_time",),
        )
    if term.scheme_submitted_in_time:
        return not_met(
            "Ministers imposed this although a scheme had been submitted in time.",
            then="Raise it with the Scottish Ministers: the power was not open to them.",
        )
    return met("No scheme had been submitted in time, so Ministers might impose this.")


@term.part("s.51(2); SSI 2014/284 reg 3", MACHINE, uses=("imposed_terms.matter", "imposed_terms.due_on"))
def impose_delegation_before_prescribed_day(asked: Asked, term: ImposedTerm) -> Answer | None:
    """Where Ministers require delegation, the day they set is before the prescribed day, 1 April 2016."""
    if term.matter is not ImposedMatter.DELEGATION or term.due_on is None:
        return None
    if term.due_on < PRESCRIBED_DAY:
        return met("Ministers set {day} for delegation, before the prescribed day.", day=term.due_on)
    return not_met(
        "Ministers set {day} for delegation, which is not before the prescribed day, {prescribed}.",
        then="Raise it with the Scottish Ministers.",
        day=term.due_on,
        prescribed=PRESCRIBED_DAY,
    )


@term.part("s.51(2), (3)", MACHINE, uses=("imposed_terms.due_on", "imposed_terms.done_on", "imposed_terms.what"))
def do_what_was_imposed(asked: Asked, term: ImposedTerm) -> Answer:
    """The health board and council do what Ministers imposed, payments included, by the day set."""
    if term.due_on is not None:
        return done_in_time(
            asked,
            what="What Ministers imposed ({term})",
            done=term.done_on,
            due=term.due_on,
            missing="imposed_terms.done_on",
            then="Do by {last} what Ministers imposed, and record the day.",
            term=term.what,
        )
    if asked.happened(term.done_on):
        return met("What Ministers imposed ({what}) was done on {day}.", what=term.what, day=term.done_on)
    return cannot_tell(
        "The day by which {what} had to be done is not recorded.", missing=("imposed_terms.due_on",), what=term.what
    )
