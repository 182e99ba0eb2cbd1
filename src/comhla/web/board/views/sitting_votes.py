"""At the meeting: motions, amendments and votes, for the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import Choice, Result, TieSettledBy
from comhla.law.readings.sitting import Question
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board.actions import sitting as actions
from comhla.web.board.forms.sitting import CHOICES, CloseForm, IrregularForm, QuestionForm, ReopenForm, SittingForm
from comhla.web.board.presenters import sitting as presenter
from comhla.web.board.sitting_changes import Closing, Given, SaidOtherwise, results_by_law
from comhla.web.board.views.sitting import FORM, TRUTH, Sits, number_of, put_in, status_of

_CHOICES = {"", *(each.value for each in Choice)}
_WAYS = [
    (result, settled)
    for result in Result
    for settled in (None, TieSettledBy.DISPUTE_MECHANISM, TieSettledBy.CASTING_VOTE, TieSettledBy.NOT_SETTLED)
    if settled in (None, TieSettledBy.NOT_SETTLED) or result is not Result.NOT_DECIDED
]


@require_http_methods(FORM)
def question_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Put a motion, or an amendment of one."""
    at = Sits(request, slug, key, Permission.FACTS_RECORD)
    page = at.page
    motions = [(each.vote.id, each.vote.question) for each in at.sitting.questions if each.counted.is_open]
    amends = at.sitting.question(request.GET.get("amends", ""))
    initial: dict[str, Any] = {}
    if amends is not None:
        initial = {"amends": amends.vote.id, "item": amends.vote.item, "text": amends.wording}
    items = presenter.items_of(at.facts, page.meeting.id)
    form = QuestionForm(request.POST or None, initial=initial, items=items, members=at.members, motions=motions)

    def work() -> str:
        return page.url(
            "work-meeting-vote", actions.put_question(page.authority, page.meeting.id, form.told(), by=page.actor)
        )

    done = at.sent(form, work, page.url("work-meeting-sitting"), _("The question is put."))
    return done or at.form_page(form, _("Put a question"))


@require_http_methods(FORM)
def vote(request: HttpRequest, slug: str, key: str, vote: str) -> HttpResponse:
    """One vote: every member with the right to vote or the reason why not, the count, and closing it."""
    permission = Permission.WORKSPACE_SEE if request.method in ("GET", "HEAD") else Permission.FACTS_RECORD
    at = Sits(request, slug, key, permission)
    page = _VotePage(at, vote, do=request.POST.get("do", ""))
    done = page.acted()
    if done is not None:
        return done
    return page.afresh(Sits(request, slug, key, permission)).shown() if page.is_late else page.shown()


class Both(NamedTuple):
    """A vote that two people recorded in different ways."""

    name: str
    mine: str
    theirs: str


