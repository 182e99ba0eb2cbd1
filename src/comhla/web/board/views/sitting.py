"""At the meeting: the roll, the quorum, who presides, interests, adjournment and end, for the clerk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import ConflictDecidedBy
from comhla.law.readings.people_called import member_called
from comhla.law.readings.sitting import AtMeeting, BodyKind, Here, Sitting, decider_on, sitting_of
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import NONCE, once, sent_by
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.labels import Names
from comhla.web.authorities.tables import rows_of
from comhla.web.board.actions import sitting as actions
from comhla.web.board.desk import MeetingDesk, meeting_desk
from comhla.web.board.forms.sitting import (
    AdjournForm,
    DeclareForm,
    EndForm,
    MarkForm,
    PresideForm,
    ResumeForm,
    SittingForm,
)
from comhla.web.board.presenters import sitting as presenter
from comhla.web.board.sitting_changes import (
    Mark,
    NotByLaw,
    Plain,
    SaidOtherwise,
    declaration_of,
    presiding_of,
    roll_row,
    stamp_of,
)
from comhla.web.stamps import new_stamp

FORM = ("GET", "HEAD", "POST")
TRUTH = "Recorded as it happened."
_WORDS: dict[Any, str] = {True: "yes", False: "no"}


class Sits:
    """A request to a page of a meeting that sits: the desk, the meeting's row, and how the law sees it."""

    def __init__(self, request: HttpRequest, slug: str, key: str, permission: Permission) -> None:
        self.request = request
        self.page = meeting_desk(request, slug, key, permission)
        self.row: Plain = plain_row(rows_of(self.page.authority, "meetings").get(key=key), "meetings")
        self.facts = self.page.facts
        self.sitting: Sitting = sitting_of(self.facts, key)

    @property
    def members(self) -> list[tuple[str, str]]:
        """Everybody in office, to choose from."""
        names = Names(self.facts)
        return [(each.member.id, presenter.name_of(names, each)) for each in self.sitting.members]

    def member(self, member: str) -> AtMeeting:
        """A member in office on the day.

        Raises:
            Http404: where there is none.
        """
        found = self.sitting.called(member)
        if found is None:
            raise Http404("There is no such member on that day.")
        return found

    def sent(self, form: SittingForm, work: Callable[[], str | None], url: str, said: str) -> HttpResponse | None:
        """What a form leads to that was sent and stands; None where it is to be shown."""
        if self.request.method != "POST" or not form.is_valid():
            return None
        try:
            return self.done(work, url, said)
        except NotRecorded as refused:
            put_in(form, refused)
            return None

    def done(self, work: Callable[[], str | None], url: str, said: str) -> HttpResponse:
        """Do something once however often it is sent, and go where it can be seen. Raises what the work raises.

        The work may say itself where that is; else it is `url`.
        """

        def work_and_go() -> str:
            return work() or url

        return self.page.go_on(once(sent_by(self.request, self.page.actor), work_and_go), said)

    def form_page(self, form: SittingForm, title: str, **context: Any) -> HttpResponse:
        """The page of one form."""
        given = {
            "form": form,
            "form_number": number_of(self.request),
            "title": title,
            "back": self.page.url("work-meeting-sitting"),
            "save": _("Record"),
            "mark": _("Error:") + " " if form.errors else "",
            **context,
        }
        trail = [(title, "")]
        return self.page.page("board/sitting/form.html", "sitting", given, trail=trail, status=status_of(form))


def number_of(request: HttpRequest) -> str:
    """The number of a form that is sent: the one that it had, or a new one."""
    return request.POST.get(NONCE) or new_stamp()


def put_in(form: SittingForm, refused: NotRecorded) -> None:
    """Put what was refused into a form. After somebody else's change it takes over what they recorded."""
    form.add_error(None, str(refused))
    form.is_by_law = not isinstance(refused, NotByLaw)
    form.is_late = isinstance(refused, SaidOtherwise)


def status_of(form: SittingForm) -> int:
    """The status of a page with this form."""
    if not form.errors:
        return 200
    return 409 if form.is_late else 422


def time_now() -> str:
    """The time of day it is in Scotland."""
    return timezone.localtime(clock.now()).strftime("%H:%M")


