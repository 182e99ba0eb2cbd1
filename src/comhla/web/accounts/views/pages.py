"""What the views of the room have in common: an authority for somebody who may, and a form that was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.accounts.errors import Refused
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_for


def here(request: HttpRequest, slug: str, permission: Permission) -> Authority:
    """The authority of a page, for somebody who may see the page.

    Raises:
        Http404: where there is none, or none for this person.
        NotAllowed: where the person's role does not allow it.
    """
    return authority_for(actor_of(request), slug, permission)


def people_page(
    request: HttpRequest, template: str, authority: Authority, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A page of the workspace's section on people."""
    shared = {"authority": authority, "section": "people", **context}
    return render(request, f"accounts/people/{template}.html", shared, status=status)


def status_of(form: forms.Form) -> int:
    """422 for a form that came back, 200 for one not yet sent."""
    return 422 if form.is_bound else 200


def blame(form: forms.Form, refusal: Refused) -> None:
    """Show in a form why an action refused, at the field to blame where the form has it."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def sent(request: HttpRequest) -> Any:
    """What a form is filled from: what was sent, even if nothing was typed; None before it is sent."""
    return request.POST if request.method == "POST" else None
