"""Assess what bears differently on an island community, or publish reasons for not assessing it (ISL-2).

Islands (Scotland) Act 2018 section 8, https://www.legislation.gov.uk/asp/2018/12. Paraphrase: the words of the Act are
at that address. The section turns on what the authority itself considers: its recorded view decides, and where none is
recorded a person is asked. Asked about only where people live on islands in the area. Section 9 lets communities ask
for a review of such decisions; its regulations were not seen.
"""

from __future__ import annotations

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Version
from comhla.law.events import Event
from comhla.law.facts import Assessment, AssessmentKind, Decision, Plan
from comhla.law.readings.islands import ISLAND_USES, START, START_NOTE, island_matters, not_asked_about, why_not_asked
from comhla.law.readings.matters import CONSIDERED, Matter, assessments
from comhla.law.sources import ISLANDS_ACT, ISLANDS_ACT_URL, Citation, Verified
from comhla.law.timing import days

DUTY = Duty(
    id="ISL-2",
    title="Assess effects on island communities, or publish reasons",
    family="K",
    bearer="the integration joint board; in a lead agency area the health board and the council",
    versions=(
        Version(
            number=1,
            first_day=START,
            citation=Citation(
                title=ISLANDS_ACT,
                provision="section 8",
                url=f"{ISLANDS_ACT_URL}/section/8",
                verified=Verified.TEXT_SEEN,
            ),
            words="Where a listed authority considers that a policy, strategy or service is likely to affect an island"
            " community significantly differently from others in its area, it assesses it, describes the difference"
            " and how the effect could be improved or mitigated. Where it makes no assessment though there is such an"
            " effect, it publishes the reasons as soon as reasonably practicable.",
            note=START_NOTE,
        ),
    ),
)

matter = DUTY.each()(island_matters)
area = DUTY.each()(not_asked_about)

_VIEW = (
    *CONSIDERED,
    *ISLAND_USES,
    "decisions.policy_or_practice",
    "decisions.strategic",
    "decisions.differs_for_islands",
    "plans.differs_for_islands",
)
_REASONS = ("decisions.island_reasons_published_on", "plans.island_reasons_published_on")


@area.part("s.8", MACHINE, uses=(*ISLAND_USES, "decisions", "plans"))
def consider_every_matter(asked: Asked, _: None) -> Answer:
    """Consider of each policy, strategy and service whether it bears differently on an island community."""
    return why_not_asked(asked)


@matter.part("s.8", PERSON, uses=_VIEW)
def consider_difference(asked: Asked, matter: Matter) -> Answer:
    """Consider whether the matter is likely to affect an island community significantly differently from others."""
    view = _view(asked, matter)
    if view is None:
        return for_a_person(
            "Is {title} likely, in the authority's view, to affect an island community significantly differently from"
            " other communities in the area? No view is recorded.",
            then="Record the authority's view with the decision or plan.",
            title=matter.title,
        )
    return met(
        "The authority's view is recorded: {title} is {likely} to affect an island community significantly"
        " differently.",
        title=matter.title,
        likely="likely" if view else "not likely",
    )


@matter.part("s.8", MACHINE, uses=(*_VIEW, *_REASONS))
def assess_or_give_reasons(asked: Asked, matter: Matter) -> Answer | None:
    """Assess the matter while it is developed; or else publish the reasons for making no assessment."""
    if not _view(asked, matter):
        return None
    assessed = _assessment(asked, matter)
    if assessed is not None:
        return met(
            "The island assessment of {title} was completed on {completed}.",
            title=matter.title,
            completed=assessed.completed_on,
        )
    reasons = _reasons(asked, matter)
    if asked.happened(reasons):
        return met(
            "No island assessment of {title} was made, and the reasons were published on {published}.",
            title=matter.title,
            published=reasons,
        )
    if not asked.reached(matter.decided_on):
        return not_yet_due(
            "{title} is to be decided on {decided}, and no island assessment of it is completed.",
            due=matter.decided_on,
            then="Complete the assessment while the matter can still be changed.",
            title=matter.title,
            decided=matter.decided_on,
        )
    if asked.facts.assessments is None or reasons is None:
        return cannot_tell(
            "{title} was decided on {decided}. Whether there was an island assessment, or reasons for making none were"
            " published, is not recorded.",
            missing=("assessments", *_REASONS),
            title=matter.title,
            decided=matter.decided_on,
        )
    return for_a_person(
        "{title} was decided on {decided} with no island assessment and no reasons published. Reasons are due as soon"
        " as reasonably practicable: is that time still running?",
        then="Publish the reasons, or assess the matter and change it where the assessment calls for that.",
        title=matter.title,
        decided=matter.decided_on,
    )