@require_safe
def sitting(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The meeting as it sits."""
    return _shown(Sits(request, slug, key, Permission.WORKSPACE_SEE))


def _shown(at: Sits, *, refused: NotRecorded | None = None, tried: dict[str, str] | None = None) -> HttpResponse:
    page, sits = at.page, at.sitting
    items = presenter.items_of(at.facts, page.meeting.id)
    context: dict[str, Any] = {
        "may_record": page.may(Permission.FACTS_RECORD),
        "roll": presenter.roll(at.facts, sits, at.row),
        "silent": sum(each.here is Here.NOT_SAID for each in sits.members),
        "quorum": presenter.quorum_words(sits),
        "is_quorate": sits.quorum is not None and sits.quorum.is_reached,
        "is_group": sits.body is BodyKind.PLANNING_GROUP,
        "not_in_office": [member_called(at.facts, each) for each in sits.not_in_office],
        "presiding": presenter.presiding_words(at.facts, sits),
        "declared": presenter.declared(at.facts, sits, items),
        "nobody_declared": page.meeting.declarations == (),
        "asked": presenter.asked(sits, items),
        "adjournments": presenter.adjournments(at.row),
        "stands_still": presenter.stands_still(at.row),
        "ended": at.row.get("ends_at", ""),
        "form_number": new_stamp(),
        "refused": "" if refused is None else str(refused),
        "may_all_the_same": isinstance(refused, NotByLaw),
        "tried": tried or {},
        "mark": "" if refused is None else _("Error:") + " ",
    }
    status = 200 if refused is None else 409 if isinstance(refused, SaidOtherwise) else 422
    return page.page("board/sitting/sitting.html", "sitting", context, status=status)


@require_http_methods(FORM)
def roll(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say with one button where a member is. Who only opens the address is led to the roll."""
    at = Sits(request, slug, key, Permission.FACTS_RECORD)
    if request.method != "POST":
        return redirect("work-meeting-sitting", slug, key)
    if "rest" in request.POST:
        work = partial(actions.mark_rest, at.page.authority, at.page.meeting.id, by=at.page.actor)
        return at.done(
            work, f"{at.page.url('work-meeting-sitting')}#roll-title", _("Everybody else is on the roll as here.")
        )
    member = at.member(request.POST.get("member", ""))
    sent = {name: request.POST.get(name, "") for name in ("member", "here", "seen")}
    if sent["here"] not in {Here.PRESENT.value, Here.REMOTE.value, Here.AWAY.value}:
        raise Http404("There is no such place.")
    made = Mark(member.member.id, Here(sent["here"]))
    name = presenter.name_of(Names(at.facts), member)
    said = _("%(name)s: %(words)s.") % {"name": name, "words": presenter.here_words(made.here)}
    try:
        return at.done(
            lambda: _mark(at, made, sent["seen"], even_so="even_so" in request.POST), _row_url(at, made), said
        )
    except NotRecorded as refused:
        return _shown(Sits(request, slug, key, Permission.FACTS_RECORD), refused=refused, tried=sent)


def _row_url(at: Sits, made: Mark) -> str:
    return f"{at.page.url('work-meeting-sitting')}#member-{made.member}"


def _mark(at: Sits, made: Mark, seen: str, *, even_so: bool) -> None:
    reason = TRUTH if even_so else ""
    page = at.page
    actions.mark(page.authority, page.meeting.id, made, seen=seen, by=page.actor, even_so=even_so, reason=reason)


@require_http_methods(FORM)
def member(request: HttpRequest, slug: str, key: str, member: str) -> HttpResponse:
    """Everything that may be said of a member's attendance, a proxy above all."""
    at = Sits(request, slug, key, Permission.FACTS_RECORD)
    member_at = at.member(member)
    people = sorted(Names(at.facts).of("people").items(), key=lambda each: each[1].casefold())
    now = roll_row(at.row, member)
    initial = {"here": member_at.here.value, "seen": stamp_of(now), **_told_of(now)}
    form = MarkForm(request.POST or None, initial=initial, people=people)

    def work() -> None:
        given = form.cleaned_data
        made = Mark(member, Here(given["here"]), form.proxy(), given["because"])
        _mark(at, made, given["seen"], even_so=given["even_so"])

    name = presenter.name_of(Names(at.facts), member_at)
    url = f"{at.page.url('work-meeting-sitting')}#member-{member}"
    told = presenter.proxy_rule(at.sitting, member_at)
    done = at.sent(form, work, url, _("The roll is recorded for %(name)s.") % {"name": name})
    return done or at.form_page(form, name, told=told)


def _told_of(now: Plain | None) -> dict[str, Any]:
    told = now or {}
    proxy = {name: _WORDS.get(value, value) for name, value in (told.get("proxy") or {}).items()}
    return {"because": told.get("absent_because", ""), **proxy}


@require_http_methods(FORM)
def preside(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say who presides."""
    at = Sits(request, slug, key, Permission.FACTS_RECORD)
    now = presiding_of(at.row)
    may = at.sitting.presiding.may
    initial = {
        "seen": stamp_of(now),
        "presided_by": now.get("presided_by", may[0] if len(may) == 1 else ""),
        "by_proxy": now.get("presided_by_proxy", False),
        "chosen": _WORDS.get(now.get("chosen_to_preside_by_voting_members"), ""),
    }
    form = PresideForm(request.POST or None, initial=initial, members=presenter.may_preside(at.facts, at.sitting))

    def work() -> None:
        given = form.cleaned_data
        actions.preside(
            at.page.authority, at.page.meeting.id, form.told(), seen=given["seen"], by=at.page.actor,
            even_so=given["even_so"],
        )  # fmt: skip

    done = at.sent(form, work, at.page.url("work-meeting-sitting"), _("Who presides is recorded."))
    return done or at.form_page(form, _("Who presides"), told=presenter.presiding_words(at.facts, at.sitting))


@require_http_methods(FORM)
def declare(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record an interest that a member declares, or that nobody declared one."""
    at = Sits(request, slug, key, Permission.FACTS_RECORD)
    page = at.page
    back = f"{page.url('work-meeting-sitting')}#interests"
    if "nobody" in request.POST:
        try:
            return at.done(
                lambda: actions.say_no_declarations(page.authority, page.meeting.id, by=page.actor),
                back,
                _("It is recorded that nobody declared an interest."),
            )
        except NotRecorded as refused:
            return _shown(at, refused=refused)
    items = presenter.items_of(at.facts, page.meeting.id)
    form = DeclareForm(request.POST or None, items=items, members=at.members)

    def work() -> None:
        given = form.cleaned_data
        told = form.told(given["member"], by_member=member_decides(at))
        seen = given["seen"] or stamp_of(declaration_of(at.row, given["member"], given["item"]))
        actions.declare(page.authority, page.meeting.id, told, seen=seen, by=page.actor)

    told = presenter.decides_words(decider_on(page.meeting.held_on))
    done = at.sent(form, work, back, _("The interest is recorded."))
    return done or at.form_page(form, _("Declare an interest"), told=told)


def member_decides(at: Sits) -> bool:
    """Whether the law of the day leaves taking part to the member."""
    return decider_on(at.page.meeting.held_on) is ConflictDecidedBy.THE_MEMBER


@require_http_methods(FORM)
def adjourn(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Adjourn the meeting, or let it go on."""
    at = Sits(request, slug, key, Permission.FACTS_RECORD)
    page, back = at.page, at.page.url("work-meeting-sitting")
    if presenter.stands_still(at.row):
        going_on = ResumeForm(request.POST or None, initial={"at": time_now()})

        def resume() -> None:
            actions.resume(page.authority, page.meeting.id, going_on.cleaned_data["at"], by=page.actor)

        done = at.sent(going_on, resume, back, _("The meeting goes on."))
        return done or at.form_page(going_on, _("The meeting goes on"))
    form = AdjournForm(request.POST or None, initial={"at": time_now()}, meetings=_later(page))

    def work() -> None:
        told = {name: form.cleaned_data[name] for name in ("at", "because", "to_meeting")}
        actions.adjourn(page.authority, page.meeting.id, told, by=page.actor)

    done = at.sent(form, work, back, _("The adjournment is recorded."))
    return done or at.form_page(form, _("Adjourn the meeting"))


def _later(page: MeetingDesk) -> list[tuple[str, str]]:
    names = Names(page.facts)
    later = [each for each in page.facts.meetings_of(page.meeting.body) if each.held_on >= page.meeting.held_on]
    return [(each.id, names.called("meetings", each.id)) for each in later if each.id != page.meeting.id]


@require_http_methods(FORM)
def end(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record the end of the meeting."""
    at = Sits(request, slug, key, Permission.FACTS_RECORD)
    page, now = at.page, at.row.get("ends_at", "")
    decided = any("result" in each for each in at.row.get("votes") or ())
    initial = {"at": now or time_now(), "seen": stamp_of(now), "decisions_taken": "yes" if decided else ""}
    form = EndForm(request.POST or None, initial=initial)

    def work() -> None:
        given = form.cleaned_data
        decisions = bool(form.meaning("decisions_taken"))
        actions.end(
            page.authority,
            page.meeting.id,
            at=given["at"],
            decisions_taken=decisions,
            seen=given["seen"],
            by=page.actor,
        )

    done = at.sent(form, work, page.url("work-meeting-sitting"), _("The end of the meeting is recorded."))
    return done or at.form_page(form, _("End the meeting"))
