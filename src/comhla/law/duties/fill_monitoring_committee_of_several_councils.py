"""Who sits on the monitoring committee of a scheme by several councils (IJMC-M2).

Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014 article 4,
https://www.legislation.gov.uk/ssi/2014/281/article/4, with a change by SSI 2015/66,
https://www.legislation.gov.uk/ssi/2015/66. Paraphrase: the words of the Order are at those addresses.

No area has such a committee today. Beside what is said here, the seats are those of a scheme by one council (IJMC-M1),
except that both groups of staff are needed whatever the model.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, Outcome, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import LEAD_AGENCY_ONLY, MACHINE, Councils, Duty, Version
from comhla.law.readings.monitoring_committee import (
    COUNCIL,
    ELSEWHERE,
    HEALTH_BOARD,
    SEAT_USES,
    STAKEHOLDERS,
    clinicians_chosen_by_the_health_board,
    enough_councillors,
    enough_health_board_nominees,
    finance_leads,
    holders,
    one_seat_for_one_person,
    seats_filled,
    staff_of_each_side,
    the_committee,
)
from comhla.law.sources import COMMITTEE_ORDER, COMMITTEE_ORDER_URL, Citation, Verified
from comhla.reference.seats import Seat

_CITATION = Citation(title=COMMITTEE_ORDER, provision="article 4", url=COMMITTEE_ORDER_URL, verified=Verified.TEXT_SEEN)
_WORDS = (
    "The health board and the councils agree the members. Among them are at least three councillors, one from each"
    " council where there are more than three, at least three nominees of the health board, a chief social work"
    " officer, the finance lead or leads that the model needs, three clinicians chosen by the health board, and at"
    " least one member each for the health board's staff, the councils' staff, the third sector, service users and"
    " carers."
)

DUTY = Duty(
    id="IJMC-M2",
    title="Fill the seats of the monitoring committee (several councils)",
    family="D",
    bearer="the health board and the councils of a lead agency scheme by several councils",
    models=LEAD_AGENCY_ONLY,
    councils=Councils.SEVERAL,
    elsewhere=ELSEWHERE + " In a lead agency scheme by one council article 3 of the Order applies (IJMC-M1).",
    versions=(
        Version(number=1, first_day=date(2014, 11, 28), last_day=date(2015, 3, 19), citation=_CITATION, words=_WORDS),
        Version(
            number=2,
            first_day=date(2015, 3, 20),
            citation=_CITATION,
            words=_WORDS + " Nobody holds one of those last seats together with one of the others.",
        ),
    ),
)

committee = DUTY.each("members")(the_committee)


@committee.part("art 4", MACHINE, uses=(*SEAT_USES, "establishment.membership_agreed_by"))
def agree_the_membership(asked: Asked, of: None) -> Answer:
    """Agree the membership between the health board and every council."""
    agreed = asked.facts.establishment.membership_agreed_by if asked.facts.establishment else None
    if agreed is None:
        return cannot_tell(
            "Whether the health board and the councils agreed the membership is not recorded.",
            missing=("establishment.membership_agreed_by",),
        )
    left_out = tuple(party for party in asked.setting().parties if party not in agreed)
    if left_out:
        return not_met(
            "The agreement of {parties} to the membership is missing.",
            then="Agree the membership with every party to the scheme.",
            parties=left_out,
        )
    return met("The membership is agreed between {parties}.", parties=asked.setting().parties)


@committee.part("art 4", MACHINE, uses=(*SEAT_USES, "members.is_councillor"))
def seat_three_councillors(asked: Asked, of: None) -> Answer:
    """Have at least three councillors of the councils together on the committee."""
    return enough_councillors(asked)


@committee.part("art 4", MACHINE, uses=(*SEAT_USES, "members.nominated_by", "members.is_councillor"))
def seat_a_councillor_of_each_council(asked: Asked, of: None) -> Answer | None:
    """Where more than three councils share the scheme, have at least one councillor of each."""
    councils = asked.setting().councils
    if len(councils) <= 3:
        return None
    nominees = [each for each in holders(asked, Seat.COUNCIL_NOMINEE) if each.is_councillor is not False]
    without = tuple(council for council in councils if council not in {each.nominated_by for each in nominees})
    if without and any(each.nominated_by is None for each in nominees):
        return cannot_tell(
            "Which council nominated each councillor is not recorded.", missing=("members.nominated_by",)
        )
    if without:
        return not_met(
            "No councillor of {councils} is a member; each of more than three councils needs one.",
            then="Ask for nominations. What the committee does meanwhile stays valid.",
            councils=without,
        )
    return met("Each of the {number} councils has a councillor on the committee.", number=len(councils))


@committee.part(
    "art 4",
    MACHINE,
    uses=(*SEAT_USES, "members.is_non_executive_director", "members.is_health_board_member"),
)
def seat_three_health_board_nominees(asked: Asked, of: None) -> Answer:
    """Have at least three nominees of the health board on the committee."""
    nominees = holders(asked, Seat.HEALTH_BOARD_NOMINEE)
    answer = enough_health_board_nominees(asked)
    if len(nominees) < 3 or answer.outcome is not Outcome.NOT_MET:
        return answer
    return for_a_person(
        "{number} persons nominated by the health board are members, not three of them non-executive directors."
        " Article 4 asks for three nominees and is otherwise read as article 3. Is the choice as it has to be?",
        number=len(nominees),
    )


@committee.part("art 4", MACHINE, uses=SEAT_USES)
def seat_chief_social_work_officer(asked: Asked, of: None) -> Answer:
    """Have the chief social work officer of at least one of the councils on the committee."""
    return seats_filled(asked, (Seat.CHIEF_SOCIAL_WORK_OFFICER,))


@committee.part("art 4", MACHINE, uses=(*SEAT_USES, "members.officer_of"))
def seat_finance_leads(asked: Asked, of: None) -> Answer:
    """Have the finance lead of whoever receives functions: the health board's director of finance on model (b), a
    council's proper officer on (c), both on (d).
    """
    return finance_leads(asked)


@committee.part("art 4", MACHINE, uses=(*SEAT_USES, "members.nominated_by"))
def seat_clinicians(asked: Asked, of: None) -> Answer:
    """Have a general practitioner, a nurse and another doctor, each chosen by the health board."""
    return clinicians_chosen_by_the_health_board(asked)


@committee.part("art 4", MACHINE, uses=(*SEAT_USES, "members.staff_of"))
def seat_staff_of_both_sides(asked: Asked, of: None) -> Answer:
    """Have at least one member for the health board's staff and one for the councils' staff, whatever the model."""
    return staff_of_each_side(asked, sides={HEALTH_BOARD: True, COUNCIL: True})


@committee.part("art 4", MACHINE, uses=SEAT_USES)
def seat_third_sector_users_and_carers(asked: Asked, of: None) -> Answer:
    """Have at least one member each for the third sector, for service users and for unpaid carers."""
    return seats_filled(asked, [seat for seat in STAKEHOLDERS if seat is not Seat.STAFF])


@committee.part("art 4", MACHINE, versions=(2,), uses=(*SEAT_USES, "members.person"))
def hold_one_seat_only(asked: Asked, of: None) -> Answer:
    """Let nobody appointed for staff, third sector, service users or carers hold another required seat as well."""
    return one_seat_for_one_person(asked)
