"""Requests for information from anybody, the publication scheme, and complaints. Never names of people."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe


class InformationAccessRequest(Record):
    """A request for information under the Freedom of Information (Scotland) Act 2002, from anybody."""

    id: str = fact("The reference of the request; never the name of whoever made it.")
    received_on: date = fact("The day it was received.")
    in_valid_form: bool | None = maybe(
        "Whether it is in a permanent form, with a name and address for the reply and a description of what is wanted."
    )
    clarification_asked_on: Event = maybe("The day clarification was reasonably asked for, where it was.")
    clarification_received_on: Event = maybe("The day the clarification was received.")
    fees_notice_on: Event = maybe("The day a fees notice was given, where one was.")
    fees_paid_on: Event = maybe("The day the fee was paid.")
    withdrawn_on: Event = maybe("The day it was withdrawn, where it was.")
    replied_on: Event = maybe("The day it was answered, a refusal included.")
    review_required_on: Event = maybe("The day a requirement for review was received, where one was.")
    review_replied_on: Event = maybe("The day the requirement for review was answered.")
    review_gives_reasons: bool | None = maybe("Whether the answer to the review gives reasons.")
    review_gives_appeal_rights: bool | None = maybe("Whether the answer to the review tells of the rights of appeal.")


class PublicationScheme(Record):
    """A publication scheme: what kinds of information the authority publishes as a matter of course."""

    id: str = fact("A short name for the scheme.")
    adopted_on: Event = maybe("The day it was adopted.")
    is_model_scheme: bool | None = maybe("Whether it is the Commissioner's model scheme, which needs no own approval.")
    approved_on: Event = maybe("For a scheme of its own: the day the Commissioner approved it.")
    published_on: Event = maybe("The day it was published.")
    address: str | None = maybe("Where it is published.", form="address")
    followed: bool | None = maybe("Whether information is published as it says.")
    reviewed_on: tuple[date, ...] | None = maybe("The days on which it was reviewed.")
    last_day: date | None = maybe("The last day on which it applied, where another took its place.")


class ComplaintOutcome(StrEnum):
    """How a complaint was answered."""

    RESOLVED = "resolved"
    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"


class Complaint(Record):
    """A complaint about what the authority itself did. Never the name of whoever made it."""

    id: str = fact("The reference of the complaint.")
    received_on: date = fact("The day it was received.")
    withdrawn_on: Event = maybe("The day it was withdrawn, where it was.")
    first_stage_extended_on: Event = maybe("The day the time for the frontline answer was extended, where it was.")
    first_stage_replied_on: Event = maybe("The day of the frontline answer.")
    second_stage_began_on: Event = maybe("The day it was received for investigation, where it was.")
    acknowledged_on: Event = maybe("The day the investigation was acknowledged.")
    extension_explained_on: Event = maybe(
        "The day it was explained why the investigation takes longer, where that was done."
    )
    second_stage_replied_on: Event = maybe("The day of the answer after investigation.")
    ombudsman_named: bool | None = maybe("Whether the answer after investigation tells how to go to the ombudsman.")
    outcome: ComplaintOutcome | None = maybe("How it was answered.")
