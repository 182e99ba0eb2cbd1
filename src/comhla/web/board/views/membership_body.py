"""Chair, vacancies and committees: forms, each refused where the law does not let it be done."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from comhla.law.facts import ChairPeriod, Vacancy
from comhla.law.readings.board_roll import BOARD
from comhla.law.readings.membership_ahead import next_to_appoint
from comhla.reference.seats import Seat
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.membership import (
    ChairForm,
    CommitteeEndForm,
    CommitteeForm,
    CommitteeMembersForm,
    LetterForm,
    VacancyEndForm,
    VacancyForm,
)
from comhla.web.board.presenters import membership as presenter
from comhla.web.board.seating import chair as chairs
from comhla.web.board.seating import committees, vacancies
from comhla.web.board.views.membership import committee_of, on_the_way
from comhla.web.board.views.membership_changing import Changing, Seen, new_key, seen_version

_FORM = ["GET", "HEAD", "POST"]


def _desk(request: HttpRequest, slug: str) -> Desk:
    """Who records. Without a scheme or register nothing says what kind of authority it is.

    Raises:
        Http404: where that is so.
    """
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    if not desk.facts.settings:
        raise Http404("What kind of authority this is is not recorded.")
    return desk


def _changing(desk: Desk, form: Any, title: str, lede: str, seen: Seen | None = None) -> Changing:
    back = desk.url("work-board-members")
    return Changing(desk, form, title, trail=on_the_way(desk), cancel=back, lede=lede, seen=seen)


# ------------------------------------------------------------------------------------------------------------ chair


@require_http_methods(_FORM)
def begin_period(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a new appointing period of chair and vice-chair."""
    desk = _desk(request, slug)
    body = presenter.body_on(desk.facts, clock.today())
    form = ChairForm(
        request.POST or None, initial=_whose_turn(desk, body), facts=desk.facts, body=body, day=clock.today()
    )
    lede = str(_BY_TURNS if body == BOARD else _TOGETHER)
    page = _changing(desk, form, _("A new chair"), lede)

    def work() -> Any:
        given = {name: value for name, value in form.cleaned_data.items() if name not in ("version", "reason")}
        given["agreed_by"] = tuple(given.get("agreed_by", ()))
        return lambda facts: chairs.begin_period(facts, chairs.NewPeriod(body=body, **given))

    return page.answer(work, lambda _c: f"{desk.url('work-board-members')}#chair", _("The new period is recorded."))


_BY_TURNS = gettext_lazy(
    "Council and health board appoint the chair by turns, each for three years at most; the other side appoints the"
    " vice-chair (SSI 2014/285, articles 4 and 6). The period that runs ends the day before."
)
_TOGETHER = gettext_lazy(
    "The health board and the council appoint the chair together, from the members whom they nominated (SSI 2014/281,"
    " articles 5 to 10)."
)


def _whose_turn(desk: Desk, body: str) -> dict[str, Any]:
    """The side whose turn it is, where one body is that side."""
    periods = sorted(
        (each for each in desk.facts.chair_periods or () if each.body == body), key=lambda each: each.first_day
    )
    if body != BOARD or not periods:
        return {}
    bodies = next_to_appoint(desk.facts, periods[-1])
    last = periods[-1].appointed_by or ""
    return {"appointed_by": bodies[0] if len(bodies) == 1 else "", "vice_chair_appointed_by": last}


