"""A member's own pages at a meeting: voting with one button, and declaring an interest by three plain questions."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.law.facts import ConflictDecidedBy
from comhla.law.readings.sitting import decider_on
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board.actions import sitting as actions
from comhla.web.board.forms.sitting import CHOICES, DeclareForm
from comhla.web.board.presenters import sitting as presenter
from comhla.web.board.queries import person_of
from comhla.web.board.sitting_changes import Given, SaidOtherwise, declaration_of, own_seats, stamp_of
from comhla.web.board.views.sitting import FORM, Sits, number_of, put_in, status_of


class _Own(Sits):
    """A request of a member to their own page of a meeting."""

    def __init__(self, request: HttpRequest, slug: str, key: str) -> None:
        super().__init__(request, slug, key, Permission.SEAT_ANSWER)
        actor = self.page.actor
        person = person_of(self.page.authority, int(actor.id)) if actor.id.isdecimal() else None
        self.seats = own_seats(self.sitting, person) if person is not None else []
        if not self.seats:
            raise Http404("The account belongs to nobody who has a seat at this meeting.")

    def shown(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page with large words and buttons."""
        given = {
            "authority": self.page.authority,
            "meeting": self.page.meeting,
            "meeting_title": self.page.title,
            "form_number": number_of(self.request),
            "trail": self._trail(),
            **context,
        }
        return render(self.request, template, given, status=status)

    def _trail(self) -> list[tuple[str, str]]:
        """The way back to the papers."""
        here = (self.page.title, self.page.url("papers-meeting"))
        return [(_("My page"), reverse("my-page")), (_("Meetings"), self.page.desk.url("papers-meetings")), here]


@require_http_methods(FORM)
def vote(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Every open question with one button for each choice, and what is recorded so far."""
    own = _Own(request, slug, key)
    refused = ""
    if request.method == "POST":
        try:
            return _cast(own)
        except NotRecorded as late:
            refused, status = str(late), 409 if isinstance(late, SaidOtherwise) else 422
            own = _Own(request, slug, key)
    questions = [_question(own, each.vote.id) for each in own.sitting.questions]
    context = {
        "questions": [each for each in questions if each["is_open"]],
        "closed": [each for each in questions if not each["is_open"]],
        "refused": refused,
        "is_over": own.page.meeting.held_on < clock.today(),
        "mark": _("Error:") + " " if refused else "",
    }
    return own.shown("board/sitting/own_vote.html", context, status=status if refused else 200)


def _cast(own: _Own) -> HttpResponse:
    typed = own.request.POST
    vote, choice = typed.get("vote", ""), typed.get("choice", "")
    words = dict(CHOICES)
    if choice not in words or own.sitting.question(vote) is None:
        raise Http404("There is no such question or choice.")
    given = Given(own.seats[0], typed.get("was", ""), choice)
    page = own.page
    said = _("Your vote is recorded: %(choice)s. You can change it until the clerk closes the vote.")
    return own.done(
        lambda: actions.vote_oneself(page.authority, page.meeting.id, vote, given, by=page.actor),
        page.url("papers-meeting-vote"),
        said % {"choice": words[choice]},
    )


def _question(own: _Own, vote: str) -> dict[str, Any]:
    question = own.sitting.question(vote)
    assert question is not None
    ballot = next(each for each in own.sitting.ballots(question.vote) if each.at.member.id == own.seats[0])
    chosen = "" if ballot.cast is None else ballot.cast.choice.value
    is_own = ballot.may and ballot.at.is_here_in_person
    return {
        "vote": question.vote,
        "kind": _("Amendment") if question.vote.amends else _("Motion"),
        "wording": question.vote.text or question.wording,
        "is_open": question.counted.is_open,
        "why_not": presenter.why_words(ballot.why_not) or ("" if is_own else _("Your proxy is here for you.")),
        "choices": CHOICES,
        "chosen": chosen,
        "chosen_words": dict(CHOICES).get(chosen, ""),
        "result": presenter.result_sentence(own.facts, own.sitting, question),
    }


@require_http_methods(FORM)
def declare(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Declare an interest oneself."""
    own = _Own(request, slug, key)
    page = own.page
    form = DeclareForm(request.POST or None, items=presenter.items_of(own.facts, key))
    form.fields["took_part"].label = _("Will you take part in the item?")
    decider = decider_on(page.meeting.held_on)

    def work() -> None:
        told = form.told(own.seats[0], by_member=decider is ConflictDecidedBy.THE_MEMBER)
        seen = form.cleaned_data["seen"] or stamp_of(declaration_of(own.row, own.seats[0], told["item"]))
        actions.declare_oneself(page.authority, page.meeting.id, told, seen=seen, by=page.actor)

    if request.method == "POST" and form.is_valid():
        try:
            return own.done(work, page.url("papers-meeting-declare"), _("Your interest is recorded. Thank you."))
        except NotRecorded as refused:
            put_in(form, refused)
    items = presenter.items_of(own.facts, key)
    declared = [each for each in presenter.declared(own.facts, own.sitting, items) if each.member in own.seats]
    context = {
        "form": form,
        "declared": declared,
        "decides_oneself": decider is ConflictDecidedBy.THE_MEMBER,
        "mark": _("Error:") + " " if form.errors else "",
    }
    return own.shown("board/sitting/own_declare.html", context, status=status_of(form))
