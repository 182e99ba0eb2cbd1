"""What an officer of a council or health board sees: directions addressed to their own body, to answer."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.direction_parts import title_of
from comhla.law.facts import Direction
from comhla.law.readings.directions_over_time import Force, force_on, given_by
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.directions.actions import answering
from comhla.web.directions.desk import desk_of
from comhla.web.directions.forms.answering import AcknowledgeForm, ReportForm
from comhla.web.directions.forms.refusals import put_in
from comhla.web.directions.presenters.one import shown
from comhla.web.directions.presenters.register import line
from comhla.web.directions.queries import bodies_for, direction_called, issued_file, issues_of
from comhla.web.directions.views.one import issued_response
from comhla.web.stamps import new_stamp


class Asking(NamedTuple):
    """Somebody who answers for bodies, with one of their directions."""

    desk: Desk
    bodies: tuple[str, ...]
    direction: Direction

    @property
    def addressed(self) -> tuple[str, ...]:
        """Those of their bodies that the direction is addressed to."""
        return tuple(each for each in self.bodies if each in self.direction.addressees)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Those of them that have not acknowledged it."""
        done = {each.body for each in self.direction.acknowledgements or ()}
        return tuple(each for each in self.addressed if each not in done)


def _desk(request: HttpRequest, slug: str) -> tuple[Desk, tuple[str, ...]]:
    desk = desk_of(request, slug, Permission.DIRECTION_ANSWER)
    return desk, bodies_for(desk.authority, desk.actor, on=clock.today())


def _asking(request: HttpRequest, slug: str, key: str) -> Asking:
    """Raises Http404 for a direction that is not addressed to a body of theirs: they are not told that it exists."""
    desk, bodies = _desk(request, slug)
    asking = Asking(desk, bodies, direction_called(desk.authority, key))
    if not asking.addressed:
        raise Http404("There is no such direction.")
    return asking


@require_safe
def directions(request: HttpRequest, slug: str) -> HttpResponse:
    """The directions addressed to one's own body, those that wait for an answer first."""
    desk, bodies = _desk(request, slug)
    today = clock.today()
    own = [each for each in reversed(given_by(desk.facts, today)) if set(bodies) & set(each.addressees)]
    waiting = [each for each in own if Asking(desk, bodies, each).waiting and force_on(each, today) is not Force.ENDED]
    context = {
        "authority": desk.authority,
        "bodies": bodies,
        "waiting": [line(each, today) for each in waiting],
        "others": [line(each, today) for each in own if each not in waiting],
        "trail": [(_("My page"), reverse("my-page")), (_("Directions"), "")],
    }
    return render(request, "directions/papers/directions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def direction(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One direction, with one button to acknowledge it."""
    asking = _asking(request, slug, key)
    form = AcknowledgeForm(request.POST or None)

    def work() -> str:
        today = clock.today()
        for body in asking.waiting:
            answering.acknowledge(asking.desk.authority, key, form.said(body, today), by=asking.desk.actor)
        return asking.desk.url("papers-direction", key)

    said = _("Thank you. It is recorded that you have this direction.")
    return _answer(asking, "directions/papers/direction.html", form, {}, work, said)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Report how far it has come, and what was spent."""
    asking, today = _asking(request, slug, key), clock.today()
    form = ReportForm(
        request.POST or None,
        initial={"on": today},
        direction=asking.direction,
        bodies=asking.addressed,
        today=today,
    )

    def work() -> str:
        answering.report(asking.desk.authority, key, form.said(), by=asking.desk.actor)
        return asking.desk.url("papers-direction", key)

    said = _("Thank you. Your report is recorded.")
    return _answer(asking, "directions/papers/report.html", form, {"is_report": True}, work, said)


@require_safe
def issued(request: HttpRequest, slug: str, key: str, number: int, name: str) -> HttpResponse:
    """A file of a direction in writing."""
    asking = _asking(request, slug, key)
    return issued_response(issued_file(asking.desk.authority, key, number, name))


def _answer(
    asking: Asking, template: str, form: forms.Form, context: dict[str, Any], work: Any, said: str
) -> HttpResponse:
    desk, key = asking.desk, asking.direction.id
    request, status = desk.request, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return desk.go_on(once(sent_by(request, desk.actor), work), said)
            except NotRecorded as refused:
                status = put_in(form, refused)
    front = (_("Directions"), desk.url("papers-directions"))
    own = (title_of(asking.direction), desk.url("papers-direction", key) if context else "")
    shown_here = {
        "authority": desk.authority,
        "direction": shown(desk.facts, asking.direction, clock.today()),
        "waiting": asking.waiting,
        "issues": issues_of(desk.authority, key),
        "form": form,
        "form_number": request.POST.get(NONCE) or new_stamp(),
        "trail": [(_("My page"), reverse("my-page")), front, own, *([(_("Report"), "")] if context else [])],
        "mark": _("Error:") + " " if status != 200 else "",
        **context,
    }
    return render(request, template, shown_here, status=status)
