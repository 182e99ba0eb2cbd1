"""One member of the planning group: the membership, its history, support and expenses."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import GroupMember
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.plans import group_queries as queries
from comhla.web.plans.actions import support as actions
from comhla.web.plans.desk import desk_of
from comhla.web.plans.forms.support import ClaimForm, SettleForm, SupportForm
from comhla.web.plans.models import ClaimState, MemberSupport
from comhla.web.plans.presenters import group as presenter
from comhla.web.plans.presenters import support as support_presenter
from comhla.web.plans.views.group import claim_url, member_of, member_url, name_of, on_the_way
from comhla.web.stamps import new_stamp


@require_safe
def member(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A membership: for what, from when, and who came before and after. Support only for those who record help."""
    desk = desk_of(request, slug)
    found = member_of(desk, key)
    today = clock.today()
    context: dict[str, Any] = {
        "name": name_of(desk, found),
        "member": found,
        "capacity": presenter.capacity(desk.facts, found),
        "others": presenter.memberships_beside(desk.facts, found, member_url(desk)),
        "serves": presenter.serves(found, today),
        "may_change": desk.may(Permission.FACTS_RECORD) and (found.last_day is None or found.last_day > today),
        "may_support": desk.may(Permission.HELP_RECORD),
    }
    if context["may_support"]:
        context |= _support(desk, key)
    trail = on_the_way(desk, (context["name"], ""))
    return desk.page("plans/group/member.html", context, trail=trail)


def _support(desk: Desk, key: str) -> dict[str, Any]:
    claims = queries.claims_of(desk.authority, key)
    return {
        "support": queries.support_of(desk.authority, key),
        "claims": support_presenter.claims(claims, claim_url(desk)),
        "years": support_presenter.by_year(claims),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What a member needs so that they can take part."""
    desk = desk_of(request, slug, Permission.HELP_RECORD)
    found = member_of(desk, key)
    recorded = queries.support_of(desk.authority, key)
    accounts = queries.members_with_accounts(desk.authority, on=clock.today())
    form = SupportForm(request.POST or None, initial=_as_typed(recorded), accounts=accounts)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.save_support(
                    desk.authority,
                    key,
                    form.values(),
                    account=form.chosen_account(),
                    by=desk.actor,
                    version=form.cleaned_data["version"],
                )
            except ChangedMeanwhile as refused:
                status = put_in(form, refused)
            else:
                return desk.go_on(desk.url("work-member", key), _("What the member needs is recorded."))
    theirs = _theirs(form, recorded) if status == 409 else ()
    context = {"theirs": theirs, **_form_page(desk, found, _("Support for %(name)s"), form)}
    return _show(desk, "plans/group/support.html", found, context, status)


def _as_typed(recorded: MemberSupport | None) -> dict[str, Any]:
    if recorded is None:
        return {"version": 0}
    values = actions.as_values(recorded)
    return {**values, "account": str(values["account"] or ""), "version": recorded.version}


def _theirs(form: SupportForm, recorded: MemberSupport | None) -> list[tuple[str, str, str]]:
    """What somebody else saved beside what was typed, where the two differ."""
    theirs, mine = _as_typed(recorded), form.cleaned_data
    return [
        (str(form.fields[name].label), str(mine.get(name) or ""), str(theirs.get(name) or ""))
        for name in actions.FIELDS
        if (mine.get(name) or "") != (theirs.get(name) or "")
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def claim_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record a claim for a member who asked for it."""
    desk = desk_of(request, slug, Permission.HELP_RECORD)
    found = member_of(desk, key)
    form = ClaimForm(request.POST or None, today=clock.today())
    by = desk.actor.asked_by(name_of(desk, found))
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            actions.claim(desk.authority, key, form.spent(), by=by)
            return desk.url("work-member", key)

        return desk.go_on(once(sent_by(request, desk.actor), work), _("The claim is recorded."))
    context = _form_page(desk, found, _("Expenses of %(name)s"), form)
    context["form_number"] = request.POST.get(NONCE) or new_stamp()
    return _show(desk, "plans/group/form.html", found, context, 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """Agree to a claim, record that it was paid, or refuse it."""
    desk = desk_of(request, slug, Permission.HELP_RECORD)
    found, claimed = member_of(desk, key), queries.claim_called(desk.authority, key, number)
    today = clock.today()
    states = [str(each) for each in actions.NEXT[ClaimState(claimed.state)]]
    initial = {"version": claimed.version, "on": today}
    form = SettleForm(request.POST or None, initial=initial, states=states, today=today)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            settled = {"on": given["on"], "version": given["version"], "reason": given["reason"]}
            try:
                actions.settle_claim(claimed, ClaimState(given["state"]), by=desk.actor, **settled)
            except NotRecorded as refused:
                status = put_in(form, refused)
                claimed = queries.claim_called(desk.authority, key, number)
            else:
                return desk.go_on(desk.url("work-member", key), _("It is recorded."))
    shown = support_presenter.claims([claimed], claim_url(desk))[0]
    context = {"claim": shown, "states": states, **_form_page(desk, found, _("Claim of %(name)s"), form)}
    return _show(desk, "plans/group/claim.html", found, context, status)


def _form_page(desk: Desk, found: GroupMember, title: str, form: Any) -> dict[str, Any]:
    told = title % {"name": name_of(desk, found)}
    return {"form": form, "title": told, "cancel": desk.url("work-member", found.id)}


def _show(desk: Desk, template: str, found: GroupMember, context: dict[str, Any], status: int) -> HttpResponse:
    own = (name_of(desk, found), desk.url("work-member", found.id))
    return desk.page(template, context, trail=on_the_way(desk, own, (context["title"], "")), status=status)