@require_http_methods(_FORM)
def change_appointees(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let the sides use somebody else within a period."""
    desk = _desk(request, slug)
    period, seen = _period_of(desk, key), Seen("chair_periods", key)
    initial = {**seen_version(desk, seen), "chair": period.chair, "vice_chair": period.vice_chair}
    form = ChairForm(
        request.POST or None, initial=initial, facts=desk.facts, body=period.body, day=clock.today(), within=True
    )
    lede = _("A side may change whom it appointed during its period; the turn stays the same.")
    page = _changing(desk, form, _("Change who chairs"), lede, seen)

    def work() -> Any:
        given = form.cleaned_data
        return lambda facts: chairs.change_appointees(
            facts, key, chair=given["chair"], vice_chair=given["vice_chair"], on=clock.today()
        )

    return page.answer(work, lambda _c: f"{desk.url('work-board-members')}#chair", _("It is recorded who chairs."))


def _period_of(desk: Desk, key: str) -> ChairPeriod:
    found = next((each for each in desk.facts.chair_periods or () if each.id == key), None)
    if found is None:
        raise Http404("There is no such appointing period.")
    return found


# -------------------------------------------------------------------------------------------------------- vacancies


@require_http_methods(_FORM)
def begin_vacancy(request: HttpRequest, slug: str) -> HttpResponse:
    """Record that a seat of a nominee cannot be filled for the time being."""
    desk = _desk(request, slug)
    body = presenter.body_on(desk.facts, clock.today())
    asked = f"{request.GET.get('seat', '')}:{request.GET.get('of', '')}"
    form = VacancyForm(request.POST or None, initial={"seat": asked}, facts=desk.facts, day=clock.today())
    lede = _(
        "While a council or the health board cannot fill a seat, what the body decides stays valid. On the board of one"
        " council its other nominees may use the vote, and after six months the chair writes to the Scottish Ministers."
    )
    page = _changing(desk, form, _("A seat that cannot be filled"), lede)

    def work() -> Any:
        seat, _colon, side = form.cleaned_data["seat"].partition(":")
        first_day = form.cleaned_data["first_day"]
        return lambda facts: vacancies.begin_vacancy(facts, body=body, seat=Seat(seat), side=side, first_day=first_day)

    return page.answer(work, _to_vacancies(desk), _("The vacancy is recorded."))


@require_http_methods(_FORM)
def end_vacancy(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record the last day of a vacancy."""
    desk = _desk(request, slug)
    seen = _vacancy_seen(desk, key)
    form = VacancyEndForm(request.POST or None, initial=seen_version(desk, seen))
    page = _changing(desk, form, _("The vacancy has ended"), _vacancy_words(desk, key), seen)
    return page.answer(
        lambda: lambda facts: vacancies.end_vacancy(facts, key, last_day=form.cleaned_data["last_day"]),
        _to_vacancies(desk),
        _("The end of the vacancy is recorded."),
    )


@require_http_methods(_FORM)
def letter(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record the chair's letter to the Scottish Ministers."""
    desk = _desk(request, slug)
    seen = _vacancy_seen(desk, key)
    form = LetterForm(request.POST or None, initial=seen_version(desk, seen))
    page = _changing(desk, form, _("Letter to the Scottish Ministers"), _vacancy_words(desk, key), seen)
    return page.answer(
        lambda: lambda facts: vacancies.letter_sent(facts, key, sent_on=form.cleaned_data["sent_on"]),
        _to_vacancies(desk),
        _("The letter is recorded."),
    )


def _to_vacancies(desk: Desk) -> Any:
    return lambda _changes: f"{desk.url('work-board-members')}#vacancies"


def _vacancy_of(desk: Desk, key: str) -> Vacancy:
    found = next((each for each in desk.facts.vacancies or () if each.id == key), None)
    if found is None:
        raise Http404("There is no such vacancy.")
    return found


def _vacancy_seen(desk: Desk, key: str) -> Seen:
    return Seen("vacancies", _vacancy_of(desk, key).id)


def _vacancy_words(desk: Desk, key: str) -> str:
    return presenter.vacancy_shown(desk.facts, _vacancy_of(desk, key)).title


# ------------------------------------------------------------------------------------------------------- committees


@require_http_methods(_FORM)
def set_up_committee(request: HttpRequest, slug: str) -> HttpResponse:
    """Set up a committee of the board."""
    desk = _desk(request, slug)
    form = CommitteeForm(request.POST or None)
    lede = _(
        "The board decides who chairs a committee. Voting members are on it, in equal numbers from the councils and the"
        " health board (SSI 2014/285, article 17)."
    )
    page = _changing(desk, form, _("Set up a committee"), lede)

    def work() -> Any:
        given = form.cleaned_data
        said = {
            "chair_decided_by_board": form.said("chair_decided_by_board"),
            "decides_on_integration_functions": form.said("decides"),
        }
        return lambda facts: committees.set_up(facts, name=given["name"], on=given["set_up_on"], **said)

    return page.answer(
        work,
        lambda changes: desk.url("work-board-committee", new_key(changes, "committees")),
        _("The committee is recorded. Put members on it."),
    )


@require_http_methods(_FORM)
def put_on_committee(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Put members of the board on a committee."""
    desk = _desk(request, slug)
    found = committee_of(desk, key)
    form = CommitteeMembersForm(request.POST or None, facts=desk.facts, committee=key, day=clock.today())
    councils, board = committees.sides_of(desk.facts, key, clock.today())
    lede = _("Now on it: %(councils)s of the council side and %(board)s of the health board.") % {
        "councils": councils,
        "board": board,
    }
    page = _of_committee(desk, form, found.name, key, _("Put members on %(name)s") % {"name": found.name}, lede)

    def work() -> Any:
        given = form.cleaned_data
        chosen, first_day = tuple(given["members"]), given["first_day"]
        return lambda facts: committees.put_on(facts, key, members=chosen, first_day=first_day)

    return page.answer(work, lambda _c: desk.url("work-board-committee", key), _("The members are recorded."))


@require_http_methods(_FORM)
def end_committee(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """End a committee, and with it its members' time on it."""
    desk = _desk(request, slug)
    found, seen = committee_of(desk, key), Seen("committees", key)
    form = CommitteeEndForm(request.POST or None, initial=seen_version(desk, seen))
    lede = _("Its members leave it on the same day.")
    page = _of_committee(desk, form, found.name, key, _("End %(name)s") % {"name": found.name}, lede, seen)
    return page.answer(
        lambda: lambda facts: committees.end(facts, key, last_day=form.cleaned_data["last_day"]),
        lambda _c: desk.url("work-board-committee", key),
        _("The end of the committee is recorded."),
    )


def _of_committee(
    desk: Desk, form: Any, name: str, key: str, title: str, lede: str, seen: Seen | None = None
) -> Changing:
    here = desk.url("work-board-committee", key)
    return Changing(desk, form, title, trail=on_the_way(desk, (name, here)), cancel=here, lede=lede, seen=seen)
