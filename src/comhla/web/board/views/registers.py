"""The register of members' interests: who owes a notice, recording one, one's own, and what the public reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comhla.law.readings.board_spells import Spell
from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.access.roles import Permission
from comhla.web.accounts.presenters import contact_of
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.labels import Names
from comhla.web.authorities.queries import authority_called
from comhla.web.authorities.refusals import put_in
from comhla.web.authorities.tables import rows_of
from comhla.web.board.actions import registers as actions
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.registers import NoticeForm
from comhla.web.board.presenters import registers as presenter
from comhla.web.board.queries import person_of
from comhla.web.duties.as_at import as_at_of


@require_safe
def interests(request: HttpRequest, slug: str) -> HttpResponse:
    """Who owes a notice of interests and by when, and which entries may be taken out."""
    desk, today = desk_of(request, slug), clock.today()
    members = presenter.who_owes(desk.facts, today)
    context = {
        "owing": [each for each in members if each.owes],
        "others": [each for each in members if not each.owes],
        "old": presenter.to_take_out(desk.facts, today),
        "register": desk.facts.interests_register,
        "may_record": desk.may(Permission.FACTS_RECORD),
        "may_help": desk.may(Permission.HELP_RECORD),
    }
    return desk.page("board/registers/interests.html", context, trail=_trail(desk, last=True))


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record a first notice or a change for a member."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    spell, today = _spell(desk, key), clock.today()
    name = presenter.called(Names(desk.facts), spell)
    form = _form(desk, spell, own=False)
    if request.method == "POST" and form.is_valid():
        by = desk.actor.asked_by(name) if form.cleaned_data.get("asked_by_member") else desk.actor
        try:
            actions.record_notice(desk.authority, spell, form.noticed(), by=by, version=form.cleaned_data["version"])
        except NotRecorded as refused:
            return _shown(desk, name, spell, form, put_in(form, refused))
        return desk.go_on(desk.url("work-board-interests"), _("The notice of %(name)s is recorded.") % {"name": name})
    form.initial.setdefault("received_on", today)
    return _shown(desk, name, spell, form, 422 if form.errors else 200)


def _shown(desk: Desk, name: str, spell: Spell, form: NoticeForm, status: int) -> HttpResponse:
    title = _("Notice of interests of %(name)s") % {"name": name}
    context = {
        "form": form,
        "title": title,
        "is_first": _is_first(spell),
        "said": presenter.said_by(spell.notice),
        "cancel": desk.url("work-board-interests"),
    }
    return desk.page("board/registers/notice.html", context, trail=[*_trail(desk), (title, "")], status=status)


@require_POST
def take_out(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take the entry of somebody who left more than five years ago out of the register."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    spell = _spell(desk, key)
    name = presenter.called(Names(desk.facts), spell)
    try:
        actions.take_out_entry(desk.authority, spell, on=clock.today(), by=desk.actor, version=_version(desk, spell))
    except NotRecorded as refused:
        messages.error(request, str(refused))
        return HttpResponse(status=303, headers={"Location": desk.url("work-board-interests")})
    said = _("The entry of %(name)s is out of the register.") % {"name": name}
    return desk.go_on(desk.url("work-board-interests"), said)


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own interests: what the register says, and giving notice."""
    desk, today = desk_of(request, slug, Permission.SEAT_ANSWER), clock.today()
    spell = presenter.own_spell(desk.facts, person_of(desk.authority, int(desk.actor.id)), today)
    if spell is None:
        return _own_page(desk, None, None, 200)
    form = _form(desk, spell, own=True)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.give_own_notice(
                    desk.authority, spell, form.noticed(), by=desk.actor, version=form.cleaned_data["version"]
                )
            except NotRecorded as refused:
                status = put_in(form, refused)
            else:
                return desk.go_on(desk.url("papers-interests"), _("Thank you. Your notice is in the register."))
    return _own_page(desk, spell, form, status)


def _own_page(desk: Desk, spell: Spell | None, form: NoticeForm | None, status: int) -> HttpResponse:
    context = {
        "authority": desk.authority,
        "mine": None if spell is None else presenter.own_notices(desk.facts, spell, clock.today()),
        "said": () if spell is None else presenter.said_by(spell.notice),
        "is_first": spell is not None and _is_first(spell),
        "form": form,
        "contact": contact_of(desk.authority, ""),
        "trail": [(_("My page"), reverse("my-page")), (_("My interests"), "")],
    }
    return render(desk.request, "board/registers/own.html", context, status=status)


def _form(desk: Desk, spell: Spell, *, own: bool) -> NoticeForm:
    return NoticeForm(
        desk.request.POST or None,
        today=clock.today(),
        own=own,
        is_first=_is_first(spell),
        words=presenter.words_typed(spell.notice),
        may_help=desk.may(Permission.HELP_RECORD),
        initial={"version": _version(desk, spell)},
    )


def _is_first(spell: Spell) -> bool:
    return not isinstance(spell.notice.given_on, date)


def _version(desk: Desk, spell: Spell) -> int:
    version: int = rows_of(desk.authority, actions.MEMBERS).get(key=actions.notice_row(spell)).version
    return version


def _spell(desk: Desk, key: str) -> Spell:
    spell = actions.spell_called(desk.facts, key)
    if spell is None:
        raise Http404("There is no such member.")
    return spell


def _trail(desk: Desk, *, last: bool = False) -> list[tuple[str, str]]:
    return [(_("Members' interests"), "" if last else desk.url("work-board-interests"))]


# ------------------------------------------------------------------------------------------------ what the public reads


@public
@require_safe
def public_interests(request: HttpRequest, slug: str) -> HttpResponse:
    """The register of members' interests, which anybody may inspect."""
    authority = authority_called(slug)
    facts, today = facts_of(authority), clock.today()
    context: dict[str, Any] = {
        "authority": authority,
        "day": today,
        "entries": presenter.register_of_interests(facts, today),
        "register": facts.interests_register,
    }
    return render(request, "board/registers/public_interests.html", context)


@public
@require_safe
def public_members(request: HttpRequest, slug: str) -> HttpResponse:
    """Who was on the board on a day, and who of them had a vote."""
    authority = authority_called(slug)
    as_at = as_at_of(request.GET, today=clock.today())
    context = {
        "authority": authority,
        "register": presenter.register_of_members(facts_of(authority), as_at.day),
        "as_at": as_at.day,
        "as_at_problem": as_at.problem,
        "as_at_typed": as_at.typed,
        "today": clock.today(),
    }
    return render(request, "board/registers/public_members.html", context)
