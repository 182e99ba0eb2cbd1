"""Recording a row: a new one, a change, or one that takes the place of another from a day on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from comhla.web import clock
from comhla.web.audit.queries import events_about
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.actions.succession import has_days, succeed_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.forms.posted import open_on_the_way, posted_from, stepped
from comhla.web.authorities.forms.row_form import RowForm, leave_unchecked
from comhla.web.authorities.forms.small import FromDayForm, NewFunctionForm
from comhla.web.authorities.identifiers import GIVEN_BY_PEOPLE, proposed_id
from comhla.web.authorities.labels import Data
from comhla.web.authorities.models import Row
from comhla.web.authorities.presenters.changes import beside, differing
from comhla.web.authorities.presenters.core import person_shown
from comhla.web.authorities.presenters.form_page import Summary, layout_of
from comhla.web.authorities.presenters.problems import at_fields
from comhla.web.authorities.presenters.to_come import days_to_come
from comhla.web.authorities.tables import FUNCTIONS, is_single
from comhla.web.authorities.views.dated import version_of
from comhla.web.authorities.views.desk import CollectionDesk, SeeOther, collection_desk, with_link
from comhla.web.authorities.views.refusals import words_elsewhere

_PERSONAL = {
    "members": [
        "person",
        "term_last_day",
        "is_councillor",
        "is_non_executive_director",
        "is_health_board_member",
        "meets_conditions_of_seat",
        "left_because",
        "notice_on",
        "nominating_body_told_on",
        "interests",
        "ceased_to_be_councillor_on",
        "disqualifications",
        "removal_agreed_by",
    ],
    "officers": [
        "person",
        "appointed_on",
        "interim",
        "joined_seconding_body_on",
        "seconded_from",
        "seconded_to",
        "consulted",
        "approved_by_standards_commission",
    ],
}
"""What belongs to the holder and not to the seat or post, and is not carried over to the next one."""


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str, collection: str) -> HttpResponse:
    """A new row."""
    desk = collection_desk(request, slug, collection, to_write=True)
    if is_single(collection) and desk.rows.exists():
        return SeeOther(desk.asked_again(desk.url("record-row", "")))
    if collection == FUNCTIONS and not desk.names.of("schemes"):
        messages.info(request, _("A function is delegated by a scheme. Record the scheme first."))
        return SeeOther(desk.url("record-collection"))
    return _New(desk).answer()


@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, slug: str, collection: str, key: str) -> HttpResponse:
    """A row: to read, and for those who may, to change."""
    desk = collection_desk(request, slug, collection, to_write=request.method == "POST")
    if is_single(collection) and not desk.rows.exists():
        if not desk.may_record:
            return desk.page("nothing_yet", trail=[*desk.trail[:1], (str(desk.called.many), "")])
        return SeeOther(desk.asked_again(desk.url("record-new")))
    found = _row_or_none(desk, key)
    if found is None and request.method == "GET":
        raise Http404("There is no such row.")
    if not desk.may_record and found is not None:
        return _read_only(desk, found)
    return _Change(desk, key, found).answer()


@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, slug: str, collection: str, key: str) -> HttpResponse:
    """A row that takes the place of another from a day on."""
    desk = collection_desk(request, slug, collection, to_write=True)
    if not has_days(collection):
        raise Http404("Rows of this kind do not run from day to day.")
    return _Replace(desk, key, desk.row(key)).answer()


def _row_or_none(desk: CollectionDesk, key: str) -> Row | None:
    return desk.rows.filter(key=desk.key(key)).first()


class _New:
    """The form of a new row: what is typed, checked, saved, or shown again with everything that was typed."""

    saved = gettext_lazy("Recorded: %(name)s.")

    def __init__(self, desk: CollectionDesk) -> None:
        self.desk = desk
        self.told: Data = {}
        self.left_out = desk.left_out
        if desk.collection in GIVEN_BY_PEOPLE:
            self.left_out = tuple(each for each in desk.left_out if each != "id")

    def answer(self) -> HttpResponse:
        """The page, or where it leads."""
        if self.desk.request.method != "POST":
            return self.show(self.form(self.at_first()).leave_unchecked())
        step = self.desk.request.POST.get("step", "")
        if step:
            sent = stepped(self.desk.request.POST, self.desk.kind, step)
            return self.show(self.form(sent).leave_unchecked())
        form, beside_it = self.form(self.desk.request.POST), self.also()
        if not all([form.is_valid(), beside_it is None or beside_it.is_valid()]):
            return self.show(form, 422)
        return self.save(form)

    def save(self, form: RowForm) -> HttpResponse:
        """Record what the form says, or say why not."""
        try:
            answer = self.desk.once(lambda: self.record(form))
        except ChangedMeanwhile as conflict:
            return self.conflict(form, conflict)
        except Unacceptable as unacceptable:
            return self.show(self.with_problems(unacceptable), 422)
        except NotRecorded as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, 422)
        return answer

    def record(self, form: RowForm) -> str:
        """Record a new row; where to go then."""
        scheme = self.desk.request.POST.get("scheme")
        data = self.with_id(form.plain())
        desk = self.desk
        made = record_row(
            desk.authority, desk.collection, data, by=desk.actor, scheme=scheme, reason=form.cleaned_data["reason"]
        )
        return self.done(made)

    def done(self, made: Row) -> str:
        """Say what was recorded, and where to go."""
        desk = self.desk
        said = plain_row(made, desk.collection)
        name = str(desk.called.many) if is_single(desk.collection) else desk.names.row(desk.collection, said)
        url = desk.url("record-row", made.key)
        messages.success(desk.request, with_link(self.saved, url, name))
        for words in days_to_come(desk.kind, self.told, said, clock.today()):
            messages.info(desk.request, words)
        return desk.next or (
            desk.url("record-row", "") if is_single(desk.collection) else desk.url("record-collection")
        )

    def with_id(self, data: Data) -> dict[str, Any]:
        """The row with an id, proposed where nobody gave one."""
        desk = self.desk
        if "id" not in desk.kind.fields or data.get("id"):
            return dict(data)
        taken = set(desk.rows.values_list("key", flat=True))
        return {"id": proposed_id(desk.collection, str(desk.called.one), data, taken), **data}

    def at_first(self) -> QueryDict:
        """What the form says before anybody typed: what the address says of its fields."""
        fields = self.desk.kind.fields
        given = {name: value for name, value in self.desk.request.GET.items() if name in fields and value}
        data = QueryDict(mutable=True)
        data.update(given)
        return data

    def form(self, data: QueryDict) -> RowForm:
        """The form of what was typed."""
        return RowForm(self.desk.kind, self.desk.names, data, left_out=self.left_out)

    def also(self) -> Any:
        """A small form above that of the row."""
        if self.desk.collection != FUNCTIONS:
            return None
        return NewFunctionForm(self.desk.names, self.desk.request.POST or None)

    def with_problems(self, unacceptable: Unacceptable) -> RowForm:
        """The form with every problem at its field, in rows opened for it, and the others above."""
        desk = self.desk
        data = desk.request.POST.copy()
        problems = at_fields(unacceptable, desk.kind, desk.names, desk.collection)
        for problem in problems:
            open_on_the_way(data, desk.kind, problem.path)
        form = self.form(data)
        form.full_clean()
        for problem in problems:
            form.add_error(problem.path if problem.path in form.fields else None, problem.words)
        for words in words_elsewhere(desk, unacceptable):
            form.add_error(None, words)
        return form

    def conflict(self, form: RowForm, conflict: ChangedMeanwhile) -> HttpResponse:
        """Somebody was first: for a new row, they recorded the only one there can be."""
        return self.show(form, 409, **compared(self.desk, form.plain(), conflict))

    def show(self, form: RowForm, status: int = 200, **context: Any) -> HttpResponse:
        """The page of the form."""
        desk = self.desk
        focus = desk.request.GET.get("field", "")
        also, wanted = self.also(), context.pop("wanted", ()) or (focus,)
        if also is not None and status == 200:
            leave_unchecked(also)
        layout = layout_of(form, wanted=wanted)
        if status == 200 and focus in form.fields and desk.request.method == "GET":
            form.fields[focus].widget.attrs["autofocus"] = True
        shown = {
            "form": form,
            "also": also,
            "layout": layout,
            "summary": Summary(form, layout, also),
            "focus": focus if focus in desk.kind.fields else "",
            "version": desk.request.POST.get("version", ""),
            **self.around(),
            **context,
        }
        return desk.page("row_form", status, **shown)

    def around(self) -> dict[str, Any]:
        """What stands round the form."""
        title = _("New %(one)s") % {"one": self.desk.called.one}
        return {"title": title, "trail": [*self.desk.trail, (title, "")], "save_label": _("Save")}


class _Change(_New):
    """The form of a row that is recorded."""

    saved = gettext_lazy("Saved: %(name)s.")

    def __init__(self, desk: CollectionDesk, key: str, found: Row | None) -> None:
        super().__init__(desk)
        self.key, self.found = key, found
        self.left_out = desk.left_out
        if found is not None:
            self.told = plain_row(found, desk.collection)

    def also(self) -> Any:
        """Nothing: a function stays under the scheme that began it."""
        return None

    def at_first(self) -> QueryDict:
        """What is recorded."""
        return posted_from(
            self.desk.kind, {name: each for name, each in self.told.items() if name not in self.left_out}
        )

    def record(self, form: RowForm) -> str:
        """Change the row; where to go then."""
        desk = self.desk
        data = {name: self.told[name] for name in self.left_out if name in self.told} | form.plain()
        if "id" in desk.kind.fields:
            data["id"] = self.key
        made = record_row(
            desk.authority,
            desk.collection,
            data,
            by=desk.actor,
            key=desk.key(self.key),
            version=version_of(desk.request),
            reason=form.cleaned_data["reason"],
        )
        return self.done(made)

    def around(self) -> dict[str, Any]:
        """The row's name and what else can be done with it."""
        desk, found = self.desk, self.found
        name = desk.names.row(desk.collection, self.told) if found else str(desk.called.one)
        if is_single(desk.collection):
            name = str(desk.called.many)
        shown: dict[str, Any] = {
            "title": name,
            "trail": [*(desk.trail[:1] if is_single(desk.collection) else desk.trail), (name, "")],
            "save_label": _("Save changes"),
            "row_key": self.key,
            "row": found,
            "has_days": has_days(desk.collection) and found is not None,
        }
        if desk.request.method == "GET" and found is not None:
            shown["version"] = found.version
            shown["last_event"] = events_about(desk.slug, desk.collection, found.key).first()
        if desk.collection == "people" and found is not None:
            shown["person"] = person_shown(desk.facts, desk.names, clock.today(), self.key)
        return shown


