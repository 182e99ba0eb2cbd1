"""What views and the middleware agree on: which views are open, and who makes a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest

from comhla.web.access.actors import Actor

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Mark a view as open to everybody."""
    view.is_public = True  # type: ignore[attr-defined]  # an attribute of a function, read by the middleware
    return view


def actor_of(request: HttpRequest) -> Actor:
    """Who makes a request; only for views that need sign-in."""
    actor: Actor = request.actor
    return actor