class _VotePage:
    """The page of one vote with its forms; `do` says which of them was sent."""

    def __init__(self, at: Sits, vote: str, *, do: str = "") -> None:
        found = at.sitting.question(vote)
        if found is None:
            raise Http404("There is no such vote.")
        self.at, self.key, self.question = at, vote, found
        self.url = at.page.url("work-meeting-vote", vote)
        self.do = do
        self.refused: NotRecorded | None = None
        self.both: list[Both] = []
        posted = {name: at.request.POST if self.do == name else None for name in ("close", "reopen", "irregular")}
        initial = {"seen": presenter.vote_seen(at.row, vote)}
        by_law = results_by_law(found.counted)
        self.ways = {
            "ways": presenter.ways_to_close(by_law),
            "others": presenter.ways_to_close([each for each in _WAYS if each not in by_law]),
        }
        way = presenter.value_of(*by_law[0]) if len(by_law) == 1 else ""
        self.closing = CloseForm(posted["close"], initial={**initial, "way": way}, members=at.members, **self.ways)
        self.reopening = ReopenForm(posted["reopen"], initial=initial)
        self.irregular = IrregularForm(posted["irregular"], members=at.members)

    def acted(self) -> HttpResponse | None:
        """What was sent, done; None where the page is to be shown."""
        work = {
            "save": self._save,
            "agree": self._agree,
            "close": self._close,
            "reopen": self._reopen,
            "irregular": self._cast_irregularly,
        }.get(self.do)
        return None if work is None else work()

    def _save(self, said: str = "") -> HttpResponse | None:
        given, seats = self._typed()
        if not _is_changed(given, seats):
            return self._done(lambda: None, _("No vote was changed."))
        return self._done(
            lambda: actions.cast(*self._place, given, seats=seats, by=self.at.page.actor),
            said or _("The votes are recorded."),
        )

    def _typed(self) -> tuple[list[Given], list[Given]]:
        """What was typed for the members, and for vacant seats."""
        members = [each.member.id for each in self.at.sitting.members]
        return self._given("vote", members), self._given(
            "seat", [each.vacancy for each in self.at.sitting.vacant_seats]
        )

    def _given(self, kind: str, keys: Sequence[str]) -> list[Given]:
        """What was typed for those who could be chosen on the page."""
        typed = self.at.request.POST
        found = [
            Given(key, typed.get(f"was-{kind}-{key}", ""), typed.get(f"{kind}-{key}", ""))
            for key in keys
            if f"was-{kind}-{key}" in typed
        ]
        if any(not {each.was, each.now} <= _CHOICES for each in found):
            raise Http404("There is no such choice.")
        return found

    @property
    def _place(self) -> tuple[Any, str, str]:
        return self.at.page.authority, self.at.page.meeting.id, self.key

    def _done(self, work: Any, said: str) -> HttpResponse | None:
        try:
            return self.at.done(work, f"{self.url}#count", said)
        except NotRecorded as refused:
            self.refused = refused
            return None

    def _agree(self) -> HttpResponse | None:
        seen = self.at.request.POST.get("seen", "")
        return self._done(
            lambda: actions.all_agree(*self._place, seen=seen, by=self.at.page.actor),
            _("It is recorded that all agreed without a vote."),
        )

    def _close(self) -> HttpResponse | None:
        if _is_changed(*self._typed()):
            # Nothing that was typed is lost, and nobody closes a vote on a count that they did not see.
            return self._save(_("The votes are recorded. Look at the count, and say how it came out."))
        form = self.closing

        def work() -> None:
            given = form.cleaned_data
            result, _slash, tie = given["chosen"].partition("/")
            settled = TieSettledBy(tie) if tie else None
            closing = Closing(Result(result), settled, tuple(given["refused"]))
            reason = TRUTH if given["even_so"] else ""
            actions.close(
                *self._place,
                closing,
                seen=given["seen"],
                by=self.at.page.actor,
                even_so=given["even_so"],
                reason=reason,
            )

        # The count may have moved since the page was shown, so every way is read before the law is asked.
        every = presenter.ways_to_close(_WAYS)
        form.offer(every, every)
        answer = self._sent(form, work, _("The vote is closed."))
        form.offer(**self.ways)
        return answer

    def _reopen(self) -> HttpResponse | None:
        form = self.reopening

        def work() -> None:
            given = form.cleaned_data
            actions.reopen(*self._place, seen=given["seen"], by=self.at.page.actor, reason=given["reason"])

        return self._sent(form, work, _("The vote is open again."))

    def _cast_irregularly(self) -> HttpResponse | None:
        form = self.irregular

        def work() -> None:
            given = form.cleaned_data
            cast = {each.member: each.chosen for each in self._ballots()}
            one = Given(given["member"], cast.get(given["member"], ""), given["choice"])
            actions.cast(*self._place, [one], by=self.at.page.actor, even_so=given["even_so"], reason=TRUTH)

        return self._sent(form, work, _("The vote is recorded as it was cast."))

    def _sent(self, form: SittingForm, work: Any, said: str) -> HttpResponse | None:
        if not form.is_valid():
            return None
        try:
            return self.at.done(work, f"{self.url}#count", said)
        except NotRecorded as refused:
            put_in(form, refused)
            self.refused = refused
            return None

    def _ballots(self) -> list[presenter.BallotRow]:
        return presenter.ballots(self.at.facts, self.at.sitting, self.question)

    @property
    def is_late(self) -> bool:
        """Whether somebody else recorded another thing in the same place first."""
        return isinstance(self.refused, SaidOtherwise)

    def afresh(self, at: Sits) -> _VotePage:
        """The page as it is now, after somebody else was first, with what both of them recorded."""
        fresh = _VotePage(at, self.key)
        fresh.refused = self.refused
        late = self.refused.members if isinstance(self.refused, SaidOtherwise) else ()
        typed = self.at.request.POST
        words = {"": _("nothing"), **dict(CHOICES)}
        fresh.both = [
            Both(each.name, str(words.get(typed.get(f"vote-{each.member}", ""), "")), str(words[each.chosen]))
            for each in fresh._ballots()
            if each.member in late
        ]
        return fresh

    def shown(self) -> HttpResponse:
        """The page."""
        form = {"close": self.closing, "reopen": self.reopening, "irregular": self.irregular}.get(self.do)
        status = 200 if form is None else status_of(form)
        if self.refused is not None:
            status = 409 if self.is_late else 422
        title = self.question.vote.question
        context = {**self._context(form), "title": title}
        return self.at.page.page("board/sitting/vote.html", "sitting", context, trail=[(title, "")], status=status)

    def _context(self, form: SittingForm | None) -> dict[str, Any]:
        question, sits, facts = self.question, self.at.sitting, self.at.facts
        return {
            "may_record": self.at.page.may(Permission.FACTS_RECORD),
            "vote": question.vote,
            "kind": _("Amendment") if question.vote.amends else _("Motion"),
            "wording": question.wording,
            "changed": presenter.change_of_motion(question, self._motion()),
            "waits_for": [self.at.sitting.question(each) for each in question.waits_for],
            "ballots": self._ballots(),
            "choices": CHOICES,
            "seats": presenter.vacant_seats(facts, sits, question),
            "tally": presenter.tally_words(question.counted),
            "standing": presenter.standing_words(question.counted),
            "quorum": presenter.quorum_words(sits),
            "is_open": question.counted.is_open,
            "result": "" if question.vote.result is None else presenter.result_words(question.vote.result),
            "differs": question.counted.differs,
            "closing": self.closing,
            "ways": self.ways["ways"],
            "reopening": self.reopening,
            "irregular": self.irregular,
            "form": form,
            "refused": "" if self.refused is None or form is not None else str(self.refused),
            "seen": presenter.vote_seen(self.at.row, self.key),
            "both": self.both,
            "form_number": number_of(self.at.request),
            "mark": _("Error:") + " " if self.refused is not None or (form is not None and form.errors) else "",
            "result_url": self.at.page.url("work-meeting-vote-result", self.key),
            "decision_url": ""
            if question.vote.result is not Result.CARRIED or question.vote.amends
            else self._decision_url,
            "amend_url": f"{self.at.page.url('work-meeting-question-new')}?amends={self.key}",
        }

    @property
    def _decision_url(self) -> str:
        """Where what was carried is recorded as a decision."""
        item = self.question.vote.item or ""
        return f"{self.at.page.url('work-decision-new')}?item={item}"

    def _motion(self) -> Question | None:
        return self.at.sitting.question(self.question.vote.amends or "")


def _is_changed(given: Sequence[Given], seats: Sequence[Given]) -> bool:
    return any(each.was != each.now for each in (*given, *seats))


@require_safe
def result(request: HttpRequest, slug: str, key: str, vote: str) -> HttpResponse:
    """The result of a vote in one sentence, to be read out or listened to."""
    at = Sits(request, slug, key, Permission.WORKSPACE_SEE)
    page = _VotePage(at, vote)
    context = {
        "title": _("Result: %(question)s") % {"question": page.question.vote.question},
        "sentence": presenter.result_sentence(at.facts, at.sitting, page.question),
        "standing": presenter.standing_words(page.question.counted),
        "back": page.url,
    }
    trail = [(page.question.vote.question, page.url), (_("Result"), "")]
    return at.page.page("board/sitting/result.html", "sitting", context, trail=trail)