class _Replace(_New):
    """The form of a row that takes the place of another."""

    saved = gettext_lazy("Recorded from that day: %(name)s.")

    def __init__(self, desk: CollectionDesk, key: str, found: Row) -> None:
        super().__init__(desk)
        self.key, self.found = key, found
        self.left_out = (*desk.left_out, "first_day", "last_day", "left_because")
        self.present = plain_row(found, desk.collection)

    def also(self) -> Any:
        """The day, and why the present one leaves."""
        return FromDayForm(self.desk.kind, self.desk.names, self.desk.request.POST or None)

    def form(self, data: QueryDict) -> RowForm:
        """The form of the new row. Where no field says why a holder left, the reason does."""
        form = super().form(data)
        if self.desk.collection == "officers":
            form.fields["reason"].label = _("Why did the present one leave?")
        return form

    def at_first(self) -> QueryDict:
        """What the present row says, without its days and what belongs to its holder."""
        dropped = {*self.left_out, *_PERSONAL.get(self.desk.collection, ())}
        return posted_from(self.desk.kind, {name: each for name, each in self.present.items() if name not in dropped})

    def record(self, form: RowForm) -> str:
        """End the one and begin the other; where to go then."""
        desk, day_form = self.desk, self.also()
        day_form.is_valid()
        from_day = day_form.cleaned_data["from_day"]
        data = {**form.plain(), "first_day": from_day.isoformat()}
        made = succeed_row(
            desk.authority,
            desk.collection,
            desk.key(self.key),
            self.with_id(data),
            by=desk.actor,
            version=version_of(desk.request),
            from_day=from_day,
            also=day_form.also(),
            reason=form.cleaned_data["reason"],
        )
        return self.done(made)

    def conflict(self, form: RowForm, conflict: ChangedMeanwhile) -> HttpResponse:
        """The row that was to end has changed: show how it is now, and let the form be sent again."""
        words = _("Somebody else changed the present one while you were working. Look at it, then save again.")
        form.add_error(None, words)
        return self.show(form, 409, version=conflict.version)

    def around(self) -> dict[str, Any]:
        """The row that ends."""
        desk = self.desk
        name = desk.names.row(desk.collection, self.present)
        shown = {
            "title": _("Replace from a day"),
            "lede": name,
            "trail": [*desk.trail, (name, desk.url("record-row", self.key)), (_("Replace from a day"), "")],
            "save_label": _("Save both"),
            "replaces": name,
        }
        if desk.request.method == "GET":
            shown["version"] = self.found.version
        return shown


