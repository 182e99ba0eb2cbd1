"""The planning group: who is on it, and changing that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import GroupMember
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.labels import Names
from comhla.web.authorities.presenters.changes import beside
from comhla.web.authorities.refusals import put_in
from comhla.web.duties.as_at import as_at_of
from comhla.web.duties.facts import findings_of
from comhla.web.plans import group_queries as queries
from comhla.web.plans.actions import group as actions
from comhla.web.plans.desk import desk_of
from comhla.web.plans.forms.group import AppointForm, RemoveForm, ReplaceForm, ResignForm
from comhla.web.plans.presenters import group as presenter
from comhla.web.plans.presenters import support as support_presenter
from comhla.web.stamps import new_stamp

Data = Mapping[str, Any]


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is on the group on a day: every seat with who holds it, or since when it is empty."""
    desk = desk_of(request, slug)
    as_at = as_at_of(request.GET, today=clock.today())
    context: dict[str, Any] = {
        "coverage": presenter.coverage(desk.facts, member_url(desk), on=as_at.day),
        "answers": presenter.answers(findings_of(desk.authority, as_at.day), desk.url),
        "may_change": desk.may(Permission.FACTS_RECORD),
        "may_support": desk.may(Permission.HELP_RECORD),
        "as_at": as_at.day,
        "is_today": as_at.is_today,
        "as_at_problem": as_at.problem,
        "as_at_typed": as_at.typed,
    }
    if context["may_support"]:
        waiting = queries.open_claims(desk.authority)
        context["claims"] = support_presenter.claims(waiting, claim_url(desk), desk.facts)
    return desk.page("plans/group/group.html", context, trail=trail_of())


