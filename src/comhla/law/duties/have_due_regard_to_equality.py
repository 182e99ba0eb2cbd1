"""Have due regard to the three needs of the public sector equality duty before deciding (PSED-1).

Equality Act 2010 section 149, https://www.legislation.gov.uk/ukpga/2010/15/section/149. Paraphrase of what guidance
says of it; the words of the Act are at that address and were not read, so this may ask for evidence and never accuse.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, Outcome, for_a_person
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Version
from comhla.law.events import the_day
from comhla.law.facts import AssessmentKind
from comhla.law.readings.matters import CONSIDERED, Matter, assessments, considered_before, decisions_and_plans, matters
from comhla.law.sources import EQUALITY_ACT, EQUALITY_ACT_URL, Citation, Verified

DUTY = Duty(
    id="PSED-1",
    title="Have due regard to equality before each decision",
    family="I",
    bearer="the integration joint board, the health board and each council, each for what it decides",
    versions=(
        Version(
            number=1,
            first_day=date(2011, 4, 5),
            citation=Citation(
                title=EQUALITY_ACT,
                provision="section 149",
                url=f"{EQUALITY_ACT_URL}/section/149",
                verified=Verified.SEED_ONLY,
            ),
            words="Whoever exercises a public function has due regard, before deciding, to the need to end conduct that"
            " the Act forbids, to advance equality of opportunity, and to foster good relations between people who"
            " share a protected characteristic and people who do not.",
            note="The words of the section were not read; what is said here rests on guidance.",
        ),
    ),
)

matter = DUTY.each()(matters)
on_record = DUTY.each("decisions", "plans")(decisions_and_plans)


@matter.part("s.149(1)(a)", EVIDENCE, uses=CONSIDERED)
def regard_to_ending_unlawful_conduct(asked: Asked, matter: Matter) -> Answer:
    """Before deciding, have due regard to the need to end discrimination, harassment, victimisation and the like."""
    return _regard(asked, matter, "ending discrimination, harassment, victimisation and other forbidden conduct")


@matter.part("s.149(1)(b)", EVIDENCE, uses=CONSIDERED)
def regard_to_advancing_opportunity(asked: Asked, matter: Matter) -> Answer:
    """Before deciding, have due regard to the need to advance equality of opportunity."""
    return _regard(asked, matter, "advancing equality of opportunity")


@matter.part("s.149(1)(c)", EVIDENCE, uses=CONSIDERED)
def regard_to_fostering_good_relations(asked: Asked, matter: Matter) -> Answer:
    """Before deciding, have due regard to the need to foster good relations."""
    return _regard(asked, matter, "fostering good relations")


def _regard(asked: Asked, matter: Matter, need: str) -> Answer:
    answer = considered_before(
        asked,
        matter,
        kind=AssessmentKind.EQUALITY,
        of=f"due regard to {need}",
        then="Record the assessment of {title}, or the paper or minute that shows due regard to this need.",
    )
    screened = [
        each
        for each in assessments(asked, matter, AssessmentKind.SCREENING_ONLY)
        if the_day(each.completed_on) <= matter.decided_on
    ]
    if answer.outcome is not Outcome.NOT_EVIDENCED or not screened:
        return answer
    return for_a_person(
        f"{{title}} was screened on {{screened}} and not assessed by {{decided}}, when it was decided. Does the"
        f" screening show due regard to {need}?",
        title=matter.title,
        screened=screened[0].completed_on,
        decided=matter.decided_on,
    )
