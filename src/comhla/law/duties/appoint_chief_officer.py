"""Appoint a chief officer: seconded, after consulting, with responsibilities agreed (act-2014/s10).

Public Bodies (Joint Working) (Scotland) Act 2014 section 10,
https://www.legislation.gov.uk/asp/2014/9/section/10. Paraphrase: the words of the Act are at that address.

No time is set for filling a vacancy, so an empty post is shown and put to a person. Interim cover comes from what the
scheme has to say under SSI 2014/341; a holder who only covers is not an appointment, and is not asked about as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import NOT_DONE, AuthorityFacts, InterimCover, Officer, OfficerPost
from comhla.law.sources import act
from comhla.law.timing import days

DUTY = Duty(
    id="act-2014/s10",
    title="Appoint a chief officer",
    family="B",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="A lead agency area has no chief officer under the Act.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("10"),
            words="The joint board appoints a chief officer, whom the health board or a council seconds to it. Each of"
            " those bodies is consulted before the appointment, and Ministers agree the responsibilities of the post."
            " The scheme provides for interim cover.",
        ),
    ),
)


@DUTY.each("officers")
def post(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield Subject("post", "the post of chief officer", BEGINNING, None, None)


@post.part(
    "s.10(1)",
    MACHINE,
    uses=(
        "officers.post",
        "officers.first_day",
        "officers.last_day",
        "officers.interim",
        "establishment.established_on",
    ),
)
def have_chief_officer(asked: Asked, nothing: None) -> Answer | None:
    """The joint board has a chief officer. No time is set for filling a vacancy: a gap is shown, and is no breach."""
    establishment = asked.facts.establishment
    established = establishment.established_on if establishment else None
    if established is not None and not asked.happened(established):
        return None
    chief_officers = [each for each in asked.facts.officers or () if each.post is OfficerPost.CHIEF_OFFICER]
    holders = asked.in_force(chief_officers)
    if any(not each.interim for each in holders):
        return met("The joint board has a chief officer.")
    if holders:
        return for_a_person(
            "The post of chief officer has been covered by an interim holder since {day}. No time is set for filling"
            " it. Is an appointment under way?",
            then="Record the appointment when it is made.",
            day=min(each.first_day for each in holders),
        )
    return for_a_person(
        "The post of chief officer is empty and no interim cover is recorded. No time is set for filling it. What is"
        " being done?",
        then="Ask for interim cover as the scheme provides, make an appointment, and record both.",
    )


@DUTY.each("officers")
def appointment(facts: AuthorityFacts, until: date) -> Iterator[Subject[Officer]]:
    for each in facts.officers or ():
        if each.post is OfficerPost.CHIEF_OFFICER and not each.interim:
            day = each.appointed_on or each.first_day
            yield Subject(each.id, f"the appointment of {day.isoformat()}", day, day, each)


@appointment.part(
    "s.10(2) to (5)",
    MACHINE,
    uses=(
        "officers.seconded_by",
        "officers.seconded_from",
        "officers.seconded_to",
        "officers.joined_seconding_body_on",
        "officers.employed_by_board",
        "officers.order_allowing_employment",
        "officers.first_day",
        "officers.last_day",
        "schemes",
        "authority",
    ),
)
def second_from_constituent_authority(asked: Asked, officer: Officer) -> Answer:
    """The chief officer is seconded by the health board or a council, and first joins its staff if from outside."""
    if officer.order_allowing_employment is not None:
        return met("{order} lets the board do without a secondment.", order=officer.order_allowing_employment)
    if officer.employed_by_board:
        return not_met(
            "The board employs the chief officer itself, and no order that lifts the rule on secondment is recorded.",
            then="Arrange a secondment from the health board or a council, or record the order.",
        )
    if officer.seconded_by is None:
        return cannot_tell("Who seconds the chief officer is not recorded.", missing=("officers.seconded_by",))
    if officer.seconded_by not in _parties(asked, officer):
        return not_met(
            "The chief officer is seconded by {body}, which is not one of {parties}.",
            then="Let the health board or a council take the chief officer on to its staff, and second from there.",
            body=officer.seconded_by,
            parties=_parties(asked, officer),
        )
    gap = _gap_in_secondment(asked, officer)
    if gap is not None:
        return not_met(
            gap,
            then="Put the secondment in order, so that it covers the whole time in post.",
            body=officer.seconded_by,
            first=officer.first_day,
            seconded=officer.seconded_from,
            ended=officer.seconded_to,
        )
    return met("The chief officer is seconded by {body}.", body=officer.seconded_by)


def _gap_in_secondment(asked: Asked, officer: Officer) -> str | None:
    """What is wrong with the days of a secondment, as a sentence; days that are not recorded say nothing."""
    begins = officer.seconded_from or officer.first_day
    if begins > officer.first_day and asked.reached(officer.first_day):
        return "The chief officer took up the post on {first} and the secondment began only on {seconded}."
    joined = officer.joined_seconding_body_on
    if asked.reached(begins) and (joined is NOT_DONE or (isinstance(joined, date) and joined > begins)):
        return "The chief officer had not joined the staff of {body} when the secondment began."
    ended = officer.seconded_to
    outlasted = ended is not None and (officer.last_day is None or officer.last_day > ended)
    if outlasted and asked.past(ended):
        return "The secondment ended on {ended} and the chief officer stayed in post after that day."
    return None


@appointment.part("s.10(6)", MACHINE, uses=("officers.consulted", "officers.appointed_on", "schemes", "authority"))
def consult_each_constituent_authority(asked: Asked, officer: Officer) -> Answer:
    """The health board and every council are each consulted before the appointment, not on its day or later."""
    parties = _parties(asked, officer)
    if officer.consulted is None or officer.appointed_on is None:
        return cannot_tell(
            "Whether {parties} were consulted before the appointment cannot be told: the consultations or the day of"
            " the appointment are not recorded.",
            missing=("officers.consulted", "officers.appointed_on"),
            parties=parties,
        )
    appointed = officer.appointed_on
    in_time = {each.body for each in officer.consulted if asked.happened(each.on) and each.on < appointed}
    without_day = {each.body for each in officer.consulted if each.on is None}
    missed = tuple(party for party in parties if party not in in_time and party not in without_day)
    if missed:
        return not_met(
            "The chief officer was appointed on {appointed}, and {missed} had not been consulted before that day.",
            then="It is already done; consult before the next appointment, and say openly that it was missed.",
            appointed=appointed,
            missed=missed,
        )
    if not in_time.issuperset(parties):
        return cannot_tell(
            "The day on which {unknown} was consulted is not recorded.",
            missing=("officers.consulted.on",),
            unknown=tuple(party for party in parties if party not in in_time),
        )
    return met("{parties} were consulted before the appointment on {appointed}.", parties=parties, appointed=appointed)


@appointment.part("s.10(7)", MACHINE, uses=("officers.ministers_agreed_on",))
def agree_responsibilities_with_ministers(asked: Asked, officer: Officer) -> Answer:
    """The Scottish Ministers agree the responsibilities of the post. No day is set."""
    if officer.ministers_agreed_on is None:
        return cannot_tell(
            "Whether Ministers agreed the responsibilities of the post is not recorded.",
            missing=("officers.ministers_agreed_on",),
        )
    if asked.happened(officer.ministers_agreed_on):
        return met("Ministers agreed the responsibilities of the post on {day}.", day=officer.ministers_agreed_on)
    return not_met(
        "Ministers have not agreed the responsibilities of the post.",
        then="Send the responsibilities of the post to Ministers for their agreement, and record the day.",
    )


def _parties(asked: Asked, officer: Officer) -> tuple[str, ...]:
    return asked.facts.setting_on(officer.appointed_on or officer.first_day).parties


@DUTY.each("interim_cover")
def cover(facts: AuthorityFacts, until: date) -> Iterator[Subject[InterimCover]]:
    for each in facts.interim_cover or ():
        yield Subject(each.id, f"the request of {each.asked_on.isoformat()}", each.asked_on, each.asked_on, each)


@cover.part(
    "SSI 2014/341 reg 2(3), schedule",
    MACHINE,
    uses=("interim_cover.asked_on", "interim_cover.arranged_on", "interim_cover.refused_on"),
)
def arrange_interim_cover(asked: Asked, cover: InterimCover) -> Answer:
    """As the scheme provides, the chief officer's work is covered when the board asks. No number of days is set."""
    if asked.happened(cover.arranged_on):
        return met(
            "Interim cover was asked for on {asked} and arranged {gap} later.",
            asked=cover.asked_on,
            gap=days(number=(cover.arranged_on - cover.asked_on).days),
        )
    if asked.happened(cover.refused_on):
        return not_met(
            "Interim cover was asked for on {asked} and refused on {refused}.",
            then="Remind the health board and councils of what the scheme says on interim cover.",
            asked=cover.asked_on,
            refused=cover.refused_on,
        )
    if cover.arranged_on is None:
        return cannot_tell(
            "Interim cover was asked for on {asked}, and what came of it is not recorded.",
            missing=("interim_cover.arranged_on",),
            asked=cover.asked_on,
        )
    return for_a_person(
        "Interim cover was asked for on {asked} and is not arranged. No number of days is set. What holds it up?",
        then="Ask the health board and councils again, and record the day on which cover is arranged.",
        asked=cover.asked_on,
    )
