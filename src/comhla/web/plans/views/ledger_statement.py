"""The statement of how a plan was prepared (Act s.35(2)), built from the record and from words of the authority."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.consultation_statement import statement_document, tally, views_of
from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format, render
from comhla.documents.model import Document
from comhla.documents.renderers.html import html_body
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.refusals import put_in
from comhla.web.plans.actions.narratives import PLACES, narrate
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.ledger import NarrativeForm
from comhla.web.plans.ledger_queries import narrative_texts, narratives_of
from comhla.web.plans.presenters.ledger import counted
from comhla.web.plans.presenters.statement import place_words, places_shown, problems_of


@require_safe
def statement(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The statement as it stands today, with a place for words of the authority at each step."""
    page = plan_desk(request, slug, key)
    texts = narrative_texts(page.authority, page.plan.id)
    every = views_of(page.facts, page.plan.id)
    document = _document(page, texts)
    context = {
        "places": places_shown(texts, lambda place: page.url("work-plan-narrative", place)),
        "count": tally(every),
        "steps": counted(every),
        "formats": [(each.plain_name, each.value, _file_url(page, each)) for each in Format],
        "may_write": page.may(Permission.FACTS_RECORD),
        **_shown(document),
    }
    return page.page("plans/ledger/statement.html", "views", context, trail=[(_("Statement of consultation"), "")])


def _file_url(page: PlanDesk, format: Format) -> str:
    return page.url("work-plan-statement-file", format.value)


def _document(page: PlanDesk, texts: Any) -> Document:
    return statement_document(
        page.facts,
        page.plan.id,
        narrative=texts,
        issued_on=clock.today(),
        identifier=page.desk.request.build_absolute_uri(page.url("work-plan-statement")),
    )


def _shown(document: Document) -> dict[str, Any]:
    """The inside of the page, which the renderer wrote with every text escaped; or why it cannot be shown."""
    try:
        return {"body": SafeString(html_body(document, picture_address=lambda _picture: "", first_level=3))}
    except DocumentError as problem:
        return {"problem": str(problem)}


@require_safe
def file(request: HttpRequest, slug: str, key: str, form: str) -> HttpResponse:
    """The statement as a file in one of the forms."""
    page = plan_desk(request, slug, key)
    if form not in {each.value for each in Format}:
        raise Http404("There is no such form.")
    format = Format(form)
    try:
        content = render(_document(page, narrative_texts(page.authority, page.plan.id)), format)
    except DocumentError as problem:
        context = {"problem": str(problem), "places": (), "formats": ()}
        trail = [(_("Statement of consultation"), "")]
        return page.page("plans/ledger/statement.html", "views", context, trail=trail, status=422)
    name = f"statement-{page.plan.id}.{format.ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=format.media_type, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def narrative(request: HttpRequest, slug: str, key: str, place: str) -> HttpResponse:
    """Words of the authority for one place of the statement."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    if place not in PLACES:
        raise Http404("There is no such step.")
    found = narratives_of(page.authority, page.plan.id).get(place)
    said = found.text if found else ""
    initial = {"version": found.version if found else 0, "text": said}
    form = NarrativeForm(request.POST or None, initial=initial)
    status, theirs = 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            try:
                narrate(page.authority, key, place, given["text"], by=page.actor, version=given["version"])
            except ChangedMeanwhile as refused:
                status, theirs = put_in(form, refused), str((refused.theirs or {}).get("text", ""))
            else:
                return page.go_on(page.url("work-plan-statement"), _("The words are saved."))
    typed = form.cleaned_data.get("text", "") if status != 200 else said
    context = {
        "form": form,
        "title": place_words(place),
        "theirs": theirs,
        "is_conflict": status == 409,
        "problems": problems_of(place, typed),
        "cancel": page.url("work-plan-statement"),
        "mark": {422: _("Error:") + " ", 409: _("Conflict:") + " "}.get(status, ""),
    }
    trail = [(_("Statement of consultation"), page.url("work-plan-statement")), (context["title"], "")]
    return page.page("plans/ledger/narrative.html", "views", context, trail=trail, status=status)
