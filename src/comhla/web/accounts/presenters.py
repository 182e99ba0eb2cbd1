"""What pages show of people and roles: values, made without asking the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts
from comhla.web.access.roles import Role
from comhla.web.accounts.bodies import body_called, next_meeting
from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import Grant, Invitation
from comhla.web.authorities.models import Authority
from comhla.web.words import dialled


class Standing(StrEnum):
    """Where a role stands on a day."""

    HELD = "held"
    COMING = "coming"
    ENDED = "ended"

    @property
    def words(self) -> str:
        """It, as the page says it."""
        return {Standing.HELD: _("Held now"), Standing.COMING: _("Not begun"), Standing.ENDED: _("Ended")}[self]

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return {Standing.HELD: "green", Standing.COMING: "blue", Standing.ENDED: "grey"}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRole:
    """A role of somebody, as a row of a table."""

    key: int
    person_key: int
    person: str
    role: str
    body: str
    first_day: date
    last_day: date | None
    granted_by: str
    standing: Standing
    from_organisation: bool


def shown_roles(grants: Iterable[Grant], facts: AuthorityFacts, *, on: date) -> list[ShownRole]:
    """Rows of roles, in the order given."""
    return [
        ShownRole(
            key=grant.pk,
            person_key=grant.user_id,
            person=grant.user.name,
            role=Role(grant.role).called,
            body=body_called(facts, grant.body) if grant.body else "",
            first_day=grant.first_day,
            last_day=grant.last_day,
            granted_by=grant.granted_by,
            standing=standing(grant, on=on),
            from_organisation=grant.from_organisation,
        )
        for grant in grants
    ]


def standing(grant: Grant, *, on: date) -> Standing:
    """Where a role stands on a day."""
    if grant.first_day > on:
        return Standing.COMING
    return Standing.ENDED if grant.last_day is not None and grant.last_day < on else Standing.HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownInvitation:
    """An open invitation, as a row of a table."""

    key: int
    name: str
    email: str
    role: str
    body: str
    expires_at: datetime
    is_expired: bool


def shown_invitations(
    invitations: Iterable[Invitation], facts: AuthorityFacts, *, at: datetime
) -> list[ShownInvitation]:
    """Rows of invitations, in the order given."""
    return [
        ShownInvitation(
            key=each.pk,
            name=each.name,
            email=each.email,
            role=Role(each.role).called,
            body=body_called(facts, each.body) if each.body else "",
            expires_at=each.expires_at,
            is_expired=not each.is_open(at),
        )
        for each in invitations
    ]


class Contact(NamedTuple):
    """Whom to ask: a number, an address, or both."""

    name: str
    telephone: str
    email: str

    @property
    def dialled(self) -> str:
        """The number as a telephone dials it."""
        return dialled(self.telephone)


def contact_of(authority: Authority, otherwise: str) -> Contact:
    """Whom to ask in an authority; `otherwise` is the address of whoever runs the site."""
    public = getattr(authority, "public", None)
    telephone, email = (public.telephone, public.email) if public is not None else ("", "")
    return Contact(authority.name, telephone, email or ("" if telephone else otherwise))


class MyBody(NamedTuple):
    """One body that somebody belongs to, with its next meeting where one is recorded."""

    name: str
    role: str
    since: date
    until: date | None
    next_meeting: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyAuthority:
    """What one authority is to somebody who belongs to its bodies."""

    name: str
    slug: str
    bodies: Sequence[MyBody]
    wanted: Sequence[Holding]
    contact: Contact

    @property
    def next_meeting(self) -> MyBody | None:
        """The body that meets first."""
        coming = [body for body in self.bodies if body.next_meeting is not None]
        return min(coming, key=lambda body: body.next_meeting or date.max, default=None)


def my_bodies(grants: Iterable[Grant], facts: AuthorityFacts, *, on: date) -> list[MyBody]:
    """The bodies of somebody's roles in one authority that are held on a day."""
    found = []
    for grant in grants:
        meeting = next_meeting(facts, grant.body, on=on) if grant.body else None
        found.append(
            MyBody(
                name=body_called(facts, grant.body),
                role=Role(grant.role).called,
                since=grant.first_day,
                until=grant.last_day,
                next_meeting=meeting.held_on if meeting else None,
            )
        )
    return found
