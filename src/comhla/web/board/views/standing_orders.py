"""Standing orders as data: their editions, and what the law says of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.tables import rows_of
from comhla.web.board.actions import standing_orders as actions
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.agenda import EditionForm
from comhla.web.board.presenters import standing_orders as presenter
from comhla.web.board.rosters import bodies_of
from comhla.web.board.views.meetings import FORM
from comhla.web.board.views.meetings_desk import around, sent, status_of
from comhla.web.duties.facts import findings_of


@require_safe
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition, the latest first, with what the law says."""
    desk, today = desk_of(request, slug), clock.today()
    context = {
        "editions": presenter.editions(desk.facts, desk.url, today),
        "answers": presenter.answers(findings_of(desk.authority, today)),
        "may_record": desk.may(Permission.FACTS_RECORD),
        "new_url": desk.url("work-standing-orders-new"),
    }
    return desk.page("board/meetings/standing_orders.html", context, trail=[(_("Standing orders"), "")])


@require_http_methods(FORM)
def edition_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a new edition; the one before it ends."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    form = _form(desk, {})

    def work() -> str:
        actions.make_edition(desk.authority, form.said(), by=desk.actor)
        return desk.url("work-standing-orders")

    done = sent(desk, form, work, _("The new edition is recorded."))
    told = _("The edition that applies now ends on the day before this one begins.")
    return done or _form_page(desk, form, _("Record a new edition"), told=told)


@require_http_methods(FORM)
def edition(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Correct what is said of an edition.

    Raises:
        Http404: where there is none with this id.
    """
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    row = rows_of(desk.authority, actions.EDITIONS).filter(key=key).first()
    if row is None:
        raise Http404("There is no such edition.")
    form = _form(desk, {**plain_row(row, actions.EDITIONS), "version": row.version})

    def work() -> str:
        actions.change_edition(desk.authority, key, form.said(), by=desk.actor, version=form.version_seen)
        return desk.url("work-standing-orders")

    done = sent(desk, form, work, _("The edition is corrected."))
    return done or _form_page(desk, form, _("Correct an edition"))


def _form(desk: Desk, recorded: dict[str, Any]) -> EditionForm:
    bodies = bodies_of(desk.facts, clock.today())[:1]
    if recorded.get("body") not in (None, *dict(bodies)):
        bodies.append((recorded["body"], recorded["body"]))
    return EditionForm(desk.request.POST or None, recorded=recorded, choices={"body": bodies})


def _form_page(desk: Desk, form: EditionForm, title: str, **context: Any) -> HttpResponse:
    back = desk.url("work-standing-orders")
    trail = [(_("Standing orders"), back), (title, "")]
    given = around(desk, form, title=title, back=back, save=_("Save"), **context)
    return desk.page("board/meetings/edition_form.html", given, trail=trail, status=status_of(form))