def trail_of(*further: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page of the group, without the address of the group itself, which `on_the_way` adds."""
    return [(_("Planning group"), ""), *further]


def on_the_way(desk: Desk, *further: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below the group."""
    return [(_("Planning group"), desk.url("work-planning-group")), *further]


def member_url(desk: Desk) -> Callable[..., str]:
    """The page of a membership by its id."""
    return lambda key: desk.url("work-member", key)


def claim_url(desk: Desk) -> Callable[..., str]:
    """The page of a claim."""
    return lambda claim: desk.url("work-member-claim", claim.membership, claim.pk)


def member_of(desk: Desk, key: str) -> GroupMember:
    """The membership with an id.

    Raises:
        Http404: where there is none.
    """
    found = presenter.member_called(desk.facts, key)
    if found is None:
        raise Http404("There is no such membership.")
    return found


def name_of(desk: Desk, member: GroupMember) -> str:
    """Who holds a membership."""
    return presenter.name_of(desk.facts, member.person)


@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: HttpRequest, slug: str) -> HttpResponse:
    """Put somebody on the group."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    now = actions.group_now(desk.authority)
    bodies, several = _bodies(desk)
    seat = request.GET.get("seat", "")
    kind, _colon, key = seat.partition(":")
    initial = {
        "version": now.version,
        "seat": kind if kind == "locality" else seat,
        "localities": [key] if kind == "locality" else [],
    }
    form = AppointForm(request.POST or None, initial=initial, facts=desk.facts, bodies=bodies, several=several)

    def work() -> str:
        key = actions.appoint(
            desk.authority,
            form.who(),
            form.seated(),
            first_day=form.cleaned_data["first_day"],
            linked_to_area=form.linked(),
            **_recording(desk, form),
        )
        return desk.url("work-member", key)

    return _Changing(desk, form, _("Appoint a member"), on_the_way(desk)).answer(work, _("The member is recorded."))


@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let somebody else take a member's place."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    member = member_of(desk, key)
    form = ReplaceForm(request.POST or None, initial=_version(desk), facts=desk.facts)

    def work() -> str:
        new = actions.replace_member(
            desk.authority,
            key,
            form.who(),
            from_day=form.cleaned_data["from_day"],
            linked_to_area=form.linked(),
            **_recording(desk, form),
        )
        return desk.url("work-member", new)

    title = _("Replace %(name)s") % {"name": name_of(desk, member)}
    return _Changing(desk, form, title, _to_member(desk, member), key).answer(work, _("The new member is recorded."))


@require_http_methods(["GET", "HEAD", "POST"])
def resign(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record that a member leaves."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    member = member_of(desk, key)
    form = ResignForm(request.POST or None, initial=_version(desk))

    def work() -> str:
        actions.resign(desk.authority, key, last_day=form.cleaned_data["last_day"], **_recording(desk, form))
        return desk.url("work-member", key)

    title = _("%(name)s leaves") % {"name": name_of(desk, member)}
    lede = _(
        "A member may leave at any time (2014 Act, s.32(6)). What the group does stays valid while a seat is empty."
    )
    page = _Changing(desk, form, title, _to_member(desk, member), key, lede)
    return page.answer(work, _("The last day is recorded."))


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record that a member was removed, by whom the law lets."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    member = member_of(desk, key)
    bodies, several = _bodies(desk)
    form = RemoveForm(request.POST or None, initial=_version(desk), bodies=bodies, several=several)

    def work() -> str:
        given = form.cleaned_data
        removal = {"removed_by": given["removed_by"], "last_day": given["last_day"]}
        actions.remove_member(desk.authority, key, **removal, **_recording(desk, form))
        return desk.url("work-member", key)

    title = _("Remove %(name)s") % {"name": name_of(desk, member)}
    lede = _(
        "The integration authority may remove the members it appointed. A health board or council behind a joint board"
        " may remove its own nominees. Nobody else may (2014 Act, s.32(4), (5))."
    )
    page = _Changing(desk, form, title, _to_member(desk, member), key, lede)
    return page.answer(work, _("The removal is recorded."))


def _version(desk: Desk) -> dict[str, Any]:
    return {"version": actions.group_now(desk.authority).version}


def _recording(desk: Desk, form: forms.Form) -> dict[str, Any]:
    given = form.cleaned_data
    return {"by": desk.actor, "version": given["version"], "reason": given["reason"]}


def _to_member(desk: Desk, member: GroupMember) -> list[tuple[str, str]]:
    return on_the_way(desk, (name_of(desk, member), desk.url("work-member", member.id)))


def _bodies(desk: Desk) -> tuple[list[str], bool]:
    """The bodies that nominate, and whether there are several councils to do so together."""
    if not desk.facts.settings:
        return [], False
    setting = desk.facts.setting_on(clock.today())
    return list(setting.parties), setting.several_councils


class _Changing:
    """A form that changes the group: shown, acted on once, or shown again with everything that was typed."""

    def __init__(
        self, desk: Desk, form: forms.Form, title: str, trail: list[tuple[str, str]], key: str = "", lede: str = ""
    ) -> None:
        self.desk, self.form, self.title, self.trail, self.key, self.lede = desk, form, title, trail, key, lede

    def answer(self, work: Callable[[], str], said: str) -> HttpResponse:
        """The page, or where it leads."""
        if self.desk.request.method != "POST":
            return self.show(200)
        if not self.form.is_valid():
            return self.show(422)
        try:
            url = once(sent_by(self.desk.request, self.desk.actor), work)
        except NotRecorded as refused:
            return self.show(put_in(self.form, refused))
        return self.desk.go_on(url, said)

    def show(self, status: int) -> HttpResponse:
        """The form, with what somebody else saved where they were first."""
        context: dict[str, Any] = {
            "form": self.form,
            "title": self.title,
            "lede": self.lede,
            "form_number": self.desk.request.POST.get(NONCE) or new_stamp(),
            "cancel": self.desk.url("work-member", self.key) if self.key else self.desk.url("work-planning-group"),
        }
        if status == 409:
            context |= self._theirs()
        trail = [*self.trail, (self.title, "")]
        return self.desk.page("plans/group/form.html", context, trail=trail, status=status)

    def _theirs(self) -> dict[str, Any]:
        members = actions.group_now(self.desk.authority).members
        names = Names(self.desk.facts)
        theirs = next((each for each in members if each["id"] == self.key), {})
        mine = {**theirs, **_typed(self.form.cleaned_data)}
        group = self.desk.facts.planning_group
        return {
            "beside": beside(GroupMember, mine, theirs, names) if theirs else (),
            "members": [
                (name_of(self.desk, each), presenter.capacity(self.desk.facts, each), each.first_day, each.last_day)
                for each in (group.members if group else None) or ()
            ],
        }


def _typed(given: Data) -> dict[str, Any]:
    """What was typed into a form about a membership that is recorded, as fields of its row."""
    names = ("last_day", "removed_by")
    told = {name: given[name] for name in names if given.get(name)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
