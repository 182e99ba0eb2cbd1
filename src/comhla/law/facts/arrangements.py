"""Transfers between bodies, acts of officers of partner bodies, information shared, and services shared."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe
from comhla.law.facts.people import BodyAndDay


class InterimCover(Record):
    """A request of the board for somebody to cover for the chief officer, and what came of it. SSI 2014/341."""

    id: str = fact("A short name for the request.")
    asked_on: date = fact("The day the board asked for interim cover.")
    arranged_on: Event = maybe("The day cover was arranged.")
    refused_on: Event = maybe("The day cover was refused, where it was.")


class TransferOf(StrEnum):
    """What moves from one body to another."""

    STAFF = "staff"
    PROPERTY = "property"
    LIABILITIES = "liabilities"


class TransferObjection(Record):
    """One employee's objection to being transferred. Recorded without a name. Act s.21(2)."""

    id: str = fact("A number for the objection; not the person's name.")
    objected_on: date = fact("The day the employer was told of the objection.")
    acted_on: bool | None = maybe("Whether it was treated as an objection that stops the transfer of that person.")
    employment_ended_on: Event = maybe("The day that person's employment ended.")
    recorded_as_dismissal: bool | None = maybe("Whether the end of employment was recorded as a dismissal.")


class Transfer(Record):
    """A move of staff, property or liabilities between bodies. Act ss.12(4) to (7), 16, 21, 48(3) to (6)."""

    id: str = fact("A short name for the transfer.")
    of: tuple[TransferOf, ...] = fact("What moves.")
    from_bodies: tuple[str, ...] = fact("Who it moves from: the health board, a council, or board.")
    to_body: str = fact("Who it moves to: the health board, a council, or board.")
    transfer_on: date = fact("The transfer day.")
    scheme_made_on: Event = maybe("The day Ministers made the transfer scheme.")
    consulted: tuple[BodyAndDay, ...] | None = maybe(
        "Who was consulted before the scheme was made, and when: the bodies, health_professionals,"
        " social_care_professionals."
    )
    contracts_carried_over: bool | None = maybe("For staff: whether contracts, rights and duties carried over.")
    pension_shares_moved: bool | None = maybe(
        "For staff: whether a share of a past pension deficit or surplus moved with them."
    )
    objections: tuple[TransferObjection, ...] | None = maybe("Objections of staff; an empty list for none.")


class OfficerAct(Record):
    """An act of an officer in a function that the law gives to officers of the partner body. Act ss.23, 24."""

    id: str = fact("A short name for the act; nothing that tells who the person concerned was.")
    provision: str = fact("The officer function, by enactment and section, as asp-2007/7.")
    acted_on: date = fact("The day of the act.")
    employed_by: str = fact("The body that employs the officer.", refers_to="parties")
    acted_for: str = fact("The body whose officers have the function.", refers_to="parties")
    function: str | None = maybe("The delegated function that it relates to.", refers_to="functions")
    qualified: bool | None = maybe("Whether the record shows that the officer meets the tests of qualification.")


class ResourceRequest(Record):
    """A request of one body to another to share buildings, staff, equipment or other resources. Act s.22."""

    id: str = fact("A short name for the request.")
    asked_by: str = fact("The body that asked.")
    asked_of: str = fact("The body that was asked.")
    what: str = fact("What was to be shared.")
    asked_on: date = fact("The day it was asked for.")
    refused_on: Event = maybe("The day it was refused, where it was.")
    reason_given: bool | None = maybe("For a refusal: whether a reason was given.")


class SharingBody(StrEnum):
    """Kinds of body that give or get information. The first three may share under section 49."""

    HEALTH_BOARD = "health board"
    COUNCIL = "council"
    BOARD = "integration joint board"
    MINISTERS = "Scottish Ministers"
    CARE_INSPECTORATE = "Care Inspectorate"
    PROVIDER = "provider"
    CHARITY = "charity"
    OTHER = "other"


class SharingPurpose(StrEnum):
    """What information was shared for. The first three are the purposes of section 49."""

    MAKING_SCHEME = "making a scheme"
    CARRYING_OUT_FUNCTIONS = "carrying out integration functions"
    PREPARING_PLAN = "preparing a strategic plan"
    REVIEWING_PLAN = "reviewing a strategic plan"
    PERFORMANCE_REPORT = "preparing a performance report"
    OTHER = "another purpose"


class Disclosure(Record):
    """A kind of information shared with another body on the strength of section 49. No one's case. Act s.49."""

    id: str = fact("A short name for the disclosure.")
    what: str = fact("What kind of information it is, in words that name nobody.")
    given_by: SharingBody = fact("What kind of body gave it.")
    given_to: SharingBody = fact("What kind of body got it.")
    purpose: SharingPurpose = fact("What it was shared for.")
    disclosed_on: date = fact("The day it was shared, or first shared.")
    about_people: bool | None = maybe("Whether it is about people who can be identified.")
    data_protection_basis: str | None = maybe("The lawful basis under data protection law that was recorded for it.")


class CouncilArrangement(Record):
    """An arrangement for one council to discharge functions of another. Local Government (Scotland) Act 1973 s.56."""

    id: str = fact("A short name for the arrangement.")
    by_council: str = fact("The council whose functions they are.")
    with_council: str = fact("The council that is to discharge them.")
    what: str = fact("The functions, in words.")
    under_2014_act: bool | None = maybe("Whether any of them is a function under the 2014 Act.")
    first_day: date = fact("The first day of the arrangement.")
    last_day: date | None = maybe("The last day of the arrangement, where it has ended.")


class SharedServiceKind(StrEnum):
    """Kinds of shared service that need somebody's consent."""

    AGENCY_SUPPLY = "goods or services from the Common Services Agency"
    HEALTH_BOARD_FOR_ANOTHER = "one health board for another"


class SharedService(Record):
    """Goods or services from the Common Services Agency, or one health board acting for another. Act ss.62, 67."""

    id: str = fact("A short name for the arrangement.")
    kind: SharedServiceKind = fact("What kind of arrangement it is.")
    what: str = fact("What is supplied or done.")
    started_on: date = fact("The day the arrangement began or is to begin.")
    ministers_consented_on: Event = maybe("The day the Scottish Ministers consented or agreed.")
    health_board_agreed_on: Event = maybe(
        "Where one health board acts for another: the day the board whose function it is agreed."
    )
