"""Releases: all of them, giving a file, and one that was taken in."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comhla.indicators.errors import NotAFile
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.measures import release_queries as queries
from comhla.web.measures.actions.importing import withdraw
from comhla.web.measures.actions.remembering import forget
from comhla.web.measures.actions.waiting import Kept, keep_waiting, needs_map
from comhla.web.measures.desk import desk_of
from comhla.web.measures.files import GivenFile
from comhla.web.measures.forms.releases import UploadForm, WithdrawForm
from comhla.web.measures.models import Release
from comhla.web.measures.presenters.releases import problems_shown, remarks_of
from comhla.web.measures.queries import releases_of
from comhla.web.measures.views.keys import hand_over

_ON_A_PAGE = 50


@require_safe
def releases(request: HttpRequest, slug: str) -> HttpResponse:
    """Every release that serves the authority, files that wait, and maps that are remembered."""
    desk = desk_of(request, slug)
    page = Paginator(releases_of(desk.authority), _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "waiting": list(queries.waiting_of(desk.authority)),
        "mappings": list(queries.mappings_of(desk.authority)),
        "may_record": desk.may(Permission.FACTS_RECORD),
    }
    return desk.page("measures/releases/releases.html", context, trail=[(_("Releases"), "")])


def trail_to(desk: Desk, *rest: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below the releases."""
    return [(_("Releases"), desk.url("work-releases")), *rest]


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a file. It is read at once; what is wrong with it is told here, and nothing of it is kept then."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    form = UploadForm(request.POST or None, request.FILES or None, today=clock.today())
    problems = None
    if request.method == "POST" and form.is_valid():
        try:
            return _go_on(desk, _keep(desk, form))
        except NotAFile as refused:
            problems = problems_shown(refused.problems)
        except NotRecorded as refused:
            form.add_error("file", str(refused))
    context = {"form": form, "problems": problems}
    status = 422 if form.errors or problems else 200
    return desk.page(
        "measures/releases/new.html", context, trail=trail_to(desk, (_("Take in a file"), "")), status=status
    )


def _keep(desk: Desk, form: UploadForm) -> Kept:
    given = GivenFile(form.file_name, form.cleaned_data["file"].read(), form.details(), form.cleaned_data["layout"])
    return keep_waiting(desk.authority, given, by=desk.actor)


def _go_on(desk: Desk, kept: Kept) -> HttpResponse:
    """To what the file would change, or first to which column holds what. The browser gets the key to the file."""
    name = "work-release-mapping" if needs_map(kept.pending) else "work-release-waiting"
    response = HttpResponse(status=303, headers={"Location": desk.url(name, kept.pending.pk)})
    return hand_over(response, kept)


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One release: where it came from, what was remarked and hidden, and withdrawing it."""
    posts = request.method == "POST"
    desk = desk_of(request, slug, Permission.FACTS_RECORD if posts else Permission.WORKSPACE_SEE)
    found = _release(desk, pk)
    form = WithdrawForm(request.POST or None)
    if posts and form.is_valid():
        try:
            withdraw(found, by=desk.actor, because=form.cleaned_data["because"])
            return desk.go_on(
                desk.url("work-release", pk), _("The release is withdrawn. What it replaced counts again.")
            )
        except NotRecorded as refused:
            form.add_error(None, str(refused))
    is_own = found.authority_id == desk.authority.pk
    context = {
        "release": found,
        "form": form,
        "remarks": remarks_of(found.remarks),
        "is_own": is_own,
        "may_withdraw": is_own and found.withdrawn_at is None and desk.may(Permission.FACTS_RECORD),
        "counting": found.figures.filter(is_current=True).count(),
    }
    trail, status = trail_to(desk, (str(found), "")), 422 if form.errors else 200
    return desk.page("measures/releases/release.html", context, trail=trail, status=status)


def _release(desk: Desk, pk: int) -> Release:
    found = queries.release_with(desk.authority, pk)
    if found is None:
        raise Http404("There is no such release.")
    return found


@require_POST
def forget_mapping(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Forget how files of one shape are read."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    saved = get_object_or_404(queries.mappings_of(desk.authority).select_related("authority"), pk=pk)
    forget(saved, by=desk.actor)
    return desk.go_on(desk.url("work-releases"), _("The mapping is forgotten. Releases read by it stay."))
