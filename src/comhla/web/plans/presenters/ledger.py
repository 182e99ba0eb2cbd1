"""The ledger of views as values: what was said, by whom where that may be shown, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.documents.consultation_statement import Tally, tally, views_of
from comhla.law import AuthorityFacts
from comhla.law.facts import MayBeShown, Plan, PlanView, Stage, ViewFrom, ViewResult
from comhla.law.readings.plan_making import locality_name
from comhla.web.audit.presenters import safe_cell
from comhla.web.plans.actions.ledger import ASKING, WITHDRAWN
from comhla.web.plans.presenters.group import GROUPS, localities_on
from comhla.web.plans.presenters.support import came_of, heading

Url = Callable[..., str]

STAGES: Mapping[Stage, Any] = {
    Stage.GROUP_ON_PROPOSALS: gettext_lazy("The planning group on the proposals"),
    Stage.GROUP_ON_FIRST_DRAFT: gettext_lazy("The planning group on the first draft"),
    Stage.SENT: gettext_lazy("Everybody on the second draft"),
}
KINDS: Mapping[ViewFrom, Any] = {
    ViewFrom.GROUP_MEMBER: gettext_lazy("Member of the planning group"),
    ViewFrom.PARTNER: gettext_lazy("Partner body"),
    ViewFrom.CONSULTEE: gettext_lazy("Somebody who was consulted"),
    ViewFrom.LOCALITY: gettext_lazy("Somebody for a locality"),
    ViewFrom.PUBLIC: gettext_lazy("Member of the public"),
}
PERMISSIONS: Mapping[MayBeShown | None, Any] = {
    MayBeShown.WITH_NAME: gettext_lazy("May be shown with the name"),
    MayBeShown.WITHOUT_NAME: gettext_lazy("May be shown without the name"),
    MayBeShown.NOT_AT_ALL: gettext_lazy("Not to be shown"),
    None: gettext_lazy("Not asked yet, so not shown"),
}
OPEN = "open"
STATES: Mapping[str, Any] = {
    OPEN: gettext_lazy("Open"),
    ViewResult.CHANGED.value: gettext_lazy("Changed"),
    ViewResult.NOT_CHANGED.value: gettext_lazy("Not changed"),
}
_COLOURS = {OPEN: "yellow", ViewResult.CHANGED.value: "green", ViewResult.NOT_CHANGED.value: "grey"}
_SHOWN = frozenset({MayBeShown.WITH_NAME, MayBeShown.WITHOUT_NAME})


class Chosen(NamedTuple):
    """Which views to show; an empty text chooses all."""

    stage: str = ""
    given_by: str = ""
    group: str = ""
    locality: str = ""
    state: str = ""

    def holds(self, view: PlanView) -> bool:
        """Whether a view is among those chosen."""
        return (
            self.stage in ("", view.stage.value)
            and self.given_by in ("", view.given_by.value)
            and self.group in ("", view.group.value if view.group else None)
            and self.locality in ("", view.locality)
            and self.state in ("", state_of(view))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewShown:
    """A view as somebody may see it. `words` is empty where they may not see what was said."""

    key: str
    url: str
    title: str
    stage: str
    giver: str
    who: str
    received_on: date
    channel: str
    permission: str
    words: str
    about: str
    state: str
    colour: str
    is_open: bool
    came_of: str
    considered_on: date | None
    considered_by: str


class Gave(NamedTuple):
    """Somebody whose views are wanted: how many came, and what came of them."""

    title: str
    came: Tally


class Covered(NamedTuple):
    """Who gave views and who did not."""

    groups: Sequence[Gave]
    partners: Sequence[Gave]
    localities: Sequence[Gave]

    @property
    def groups_heard(self) -> int:
        """How many of the thirteen groups gave a view."""
        return sum(bool(each.came.all) for each in self.groups)


def state_of(view: PlanView) -> str:
    """Open, changed or not changed."""
    return OPEN if view.result is None else view.result.value


def chosen_views(facts: AuthorityFacts, plan: str, chosen: Chosen) -> Sequence[PlanView]:
    """The views that were chosen, open ones first, each kind in the order in which they came."""
    return sorted(
        (each for each in views_of(facts, plan) if chosen.holds(each)), key=lambda each: each.result is not None
    )


def shown(facts: AuthorityFacts, views: Iterable[PlanView], url: Url, *, sees_all: bool) -> Sequence[ViewShown]:
    """Views as pages show them. `sees_all` is for those who consider views: they read what is not to be shown."""
    return [one(facts, each, url, sees_all=sees_all) for each in views]


def one(facts: AuthorityFacts, view: PlanView, url: Url, *, sees_all: bool) -> ViewShown:
    """One view."""
    state = state_of(view)
    giver = giver_of(facts, view)
    return ViewShown(
        key=view.id,
        url=url(view.id),
        title=_("%(giver)s, %(key)s") % {"giver": giver, "key": view.id},
        stage=str(STAGES.get(view.stage, view.stage.value)),
        giver=giver,
        who=(view.who or "") if sees_all or view.may_be_shown is MayBeShown.WITH_NAME else "",
        received_on=view.received_on,
        channel=view.channel or "",
        permission=str(PERMISSIONS[view.may_be_shown]),
        words=view.words if sees_all or view.may_be_shown in _SHOWN or view.words == WITHDRAWN else "",
        about=heading(facts, view.about),
        state=str(STATES[state]),
        colour=_COLOURS[state],
        is_open=state == OPEN,
        came_of="" if state == OPEN else came_of(facts, view),
        considered_on=view.considered_on,
        considered_by=view.considered_by or "",
    )


def giver_of(facts: AuthorityFacts, view: PlanView) -> str:
    """What kind of person or body gave a view, and for whom, without a name."""
    told = [
        str(KINDS[view.given_by]),
        GROUPS[view.group] if view.group else "",
        view.body or "",
        locality_name(facts, view.locality) if view.locality else "",
    ]
    return ", ".join(each for each in told if each)


def counted(views: Sequence[PlanView]) -> Sequence[tuple[str, Tally]]:
    """How many views came at each step that asks for them, and what came of them."""
    return [(str(STAGES[stage]), tally(each for each in views if each.stage is stage)) for stage in ASKING]


def covered(facts: AuthorityFacts, plan: Plan, views: Sequence[PlanView], *, on: date) -> Covered:
    """Which of the thirteen groups, the partners and the localities gave views, and which did not."""
    partners = facts.setting_on(on).parties if facts.settings else ()
    places = list(dict.fromkeys([*localities_on(facts, on), *(each.locality for each in plan.localities or ())]))
    return Covered(
        groups=[Gave(words, tally(v for v in views if v.group is group)) for group, words in GROUPS.items()],
        partners=[Gave(body, tally(v for v in views if v.body == body)) for body in partners],
        localities=[
            Gave(locality_name(facts, place), tally(v for v in views if v.locality == place)) for place in places
        ],
    )


HEADER = (
    "View",
    "Step",
    "Given by",
    "Who",
    "Came on",
    "Channel",
    "Permission",
    "Words",
    "State",
    "Considered on",
    "Considered by",
    "Section changed",
    "Change",
    "Reason",
)
"""The columns of the table to take away."""


def lines(facts: AuthorityFacts, views: Iterable[PlanView]) -> Sequence[Sequence[str]]:
    """Views as cells that no spreadsheet takes for formulas. Names and words only as far as they may be shown."""
    return [[safe_cell(cell) for cell in _cells(facts, each)] for each in views]


def _cells(facts: AuthorityFacts, view: PlanView) -> Sequence[str]:
    told = one(facts, view, lambda key: key, sees_all=False)
    return (
        view.id,
        told.stage,
        told.giver,
        told.who,
        view.received_on.isoformat(),
        told.channel,
        told.permission,
        told.words,
        told.state,
        view.considered_on.isoformat() if view.considered_on else "",
        told.considered_by,
        heading(facts, view.changed_section),
        view.change or "",
        view.reason or "",
    )