@matter.part("s.8", PERSON, uses=(*_VIEW, *_REASONS))
def publish_reasons_without_delay(asked: Asked, matter: Matter) -> Answer | None:
    """Publish reasons for making no assessment as soon as reasonably practicable: a person judges the gap."""
    reasons = _reasons(asked, matter)
    if not _view(asked, matter) or _assessment(asked, matter) is not None or not asked.happened(reasons):
        return None
    if reasons <= matter.decided_on:
        return met(
            "The reasons for making no island assessment of {title} were published on {published}, by the day of the"
            " decision.",
            title=matter.title,
            published=reasons,
        )
    return for_a_person(
        "{title} was decided on {decided}, and the reasons for making no island assessment were published {gap} later,"
        " on {published}. Was that as soon as reasonably practicable?",
        title=matter.title,
        decided=matter.decided_on,
        published=reasons,
        gap=days(number=(reasons - matter.decided_on).days),
    )


@matter.part("s.8", PERSON, uses=_VIEW)
def assess_while_developing(asked: Asked, matter: Matter) -> Answer | None:
    """Make the assessment while the matter is being developed, and so before it is decided."""
    assessed = _assessment(asked, matter)
    if not _view(asked, matter) or assessed is None or not asked.happened(assessed.completed_on):
        return None
    if assessed.completed_on <= matter.decided_on:
        return met(
            "The island assessment of {title} was completed on {completed}, by the day of the decision.",
            title=matter.title,
            completed=assessed.completed_on,
        )
    return for_a_person(
        "The island assessment of {title} was completed on {completed}, {gap} after it was decided on {decided}. Could"
        " the result still change what was decided?",
        title=matter.title,
        completed=assessed.completed_on,
        decided=matter.decided_on,
        gap=days(number=(assessed.completed_on - matter.decided_on).days),
    )


@matter.part("s.8", MACHINE, uses=(*_VIEW, "assessments.mitigation_described"))
def describe_effect_and_mitigation(asked: Asked, matter: Matter) -> Answer | None:
    """Describe in the assessment the different effect, and how it could be improved or mitigated."""
    assessed = _assessment(asked, matter)
    if not _view(asked, matter) or assessed is None:
        return None
    if assessed.mitigation_described is None:
        return cannot_tell(
            "Whether the island assessment of {title} describes the effect and how it could be mitigated is not"
            " recorded.",
            missing=("assessments.mitigation_described",),
            title=matter.title,
        )
    if assessed.mitigation_described:
        return met(
            "The island assessment of {title} describes the effect and how it could be mitigated.", title=matter.title
        )
    return not_met(
        "The island assessment of {title} does not describe how the effect could be improved or mitigated.",
        then="Add to the assessment how the effect could be improved or mitigated.",
        title=matter.title,
    )


def _view(asked: Asked, matter: Matter) -> bool | None:
    """The authority's recorded view of the decision or plan."""
    row = _row(asked, matter)
    return None if row is None else row.differs_for_islands


def _reasons(asked: Asked, matter: Matter) -> Event:
    row = _row(asked, matter)
    return None if row is None else row.island_reasons_published_on


def _row(asked: Asked, matter: Matter) -> Decision | Plan | None:
    return matter.decision or asked.facts.plan_called(matter.id)


def _assessment(asked: Asked, matter: Matter) -> Assessment | None:
    """The earliest completed island assessment."""
    return next(iter(assessments(asked, matter, AssessmentKind.ISLAND)), None)
