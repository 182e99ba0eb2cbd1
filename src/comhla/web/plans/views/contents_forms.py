"""Recording an action or a measure of a plan, changing one, and taking one out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import NONCE, once, sent_by
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.models import Row
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.actions.contents import ACTIONS, MEASURES, record_contents, remove_contents
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.contents import ActionForm, ContentsForm, MeasureForm, RemoveForm
from comhla.web.plans.presenters import contents_choices as offered
from comhla.web.stamps import new_stamp


class Kind(NamedTuple):
    """What pages about actions and pages about measures differ in."""

    collection: str
    new: Any
    change: Any
    recorded: Any
    remove: Any
    removed: Any
    remove_name: str


ACTION = Kind(
    ACTIONS,
    gettext_lazy("Add an action"),
    gettext_lazy("Change this action"),
    gettext_lazy("The action is saved."),
    gettext_lazy("Take out this action"),
    gettext_lazy("The action is taken out."),
    "work-plan-action-remove",
)
MEASURE = Kind(
    MEASURES,
    gettext_lazy("Add a measure"),
    gettext_lazy("Change this measure"),
    gettext_lazy("The measure is saved."),
    gettext_lazy("Take out this measure"),
    gettext_lazy("The measure is taken out."),
    "work-plan-measure-remove",
)


@require_http_methods(["GET", "HEAD", "POST"])
def action_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Add an action."""
    return _record(plan_desk(request, slug, key, Permission.FACTS_RECORD), ACTION, None)


@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, slug: str, key: str, row: str) -> HttpResponse:
    """Change an action."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    return _record(page, ACTION, _row_called(page, ACTIONS, row))


@require_http_methods(["GET", "HEAD", "POST"])
def action_remove(request: HttpRequest, slug: str, key: str, row: str) -> HttpResponse:
    """Take out an action."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    return _remove(page, ACTION, _row_called(page, ACTIONS, row))


@require_http_methods(["GET", "HEAD", "POST"])
def measure_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Add a measure."""
    return _record(plan_desk(request, slug, key, Permission.FACTS_RECORD), MEASURE, None)


@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, slug: str, key: str, row: str) -> HttpResponse:
    """Change a measure."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    return _record(page, MEASURE, _row_called(page, MEASURES, row))


@require_http_methods(["GET", "HEAD", "POST"])
def measure_remove(request: HttpRequest, slug: str, key: str, row: str) -> HttpResponse:
    """Take out a measure."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    return _remove(page, MEASURE, _row_called(page, MEASURES, row))


def _row_called(page: PlanDesk, collection: str, key: str) -> Row:
    """A row of this plan. Raises Http404 where it has none with this id."""
    found = rows_of(page.authority, collection).filter(key=key).first()
    if found is None or plain_row(found, collection)["plan"] != page.plan.id:
        raise Http404("There is no such row.")
    return found


def _record(page: PlanDesk, kind: Kind, row: Row | None) -> HttpResponse:
    """The form of a row that is new or there already; where it was sent and stands, the list."""
    recorded = {} if row is None else plain_row(row, kind.collection)
    form = _form(page, kind, recorded, None if row is None else row.version)
    if page.desk.request.method == "POST" and form.is_valid():
        try:
            return page.go_on(_saved(page, kind, form, row), str(kind.recorded))
        except NotRecorded as refused:
            form.put_in(refused)
    title = str(kind.new if row is None else kind.change)
    context = {"form": form, "title": title, "is_action": kind is ACTION, "lede": recorded.get("title", "")}
    if row is not None:
        context["remove_url"] = page.url(kind.remove_name, row.key)
    return _shown(page, "form", context, status=422 if form.errors else 200)


def _saved(page: PlanDesk, kind: Kind, form: ContentsForm, row: Row | None) -> str:
    """Record what was typed, once however often it is sent. Where to go on."""

    def work() -> str:
        version = None if row is None else form.cleaned_data["version"] or 0
        key = None if row is None else row.key
        record_contents(
            page.authority, kind.collection, page.plan.id, form.said(), by=page.actor, key=key, version=version
        )
        return page.url("work-plan-actions")

    return once(sent_by(page.desk.request, page.actor), work)


def _form(page: PlanDesk, kind: Kind, recorded: Mapping[str, Any], version: int | None) -> ContentsForm:
    typed = page.desk.request.POST or None
    row = {**recorded, "version": version}
    if kind is MEASURE:
        return MeasureForm(typed, recorded=row, choices=offered.measure_choices())
    return ActionForm(
        typed,
        recorded=row,
        choices=offered.action_choices(page.facts, page.plan, keeping=recorded),
        offered={
            "priority": offered.priorities_offered(page.facts, page.plan),
            "owner": offered.owners_offered(page.facts, page.plan, on=clock.today()),
        },
    )


def _remove(page: PlanDesk, kind: Kind, row: Row) -> HttpResponse:
    form = RemoveForm(page.desk.request.POST or None, initial={"version": row.version})
    if page.desk.request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            remove_contents(
                page.authority,
                kind.collection,
                page.plan.id,
                row.key,
                by=page.actor,
                version=given["version"],
                reason=given["reason"],
            )
        except NotRecorded as refused:
            form.add_error(None, str(refused))
        else:
            return page.go_on(page.url("work-plan-actions"), str(kind.removed))
    context = {"form": form, "title": str(kind.remove), "lede": plain_row(row, kind.collection)["title"]}
    return _shown(page, "remove", context, status=422 if form.errors else 200)


def _shown(page: PlanDesk, template: str, context: dict[str, Any], *, status: int) -> HttpResponse:
    request = page.desk.request
    given = {
        "back": page.url("work-plan-actions"),
        "form_number": request.POST.get(NONCE) or new_stamp(),
        "mark": _("Error:") + " " if status == 422 else "",
        **context,
    }
    trail = [(str(context["title"]), "")]
    return page.page(f"plans/contents/{template}.html", "actions", given, trail=trail, status=status)
