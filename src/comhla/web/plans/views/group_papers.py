"""The own page of a member of the planning group: what is planned, drafts, what came of their views, expenses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.law.facts import Plan
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.accounts.presenters import contact_of
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.plans import group_queries as queries
from comhla.web.plans.actions import support as actions
from comhla.web.plans.desk import desk_of
from comhla.web.plans.forms.support import ClaimForm
from comhla.web.plans.presenters import support as presenter
from comhla.web.plans.presenters.support import MyMembership
from comhla.web.plans.text_queries import draft_out
from comhla.web.stamps import new_stamp


@require_http_methods(["GET", "HEAD", "POST"])
def own_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What a member of the planning group reads and asks for."""
    desk = desk_of(request, slug, Permission.DRAFT_COMMENT)
    memberships = queries.memberships_of(desk.authority, desk.actor)
    mine = presenter.mine(desk.facts, memberships)
    form = _form(request, mine)
    if request.method == "POST" and mine and form.is_valid():
        own = form.cleaned_data.get("membership") or mine[0].key

        def work() -> str:
            actions.claim(desk.authority, own, form.spent(), by=desk.actor)
            return desk.url("papers-planning-group")

        said = _("Your claim is recorded. You see here what comes of it.")
        return desk.go_on(once(sent_by(request, desk.actor), work), said)
    return _page(desk, memberships, mine, form)


def _form(request: HttpRequest, mine: Any) -> ClaimForm:
    """The form of a claim; who has several memberships says for which."""
    form = ClaimForm(request.POST or None, today=clock.today())
    if len(mine) > 1:
        choices = [(each.key, each.capacity) for each in mine]
        form.fields["membership"] = forms.ChoiceField(label=_("For which part of your work?"), choices=choices)
    return form


def _page(desk: Desk, memberships: Any, mine: Sequence[MyMembership], form: ClaimForm) -> HttpResponse:
    facts, request = desk.facts, desk.request
    claims = queries.claims_of(desk.authority, *memberships)
    context = {
        "authority": desk.authority,
        "mine": mine,
        "planned": presenter.planned(facts, queries.steps_of_group(desk.authority, on=clock.today())),
        "drafts": [each for each in facts.plans or () if _is_out(desk, each)],
        "views": presenter.my_views(facts, memberships, queries.views_of_comments(desk.authority, desk.actor)),
        "claims": presenter.claims(claims, lambda _claim: ""),
        "years": presenter.by_year(claims),
        "contact": contact_of(desk.authority, ""),
        "form": form,
        "form_number": request.POST.get(NONCE) or new_stamp(),
        "trail": [(_("My page"), reverse("my-page")), (_("Planning group"), "")],
    }
    return render(request, "plans/group/papers.html", context, status=422 if form.errors else 200)


def _is_out(desk: Desk, plan: Plan) -> bool:
    """Whether a draft of a plan in preparation is out for views."""
    return plan.finalised_on is None and draft_out(desk.authority, plan.id) is not None
