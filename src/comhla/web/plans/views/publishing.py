"""Getting a plan ready for publication, asking for it, and answering."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.plans import published_queries as queries
from comhla.web.plans.actions import bundle_files as files
from comhla.web.plans.actions import publishing as actions
from comhla.web.plans.bundle import FileKind, State
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.publishing import AnswerForm, AskForm, FileForm, SetAsideForm
from comhla.web.plans.models import PublicationKind, PublicationRequest
from comhla.web.plans.presenters import publishing as presenter

_TAB = "publish"


@require_safe
def bundle(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What has to be published with the plan, what is missing, and what waits for an answer."""
    return _bundle_page(plan_desk(request, slug, key), None)


def _bundle_page(desk: PlanDesk, form: forms.Form | None) -> HttpResponse:
    now = actions.bundle_now(desk.authority, desk.plan, on=clock.today())
    editions = queries.editions_of(desk.authority, desk.plan.id)
    asked = queries.open_request(desk.authority, desk.plan.id)
    may_record = desk.may(Permission.FACTS_RECORD)
    kinds = presenter.kinds_to_ask(editions, is_complete=now.is_complete) if may_record and asked is None else []
    context = {
        "items": presenter.items_shown(now, desk.url, desk.desk.url, may_set_aside=desk.may(Permission.STEP_OVERRIDE)),
        "missing": len(now.missing),
        "state": presenter.state_of(editions, is_asked=asked is not None),
        "files": presenter.files_shown(queries.bundle_files(desk.authority, desk.plan.id), desk.url),
        "asked": presenter.asked_shown(asked, desk.actor.id),
        "form": form or AnswerForm(),
        "to_ask": [(presenter.asked_words(each), desk.url("work-plan-publish-ask", each)) for each in kinds],
        "answer_url": desk.url("work-plan-publish-answer"),
        "file_url": desk.url("work-plan-publish-file-new"),
        "editions": editions,
        "may_record": may_record,
        "may_decide": desk.may(Permission.PUBLICATION_DECIDE),
    }
    return desk.page("plans/publishing/bundle.html", _TAB, context, status=422 if form is not None else 200)


# --------------------------------------------------------------------------------------------------------- files


