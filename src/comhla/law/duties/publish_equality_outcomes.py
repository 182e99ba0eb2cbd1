"""Set equality outcomes every four years and report on progress every two (PSED-4).

Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 regulation 4, as regulation 2A changes it for
integration joint boards, https://www.legislation.gov.uk/ssi/2012/162. Paraphrase: the words of the Regulations are at
that address. Of this regulation the days and the intervals were read; the rest is general knowledge and may only ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, MACHINE, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.readings.publication_cycles import USES, Turn, published_in_turn, turns
from comhla.law.sources import EQUALITY_REGULATIONS, EQUALITY_REGULATIONS_URL, Citation, Verified
from comhla.reference import protected_characteristics

FIRST_OUTCOMES_DUE = date(2016, 4, 30)
FIRST_PROGRESS_DUE = date(2018, 4, 30)

DUTY = Duty(
    id="PSED-4",
    title="Publish equality outcomes every four years and progress every two",
    family="I",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="The health board and each council set outcomes for themselves, on a cycle that began by 30 April 2013.",
    versions=(
        Version(
            number=1,
            first_day=date(2015, 4, 1),
            citation=Citation(
                title=EQUALITY_REGULATIONS,
                provision="regulation 4, as modified by regulation 2A(4)",
                url=EQUALITY_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The board publishes equality outcomes, the first by 30 April 2016 and a fresh set within four years"
            " of the last; it involves people with the protected characteristics and uses evidence, gives reasons"
            " where the outcomes leave a characteristic out, and reports on progress, first by 30 April 2018 and then"
            " within two years of the last report.",
            note="Boards were listed in 2015; the day was not seen, and the first outcomes were due a year later.",
        ),
    ),
)
_OUTCOMES = PublicationKind.EQUALITY_OUTCOMES
_PROGRESS = PublicationKind.EQUALITY_OUTCOMES_PROGRESS


@DUTY.each("publications")
def turn_of_outcomes(facts: AuthorityFacts, until: date) -> Iterator[Subject[Turn]]:
    yield from turns(facts, _OUTCOMES, first_due=FIRST_OUTCOMES_DUE, years=4)


@turn_of_outcomes.part("reg.4(1), 2A(4)", MACHINE, uses=USES)
def publish_outcomes_in_time(asked: Asked, turn: Turn) -> Answer | None:
    """Publish the first equality outcomes by 30 April 2016 and a fresh set within four years of the last."""
    return published_in_turn(
        asked, turn, _OUTCOMES, what="set of equality outcomes", then="Publish fresh equality outcomes by {last}."
    )


@DUTY.each("publications")
def turn_of_progress(facts: AuthorityFacts, until: date) -> Iterator[Subject[Turn]]:
    yield from turns(facts, _PROGRESS, first_due=FIRST_PROGRESS_DUE, years=2)


@turn_of_progress.part("reg.4(4), 2A(4)", MACHINE, uses=USES, verified=Verified.GENERAL_KNOWLEDGE)
def report_progress_in_time(asked: Asked, turn: Turn) -> Answer | None:
    """Report on progress towards the outcomes by 30 April 2018 and then within two years of the last report."""
    return published_in_turn(
        asked, turn, _PROGRESS, what="report on progress towards the outcomes", then="Publish the report by {last}."
    )


@DUTY.each("publications")
def outcomes(facts: AuthorityFacts, until: date) -> Iterator[Subject[Publication]]:
    for each in facts.publications_of(_OUTCOMES):
        if isinstance(each.published_on, date):
            label = each.title or f"the equality outcomes of {each.published_on.isoformat()}"
            yield Subject(each.id, label, each.published_on, each.published_on, each)


@outcomes.part(
    "reg.4(2)",
    EVIDENCE,
    uses=("publications.kind", "publications.published_on", "evidence"),
    verified=Verified.GENERAL_KNOWLEDGE,
)
def involve_people_and_use_evidence(asked: Asked, outcomes: Publication) -> Answer:
    """Involve people who share a protected characteristic in preparing the outcomes, and use evidence about them."""
    return asked.evidence(
        of="people with protected characteristics involved, and evidence used, in preparing the equality outcomes",
        by=the_day(outcomes.published_on),
        then="Record who was involved and what evidence was used.",
    )


@outcomes.part(
    "reg.4(3)",
    MACHINE,
    uses=(
        "publications.kind",
        "publications.published_on",
        "publications.characteristics_covered",
        "publications.reasons_for_omissions",
    ),
    verified=Verified.GENERAL_KNOWLEDGE,
)
def give_reasons_for_omissions(asked: Asked, outcomes: Publication) -> Answer:
    """Give reasons where the outcomes do not cover every protected characteristic."""
    if outcomes.characteristics_covered is None:
        return cannot_tell(
            "Which protected characteristics the equality outcomes of {day} cover is not recorded.",
            missing=("publications.characteristics_covered",),
            day=outcomes.published_on,
        )
    left_out = tuple(
        row.label.lower()
        for row in protected_characteristics()
        if not row.is_employment_only and row.key not in outcomes.characteristics_covered
    )
    if not left_out:
        return met("The equality outcomes of {day} cover every protected characteristic.", day=outcomes.published_on)
    if outcomes.reasons_for_omissions is None:
        return cannot_tell(
            "The equality outcomes of {day} leave out {left_out}; whether reasons are given is not recorded.",
            missing=("publications.reasons_for_omissions",),
            day=outcomes.published_on,
            left_out=left_out,
        )
    if outcomes.reasons_for_omissions:
        return met(
            "The equality outcomes of {day} leave out {left_out} and give reasons.",
            day=outcomes.published_on,
            left_out=left_out,
        )
    return not_met(
        "The equality outcomes of {day} leave out {left_out} and give no reasons.",
        then="Publish the reasons, or outcomes that cover the characteristics left out.",
        day=outcomes.published_on,
        left_out=left_out,
    )
