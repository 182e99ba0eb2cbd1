"""A file that waits: which column holds what, what it would change, and taking it in."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from comhla.indicators.catalogue import Indicator
from comhla.indicators.errors import NotAFile
from comhla.indicators.mapping import guess
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.measures import release_queries as queries
from comhla.web.measures.actions import waiting as actions
from comhla.web.measures.actions.waiting import Opened
from comhla.web.measures.changes import changes_by
from comhla.web.measures.desk import desk_of
from comhla.web.measures.files import Details, Glimpse, glimpse
from comhla.web.measures.forms.releases import MappingForm, TakeInForm, initial_of
from comhla.web.measures.models import PendingRelease
from comhla.web.measures.presenters.releases import as_table, changed, problems_shown
from comhla.web.measures.queries import indicators_of
from comhla.web.measures.views.keys import key_in, take_back
from comhla.web.measures.views.releases import trail_to

if TYPE_CHECKING:
    from comhla.web.measures.small_areas import Protection


@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a file would change, and taking it in or throwing it away."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    pending = _pending(desk, pk)
    if request.POST.get("do") == "throw-away":
        actions.throw_away(pending, by=desk.actor)
        return _done(desk, pk, desk.url("work-releases"), _("Nothing was taken in. The file is gone."))
    opened = actions.open_waiting(pending, key_in(request, pk))
    if opened is None:
        return _closed(desk, pending)
    if actions.needs_map(pending):
        return HttpResponse(status=303, headers={"Location": desk.url("work-release-mapping", pk)})
    return _take_in(desk, opened) if request.method == "POST" else _shown(desk, opened)


def _pending(desk: Desk, pk: int) -> PendingRelease:
    found = queries.waiting_with(desk.authority, pk)
    if found is None:
        raise Http404("There is no such file. It may have been taken in already.")
    return found


def _closed(desk: Desk, pending: PendingRelease) -> HttpResponse:
    """The page of a file that another browser gave."""
    context = {"pending": pending}
    return desk.page("measures/releases/closed.html", context, trail=trail_to(desk, (pending.file, "")))


def _done(desk: Desk, pk: int, url: str, said: str) -> HttpResponse:
    return take_back(desk.go_on(url, said), pk)


def _take_in(desk: Desk, opened: Opened) -> HttpResponse:
    post = desk.request.POST
    choice = actions.Choice(post.get("state", ""), post.get("edition", ""), "has_looked" in post)
    pk = opened.pending.pk
    try:
        kept = actions.take_in_waiting(opened, choice, by=desk.actor)
    except (NotRecorded, NotAFile) as refused:
        return _shown(desk, opened, refused=str(refused))
    said = ngettext("%(number)s figure is taken in.", "%(number)s figures are taken in.", kept.number_of_figures) % {
        "number": f"{kept.number_of_figures:,}"
    }
    return _done(desk, pk, desk.url("work-release", kept.pk), said)


def _shown(desk: Desk, opened: Opened, *, refused: str = "") -> HttpResponse:
    """What the file would change, or what is wrong with it."""
    request = desk.request
    try:
        looked = actions.read_waiting(opened, request.POST.get("edition") or request.GET.get("edition", ""))
    except NotAFile as problem:
        return _wrong(desk, opened, problem)
    protection = looked.protection
    edition = protection.release.edition
    changes = changes_by(desk.authority, protection.release)
    known = _known(desk)
    if request.GET.get("as") == "csv":
        return _as_csv(opened, as_table(changes.difference, known))
    form = _take_in_form(desk, protection, edition, refused)
    context = {
        **_frame(opened, protection),
        "editions": looked.editions if len(looked.editions) > 1 else (),
        "edition": edition,
        "changed": changed(changes.difference, changes.older, known),
        "form": form,
        "refused": refused,
    }
    trail = trail_to(desk, (opened.pending.file, ""))
    return desk.page("measures/releases/waiting.html", context, trail=trail, status=422 if refused else 200)


def _frame(opened: Opened, protection: Protection) -> dict[str, Any]:
    return {
        "pending": opened.pending,
        "details": opened.details,
        "release": protection.release,
        "protection": protection,
        "remarks": problems_shown(protection.release.remarks),
    }


def _take_in_form(desk: Desk, protection: Protection, edition: str, refused: str) -> TakeInForm:
    """The form with the state of now, so that whoever was told of a change sees it before they press again."""
    now = {"state": queries.state_of_releases(desk.authority), "edition": edition}
    if not refused:
        return TakeInForm(initial=now, to_look_at=protection.to_look_at)
    looked = {"has_looked": "on"} if "has_looked" in desk.request.POST else {}
    form = TakeInForm({**now, **looked}, to_look_at=protection.to_look_at)
    if form.is_valid():
        form.add_error(None, refused)
    return form


def _wrong(desk: Desk, opened: Opened, problem: NotAFile) -> HttpResponse:
    """A file that was in order when it was given, as before a measure was removed."""
    context = {"pending": opened.pending, "problems": problems_shown(problem.problems)}
    trail = trail_to(desk, (opened.pending.file, ""))
    return desk.page("measures/releases/wrong.html", context, trail=trail, status=422)


def _known(desk: Desk) -> tuple[Indicator, ...]:
    return indicators_of(desk.authority)


def _as_csv(opened: Opened, rows: list[list[str]]) -> HttpResponse:
    name = f"difference-{opened.pending.pk}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    csv.writer(response).writerows(rows)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Which column of a file holds what: guessed, corrected, and remembered for the next one."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    pending = _pending(desk, pk)
    opened = actions.open_waiting(pending, key_in(request, pk))
    if opened is None:
        return _closed(desk, pending)
    seen = glimpse(opened.content, file=pending.file)
    form = _mapping_form(desk, opened, seen)
    problems = None
    if request.method == "POST" and form.is_valid():
        details = _said(opened.details, form)
        try:
            actions.map_waiting(opened, form.columns(), details, called=form.cleaned_data["remember"], by=desk.actor)
            return HttpResponse(status=303, headers={"Location": desk.url("work-release-waiting", pk)})
        except NotAFile as refused:
            problems = problems_shown(refused.problems)
    context = {"pending": pending, "form": form, "problems": problems, "seen": seen}
    trail = trail_to(desk, (pending.file, ""))
    status = 422 if form.errors or problems else 200
    return desk.page("measures/releases/mapping.html", context, trail=trail, status=status)


def _mapping_form(desk: Desk, opened: Opened, seen: Glimpse) -> MappingForm:
    columns = actions.columns_of(opened.pending) or guess(seen.headings)
    initial = initial_of(columns, opened.details)
    return MappingForm(seen.headings, _known(desk), desk.request.POST or None, initial=initial)


def _said(details: Details, form: MappingForm) -> Details:
    given = form.cleaned_data
    return replace(details, title=given["title"], publisher=given["publisher"], licence=given["licence"])