@require_http_methods(["GET", "HEAD", "POST"])
def file_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Add a document that goes with the plan."""
    desk = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    form = FileForm(request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind", "")})
    if request.method == "POST" and form.is_valid() and form.upload is not None:
        said = form.cleaned_data
        try:
            files.add_file(
                desk.authority,
                desk.plan,
                form.upload,
                kind=FileKind(said["kind"]),
                title=said["title"],
                language=said["language"],
                by=desk.actor,
            )
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            return desk.go_on(desk.url("work-plan-publish"), _("The file is added."))
    context = {"form": form, "back": desk.url("work-plan-publish")}
    trail = [(_("Add a file"), "")]
    return desk.page("plans/publishing/file_form.html", _TAB, context, trail=trail, status=422 if form.errors else 200)


@require_safe
def file(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """An uploaded document, to look at before it is published."""
    desk = plan_desk(request, slug, key)
    found = queries.bundle_file(desk.authority, desk.plan.id, number)
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(True, found.name) or ""
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def file_remove(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """Take an uploaded document out of what is to be published."""
    desk = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    found = queries.bundle_file(desk.authority, desk.plan.id, number)
    if request.method == "POST":
        files.remove_file(found, by=desk.actor)
        return desk.go_on(desk.url("work-plan-publish"), _("The file is taken out."))
    context = {"file": found, "back": desk.url("work-plan-publish")}
    return desk.page("plans/publishing/file_remove.html", _TAB, context, trail=[(_("Take a file out"), "")])


# ------------------------------------------------------------------------------------------------------- guidance


@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: HttpRequest, slug: str, key: str, item: str) -> HttpResponse:
    """Leave out something that guidance asks for, or ask for it again."""
    desk = plan_desk(request, slug, key, Permission.STEP_OVERRIDE)
    now = actions.bundle_now(desk.authority, desk.plan, on=clock.today())
    found = next((each for each in now.items if each.key == item), None)
    if found is None or not found.basis.may_be_set_aside:
        raise Http404("Nothing of this name can be set aside.")
    is_aside = found.state is State.SET_ASIDE
    form = SetAsideForm(request.POST or None)
    if request.method == "POST" and (is_aside or form.is_valid()):
        try:
            if is_aside:
                files.take_up_again(desk.authority, desk.plan, item, by=desk.actor)
            else:
                reason = form.cleaned_data["reason"]
                files.set_guidance_aside(desk.authority, desk.plan, item, reason, by=desk.actor)
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            return desk.go_on(desk.url("work-plan-publish"), _("That is recorded."))
    context = {"form": form, "item": found, "is_aside": is_aside, "back": desk.url("work-plan-publish")}
    status = 422 if form.errors else 200
    return desk.page("plans/publishing/set_aside.html", _TAB, context, trail=[(found.title, "")], status=status)


# ----------------------------------------------------------------------------------------------- asking, answering


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str, key: str, kind: str) -> HttpResponse:
    """Ask somebody else to publish, correct or withdraw the plan."""
    desk = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    if kind not in PublicationKind.values:
        raise Http404("Nothing of this kind can be asked for.")
    is_later, is_withdrawal = kind != PublicationKind.PUBLICATION, kind == PublicationKind.WITHDRAWAL
    given = request.POST if request.method == "POST" else None
    form = AskForm(given, is_later=is_later, is_withdrawal=is_withdrawal)
    if request.method == "POST" and form.is_valid():
        wanted = actions.Wanted(PublicationKind(kind), **form.cleaned_data)
        try:
            actions.ask(desk.authority, desk.plan, wanted, by=desk.actor)
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            said = _("It is asked for. Somebody else who decides what the public sees has to agree.")
            return desk.go_on(desk.url("work-plan-publish"), said)
    title = presenter.asked_words(kind)
    missing = () if is_withdrawal else actions.bundle_now(desk.authority, desk.plan, on=clock.today()).missing
    context = {
        "form": form,
        "title": title,
        "missing": missing,
        "is_withdrawal": is_withdrawal,
        "back": desk.url("work-plan-publish"),
    }
    status = 422 if form.errors else 200
    return desk.page("plans/publishing/ask.html", _TAB, context, trail=[(title, "")], status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Agree to what was asked for, which publishes it, or say no. Who only opens the address is led to the bundle."""
    desk = plan_desk(request, slug, key)
    asked = queries.open_request(desk.authority, desk.plan.id)
    if request.method != "POST":
        return redirect("work-plan-publish", slug, key)
    form = AnswerForm(request.POST)
    if asked is None:
        form.is_valid()
        form.add_error(None, _("Nothing waits for an answer any more."))
    elif form.is_valid():
        try:
            return _answered(desk, asked, form)
        except NotRecorded as refused:
            put_in(form, refused)
    return _bundle_page(desk, form)


def _answered(desk: PlanDesk, asked: PublicationRequest, form: AnswerForm) -> HttpResponse:
    if form.cleaned_data["answer"] == AnswerForm.REFUSE:
        actions.end_request(asked, by=desk.actor, reason=form.cleaned_data["reason"])
        return desk.go_on(desk.url("work-plan-publish"), _("It is not published. The reason is in the audit trail."))
    made = actions.agree(asked, by=desk.actor)
    if made.kind == PublicationKind.WITHDRAWAL:
        return desk.go_on(desk.url("work-plan-publish"), _("The plan is withdrawn."))
    said = _("Version %(number)s is published, with everything that goes with it.") % {"number": made.number}
    return desk.go_on(desk.url("work-plan-publish"), said)
