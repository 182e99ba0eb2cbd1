"""Pages on which a paper is written: its parts, what it asks for, and what stands at its head."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.documents.board_paper import PartOfPaper
from comhla.law.facts import Paper, PlanEdition
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.board.actions import writing as actions
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.writing import OWN_HEADING, AboutForm, PartForm, RecommendationsForm, about
from comhla.web.board.presenters import writing as presenter
from comhla.web.board.presenters.writing_words import GUIDANCE
from comhla.web.board.views.meetings_desk import around, put_in, status_of
from comhla.web.board.views.writing import WRITE, saving, trail_of
from comhla.web.board.writing_queries import paper_called, version_of
from comhla.web.plans.texts import checked, shown


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, slug: str, key: str, part: str) -> HttpResponse:
    """Write one part of a paper, also while others write in it."""
    desk = desk_of(request, slug, WRITE)
    found = paper_called(desk.facts, key)
    place = presenter.part_named(found, part)
    if place is None:
        raise Http404("A paper has no such part.")
    told = _said(place)
    form = PartForm(request.POST or None, initial={**told, "base": told}, has_heading=_has_heading(place))
    if request.method != "POST" or not form.is_valid():
        return _part_page(desk, found, place, form)
    if request.POST.get("do") == "look":
        return _part_page(desk, found, place, form, looked_at=form.cleaned_data["text"])
    return _save_part(desk, found, place, form)


def _said(place: PartOfPaper) -> dict[str, str]:
    section = place.section
    return {"heading": (section.heading if section else None) or "", "text": place.text}


def _has_heading(place: PartOfPaper) -> bool:
    """Whether a text may have a heading of its own: a report and an appendix have, the other parts the usual one."""
    own = place.section.heading if place.section else None
    return place.part in OWN_HEADING or bool(own)


def _save_part(desk: Desk, found: Paper, place: PartOfPaper, form: PartForm) -> HttpResponse:
    typed = form.typed

    def save() -> actions.Saved:
        base = form.cleaned_data["base"]
        return actions.save_part(
            desk.authority, found.id, place.part, place.number, typed=typed, base=base, by=desk.actor
        )

    try:
        return saving(desk, save, desk.url("work-paper", found.id))
    except actions.BothWrote as both:
        clashes = presenter.clashing(typed, both.theirs)
        data = {**both.joined, "base": PartForm.base_fields["base"].prepare_value(dict(both.theirs))}
        again = PartForm(data, has_heading=_has_heading(place))
        again.is_valid()
        return _part_page(desk, found, place, again, clashes=clashes, who=both.who, status=409)
    except NotRecorded as refused:
        put_in(form, refused)
        return _part_page(desk, found, place, form)


def _part_page(
    desk: Desk, found: Paper, place: PartOfPaper, form: PartForm, *, looked_at: str | None = None, **context: Any
) -> HttpResponse:
    status = context.pop("status", status_of(form))
    look: dict[str, Any] = {}
    if looked_at is not None:
        told = checked(looked_at, edition=PlanEdition.FULL, pictures=frozenset())
        preview = shown(looked_at, edition=PlanEdition.FULL, pictures={}, picture_url=str)
        look = {"preview": preview, "problems": told.problems, "reading_age": told.reading_age, "is_looked_at": True}
    given = around(
        desk,
        form,
        paper=found,
        place=place,
        guidance=GUIDANCE[place.part],
        signed=found.signed_off_by,
        **look,
        **context,
    )
    trail = trail_of(desk, found, place.heading)
    return desk.page("board/writing/part.html", given, trail=trail, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def recommendations(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What a paper asks the meeting to do, one thing in each field."""
    desk = desk_of(request, slug, WRITE)
    found = paper_called(desk.facts, key)
    there = [each.text for each in found.recommendations or ()]
    version = version_of(desk.authority, key)
    form = RecommendationsForm(there, request.POST or None, initial={"version": version})
    given: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        changes = {"recommendations": actions.as_recommendations(form.texts) or None}
        answer, given = _change(desk, found, form, changes)
        if answer is not None:
            return answer
    return _form_page(desk, found, form, "recommendations", _("Recommendations"), given)


@require_http_methods(["GET", "HEAD", "POST"])
def about_paper(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What stands at the head of a paper, by when it is wanted, direction, and who may read it."""
    desk = desk_of(request, slug, WRITE)
    found = paper_called(desk.facts, key)
    form = AboutForm(request.POST or None, initial=about(found, version_of(desk.authority, key)))
    given: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        answer, given = _change(desk, found, form, form.given())
        if answer is not None:
            return answer
    return _form_page(desk, found, form, "about", _("About this paper"), given)


def _change(
    desk: Desk, found: Paper, form: AboutForm | RecommendationsForm, changes: dict[str, Any]
) -> tuple[HttpResponse | None, dict[str, Any]]:
    """Save, or what the page shows beside the form: both texts where somebody else saved first."""
    version = form.cleaned_data["version"]

    def save() -> actions.Saved:
        return actions.change_paper(desk.authority, found.id, changes, version=version, by=desk.actor)

    try:
        return saving(desk, save, desk.url("work-paper", found.id)), {}
    except ChangedMeanwhile as meanwhile:
        form.data = form.data.copy()
        form.data["version"] = str(meanwhile.version)
        return None, {"clashes": presenter.clashing(changes, meanwhile.theirs or {}), "status": 409}
    except NotRecorded as refused:
        put_in(form, refused)
        return None, {}


def _form_page(
    desk: Desk, found: Paper, form: AboutForm | RecommendationsForm, template: str, title: str, given: dict[str, Any]
) -> HttpResponse:
    status = given.pop("status", status_of(form))
    context = around(desk, form, paper=found, title=title, signed=found.signed_off_by, **given)
    return desk.page(f"board/writing/{template}.html", context, trail=trail_of(desk, found, title), status=status)
