"""Pages of papers for meetings: all of them, a new one, one of them, and its sign-off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.board_paper import direction_in_words, item_of, meeting_of, roman
from comhla.documents.formats import Format
from comhla.documents.paper_checks import paper_problems
from comhla.law import AuthorityFacts
from comhla.law.facts import Paper, PaperPart
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.labels import Names
from comhla.web.board.actions import writing as actions
from comhla.web.board.actions.writing_reminders import escalate as ask_chief_officer
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.writing import BeginForm, SignOffForm
from comhla.web.board.papers import PaperState, due_of, is_overdue, owner_of, state_of
from comhla.web.board.presenters import writing as presenter
from comhla.web.board.presenters.writing_words import GUIDANCE, PARTS, STATES
from comhla.web.board.views.meetings_desk import acted, around, sent, status_of
from comhla.web.board.writing_queries import last_writer, paper_called, reminders_of, version_of

WRITE = Permission.FACTS_RECORD


@require_safe
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    """The papers by meeting, with how far each is and by when it is wanted."""
    desk = desk_of(request, slug)
    past, asked = request.GET.get("when") == "past", request.GET.get("state", "")
    state = PaperState(asked) if asked in set(PaperState) else None
    context = {
        "shown": presenter.papers_page(desk.facts, desk.url, today=clock.today(), past=past, state=state),
        "past": past,
        "state": state,
        "may_write": desk.may(WRITE),
    }
    return desk.page("board/writing/papers.html", context, trail=[(_("Papers"), "")])


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a paper, for an item of an agenda or of the forward plan where the address names one."""
    desk = desk_of(request, slug, WRITE)
    item, forward = request.GET.get("item", ""), request.GET.get("forward", "")
    form = BeginForm(request.POST or None, initial=_begun_with(desk.facts, item, forward))

    def work() -> str:
        made = actions.begin_paper(
            desk.authority, form.given(), item=item or None, forward=forward or None, by=desk.actor
        )
        return desk.url("work-paper", made)

    answer = sent(desk, form, work, _("The paper is begun. Write its parts one by one."))
    if answer is not None:
        return answer
    guidance = [(words, GUIDANCE[part]) for part, words in PARTS.items()]
    context = around(desk, form, guidance=guidance, is_for_item=bool(item or forward))
    trail = [*_trail(desk), (_("New paper"), "")]
    return desk.page("board/writing/new.html", context, trail=trail, status=status_of(form))


def _begun_with(facts: AuthorityFacts, item: str, forward: str) -> dict[str, Any]:
    found = next((each for each in facts.agenda_items or () if each.id == item), None)
    if found is not None:
        return {"title": found.title, "author": found.led_by, "brought_by": found.led_by}
    planned = next((each for each in facts.forward_plan or () if each.id == forward), None)
    if planned is not None:
        return {"title": planned.title, "author": planned.owner, "brought_by": planned.owner}
    return {}


def _trail(desk: Desk) -> list[tuple[str, str]]:
    return [(_("Papers"), desk.url("work-papers"))]


def trail_of(desk: Desk, found: Paper, *further: str) -> list[tuple[str, str]]:
    """The way to a paper, and to a page of it."""
    own = desk.url("work-paper", found.id) if further else ""
    return [*_trail(desk), (found.title, own), *((each, "") for each in further)]


