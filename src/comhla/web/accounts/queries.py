"""Named reads of people, roles, invitations and requests for help."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Count, Q
from django.http import Http404

from comhla.web.access.actors import Actor
from comhla.web.accounts.models import Grant, HelpRequest, Invitation, User
from comhla.web.authorities.models import Authority


def has_second_factor(user: User) -> bool:
    """Whether somebody has an app for codes or a passkey. Recovery codes alone are none."""
    types = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=user, type__in=types).exists())


def authorities_of(actor: Actor) -> list[Authority]:
    """The authorities in which somebody holds a role, with what they tell the public."""
    return list(Authority.objects.select_related("public").filter(pk__in=actor.held.keys()))


def grants_in(authority: Authority, *, on: date, ended: bool = False) -> Any:
    """The roles held in an authority on a day or later; with `ended` those that have ended before it."""
    grants = Grant.objects.filter(authority=authority).select_related("user")
    over = Q(last_day__lt=on)
    return (grants.filter(over) if ended else grants.exclude(over)).order_by("user__name", "first_day", "pk")


def grants_of(user: User, authority: Authority | None = None) -> list[Grant]:
    """Every role somebody ever held, the latest first; in one authority where one is given."""
    grants = Grant.objects.filter(user=user).select_related("authority", "user")
    if authority is not None:
        grants = grants.filter(authority=authority)
    return list(grants.order_by("-first_day", "-pk"))


def grant_in(authority: Authority, person: User, key: int) -> Grant:
    """One role of somebody in an authority.

    Raises:
        Http404: where there is none.
    """
    found = Grant.objects.select_related("user", "authority").filter(authority=authority, user=person, pk=key).first()
    if found is None:
        raise Http404("There is no such role.")
    return found


def person_in(authority: Authority, key: int) -> User:
    """Somebody who holds a role in an authority, or held one.

    Raises:
        Http404: for anybody else, who is none of that authority's business.
    """
    found: User | None = User.objects.filter(pk=key, grants__authority=authority).distinct().first()
    if found is None:
        raise Http404("There is no such person here.")
    return found


def people_in(authority: Authority, *, on: date) -> list[User]:
    """Everybody who holds a role in an authority on a day, with how many requests for help of theirs are open."""
    open_requests = Count(
        "help_requests",
        filter=Q(help_requests__answered_at__isnull=True, help_requests__authority=authority),
        distinct=True,
    )
    holders = Grant.objects.filter(authority=authority).on(on).values("user")
    return list(User.objects.filter(pk__in=holders).annotate(open_requests=open_requests).order_by("name"))


def invitations_in(authority: Authority) -> list[Invitation]:
    """Invitations that were neither accepted nor withdrawn, the latest first; those that have expired with them."""
    return list(Invitation.objects.filter(authority=authority, accepted_at__isnull=True, withdrawn_at__isnull=True))


def invitation_in(authority: Authority, key: int) -> Invitation:
    """An invitation of an authority that was neither accepted nor withdrawn.

    Raises:
        Http404: where there is none.
    """
    found = next((each for each in invitations_in(authority) if each.pk == key), None)
    if found is None:
        raise Http404("There is no such invitation.")
    return found


def invitation_with(key_hash: str, *, at: datetime) -> Invitation | None:
    """The invitation that a link is of, while it can be accepted."""
    found = Invitation.objects.select_related("authority__public").filter(key_hash=key_hash).first()
    return found if found is not None and found.is_open(at) else None


def help_in(authority: Authority, *, answered: bool = False) -> Any:
    """Requests for help in an authority that wait, the oldest first; or those answered, the latest first."""
    requests = HelpRequest.objects.filter(authority=authority, answered_at__isnull=not answered).select_related(
        "person"
    )
    return requests.order_by("-answered_at") if answered else requests


def help_request_in(authority: Authority, key: int) -> HelpRequest:
    """One request for help.

    Raises:
        Http404: where there is none.
    """
    found = HelpRequest.objects.select_related("person", "authority").filter(authority=authority, pk=key).first()
    if found is None:
        raise Http404("There is no such request.")
    return found


def help_of(person: User) -> list[HelpRequest]:
    """What somebody asked for, the latest first."""
    return list(HelpRequest.objects.filter(person=person).select_related("authority").order_by("-asked_at")[:20])


def access_ended(user: User, slug: str, *, on: date) -> Grant | None:
    """The last role that somebody held in an authority, where they hold none there any more."""
    grants = Grant.objects.filter(user=user, authority__slug=slug).select_related("authority__public")
    if grants.on(on).exists():
        return None
    found: Grant | None = grants.filter(last_day__lt=on).order_by("-last_day").first()
    return found
