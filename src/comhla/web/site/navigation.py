"""What the header, the footer and the side of the workspace lead to, in one place."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission


class AuthorityLike(Protocol):
    """What navigation has to know of an authority."""

    pk: int
    slug: str


class Link(NamedTuple):
    """One entry of a navigation."""

    label: str
    url: str
    is_current: bool = False


PUBLIC = (
    (_("Home"), "home"),
    (_("Authorities"), "authorities"),
    (_("What the law asks"), "law"),
    (_("Glossary"), "glossary"),
)
"""The header of every page: words and the name of an address."""

FOOTER = (
    (_("Accessibility"), "accessibility"),
    (_("Privacy"), "privacy"),
    (_("Cookies"), "cookies"),
    (_("Contact"), "contact"),
    (_("Feedback"), "feedback"),
    (_("What the law asks"), "law"),
    (_("Map"), "map"),
    (_("For developers"), "api-1:openapi-view"),
)

WORKSPACE = (
    ("home", _("Home"), "work-home", Permission.WORKSPACE_SEE),
    ("duties", _("Duties"), "work-duties", Permission.WORKSPACE_SEE),
    ("board", _("Board and meetings"), "work-board", Permission.WORKSPACE_SEE),
    ("plans", _("Strategic plan"), "work-plans", Permission.WORKSPACE_SEE),
    ("directions", _("Directions"), "work-directions", Permission.WORKSPACE_SEE),
    ("measures", _("Measures"), "work-measures", Permission.WORKSPACE_SEE),
    ("reports", _("Performance report"), "work-reports", Permission.WORKSPACE_SEE),
    ("calendar", _("Calendar"), "work-calendar", Permission.WORKSPACE_SEE),
    ("records", _("Records"), "records", Permission.WORKSPACE_SEE),
    ("people", _("People"), "people", Permission.PEOPLE_MANAGE),
    ("public", _("What the public sees"), "public-details", Permission.PUBLICATION_DECIDE),
    ("audit", _("Audit trail"), "audit", Permission.AUDIT_SEE),
    ("keys", _("Keys"), "keys", Permission.INTEGRATION_MANAGE),
)
"""The workspace of an authority: section, words, address and what somebody must be allowed to do to see it."""

_ASKS_AS_AT = frozenset({"home", "duties", "calendar", "records"})


def address(name: str, *arguments: str) -> str:
    """The address with a name, or no words at all where this installation has no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def public_links(path: str) -> list[Link]:
    """The pages in the header, of which one may be the page at `path` or lead to it."""
    return _links(PUBLIC, path)


def footer_links(path: str) -> list[Link]:
    """The pages in the footer."""
    return _links(FOOTER, path)


def workspace_links(
    actor: Actor | None, authority: AuthorityLike, section: str, as_at: date | None = None
) -> list[Link]:
    """The sections of the workspace that somebody may see; the day that was asked about is kept where it matters."""
    found = []
    for key, label, name, permission in WORKSPACE:
        url = address(name, authority.slug)
        if url and actor is not None and actor.may(permission, authority.pk):
            asked = f"?as_at={as_at.isoformat()}" if as_at and key in _ASKS_AS_AT else ""
            found.append(Link(str(label), url + asked, key == section))
    return found


def work_link(actor: Actor | None) -> Link | None:
    """Where somebody who is signed in does their work."""
    url = address("work") if actor is not None else ""
    return Link(gettext("Your work"), url) if url else None


def _links(entries: tuple[tuple[object, str], ...], path: str) -> list[Link]:
    found = []
    for label, name in entries:
        url = address(name)
        if url:
            found.append(Link(str(label), url, path == url or (name != "home" and path.startswith(url))))
    return found
