"""A paper as a file in five forms, and taking over a paper that was written in Word."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.board_paper import paper_document
from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format, render
from comhla.documents.model import Document
from comhla.documents.renderers.html import html_body
from comhla.law.facts import Paper
from comhla.web import clock
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.board.actions import writing as actions
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.writing import TakeOverForm, WordForm, proposed
from comhla.web.board.views.meetings_desk import around, put_in, status_of
from comhla.web.board.views.writing import WRITE, saving, trail_of
from comhla.web.board.writing_queries import paper_called, version_of
from comhla.web.plans.actions.word import what_it_holds


@require_safe
def read(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The whole paper as it would go out now."""
    desk = desk_of(request, slug)
    found = paper_called(desk.facts, key)
    return _read_page(desk, found)


def _read_page(desk: Desk, found: Paper, problem: str = "") -> HttpResponse:
    context = {"paper": found, "problem": problem, "body": ""}
    try:
        # The renderer wrote it with every text escaped.
        body = html_body(_document(desk, found), picture_address=lambda _picture: "", first_level=2)
        context["body"] = SafeString(body)
    except DocumentError as fault:
        context["problem"] = problem or str(fault)
    status = 422 if context["problem"] else 200
    trail = trail_of(desk, found, _("Read"))
    return desk.page("board/writing/read.html", context, trail=trail, status=status)


def _document(desk: Desk, found: Paper) -> Document:
    return paper_document(desk.facts, found.id, on=clock.today())


@require_safe
def file(request: HttpRequest, slug: str, key: str, form: str) -> HttpResponse:
    """The paper as a file in one of the forms."""
    desk = desk_of(request, slug)
    found = paper_called(desk.facts, key)
    if form not in set(Format):
        raise Http404("There is no such form.")
    format = Format(form)
    try:
        content = render(_document(desk, found), format)
    except DocumentError as problem:
        return _read_page(desk, found, str(problem))
    headers = {
        "Content-Disposition": f'attachment; filename="{found.id}.{format.ending}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=format.media_type, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def word(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Choose a Word file, see what was found in it, say where it belongs, and take it over."""
    desk = desk_of(request, slug, WRITE)
    found = paper_called(desk.facts, key)
    if request.method == "POST" and "sections" in request.POST:
        return _take_over(desk, found)
    form = WordForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            held = what_it_holds(sent.read(settings.MOST_UPLOADED_BYTES + 1))
        except NotRecorded as refused:
            form.add_error("file", str(refused))
        else:
            initial = proposed(held.sections, version_of(desk.authority, key))
            chosen = TakeOverForm(initial=initial, number=len(held.sections))
            return _found_page(desk, found, chosen, name=sent.name, held=held)
    context = around(desk, form, paper=found)
    trail = trail_of(desk, found, _("From Word"))
    return desk.page("board/writing/word.html", context, trail=trail, status=status_of(form))


def _take_over(desk: Desk, found: Paper) -> HttpResponse:
    told = desk.request.POST.get("sections", "")
    number = int(told) if told.isdecimal() and len(told) <= 3 else 0
    form = TakeOverForm(desk.request.POST, number=min(number, 100))
    if not form.is_valid():
        return _found_page(desk, found, form)
    sections, asked = form.wanted()

    def save() -> actions.Saved:
        version = form.cleaned_data["version"]
        return actions.take_over(desk.authority, found.id, sections, asked, version=version, by=desk.actor)

    try:
        return saving(desk, save, desk.url("work-paper", found.id))
    except ChangedMeanwhile as meanwhile:
        form.add_error(None, _("Somebody else changed this paper meanwhile. Send it once more to add yours to theirs."))
        form.data = form.data.copy()
        form.data["version"] = str(meanwhile.version)
    except NotRecorded as refused:
        put_in(form, refused)
    return _found_page(desk, found, form)


def _found_page(desk: Desk, found: Paper, form: TakeOverForm, **context: object) -> HttpResponse:
    given = around(desk, form, paper=found, **context)
    trail = trail_of(desk, found, _("From Word"))
    return desk.page("board/writing/word_found.html", given, trail=trail, status=status_of(form))
