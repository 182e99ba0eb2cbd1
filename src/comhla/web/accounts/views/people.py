"""Who has which role in an authority: seeing, inviting, changing, ending."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from comhla.web import clock
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.actions import (
    change_role,
    end_role,
    give_role,
    invite,
    record_leaver,
    renew_invitation,
    withdraw_invitation,
)
from comhla.web.accounts.bodies import bodies_of
from comhla.web.accounts.errors import Refused
from comhla.web.accounts.forms.people import (
    ChangeRoleForm,
    EndRoleForm,
    GiveRoleForm,
    InvitationForm,
    LeaverForm,
    ReasonForm,
)
from comhla.web.accounts.holdings import holdings_of
from comhla.web.accounts.presenters import shown_invitations, shown_roles
from comhla.web.accounts.queries import (
    grant_in,
    grants_in,
    grants_of,
    help_in,
    help_of,
    invitation_in,
    invitations_in,
    person_in,
)
from comhla.web.accounts.views.pages import blame, here, people_page, sent, status_of
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority

MANAGE = Permission.PEOPLE_MANAGE
ON_A_PAGE = 50


@require_GET
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has which role, from when to when, in which body; who is invited; who waits for help."""
    authority = here(request, slug, MANAGE)
    facts, today = facts_of(authority), clock.today()
    ended = request.GET.get("show") == "ended"
    page = Paginator(grants_in(authority, on=today, ended=ended), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "roles": shown_roles(page.object_list, facts, on=today),
        "ended": ended,
        "invitations": shown_invitations(invitations_in(authority), facts, at=clock.now()),
        "waiting": help_in(authority).count(),
        "may_help": actor_of(request).may(Permission.HELP_RECORD, authority.pk),
    }
    return people_page(request, "list", authority, context)


@require_http_methods(["GET", "POST"])
def new_invitation(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite somebody."""
    authority = here(request, slug, MANAGE)
    options = _choices(request, authority)
    form = InvitationForm(sent(request), initial={"first_day": clock.today()}, **options)
    if form.is_valid():
        try:
            invited = invite(authority, **form.cleaned_data, by=actor_of(request))
        except Refused as refusal:
            blame(form, refusal)
        else:
            told = _("The invitation went to %(email)s. Its link works for 14 days.") % {"email": invited.email}
            messages.success(request, told)
            return redirect("people", slug)
    return people_page(request, "invite", authority, {"form": form}, status_of(form))


@require_http_methods(["GET", "POST"])
def renewal(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Send an invitation once more."""
    authority = here(request, slug, MANAGE)
    found = invitation_in(authority, key)
    if request.method == "POST":
        renew_invitation(found, by=actor_of(request))
        messages.success(
            request, _("A new link went to %(email)s. The earlier one no longer works.") % {"email": found.email}
        )
        return redirect("people", slug)
    return people_page(request, "renew", authority, {"invitation": found})


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Take an invitation back."""
    authority = here(request, slug, MANAGE)
    found = invitation_in(authority, key)
    form = ReasonForm(sent(request))
    if form.is_valid():
        withdraw_invitation(found, by=actor_of(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("The invitation of %(name)s was withdrawn.") % {"name": found.name})
        return redirect("people", slug)
    return people_page(request, "withdraw", authority, {"invitation": found, "form": form}, status_of(form))


@require_GET
def person(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """One person: roles here now, before and to come, what they hold, what they asked for."""
    authority = here(request, slug, MANAGE)
    found = person_in(authority, key)
    context = {
        "person": found,
        "roles": shown_roles(grants_of(found, authority), facts_of(authority), on=clock.today()),
        "holdings": holdings_of(found, authority),
        "asked": [each for each in help_of(found) if each.authority_id == authority.pk],
        "may_help": actor_of(request).may(Permission.HELP_RECORD, authority.pk),
    }
    return people_page(request, "person", authority, context)


@require_http_methods(["GET", "POST"])
def new_role(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Give somebody who has an account another role."""
    authority = here(request, slug, MANAGE)
    found = person_in(authority, key)
    form = GiveRoleForm(sent(request), initial={"first_day": clock.today()}, **_choices(request, authority))
    if form.is_valid():
        try:
            give_role(found, authority, **form.cleaned_data, by=actor_of(request))
        except Refused as refusal:
            blame(form, refusal)
        else:
            messages.success(request, _("%(name)s has the role.") % {"name": found.name})
            return redirect("person", slug, key)
    return people_page(request, "give", authority, {"person": found, "form": form}, status_of(form))


@require_http_methods(["GET", "POST"])
def role_change(request: HttpRequest, slug: str, key: int, grant: int) -> HttpResponse:
    """Change a role, its body or its last day, from a day on."""
    authority = here(request, slug, MANAGE)
    found = person_in(authority, key)
    held = grant_in(authority, found, grant)
    initial = {"role": held.role, "body": held.body, "first_day": clock.today(), "last_day": held.last_day}
    form = ChangeRoleForm(sent(request), initial=initial, **_choices(request, authority, keep=Role(held.role)))
    if form.is_valid():
        values = dict(form.cleaned_data)
        try:
            change_role(held, from_day=values.pop("first_day"), **values, by=actor_of(request))
        except Refused as refusal:
            blame(form, refusal)
        else:
            messages.success(request, _("The role of %(name)s was changed.") % {"name": found.name})
            return redirect("person", slug, key)
    context = {"person": found, "role": Role(held.role).called, "form": form}
    return people_page(request, "change", authority, context, status_of(form))


@require_http_methods(["GET", "POST"])
def role_end(request: HttpRequest, slug: str, key: int, grant: int) -> HttpResponse:
    """End a role."""
    authority = here(request, slug, MANAGE)
    found = person_in(authority, key)
    held = grant_in(authority, found, grant)
    form = EndRoleForm(sent(request), initial={"last_day": clock.today()})
    if form.is_valid():
        try:
            end_role(held, **form.cleaned_data, by=actor_of(request))
        except Refused as refusal:
            blame(form, refusal)
        else:
            messages.success(request, _("The role of %(name)s ends on the day you gave.") % {"name": found.name})
            return redirect("people", slug)
    context = {"person": found, "role": Role(held.role).called, "form": form}
    return people_page(request, "end", authority, context, status_of(form))


@require_http_methods(["GET", "POST"])
def leaver(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Record that somebody leaves, with what they still hold in view."""
    authority = here(request, slug, MANAGE)
    found = person_in(authority, key)
    form = LeaverForm(sent(request), initial={"last_day": clock.today()})
    if form.is_valid():
        try:
            record_leaver(
                found,
                on=form.cleaned_data["last_day"],
                reason=form.cleaned_data["reason"],
                authority=authority,
                by=actor_of(request),
            )
        except Refused as refusal:
            blame(form, refusal)
        else:
            messages.success(request, _("%(name)s was recorded as leaving.") % {"name": found.name})
            return redirect("people", slug)
    context = {
        "person": found,
        "form": form,
        "holdings": holdings_of(found, authority),
        "asked": [each for each in help_of(found) if each.authority_id == authority.pk and not each.answered_at],
    }
    return people_page(request, "leaver", authority, context, status_of(form))


def _choices(request: HttpRequest, authority: Authority, keep: Role | None = None) -> dict[str, Any]:
    """What may be chosen for a role: the authority's bodies, and the roles that are this person's to give."""
    actor = actor_of(request)
    roles = [role for role in Role if role is keep or actor.may_give(role, authority.pk)]
    return {"bodies": bodies_of(facts_of(authority)), "roles": roles}
