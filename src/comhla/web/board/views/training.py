"""Induction and training of members, and accounts of members."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.board.actions import member_accounts
from comhla.web.board.actions import training as actions
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.registers import LinkForm, TrainingForm
from comhla.web.board.presenters import training as presenter
from comhla.web.board.registers_queries import accounts_of_members, learnt_by, links_of


@require_http_methods(["GET", "HEAD", "POST"])
def training(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has had induction and training; recording it for one member or several."""
    desk, today = desk_of(request, slug), clock.today()
    if request.method == "POST":
        desk = desk_of(request, slug, Permission.FACTS_RECORD)
    learners = presenter.learners(desk.facts, learnt_by(desk.authority), today)
    people = [(each.person, f"{each.name}, {each.seat}") for each in learners]
    form = TrainingForm(request.POST or None, today=today, people=people)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["people"]
        actions.record_training(desk.authority, chosen, form.held(), by=desk.actor)
        said = ngettext("Recorded for %(number)d member.", "Recorded for %(number)d members.", len(chosen))
        return desk.go_on(desk.url("work-board-training"), said % {"number": len(chosen)})
    context = {
        "waiting": [each for each in learners if each.inducted_on is None],
        "learners": learners,
        "form": form,
        "may_record": desk.may(Permission.FACTS_RECORD),
    }
    trail = [(_("Induction and training"), "")]
    return desk.page("board/registers/training.html", context, trail=trail, status=422 if form.errors else 200)


@require_POST
def training_remove(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take out what was recorded by mistake."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    actions.remove_training(desk.authority, number, by=desk.actor)
    return desk.go_on(desk.url("work-board-training"), _("It is taken out."))


@require_http_methods(["GET", "HEAD", "POST"])
def accounts(request: HttpRequest, slug: str) -> HttpResponse:
    """Which account belongs to which member."""
    desk, today = desk_of(request, slug, Permission.HELP_RECORD), clock.today()
    links = links_of(desk.authority)
    members = presenter.learners(desk.facts, (), today)
    taken = {each.account_id for each in links}
    free = [each for each in accounts_of_members(desk.authority, on=today) if each.pk not in taken]
    linked = {each.person: each.account for each in links}
    people = [(each.person, f"{each.name}, {each.seat}") for each in members if each.person not in linked]
    form = LinkForm(request.POST or None, people=people, accounts=free)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            person, account = form.chosen()
            try:
                member_accounts.link_account(desk.authority, person, account, by=desk.actor)
            except NotRecorded as refused:
                status = put_in(form, refused)
            else:
                return desk.go_on(desk.url("work-member-accounts"), _("The account is linked."))
    context = {
        "members": [(each, linked.get(each.person)) for each in members],
        "others": [each for each in links if each.person not in {one.person for one in members}],
        "form": form,
        "can_link": bool(people and free),
    }
    return desk.page("board/registers/accounts.html", context, trail=[(_("Accounts of members"), "")], status=status)


@require_POST
def account_unlink(request: HttpRequest, slug: str, person: str) -> HttpResponse:
    """Take the link of an account back."""
    desk = desk_of(request, slug, Permission.HELP_RECORD)
    member_accounts.unlink_account(desk.authority, person, by=desk.actor)
    return desk.go_on(desk.url("work-member-accounts"), _("The account is not linked any more."))
