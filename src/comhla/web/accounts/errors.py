"""What somebody managing people and roles is told when something cannot be done. Each text is for the page."""

from __future__ import annotations


class Refused(Exception):
    """Something was not done, and nothing has changed. `field` names the field of the form to blame, if one is."""

    field: str | None = None


class DaysWrong(Refused):
    """The days of a role cannot be as given."""

    field = "last_day"


class AlreadyHeld(Refused):
    """The person holds the same role in the same body on some of the days."""

    field = "role"


class LastAdministrator(Refused):
    """Nobody would be left to manage people in the authority."""


class AlreadyInvited(Refused):
    """An invitation to the same address and role is open."""

    field = "email"


class InvitationOver(Refused):
    """An invitation was used, was withdrawn, or has expired."""


class AlreadyAnswered(Refused):
    """Somebody else answered a request for help first."""


class LinkOver(Refused):
    """A sign-in link was used, is too old, or was not copied whole."""
