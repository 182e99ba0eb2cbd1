"""What the actions and the text of a plan cover: outcomes, principles, functions and localities, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla import reference
from comhla.documents.plan_coverage import functions_named_in, text_about_functions, written_sections
from comhla.documents.plan_parts import grouped, listed, localities_of
from comhla.documents.plan_tables import actions_of
from comhla.law import AuthorityFacts
from comhla.law.facts import DelegatedFunction, LocalityArrangements, Plan, PlanAction, PlanPart, PlanSection
from comhla.web.plans.presenters.contents import outcome_names, principle_names

Url = Callable[..., str]


_NAMES: Mapping[str, Callable[[], Mapping[str, str]]] = {"outcomes": outcome_names, "principles": principle_names}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An outcome or principle: its short and long name, what it means, and how many actions serve it."""

    code: str
    short: str
    name: str
    means: str
    count: int
    served: str
    is_gap: bool


class Cell(NamedTuple):
    """Whether one action serves one outcome or principle, and what to send to change that."""

    anchor: str
    value: str
    name: str
    serves: bool


class Line(NamedTuple):
    """The cells of one action."""

    title: str
    url: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Actions against outcomes or principles. `gaps` says in a sentence which of them no action serves."""

    field: str
    columns: Sequence[Column]
    lines: Sequence[Line]
    gaps: str


class FunctionShown(NamedTuple):
    """A delegated function, and where the plan covers it. Nothing anywhere is a gap."""

    name: str
    actions: Sequence[str]
    sections: Sequence[str]
    by_hand: bool

    @property
    def is_gap(self) -> bool:
        """Whether nothing in the plan covers it."""
        return not (self.actions or self.sections or self.by_hand)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalityShown:
    """A locality, and how the plan sets out the arrangements for it."""

    name: str
    state: str
    colour: str
    reference: str
    actions: str
    is_gap: bool
    is_shared: bool


def matrices(facts: AuthorityFacts, plan: Plan, url: Url) -> Sequence[Matrix]:
    """Actions against the nine outcomes, and against the main aim with its twelve principles."""
    actions = actions_of(facts, plan)
    means = {each.key: each.words for each in (*reference.national_outcomes(), *reference.principles())}
    return [
        _matrix("outcomes", actions, outcome_names(), means, url),
        _matrix("principles", actions, principle_names(), means, url),
    ]


def _matrix(
    field: str, actions: Sequence[PlanAction], names: Mapping[str, str], means: Mapping[str, str], url: Url
) -> Matrix:
    served = grouped((code, each.id) for each in actions for code in getattr(each, field) or ())
    columns = [
        Column(
            code=code,
            short=_("Aim") if code == "P0" else code[1:],
            name=name,
            means=means[code],
            count=len(served.get(code, ())),
            served=counted_actions(len(served.get(code, ()))),
            is_gap=code not in served,
        )
        for code, name in names.items()
    ]
    lines = [_line(field, number, each, names, url) for number, each in enumerate(actions, start=1)]
    return Matrix(field=field, columns=columns, lines=lines, gaps=unserved_in_words(columns))


def _line(field: str, number: int, action: PlanAction, names: Mapping[str, str], url: Url) -> Line:
    served = frozenset(getattr(action, field) or ())
    cells = [
        Cell(
            f"{field}-{number}-{code}",
            cell_value(field, code, action.id, serves=code not in served),
            name,
            code in served,
        )
        for code, name in names.items()
    ]
    return Line(action.title, url("work-plan-action", action.id), cells)


def cell_value(field: str, code: str, action: str, *, serves: bool) -> str:
    """What a cell sends: what is to be so from now on. The action stands last, as its id may hold anything."""
    return ":".join((field, code, "yes" if serves else "no", action))


class Pressed(NamedTuple):
    """A cell that somebody pressed: what is to be so from now on, where the cell stands, and what to say of it."""

    field: str
    action: str
    code: str
    serves: bool
    anchor: str
    said: str


def pressed(facts: AuthorityFacts, plan: Plan, value: str) -> Pressed | None:
    """The cell that sends a value; None where no action of the plan has such a cell."""
    field, _colon, rest = value.partition(":")
    code, _colon, rest = rest.partition(":")
    wanted, _colon, action = rest.partition(":")
    names = _NAMES[field]() if field in _NAMES else {}
    titles = {each.id: (number, each.title) for number, each in enumerate(actions_of(facts, plan), start=1)}
    if code not in names or action not in titles or wanted not in {"yes", "no"}:
        return None
    number, title = titles[action]
    serves = wanted == "yes"
    said = _("%(action)s serves %(name)s.") if serves else _("%(action)s no longer serves %(name)s.")
    words = said % {"action": title, "name": names[code]}
    return Pressed(field, action, code, serves, f"{field}-{number}-{code}", words)


def counted_actions(number: int) -> str:
    """So many actions, in words."""
    return ngettext("%(count)s action", "%(count)s actions", number) % {"count": number}


def unserved_in_words(columns: Sequence[Column]) -> str:
    """Which outcomes or principles no action serves; empty where there is none."""
    left = [each.name for each in columns if each.is_gap]
    if not left:
        return ""
    if len(left) == len(columns):
        return _("No action serves any of them yet.")
    return _("No action serves %(which)s.") % {"which": listed(left)}


def functions_shown(facts: AuthorityFacts, plan: Plan) -> Sequence[FunctionShown]:
    """Every function that is delegated in the plan's period, and where the plan covers it; gaps first."""
    functions = [each for each in facts.functions or () if is_delegated_in(each, plan)]
    by_action = grouped((key, each.title) for each in actions_of(facts, plan) for key in each.functions or ())
    sections = [each for each in written_sections(facts, plan.id) if each.part is PlanPart.FUNCTIONS]
    by_section = grouped((key, each.heading) for each in sections for key in _named_in(each, functions))
    recorded = frozenset(plan.functions_covered or ())
    shown = [
        FunctionShown(each.name, by_action.get(each.id, ()), by_section.get(each.id, ()), each.id in recorded)
        for each in functions
    ]
    return sorted(shown, key=lambda each: not each.is_gap)


