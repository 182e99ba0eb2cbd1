"""What operations share: who may read what, on which day, and where things are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Max, Sum
from django.http import HttpRequest
from django.urls import reverse

from comhla.law import LAW_SEEN_TO
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.api.answers import unchanged_since
from comhla.web.api.callers import Caller, KeyActor
from comhla.web.api.problems import Problem
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called, authority_for
from comhla.web.duties.models import Assignment, EvidenceFile

NAMESPACE = "api-1"


def caller(request: HttpRequest) -> Caller:
    """Who asks; known since the request came in."""
    found: Caller = request.caller
    return found


class KnownCaller:
    """What ninja asks whether somebody is known, and what marks an operation as closed in the OpenAPI document."""

    openapi_security_schema = {"type": "http", "scheme": "bearer"}

    def __call__(self, request: HttpRequest) -> Actor | None:
        """The actor; None where nobody in particular asks, whom ninja refuses."""
        return caller(request).actor


KNOWN = KnownCaller()


def day_of(as_at: date | None) -> date:
    """The day asked about: today where none was given."""
    return as_at or clock.today()


def address_maker(request: HttpRequest) -> Callable[..., str]:
    """What makes addresses of operations, whole, from their names and arguments."""

    def address(operation: str, /, **arguments: Any) -> str:
        return request.build_absolute_uri(reverse(f"{NAMESPACE}:{operation}", kwargs=arguments))

    return address


class View(NamedTuple):
    """An authority as somebody sees it. `is_inside` is whether they see its workspace."""

    authority: Authority
    as_at: date
    is_inside: bool


def public_view(request: HttpRequest, slug: str, as_at: date | None) -> View:
    """An authority for anybody: from the inside for those who see its workspace, from the outside for others.

    Raises:
        Http404: where there is no such authority.
        NotChanged: where the caller has the answer.
    """
    authority = authority_called(slug)
    actor = caller(request).actor
    inside = actor is not None and actor.may(Permission.WORKSPACE_SEE, authority.pk)
    view = View(authority, day_of(as_at), inside)
    _settle(request, view)
    return view


def authority_asked(request: HttpRequest, slug: str, permission: Permission) -> Authority:
    """An authority, for a caller who is known and has a permission in it.

    Raises:
        Problem: 403, where somebody signed in by a password alone, and their role asks for more.
        Http404: where there is no such authority, or the caller has no role in it.
        NotAllowed: where the caller's role or key does not allow it.
    """
    actor = caller(request).actor
    assert actor is not None
    if getattr(request, "lacks_second_factor", False) and not isinstance(actor, KeyActor):
        raise Problem(403, "Your role asks for a second proof of who you are. Sign in on the website and set it up.")
    return authority_for(actor, slug, permission)


def inner_view(request: HttpRequest, slug: str, as_at: date | None) -> View:
    """An authority for those who see its workspace. Raises as `authority_asked` does.

    Raises:
        NotChanged: where the caller has the answer.
    """
    view = View(authority_asked(request, slug, Permission.WORKSPACE_SEE), day_of(as_at), is_inside=True)
    _settle(request, view)
    return view


def _settle(request: HttpRequest, view: View) -> None:
    authority = view.authority
    unchanged_since(
        request,
        authority.facts_stamp,
        authority.public.version,
        view.as_at,
        clock.today(),
        view.is_inside,
        _beside_the_facts(authority) if view.is_inside else "",
        LAW_SEEN_TO,
    )


def _beside_the_facts(authority: Authority) -> str:
    """What changes whenever an owner or a file of evidence does. Two queries."""
    assigned = Assignment.objects.filter(authority=authority)
    told = assigned.aggregate(Count("pk"), Max("pk"), Sum("version"), ended=Count("last_day"))
    files = EvidenceFile.objects.filter(authority=authority).aggregate(Count("pk"), Max("pk"))
    return repr((sorted(told.items()), sorted(files.items())))