@require_safe
def paper(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One paper: how far it is, its parts, what it asks for, and what stands against its sign-off."""
    desk = desk_of(request, slug)
    return paper_page(desk, paper_called(desk.facts, key))


def paper_page(desk: Desk, found: Paper, form: SignOffForm | None = None) -> HttpResponse:
    """The page of a paper, with what was wrong when somebody tried to sign it off."""
    form = form or SignOffForm(initial={"version": version_of(desk.authority, found.id)})
    may_sign = desk.may(Permission.PAPER_SIGN_OFF)
    against = actions.hindrances(desk.authority, found, by=desk.actor) if may_sign else []
    context = around(
        desk,
        form,
        **_about(desk, found),
        may_write=desk.may(WRITE),
        wants_reason=not found.late_because
        and state_of(found) is not PaperState.SIGNED_OFF
        and actions.needs_reason(desk.authority, found),
        may_sign=may_sign,
        against=against,
        reminders=reminders_of(desk.authority, found.id),
        writer=last_writer(desk.authority, found.id),
    )
    return desk.page("board/writing/paper.html", context, trail=trail_of(desk, found), status=status_of(form))


def _about(desk: Desk, found: Paper) -> dict[str, Any]:
    """What is said of a paper beside its parts."""
    facts, state = desk.facts, state_of(found)
    words, colour = STATES[state]
    meeting, item = meeting_of(facts, found.id), item_of(facts, found.id)
    return {
        "paper": found,
        "state": state.value,
        "state_words": words,
        "colour": colour,
        "owner": owner_of(found),
        "due": due_of(facts, found),
        "is_overdue": is_overdue(facts, found, today=clock.today()),
        "meeting": meeting,
        "meeting_title": Names(facts).called("meetings", meeting.id) if meeting else "",
        "item": item,
        "parts": presenter.part_lines(found, desk.url),
        "more": [
            (PARTS[part], desk.url("work-paper-part", found.id, presenter.next_name(found, part)))
            for part in (PaperPart.MAIN_REPORT, PaperPart.APPENDIX)
        ],
        "problems": paper_problems(found),
        "asked": [(roman(n), each.text) for n, each in enumerate(found.recommendations or (), start=1)],
        "direction": direction_in_words(found.direction_needed),
        "formats": [(each.plain_name, desk.url("work-paper-file", found.id, each.value)) for each in Format],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def sign_off(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Sign a paper off as it was seen. Who only opens the address is led to the paper."""
    desk = desk_of(request, slug, Permission.PAPER_SIGN_OFF)
    found = paper_called(desk.facts, key)
    if request.method != "POST":
        return redirect(desk.url("work-paper", key))
    form = SignOffForm(request.POST)

    def work() -> str:
        actions.sign_off(desk.authority, key, version=form.cleaned_data["version"], by=desk.actor)
        return desk.url("work-paper", key)

    answer = sent(desk, form, work, _("The paper is signed off."))
    if answer is None:
        form.data = form.data.copy()
        form.data["version"] = str(version_of(desk.authority, key))
    return answer or paper_page(desk, found, form)


@require_http_methods(["GET", "HEAD", "POST"])
def escalate(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask the chief officer for help with a paper that is overdue."""
    desk = desk_of(request, slug, WRITE)
    found = paper_called(desk.facts, key)
    if request.method != "POST":
        return redirect(desk.url("work-paper", key))
    try:
        ask_chief_officer(desk.authority, found, by=desk.actor)
    except NotRecorded as refused:
        messages.error(request, str(refused))
        return HttpResponse(status=303, headers={"Location": desk.url("work-paper", key)})
    return desk.go_on(desk.url("work-paper", key), _("The chief officer is asked by e-mail."))


def said_of(saved: actions.Saved) -> str:
    """What to tell whoever saved."""
    if not saved.is_changed:
        return _("Nothing had been changed.")
    joined = _("Saved. Your text and that of %(name)s were joined: read it through once.") % {"name": saved.joined_with}
    told = joined if saved.joined_with else _("Saved.")
    if saved.took_sign_off_back:
        told += " " + _("The paper had been signed off. That is taken back, because its words have changed.")
    return told


def saving(desk: Desk, save: Callable[[], actions.Saved], url: str) -> HttpResponse:
    """Save once however often the form is sent, tell what came of it, and go on.

    Raises what saving raises.
    """

    def work() -> str:
        messages.success(desk.request, said_of(save()))
        return url

    return acted(desk, work, "")
