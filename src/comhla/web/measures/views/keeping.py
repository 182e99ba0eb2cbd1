"""One measure for the people of the authority: who answers for it, whether it is in date, and its targets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comhla.indicators.catalogue import Indicator, Suite
from comhla.indicators.errors import Unknown
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.accounts.queries import people_in
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.measures import queries
from comhla.web.measures.actions import keeping as actions
from comhla.web.measures.desk import desk_of
from comhla.web.measures.forms.keeping import KeeperForm, RemoveForm, TargetForm
from comhla.web.measures.models import Keeper, LocalIndicator, Target
from comhla.web.measures.places import place_of
from comhla.web.measures.presenters.figures import defined
from comhla.web.measures.presenters.overview import Looking, overview
from comhla.web.measures.staleness import latest_periods, waiting_of
from comhla.web.measures.views.downloads import links_of


class Asked(NamedTuple):
    """A request about one measure."""

    desk: Desk
    indicator: Indicator

    @property
    def url(self) -> str:
        """The page of the measure."""
        return self.desk.url("work-measure", self.indicator.key)

    def trail(self, *rest: tuple[str, str]) -> list[tuple[str, str]]:
        """The way to a page."""
        return [(self.indicator.label, self.url if rest else ""), *rest]


def _asked(request: HttpRequest, slug: str, key: str, permission: Permission = Permission.WORKSPACE_SEE) -> Asked:
    desk = desk_of(request, slug, permission)
    try:
        return Asked(desk, queries.indicator_called(desk.authority, key))
    except Unknown as unknown:
        raise Http404(str(unknown)) from None


def _keeper(asked: Asked) -> Keeper | None:
    return Keeper.objects.filter(authority=asked.desk.authority, indicator=asked.indicator.key).first()


@require_safe
def measure(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The measure with its latest figure, owner, targets and definition."""
    asked = _asked(request, slug, key)
    desk, indicator, keeper, today = asked.desk, asked.indicator, _keeper(asked), clock.today()
    place = place_of(desk.authority)
    figures = queries.observations_of(desk.authority, [indicator.key], queries.of_areas(place.codes))
    (group,) = overview([indicator], place, figures, looking=Looking({}, today)).groups
    (row,) = (*group.rows, *group.without)
    latest = latest_periods(desk.authority, [indicator.key]).get(indicator.key)
    context = {
        "indicator": indicator,
        "row": row,
        "keeper": keeper,
        "owner": keeper.post if keeper else indicator.owner,
        "waiting": waiting_of(indicator, latest, keeper, today),
        "targets": queries.targets_of(desk.authority, indicator.key),
        "defined": defined(indicator),
        "local": _local(asked),
        "downloads": links_of(desk.authority, indicator),
        "may_record": desk.may(Permission.FACTS_RECORD),
    }
    return desk.page("measures/keeping/measure.html", context, trail=asked.trail())


def _local(asked: Asked) -> LocalIndicator | None:
    if asked.indicator.suite is not Suite.LOCAL:
        return None
    return LocalIndicator.objects.filter(authority=asked.desk.authority, key=asked.indicator.key).first()


@require_POST
def no_change(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say with one press that the measure was looked at and nothing has changed."""
    asked = _asked(request, slug, key, Permission.FACTS_RECORD)
    actions.say_no_change(asked.desk.authority, asked.indicator.key, by=asked.desk.actor)
    return asked.desk.go_on(asked.url, _("It is noted that nothing has changed."))


@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Name the post that answers for the measure."""
    asked = _asked(request, slug, key, Permission.FACTS_RECORD)
    desk, keeper = asked.desk, _keeper(asked)
    initial = {
        "version": keeper.version if keeper else 0,
        "post": keeper.post if keeper else asked.indicator.owner,
        "account": str(keeper.account_id or "") if keeper else "",
    }
    people = people_in(desk.authority, on=clock.today())
    form = KeeperForm(request.POST or None, initial=initial, people=people)

    def work() -> None:
        given = form.cleaned_data
        actions.name_keeper(
            desk.authority,
            asked.indicator.key,
            post=given["post"],
            account=form.chosen(),
            version=given["version"],
            by=desk.actor,
        )

    return _answer(asked, form, work, title=_("Who answers for it"), said=_("It is saved who answers for it."))


@require_http_methods(["GET", "HEAD", "POST"])
def target_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Set a target."""
    asked = _asked(request, slug, key, Permission.FACTS_RECORD)
    form = TargetForm(request.POST or None, indicator=asked.indicator)

    def work() -> None:
        actions.set_target(asked.desk.authority, asked.indicator.key, form.target(), by=asked.desk.actor)

    return _answer(asked, form, work, title=_("Set a target"), said=_("The target is set."))


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest, slug: str, key: str, pk: int) -> HttpResponse:
    """Change a target."""
    asked = _asked(request, slug, key, Permission.FACTS_RECORD)
    held = _held_target(asked, pk)
    initial = {name: getattr(held, name) for name in ("version", "value", "by", "from_value", "from_period", "says")}
    form = TargetForm(request.POST or None, initial=initial, indicator=asked.indicator)

    def work() -> None:
        version = form.cleaned_data["version"] or 0
        key = asked.indicator.key
        actions.set_target(asked.desk.authority, key, form.target(), by=asked.desk.actor, target=pk, version=version)

    return _answer(asked, form, work, title=_("Change the target"), said=_("The target is changed."))


@require_http_methods(["GET", "HEAD", "POST"])
def target_remove(request: HttpRequest, slug: str, key: str, pk: int) -> HttpResponse:
    """Take a target away."""
    asked = _asked(request, slug, key, Permission.FACTS_RECORD)
    held = _held_target(asked, pk)
    form = RemoveForm(request.POST or None, initial={"version": held.version})

    def work() -> None:
        version = form.cleaned_data["version"]
        key = asked.indicator.key
        actions.remove_target(asked.desk.authority, key, pk, version=version, by=asked.desk.actor)

    words = _("The target stops to count at once. What it was stays in the audit trail.")
    title = _("Take the target away")
    return _answer(asked, form, work, title=title, said=_("The target is taken away."), words=words, label=title)


def _held_target(asked: Asked, pk: int) -> Target:
    return get_object_or_404(Target, authority=asked.desk.authority, indicator=asked.indicator.key, pk=pk)


def _answer(asked: Asked, form: forms.Form, work: Callable[[], None], *, title: str, said: str, **more: Any) -> Any:
    """Do the work of a form and go back to the measure, or show the form."""
    status = 200
    if asked.desk.request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                work()
                return asked.desk.go_on(asked.url, said)
            except NotRecorded as refused:
                status = put_in(form, refused)
    context = {"form": form, "title": title, "about": asked.indicator, "cancel": asked.url, **more}
    return asked.desk.page("measures/keeping/form.html", context, trail=asked.trail((title, "")), status=status)