def compared(desk: CollectionDesk, mine: Data, conflict: ChangedMeanwhile) -> dict[str, Any]:
    """What both typed, for the page that shows it side by side."""
    theirs = conflict.theirs
    hidden = dict.fromkeys(desk.left_out)
    shown: dict[str, Any] = {"version": conflict.version, "is_conflict": True, "is_gone": theirs is None}
    if theirs is not None:
        shown["beside"] = beside(desk.kind, {**mine, **hidden}, {**theirs, **hidden}, desk.names)
        shown["wanted"] = differing({**mine, **hidden}, {**theirs, **hidden})
        shown["first"] = events_about(desk.slug, desk.collection, str(theirs.get("id", ""))).first()
    return shown


def _read_only(desk: CollectionDesk, found: Row) -> HttpResponse:
    """The row for those who may read and not record."""
    told = plain_row(found, desk.collection)
    name = str(desk.called.many) if is_single(desk.collection) else desk.names.row(desk.collection, told)
    trail = [*(desk.trail[:1] if is_single(desk.collection) else desk.trail), (name, "")]
    context: dict[str, Any] = {
        "title": name,
        "trail": trail,
        "row": found,
        "row_key": found.key,
        "told": desk.names.told(desk.kind, {name: each for name, each in told.items() if name not in desk.left_out}),
    }
    if desk.collection == "people":
        context["person"] = person_shown(desk.facts, desk.names, clock.today(), found.key)
    return desk.page("row", **context)
