"""Named reads of authorities."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404

from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.models import Authority


def authority_called(slug: str) -> Authority:
    """The authority with a slug, its public details with it.

    Raises:
        Http404: where there is none.
    """
    found = Authority.objects.select_related("public").filter(slug=slug).first()
    if found is None:
        raise Http404("There is no such authority.")
    return found


def authority_named(name: str) -> Authority | None:
    """The authority with a code or, as in addresses, a slug."""
    return Authority.objects.filter(Q(slug=name.lower()) | Q(code=name.upper())).first()


def authority_for(actor: Actor, slug: str, permission: Permission) -> Authority:
    """The authority with a slug, for somebody who needs a permission in it.

    Raises:
        Http404: where there is none, or the actor has no role in it at all, who is not told which of the two it is.
        NotAllowed: where the actor has a role in it that does not allow this.
    """
    authority = authority_called(slug)
    if not actor.is_system and authority.pk not in actor.held:
        raise Http404("There is no such authority.")
    actor.must(permission, authority.pk)
    return authority
