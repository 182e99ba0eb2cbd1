"""Members say whether they come; the clerk may record it for them."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.law.readings.meeting_expected import Answer
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.accounts.presenters import contact_of
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board.actions.coming import answer_for_oneself, answer_for_somebody
from comhla.web.board.coming_queries import answers_for
from comhla.web.board.desk import desk_of, meeting_desk
from comhla.web.board.forms.agenda import ComingForm
from comhla.web.board.presenters import coming as presenter
from comhla.web.board.queries import meeting_called, person_of
from comhla.web.board.rosters import roster
from comhla.web.board.views.meetings import FORM
from comhla.web.board.views.meetings_desk import around, sent, status_of


@require_http_methods(FORM)
def by_clerk(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record what a member said. Who only opens the address is led to the meeting."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    back = f"{page.url('work-meeting')}#coming"
    form = ComingForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return redirect(back)
    given = form.cleaned_data
    try:
        answer_for_somebody(
            page.authority,
            page.meeting,
            request.POST.get("member", ""),
            Answer(given["answer"]),
            by=page.actor,
            proxy=given["proxy"],
            words=given["words"],
        )
    except NotRecorded as refused:
        messages.error(request, str(refused))
        return redirect(back)
    return page.go_on(back, _("The answer is recorded, with both names."))


@require_http_methods(FORM)
def by_member(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A member's own page: one button for each answer, and the rule for a proxy on that day.

    Whoever has no seat there, or whose account nobody has given to a member yet, is told so.

    Raises:
        Http404: where there is no such meeting.
        NotAllowed: where an answer is sent for no seat.
    """
    desk = desk_of(request, slug, Permission.SEAT_ANSWER)
    meeting = meeting_called(desk.authority, key)
    person = person_of(desk.authority, int(desk.actor.id)) if desk.actor.id.isdecimal() else None
    place = next((each for each in roster(desk.facts, meeting) if person and each.person == person), None)
    before = None if place is None else answers_for(desk.authority, key).get(place.member)
    said = {"proxy": before.proxy, "words": before.words} if before is not None else {}
    form = ComingForm(request.POST or None, initial=said)

    def work() -> str:
        given = form.cleaned_data
        answer_for_oneself(
            desk.authority,
            meeting,
            Answer(given["answer"]),
            by=desk.actor,
            proxy=given["proxy"],
            words=given["words"],
        )
        return desk.url("papers-meeting-coming", key)

    done = sent(desk, form, work, _("Thank you. The clerk sees your answer."))
    if done is not None:
        return done
    today = clock.today()
    context = around(
        desk,
        form,
        authority=desk.authority,
        meeting=meeting,
        place=place,
        choices=presenter.choices(before.answer if before is not None else ""),
        answer=presenter.answer_words(before.answer) if before is not None else "",
        trail=[
            (_("My page"), reverse("my-page")),
            (_("Meeting"), desk.url("papers-meeting", key)),
            (_("Do you come?"), ""),
        ],
        contact=contact_of(desk.authority, settings.CONTACT_EMAIL),
        rules=[] if place is None else presenter.proxy_words(place, meeting.held_on),
        is_open=meeting.held_on >= today and not meeting.cancelled,
    )
    return render(request, "board/meetings/coming.html", context, status=status_of(form))
