"""Assess what new and changed policies and practices, and the strategic plan, do for equality (PSED-2).

Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 regulation 5,
https://www.legislation.gov.uk/ssi/2012/162. Paraphrase: the words of the Regulations are at that address.

An assessment is owed where, and so far as, it is needed for the three needs of the equality duty. A strategic plan
cannot do without one. Of another policy that was only screened, a person says whether one was needed. Deciding
whether an assessment is needed is never itself the assessment, and an assessment made after the decision is late.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, Duty, Version, the_authority
from comhla.law.events import the_day
from comhla.law.facts import Assessment, AssessmentKind
from comhla.law.readings.matters import FOUND_BY, Matter, assessments, decisions_and_plans, matters
from comhla.law.sources import EQUALITY_REGULATIONS, EQUALITY_REGULATIONS_URL, Citation, Verified
from comhla.law.timing import days

DUTY = Duty(
    id="PSED-2",
    title="Assess the equality impact of policies, practices and plans",
    family="I",
    bearer="the integration joint board, the health board and each council, each for its own policies",
    versions=(
        Version(
            number=1,
            first_day=date(2012, 5, 27),
            citation=Citation(
                title=EQUALITY_REGULATIONS,
                provision="regulation 5",
                url=EQUALITY_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="Where and so far as needed, the authority assesses a new or changed policy or practice against the"
            " three needs, considers the evidence, takes account of the results, publishes them within a reasonable"
            " period if it goes ahead, and has arrangements to review what it already has. Deciding whether to assess"
            " is not assessing.",
            note="Integration joint boards were listed in 2015.",
        ),
    ),
)

_ASSESSED = (
    *FOUND_BY,
    "decisions.policy_or_practice",
    "assessments.subject",
    "assessments.kind",
    "assessments.completed_on",
)

matter = DUTY.each("assessments")(matters)
on_record = DUTY.each("decisions", "plans")(decisions_and_plans)


@matter.part("reg.5(1), (6)", MACHINE, uses=_ASSESSED)
def assess_before_deciding(asked: Asked, matter: Matter) -> Answer | None:
    """Assess the impact on the three needs, where and so far as needed, before the policy, practice or plan is adopted.

    Merely deciding whether an assessment is needed does not count as the assessment.
    """
    if matter.decision is not None and not matter.decision.policy_or_practice:
        return _perhaps_no_policy(matter)
    assessment = _assessment(asked, matter)
    if assessment is not None:
        return _in_time(the_day(assessment.completed_on), matter)
    if not asked.reached(matter.decided_on):
        return not_yet_due(
            "{title} is to be decided on {decided} and its equality impact is not assessed yet.",
            due=matter.decided_on,
            then="Assess the impact and bring the results to the decision; a screening is not an assessment.",
            title=matter.title,
            decided=matter.decided_on,
        )
    return _not_assessed(asked, matter)


def _perhaps_no_policy(matter: Matter) -> Answer | None:
    if matter.decision is None or matter.decision.policy_or_practice is False:
        return None
    return cannot_tell(
        "Whether {title} makes or changes a policy or practice is not recorded, so whether it had to be assessed for"
        " equality cannot be told.",
        missing=("decisions.policy_or_practice",),
        title=matter.title,
    )


def _in_time(completed: date, matter: Matter) -> Answer:
    if completed <= matter.decided_on:
        return met(
            "The equality impact of {title} was assessed by {completed}, in time for the decision on {decided}.",
            due=matter.decided_on,
            title=matter.title,
            completed=completed,
            decided=matter.decided_on,
        )
    return not_met(
        "The equality assessment of {title} was completed on {completed}, {late} after it was decided on {decided}.",
        then="It is already assessed; consider whether the results call for a change, and say openly that it was late.",
        due=matter.decided_on,
        title=matter.title,
        completed=completed,
        late=days(number=(completed - matter.decided_on).days),
        decided=matter.decided_on,
    )


def _not_assessed(asked: Asked, matter: Matter) -> Answer:
    screened = bool(assessments(asked, matter, AssessmentKind.SCREENING_ONLY))
    found = "only a screening is recorded, which is no assessment" if screened else "no assessment is recorded"
    if matter.decision is None:
        return not_met(
            "{title} was made final on {decided} without an equality assessment: {found}.",
            then="Assess the impact of the plan, publish the results, and change the plan where they call for it.",
            due=matter.decided_on,
            title=matter.title,
            decided=matter.decided_on,
            found=found,
        )
    return for_a_person(
        "{title} was decided on {decided} without an equality assessment: {found}. One is owed where, and so far as,"
        " it is needed. Was none needed here?",
        due=matter.decided_on,
        title=matter.title,
        decided=matter.decided_on,
        found=found,
    )


@matter.part("reg.5(2)", EVIDENCE, uses=(*_ASSESSED, "assessments.evidence_considered", "evidence"))
def consider_evidence(asked: Asked, matter: Matter) -> Answer | None:
    """Consider relevant evidence in the assessment, any received from people with the characteristics included."""
    assessment = _assessment(asked, matter)
    if assessment is None:
        return None
    considered = assessment.evidence_considered
    return _recorded(asked, matter, done=considered, what="relevant evidence considered in the assessment")


@matter.part("reg.5(3)", EVIDENCE, uses=(*_ASSESSED, "assessments.results_taken_into_account", "evidence"))
def take_results_into_account(asked: Asked, matter: Matter) -> Answer | None:
    """Take account of the results of the assessment in developing the policy, practice or plan."""
    assessment = _assessment(asked, matter)
    if assessment is None:
        return None
    taken = assessment.results_taken_into_account
    return _recorded(asked, matter, done=taken, what="the results of the assessment taken into account")


@matter.part("reg.5(4)", MACHINE, uses=(*_ASSESSED, "assessments.published_on"))
def publish_results(asked: Asked, matter: Matter) -> Answer | None:
    """Publish the results within a reasonable period if it goes ahead. No number of days is set: a person judges."""
    assessment = _assessment(asked, matter)
    if assessment is None or not asked.reached(matter.decided_on):
        return None
    if assessment.published_on is None:
        return cannot_tell(
            "Whether the results of the equality assessment of {title} were published is not recorded.",
            missing=("assessments.published_on",),
            title=matter.title,
        )
    if not asked.happened(assessment.published_on):
        return for_a_person(
            "{title} was decided on {decided} and the results of its equality assessment are not published. Is the"
            " reasonable period for publishing them still running?",
            then="Publish the results and record the day.",
            title=matter.title,
            decided=matter.decided_on,
        )
    if assessment.published_on <= matter.decided_on:
        return met(
            "The results of the equality assessment of {title} were published on {published}.",
            title=matter.title,
            published=assessment.published_on,
        )
    return for_a_person(
        "{title} was decided on {decided} and the results of its equality assessment were published {gap} later, on"
        " {published}. Was that within a reasonable period?",
        title=matter.title,
        decided=matter.decided_on,
        published=assessment.published_on,
        gap=days(number=(assessment.published_on - matter.decided_on).days),
    )


authority = DUTY.each()(the_authority)


@authority.part("reg.5(5)", EVIDENCE, uses=("evidence",))
def review_existing_policies(asked: Asked, _: None) -> Answer:
    """Have arrangements to review existing policies and practices, and to revise them where needed."""
    return asked.evidence(
        of="arrangements to review existing policies and practices for equality",
        then="Record the arrangements: a timetable, a rule in the standing orders, a report of a review.",
    )


def _assessment(asked: Asked, matter: Matter) -> Assessment | None:
    """The earliest equality assessment of a policy, practice or plan; None for what is none of these."""
    if matter.decision is not None and not matter.decision.policy_or_practice:
        return None
    return next(iter(assessments(asked, matter, AssessmentKind.EQUALITY)), None)


def _recorded(asked: Asked, matter: Matter, *, done: bool | None, what: str) -> Answer:
    if done is None:
        return asked.evidence(
            of=f"{what} of {{title}}", then="Record it with the assessment, or as evidence.", title=matter.title
        )
    if done:
        return met(f"It is recorded with the assessment of {{title}}: {what}.", title=matter.title)
    return not_met(
        f"It is recorded that this was not done for {{title}}: {what}.",
        then="Do it now, and change what was decided where it calls for that.",
        title=matter.title,
    )
