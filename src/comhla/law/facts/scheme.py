"""The authority, its integration schemes and the functions delegated under them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe
from comhla.reference.models import Model


class AuthorityIdentity(Record):
    """Which authority this is."""

    code: str | None = maybe(
        "The authority's code in the register, as S37000010. Leave out for a fictional authority.",
        form="authority_code",
    )
    name: str = fact("The name of the integration authority.")
    fictional: bool = fact("Whether this is a made-up authority, for demonstration or training.")
    health_board: str | None = maybe("The health board of the area.")
    councils: tuple[str, ...] | None = maybe("The council or councils of the area.")
    other_councils_of_health_board: tuple[str, ...] | None = maybe(
        "The other councils in the health board's area. The register fills this in for a real authority."
    )
    inhabited_islands: bool | None = maybe("Whether people live on islands in the area.")
    council_sizes: tuple[CouncilSize, ...] | None = maybe("How many councillors each council has.")
    employees: int | None = maybe(
        "How many people the authority itself employs; 0 for a joint board whose staff are all employed by others."
    )
    sources: tuple[str, ...] | None = maybe("Where the facts in this file come from.")
    recorded_from: date | None = maybe(
        "The first day from which this file is complete. With it, Còmhla accuses nobody of anything before that day."
    )
    recorded_to: date | None = maybe(
        "The last day up to which this file is complete. Leave it out while the file is kept up to date; with it,"
        " Còmhla concludes nothing from silence about later days."
    )


class CouncilSize(Record):
    """How many councillors a council has, from one day to another."""

    council: str = fact("The council.", refers_to="parties")
    councillors: int = fact("How many councillors it has.")
    first_day: date | None = maybe("The first day on which it has this many.")
    last_day: date | None = maybe("The last day on which it has this many.")


class SchemeKind(StrEnum):
    """How a scheme came to be."""

    FIRST = "first"
    REVISED = "revised"
    NEW = "new"


class MinisterialDecision(StrEnum):
    """What Ministers decide on a submitted scheme. There is no third outcome."""

    APPROVED = "approved"
    REFUSED = "refused"


class Ages(StrEnum):
    """The people a function is delegated for, by age."""

    ALL = "all"
    ADULTS = "18 and over"
    CHILDREN = "under 18"


class SchemeSubmission(Record):
    """One submission of a scheme to the Scottish Ministers, and what they decided."""

    submitted_on: date = fact("The day it was submitted.")
    jointly: bool | None = maybe("Whether the health board and every council submitted it together.")
    must_be_before: date | None = maybe("A later day that Ministers set in place of 1 April 2015, where they set one.")
    later_day_requested_in_writing: bool | None = maybe(
        "Whether a later day, where asked for, was asked for in writing with reasons."
    )
    decision: MinisterialDecision | None = maybe("What Ministers decided.")
    decided_on: Event = maybe("The day Ministers decided.")
    reasons_given: bool | None = maybe(
        "On a refusal: whether the reasons name the parts at fault and how to change them."
    )
    resubmit_by: Event = maybe(
        "On a refusal: the day Ministers set for submitting again; not done where they set none."
    )


class DelegatedFunction(Record):
    """A function delegated under the scheme, for the people and matters that its scope says.

    Two half-functions are two rows. Act ss.1(3)(b), 68(4).
    """

    id: str = fact("A short name for the function, used in directions, payments and plans.")
    name: str = fact("What the function is, in the scheme's terms.")
    code: str | None = maybe(
        "Its key in the reference list of functions that must be delegated, as H1, C5 or swsa-1968/12A.",
        form="function_code",
    )
    enactment: str | None = maybe(
        "The enactment that confers it, with its section: Social Work (Scotland) Act 1968 s.12A."
    )
    delegated_by: str | None = maybe("The health board or council that delegated it.", refers_to="parties")
    carried_out_by: str | None = maybe("In a lead agency area: the body that it was delegated to.", refers_to="parties")
    ages: Ages | None = maybe("The people it is delegated for.")
    limited_to: str | None = maybe("Any other limit of its scope, in words.")
    in_hospital: bool | None = maybe("Whether it is carried out in a hospital in the health board's area.")
    councils_served: int | None = maybe("How many council areas the service is provided for.")
    set_aside: bool | None = maybe("Whether the scheme sets the amount for it aside in place of paying it.")
    method: str | None = maybe(
        "Where the scheme says how the amount for it is worked out; `none` where it does not say."
    )
    first_day: date | None = maybe("The first day on which it is delegated.")
    last_day: date | None = maybe("The last day on which it is delegated.")


class AlongsideFunction(Record):
    """A function of a lead agency itself that it carries out alongside those delegated to it. Act s.1(3)(c)."""

    id: str = fact("A short name for the function.")
    name: str = fact("What the function is.")
    body: str | None = maybe("The lead agency whose function it is.", refers_to="parties")
    barred_from_delegation: bool | None = maybe("Whether it is a function that may not be delegated.")
    first_day: date | None = maybe("The first day on which it is carried out alongside.")
    last_day: date | None = maybe("The last day on which it is carried out alongside.")


class SchemeTerm(Record):
    """What the scheme says on one prescribed matter, and any timescale it sets. SSI 2014/341."""

    id: str = fact("A short name for the term.")
    matter: str = fact("The row of the reference list of scheme matters, as IS-12.", form="scheme_matter")
    text_reference: str | None = maybe("Where in the scheme the information is given; `none` where it is not there.")
    given: bool | None = maybe("Whether the scheme gives the prescribed information.")
    agreed: bool | None = maybe("Whether the health board and councils agreed it.")
    duty_bearer: str | None = maybe("Who has to act on it.")
    timescale: str | None = maybe("The timescale in the scheme's words, as: within three months; `none` without one.")
    due_on: date | None = maybe("The day by which the scheme says something is to be done.")
    output: str | None = maybe("What is to be done by then.")
    done_on: Event = maybe("The day it was done.")


class Consultation(Record):
    """Consulting one group or body: who, when, with what result."""

    group: str = fact("The group, as health_professionals, or a body such as a council.")
    who: str | None = maybe("Who was consulted for the group; a body or post, not a private person's name.")
    linked_to_area: bool | None = maybe("Whether they have the link with the area that the regulations ask for.")
    invited_on: Event = maybe("The day they were asked.")
    closed_on: Event = maybe("The last day for their views.")
    views_received: bool | None = maybe("Whether they gave views.")


class Scheme(Record):
    """One integration scheme: first, revised (Act s.46) or new (Act s.47)."""

    id: str = fact("A short name for the scheme, as scheme-2015.")
    kind: SchemeKind = fact(
        "Whether it is the first scheme, a revised one, or a new one that changes councils or model."
    )
    model: Model = fact("The model of integration: a (a board), b, c or d (lead agency).")
    health_board: str = fact("The health board that is party to it.")
    councils: tuple[str, ...] = fact("The councils that are party to it.")
    lead_council: str | None = maybe(
        "With several councils on model c or d: the council that receives functions; `none` where none is named."
    )
    replaces: str | None = maybe("The scheme it replaces.", refers_to="schemes")
    consultations: tuple[Consultation, ...] | None = maybe("Who was consulted on it before it was submitted.")
    consulted_jointly: bool | None = maybe("Whether the health board and every council consulted on it together.")
    submissions: tuple[SchemeSubmission, ...] | None = maybe("Each time it was submitted to the Scottish Ministers.")
    approved_on: Event = maybe("The day Ministers approved it.")
    takes_effect_on: Event = maybe("For a revised scheme: the day Ministers specified for it to take effect.")
    published_on: Event = maybe("The day it was published.")
    address: str | None = maybe("Where it is published.", form="address")
    published_text_is_approved_text: bool | None = maybe("Whether the published text is the approved text.")
    ended_on: date | None = maybe("The last day on which it had effect, where it has ended.")
    nominees_each_side: int | None = maybe("The number of nominees for each side that the parties agreed.")
    nominees_specified_by_council: int | None = maybe("The number of nominees that the council specified, if it did.")
    first_chair_from: str | None = maybe("The side that appoints the first chair.", refers_to="parties")
    chair_term_years: int | None = maybe("How many years the chair's appointing period lasts.")
    functions: tuple[DelegatedFunction, ...] | None = maybe("The functions delegated.")
    functions_are_complete: bool | None = maybe(
        "Whether the list of functions is the whole of what the scheme delegates, and not only some of it."
    )
    alongside_functions: tuple[AlongsideFunction, ...] | None = maybe("In a lead agency area: functions run alongside.")
    terms: tuple[SchemeTerm, ...] | None = maybe("What the scheme says on each prescribed matter.")

    @property
    def parties(self) -> tuple[str, ...]:
        """The health board and the councils: behind a board, its constituent authorities (Act s.61)."""
        return (self.health_board, *self.councils)


class ReviewResult(StrEnum):
    """What a review of a scheme decided."""

    NO_CHANGES = "no changes"
    CHANGES = "changes"


class SchemeReview(Record):
    """A review of the scheme: the five-year one, or one asked for. Act ss.44, 45."""

    id: str = fact("A short name for the review.")
    scheme: str = fact("The scheme reviewed.", refers_to="schemes")
    requested_by: str | None = maybe(
        "Who asked for it, where it was asked for: a party to the scheme, `ministers`, or another body."
    )
    requested_on: date | None = maybe("The day it was asked for.")
    refused_on: Event = maybe("The day a party refused to take part, where one did.")
    started_on: Event = maybe("The day it began.")
    consultations: tuple[Consultation, ...] | None = maybe("Who was consulted in the review.")
    consulted_jointly: bool | None = maybe("Whether the health board and every council consulted together.")
    decided_on: Event = maybe("The day the parties decided whether changes are needed.")
    result: ReviewResult | None = maybe("What they decided.")
    revised_scheme: str | None = maybe("The revised scheme that followed.", refers_to="schemes")
    wants_other_model_or_councils: bool | None = maybe(
        "Whether the parties wish to change the model or the councils, which needs a new scheme."
    )


class BoardEstablishment(Record):
    """The setting up of the joint board or monitoring committee, and the day functions passed."""

    established_on: Event = maybe("The day the integration joint board came into being by order.")
    order: str | None = maybe("The order that established it.")
    monitoring_committee_established_on: Event = maybe(
        "In a lead agency area: the day the monitoring committee was set up."
    )
    membership_agreed_by: tuple[str, ...] | None = maybe(
        "With several councils: the health board and councils that agreed on the membership.", refers_to="parties"
    )
    functions_delegated_on: Event = maybe("The integration start day: the day functions passed.")
    day_named_in_first_plan: date | None = maybe(
        "The day the first strategic plan named for functions to pass, if it did."
    )
    wound_up_on: date | None = maybe("The day the board was wound up, where it was.")
    winding_up_order: str | None = maybe("The order that wound it up.")
