"""Who sits on the monitoring committee of a scheme by one council (IJMC-M1).

Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014 article 3,
https://www.legislation.gov.uk/ssi/2014/281; paragraph (6A) by SSI 2015/66, https://www.legislation.gov.uk/ssi/2015/66.
Paraphrase: the words of the Order are at those addresses.

More members may be added at will. Vacancies undo nothing that the committee does (article 7), so a seat recorded as
vacant is a question and no breach; a seat that nobody holds and no vacancy explains is a requirement not met.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import LEAD_AGENCY_ONLY, MACHINE, Councils, Duty, Version
from comhla.law.readings.monitoring_committee import (
    ELSEWHERE,
    SEAT_USES,
    STAKEHOLDERS,
    clinicians_chosen_by_the_health_board,
    enough_councillors,
    enough_health_board_nominees,
    finance_leads,
    one_seat_for_one_person,
    seats_filled,
    staff_of_each_side,
    the_committee,
)
from comhla.law.sources import COMMITTEE_ORDER, COMMITTEE_ORDER_URL, Citation, Verified
from comhla.reference.seats import Seat

_CITATION = Citation(title=COMMITTEE_ORDER, provision="article 3", url=COMMITTEE_ORDER_URL, verified=Verified.TEXT_SEEN)
_WORDS = (
    "The committee has at least three councillors and at least three nominees of the health board, the chief social"
    " work officer, the finance lead or leads that the model needs, three clinicians chosen by the health board, and at"
    " least one member each for staff, the third sector, service users and unpaid carers."
)

DUTY = Duty(
    id="IJMC-M1",
    title="Fill the seats of the monitoring committee (one council)",
    family="D",
    bearer="the health board and the council of a lead agency scheme by one council",
    models=LEAD_AGENCY_ONLY,
    councils=Councils.ONE,
    elsewhere=ELSEWHERE + " In a lead agency scheme by several councils article 4 of the Order applies (IJMC-M2).",
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


@committee.part("art 3(1)", MACHINE, uses=(*SEAT_USES, "members.is_councillor"))
def seat_three_councillors(asked: Asked, of: None) -> Answer:
    """Have at least three councillors, nominated by the council, on the committee."""
    return enough_councillors(asked)


@committee.part(
    "art 3(1)",
    MACHINE,
    uses=(*SEAT_USES, "members.is_non_executive_director", "members.is_health_board_member"),
)
def seat_three_health_board_nominees(asked: Asked, of: None) -> Answer:
    """Have at least three nominees of the health board: non-executive directors or, if that is impossible, two and
    another member of the health board who is no councillor.
    """
    return enough_health_board_nominees(asked)


@committee.part("art 3(1)", MACHINE, uses=SEAT_USES)
def seat_chief_social_work_officer(asked: Asked, of: None) -> Answer:
    """Have the chief social work officer of the council on the committee."""
    return seats_filled(asked, (Seat.CHIEF_SOCIAL_WORK_OFFICER,))


@committee.part("art 3(1)", MACHINE, uses=(*SEAT_USES, "members.officer_of"))
def seat_finance_leads(asked: Asked, of: None) -> Answer:
    """Have the finance lead of whoever receives functions: the health board's director of finance on model (b), the
    council's proper officer on (c), both on (d).
    """
    return finance_leads(asked)


@committee.part("art 3(1)", MACHINE, uses=(*SEAT_USES, "members.nominated_by"))
def seat_clinicians(asked: Asked, of: None) -> Answer:
    """Have a general practitioner, a nurse and another doctor, each chosen by the health board."""
    return clinicians_chosen_by_the_health_board(asked)


@committee.part("art 3", MACHINE, uses=(*SEAT_USES, "members.staff_of"))
def seat_staff(asked: Asked, of: None) -> Answer:
    """Have at least one member for the health board's staff on models (b) and (d), and one for the council's staff on
    models (c) and (d).
    """
    return staff_of_each_side(asked)


@committee.part("art 3", MACHINE, uses=SEAT_USES)
def seat_third_sector_users_and_carers(asked: Asked, of: None) -> Answer:
    """Have at least one member each for the third sector, for service users and for unpaid carers."""
    return seats_filled(asked, [seat for seat in STAKEHOLDERS if seat is not Seat.STAFF])


@committee.part("art 3(6A)", MACHINE, versions=(2,), uses=(*SEAT_USES, "members.person"))
def hold_one_seat_only(asked: Asked, of: None) -> Answer:
    """Let nobody appointed for staff, third sector, service users or carers hold another required seat as well."""
    return one_seat_for_one_person(asked)
