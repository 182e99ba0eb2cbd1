"""One's own pages: where I work, what is wanted of me, how I sign in."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from comhla.web import clock
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.accounts.actions import ask_for_help, change_contact_details
from comhla.web.accounts.forms.people import AskForm, ContactForm
from comhla.web.accounts.holdings import holdings_of
from comhla.web.accounts.kept_form import forget, kept
from comhla.web.accounts.models import ContactBy, Grant
from comhla.web.accounts.presenters import MyAuthority, contact_of, my_bodies, shown_roles
from comhla.web.accounts.queries import authorities_of, grants_of, has_second_factor, help_of
from comhla.web.accounts.views.pages import sent, status_of
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.queries import authority_for


@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """Where somebody works: straight on where there is one place, a list where there are more."""
    actor = actor_of(request)
    if kept(request) is not None:
        return redirect("kept-form")
    if actor.is_lay:
        return redirect("my-page")
    authorities = [each for each in authorities_of(actor) if actor.may(Permission.WORKSPACE_SEE, each.pk)]
    if actor.held and not authorities:
        return redirect("my-page")
    if len(authorities) == 1 and len(actor.held) == 1:
        return redirect("work-home", authorities[0].slug)
    lists = {"authorities": authorities, "has_own_page": any(map(_is_lay_in(actor), actor.held))}
    coming = [grant for grant in grants_of(request.user) if grant.first_day > clock.today()]
    return render(request, "accounts/work.html", {**lists, "coming": coming})


def _is_lay_in(actor: Any) -> Any:
    return lambda authority_id: any(role.is_lay for role in actor.held[authority_id])


@require_GET
def my_page(request: HttpRequest) -> HttpResponse:
    """What a member needs and no more: my bodies, my next meeting, what is wanted of me, and a person to ring."""
    return _my_page(request, AskForm())


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask the people of an authority for help, with one button. Who comes back to the address gets their own page."""
    actor = actor_of(request)
    authority = authority_for(actor, slug, Permission.PAPERS_SEE)
    if request.method == "GET":
        return redirect("my-page")
    form = AskForm(request.POST)
    if not form.is_valid():
        return _my_page(request, form, status=422)
    ask_for_help(request.user, authority, words=form.cleaned_data["words"], by=actor)
    messages.success(request, _("We have your request. A person will answer you within two working days."))
    return redirect("my-page")


def _my_page(request: HttpRequest, form: AskForm, status: int = 200) -> HttpResponse:
    grants = [each for each in grants_of(request.user) if each.authority_id in actor_of(request).held]
    context = {
        "mine": _mine(request, grants),
        "form": form,
        "asked": help_of(request.user),
        "notices": _address("notices") if _may_own_duties(request) else "",
        "kept": kept(request),
    }
    return render(request, "accounts/my_page.html", context, status=status)


def _may_own_duties(request: HttpRequest) -> bool:
    """Whether any role of the reader sees a workspace: nobody else can own a duty and be told of it."""
    actor = actor_of(request)
    return any(actor.may(Permission.WORKSPACE_SEE, authority_id) for authority_id in actor.held)


def _mine(request: HttpRequest, grants: list[Grant]) -> list[MyAuthority]:
    today = clock.today()
    authorities = {each.pk: each for each in authorities_of(actor_of(request))}
    held = [each for each in grants if each.first_day <= today and (each.last_day is None or each.last_day >= today)]
    held.sort(key=lambda grant: (authorities[grant.authority_id].name, grant.first_day))
    found = []
    for key, roles in groupby(held, key=lambda grant: grant.authority_id):
        authority = authorities[key]
        found.append(
            MyAuthority(
                name=authority.name,
                slug=authority.slug,
                bodies=my_bodies(roles, facts_of(authority), on=today),
                wanted=holdings_of(request.user, authority),
                contact=contact_of(authority, settings.CONTACT_EMAIL),
            )
        )
    return found


@require_GET
def security(request: HttpRequest) -> HttpResponse:
    """How I sign in, and what can be changed about it."""
    grants = grants_of(request.user)
    context = {
        "has_second_factor": has_second_factor(request.user),
        "is_required": request.lacks_second_factor,
        "organisation": settings.OIDC_NAME,
        "roles": [
            (authority, shown_roles(own, facts_of(authority), on=clock.today()))
            for authority, own in groupby(sorted(grants, key=lambda each: each.authority.name), lambda g: g.authority)
        ],
        "notices": _address("notices"),
    }
    return render(request, "accounts/security.html", context)


@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why a second proof is needed and how to set one up, for somebody who has none."""
    if not request.lacks_second_factor:
        return redirect("work")
    return render(request, "accounts/second_factor.html")


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach me."""
    initial = {"telephone": request.user.telephone, "contact_by": request.user.contact_by}
    form = ContactForm(sent(request), initial=initial)
    if form.is_valid():
        change_contact_details(
            request.user,
            telephone=form.cleaned_data["telephone"],
            contact_by=ContactBy(form.cleaned_data["contact_by"]),
            by=actor_of(request),
        )
        messages.success(request, _("Saved."))
        return redirect("sign-in-security")
    return render(request, "accounts/contact_details.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "POST"])
def kept_form(request: HttpRequest) -> HttpResponse:
    """What I typed before I was signed out: to send again, or to forget."""
    if request.method == "POST":
        forget(request)
        messages.success(request, _("What you typed was thrown away."))
        return redirect("work")
    form = kept(request)
    return render(request, "accounts/kept_form.html", {"form": form})


def _address(name: str) -> str:
    """The address with a name, or none where this installation has no such page."""
    try:
        return str(reverse(name))
    except NoReverseMatch:
        return ""