def _named_in(section: PlanSection, functions: Sequence[DelegatedFunction]) -> list[str]:
    return functions_named_in(text_about_functions([section]), functions)


def is_delegated_in(function: DelegatedFunction, plan: Plan) -> bool:
    """Whether a function is delegated on some day of a plan's period, as far as days are recorded."""
    first, last = plan.period_first_day, plan.period_last_day
    ends_before = function.last_day is not None and (first is None or function.last_day < first)
    begins_after = function.first_day is not None and last is not None and last < function.first_day
    return not ends_before and not begins_after


def localities_shown(facts: AuthorityFacts, plan: Plan) -> Sequence[LocalityShown]:
    """Every locality, and whether the plan has arrangements of its own for it."""
    rows = {each.locality: each for each in plan.localities or ()}
    actions = grouped((key, each.id) for each in actions_of(facts, plan) for key in each.localities or ())
    return [
        _locality_shown(each.name, rows.get(each.id), actions.get(each.id, ())) for each in localities_of(facts, plan)
    ]


def _locality_shown(name: str, row: LocalityArrangements | None, actions: Sequence[str]) -> LocalityShown:
    state, colour = _arrangements(row)
    return LocalityShown(
        name=name,
        state=state,
        colour=colour,
        reference=(row.reference if row else None) or "",
        actions=counted_actions(len(actions)),
        is_gap=row is None,
        is_shared=row is not None and row.set_out_separately is False,
    )


def _arrangements(row: LocalityArrangements | None) -> tuple[str, str]:
    if row is None:
        return _("Gap: no arrangements"), "red"
    if row.set_out_separately is None:
        return _("Whether separately is not recorded"), "yellow"
    return (_("Set out separately"), "green") if row.set_out_separately else (_("Shares its text"), "red")
