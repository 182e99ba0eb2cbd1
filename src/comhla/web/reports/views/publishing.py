"""Looking at a report before it is published, asking for it, answering, and recording copies."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format, render
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.reports.actions import publishing as actions
from comhla.web.reports.actions.copying import COMMITTEE, recipients_of, send_copies
from comhla.web.reports.desk import ReportDesk, begun
from comhla.web.reports.forms.publishing import AnswerForm, AskForm, CopiesForm
from comhla.web.reports.making import made
from comhla.web.reports.models import ReportRequest
from comhla.web.reports.page import preview_of
from comhla.web.reports.pictures import addresses, kept
from comhla.web.reports.queries import REPORTS, editions_of, open_request, version_of

ASK, ANSWER = "ask", "answer"


# ---------------------------------------------------------------------------------------------------------- preview


@require_safe
def preview(request: HttpRequest, slug: str, year: str) -> HttpResponse:
    """The report as it stands, with what is missing at its end. Charts that are not drawn yet are left out."""
    page, _report = begun(request, slug, year)
    now = made(page.desk.authority, page.year)
    figures = kept(now.charts)
    document = now.with_pictures(figures).document(on=clock.today(), is_draft=True)
    body, problem = "", ""
    try:
        body = preview_of(document, addresses(now.charts, figures))
    except DocumentError as refused:
        problem = str(refused)
    context = {
        "body": body,
        "problem": problem,
        "drawn": len(figures),
        "charts": len(now.charts),
        "forms": [(each.plain_name, page.url("work-report-document", each.value)) for each in Format],
    }
    return page.page("reports/preview.html", "work-report-preview", context)


@require_safe
def document(request: HttpRequest, slug: str, year: str, form: str) -> HttpResponse:
    """The report as it stands as a file, to send round before it is published."""
    page, _report = begun(request, slug, year)
    if form not in {each.value for each in Format}:
        raise Http404("There is no such form.")
    now, format = made(page.desk.authority, page.year), Format(form)
    draft = now.with_pictures(kept(now.charts)).document(on=clock.today(), is_draft=True)
    try:
        content = render(draft, format)
    except DocumentError as problem:
        told = {"body": "", "problem": str(problem), "forms": []}
        return page.page("reports/preview.html", "work-report-preview", told, status=422)
    response = HttpResponse(content, content_type=format.media_type)
    name = f"performance-report-{page.year.label}-draft.{format.ending}"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


# ------------------------------------------------------------------------------------------------------- publishing


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, slug: str, year: str) -> HttpResponse:
    """Ask somebody else to publish the report; agree, which publishes it, or say no."""
    page, report = begun(request, slug, year, Permission.WORKSPACE_SEE)
    asked = open_request(page.desk.authority, report)
    editions = editions_of(page.desk.authority, report)
    what = request.POST.get("what", "")
    ask_form = AskForm(request.POST if what == ASK else None, is_later=bool(editions))
    answer_form = AnswerForm(request.POST if what == ANSWER else None)
    bound: forms.Form | None = {ASK: ask_form, ANSWER: answer_form}.get(what)
    status = 200
    if bound is not None:
        status = 422
        if bound.is_valid():
            try:
                said = _asked(page, ask_form) if what == ASK else _answered(page, asked, answer_form)
                return page.desk.go_on(page.url("work-report-publish"), said)
            except NotRecorded as refused:
                status = put_in(bound, refused)
    now = made(page.desk.authority, page.year)
    context = {
        "form": bound,
        "ask": ask_form,
        "answer": answer_form,
        "asked": asked,
        "is_own": asked is not None and str(asked.asked_by_id) == page.desk.actor.id,
        "editions": editions,
        "gaps": now.contents.gaps,
        "may_decide": page.desk.may(Permission.PUBLICATION_DECIDE),
    }
    return page.page("reports/publish.html", "work-report-publish", context, status=status)


def _asked(page: ReportDesk, form: AskForm) -> str:
    said = {name: form.cleaned_data.get(name, "") for name in ("says", "because")}
    actions.ask(page.desk.authority, page.year, by=page.desk.actor, **said)
    return _("It is asked for. Somebody else who decides what the public sees has to agree.")


def _answered(page: ReportDesk, asked: ReportRequest | None, form: AnswerForm) -> str:
    if asked is None:
        raise NotRecorded(_("Nothing waits for an answer any more."))
    if form.cleaned_data["answer"] == AnswerForm.REFUSE:
        actions.end_request(asked, by=page.desk.actor, reason=form.cleaned_data["reason"])
        return _("It is not published. The reason is in the audit trail.")
    edition = actions.agree(asked, by=page.desk.actor)
    return _("Edition %(number)s is published, with its files and every figure.") % {"number": edition.number}


# ----------------------------------------------------------------------------------------------------------- copies


@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: HttpRequest, slug: str, year: str) -> HttpResponse:
    """Who is to have a copy, by the model of integration, and who got one when."""
    page, report = begun(request, slug, year)
    recipients = recipients_of(page.desk.facts, page.year)
    called = {
        each: _("The integration joint monitoring committee") if each == COMMITTEE else each for each in recipients
    }
    sent = {each.recipient: each.sent_on for each in (page.row.copies if page.row is not None else None) or ()}
    version = version_of(page.desk.authority, REPORTS, report)
    without = [each for each in recipients if not sent.get(each)]
    form = CopiesForm(
        request.POST if request.method == "POST" else None,
        recipients=list(called.items()),
        initial={"on": clock.today(), "version": version, "recipient": without},
    )
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            try:
                send_copies(
                    page.desk.authority,
                    page.year,
                    given["recipient"],
                    on=given["on"],
                    by=page.desk.actor,
                    version=given["version"],
                )
                return page.desk.go_on(page.url("work-report-copies"), _("It is recorded that the copies were sent."))
            except NotRecorded as refused:
                status = put_in(form, refused)
    context = {
        "form": form,
        "rows": [(name, sent.get(each)) for each, name in called.items()],
        "is_published": bool(editions_of(page.desk.authority, report)),
    }
    return page.page("reports/copies.html", "work-report-copies", context, status=status)
