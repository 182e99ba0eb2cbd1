"""What each answer holds: the schema that the OpenAPI document publishes. Tests hold every answer against it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ninja import Field, Schema
from pydantic import JsonValue

from comhla.law import Outcome

Days = date | None


class Fault(Schema):
    """One thing that is wrong with a request."""

    pointer: str = Field(description="Where: #/query/as_at is the question as_at, #/path/slug a part of the address.")
    detail: str = Field(description="What is wrong and what to write.")


class Problem(Schema):
    """Problem details (RFC 9457), sent as application/problem+json."""

    type: str = Field(description="An address that explains this kind of problem.")
    title: str = Field(description="What kind of problem it is.")
    status: int = Field(description="The status of the response.")
    detail: str = Field(description="What happened and what to do.")
    errors: list[Fault] | None = Field(None, description="Every mistake in the request.")


class Named(Schema):
    """A letter with its meaning."""

    letter: Literal["a", "b", "c", "d"]
    title: str


class AuthorityInList(Schema):
    """An integration authority, in a list."""

    id: str = Field(description="The stable name of the authority in addresses.")
    name: str
    code: str | None = Field(description="Its code in the national register; null for a made-up one.")
    fictional: bool = Field(description="Whether it is made up, for demonstration.")
    url: str = Field(description="The address of everything public about it.")


class Contact(Schema):
    """How to reach an authority."""

    telephone: str
    email: str
    postal_address: str
    website: str


class AuthorityOut(AuthorityInList):
    """An integration authority, as at a day."""

    gaelic_name: str
    as_at: date
    model: Named | None = Field(description="The model of integration; null where it is not recorded.")
    health_board: str | None
    councils: list[str]
    contact: Contact
    how_to_take_part: str
    shown_duties: Literal["nothing", "met", "everything"] = Field(description="How much of its duties the public sees.")
    links: dict[str, str] = Field(description="What else can be read of it, by name.")


class LocalityOut(Schema):
    """A locality."""

    id: str
    key: str
    name: str
    first_day: Days
    last_day: Days


class SeatOut(Schema):
    """A seat of the board or monitoring committee, and who holds it on a day."""

    id: str
    key: str
    body: str
    seat: str
    name: str | None = Field(description="Who holds it; null where the name is not recorded.")
    nominated_by: str | None
    votes: bool = Field(description="Whether the seat carries a vote on the day.")
    first_day: date
    last_day: Days
    term_last_day: Days


class DecisionOut(Schema):
    """A decision that was taken."""

    id: str
    key: str
    title: str
    decided_by: str
    decided_on: date
    effective_on: Days
    meeting: str | None


class PublicationOut(Schema):
    """Something that was published and can be read."""

    id: str
    kind: str
    title: str
    published_on: date
    address: str


class CitationOut(Schema):
    """A provision that can be looked up."""

    title: str
    provision: str
    url: str
    verified: str = Field(description="How far its words were read.")


class KeyOut(Schema):
    """What stays the same from day to day: the duty, its part and what it is about."""

    duty: str
    part: str
    subject: str


class FindingOut(Schema):
    """One part of one duty, answered for one subject as at a day."""

    id: str = Field(description="Duty, part and subject in one text, the same from day to day.")
    key: KeyOut
    duty: str
    title: str
    version: int | None
    outcome: Outcome
    because: str | None = Field(description="The reason; null where the authority shows the public the state alone.")
    subject: str
    citation: CitationOut
    due: Days = Field(description="The last day in time, where there is one.")
    holds_until: Days = Field(
        description="The last day on which the answer stays so if nothing changes; null for ever."
    )
    next_step: str | None
    facts_used: list[str]
    owner: str | None = Field(description="Who looks after it, where somebody does and the caller may know.")


class DutyOfAuthority(Schema):
    """One duty, with what it comes to for one authority."""

    as_at: date
    duty: DutyOut
    findings: list[FindingOut]


class ComingOut(Schema):
    """Something that falls due."""

    id: str
    key: KeyOut
    due: date
    duty: str
    title: str
    subject: str
    provision: str
    next_step: str | None
    url: str
    owner: str | None


class FileOut(Schema):
    """What is known of a file behind a piece of evidence."""

    name: str
    size: int = Field(description="In bytes.")
    content_type: str
    sha256: str = Field(description="The hash of its content, to tell whether a copy is the same.")


class EvidenceOut(Schema):
    """What is said about a piece of evidence. Files themselves are read in the workspace."""

    id: str
    key: str
    duty: str
    part: str | None
    subject: str | None
    what: str
    dated_on: date
    period_first_day: Days
    period_last_day: Days
    address: str | None
    file: FileOut | None = Field(description="The file behind it; null where it is a link or lies elsewhere.")


class CollectionOut(Schema):
    """A collection of recorded facts."""

    id: str
    name: str
    means: str
    recorded: bool = Field(
        description="Whether anything is said of it: recorded without rows says that there are none."
    )
    rows: int
    url: str


class RowOut(Schema):
    """A recorded row, as in the authority file."""

    id: str
    key: str
    collection: str
    version: int = Field(description="It goes up with every change.")
    first_day: Days
    last_day: Days
    scheme: str | None = Field(description="For a delegated function: the scheme that delegates it.")
    url: str
    values: dict[str, JsonValue]


class EventOut(Schema):
    """A row of the audit trail."""

    number: int
    at: str
    by: str
    on_behalf_of: str | None
    action: str
    kind: str
    subject: str
    before: Any
    after: Any
    reason: str
    hash: str


class DutyVersionOut(Schema):
    """The law of a duty between two days."""

    number: int
    first_day: Days = Field(description="Null where it is not in force.")
    last_day: Days
    title: str
    provision: str
    url: str
    verified: str
    standing: str
    words: str = Field(description="The requirement in our own words: a paraphrase, never the words of the law.")
    note: str | None


class DutyPartOut(Schema):
    """One requirement within a duty."""

    key: str
    kind: str = Field(description="M is decided from facts, E by looking for evidence, J by a person.")
    provision: str
    requires: str
    versions: list[int] | None
    verified: str | None
    uses: list[str]


class DutyInList(Schema):
    """A duty, in a list."""

    id: str
    name: str
    title: str
    family: str
    bearer: str
    models: list[str]
    councils: str
    pending: str | None
    unverified: bool
    url: str


class DutyOut(DutyInList):
    """A duty, with every version and part."""

    elsewhere: str | None
    versions: list[DutyVersionOut]
    parts: list[DutyPartOut]


class ProvisionOut(Schema):
    """A provision that is no duty of its own, and where it is found instead."""

    id: str
    provision: str
    within: str | None
    reason: str


class CouncilOut(Schema):
    """A council of the register."""

    code: str
    name: str
    area_name: str
    authority_code: str
    health_board_code: str
    source: str
    verified: str


class HealthBoardOut(Schema):
    """A health board of the register."""

    code: str
    name: str
    source: str
    verified: str


class RegisterModel(Schema):
    """The model of integration between two days."""

    model: str
    valid_from: date
    valid_to: Days
    source: str
    verified: str


class RegisterAuthority(Schema):
    """An authority as the register records it."""

    code: str
    name: str
    partnership_name: str
    aliases: list[str]
    models: list[RegisterModel]
    councils: list[str]
    health_board: str
    localities: int
    localities_edition: str
    website: str | None
    established_on: Days
    has_islands: bool
    source: str
    verified: str
    note: str
    url: str


class ListOut(Schema):
    """A reference list."""

    id: str
    title: str
    url: str


class EntryOut(Schema):
    """An entry of a reference list."""

    key: str
    label: str
    words: str
    source: str
    verified: str
    valid_from: Days
    valid_to: Days
    note: str
    more: dict[str, JsonValue] = Field(description="What this list says beside.")


class FoundOut(Schema):
    """A place that was found, and the authority that it belongs to."""

    found: str = Field(description="What was found: a postcode, an authority or a locality, as it is called.")
    kind: Literal["postcode", "authority", "locality"]
    authority: str
    authority_code: str | None
    locality: str | None
    url: str | None = Field(description="The address of the authority here, where it uses this service.")


DutyOfAuthority.model_rebuild()
