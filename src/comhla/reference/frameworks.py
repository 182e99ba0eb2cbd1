"""Lists from guidance and tools. None of them is law: they tag evidence and fill forms."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from comhla.reference.loading import load_rows, read_list
from comhla.reference.rows import Row, by_key, common, plain_row


class Strand(StrEnum):
    """The two strands of the good practice framework that guidance quotes."""

    USING_DATA = "using data"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class InequalityTheme(Row):
    """A theme of the health inequalities framework, and the people who can help with its actions."""

    who_can_help: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InequalityAction(Row):
    """An action of the health inequalities framework. ``theme`` is the label of ``theme_key``."""

    theme_key: str
    theme: str
    who_can_help: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTheme(Row):
    """A theme of the Place Standard. ``later_wording`` is blank where no later wording was seen."""

    later_wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodPracticeStatement(Row):
    """A statement of the good practice framework for strategic planning."""

    strand: Strand


@cache
def health_inequality_themes() -> tuple[InequalityTheme, ...]:
    """Return the six themes of the health inequalities framework of 2018."""
    return load_rows("health_inequality_themes", _inequality_theme)


@cache
def health_inequality_actions() -> tuple[InequalityAction, ...]:
    """Return the 45 actions of the health inequalities framework of 2018, HI-1.1 to HI-6.7."""
    return load_rows("health_inequality_actions", _inequality_action)


@cache
def panel_principles() -> tuple[Row, ...]:
    """Return the five PANEL principles of a human rights based approach."""
    return load_rows("panel_principles", plain_row)


@cache
def connected_communities_themes() -> tuple[Row, ...]:
    """Return the eight themes of the Connected Communities case studies."""
    return load_rows("connected_communities_themes", plain_row)


@cache
def engagement_cycle() -> tuple[Row, ...]:
    """Return the six stages of the engagement cycle, in order."""
    return load_rows("engagement_cycle", plain_row)


@cache
def engagement_standards() -> tuple[Row, ...]:
    """Return the seven National Standards for Community Engagement."""
    return load_rows("engagement_standards", plain_row)


@cache
def plan_checklist() -> tuple[Row, ...]:
    """Return the checklist for strategic plans in guidance, SPC-1 to SPC-18, in the draft's order."""
    return load_rows("plan_checklist", plain_row)


@cache
def locality_inputs() -> tuple[Row, ...]:
    """Return the five inputs that guidance expects in a locality planning group."""
    return load_rows("locality_inputs", plain_row)


@cache
def prevention_levels() -> tuple[Row, ...]:
    """Return the three levels of prevention."""
    return load_rows("prevention_levels", plain_row)


@cache
def place_standard_themes() -> tuple[PlaceTheme, ...]:
    """Return the fourteen themes of the Place Standard, each scored from 1 to 7."""
    return load_rows("place_standard_themes", _place_theme)


@cache
def good_practice_statements() -> tuple[GoodPracticeStatement, ...]:
    """Return the eleven statements of the good practice framework that guidance quotes."""
    return load_rows("good_practice_statements", _good_practice_statement)


@cache
def renewal_principles() -> tuple[Row, ...]:
    """Return the five principles of the Service Renewal Framework of June 2025, which is policy."""
    return load_rows("renewal_principles", plain_row)


def _inequality_theme(record: dict[str, str]) -> InequalityTheme:
    return InequalityTheme(**common(record), who_can_help=read_list(record["who_can_help"]))


def _inequality_action(record: dict[str, str]) -> InequalityAction:
    theme = by_key(health_inequality_themes())[record["theme"]]
    return InequalityAction(
        **common(record),
        theme_key=theme.key,
        theme=theme.label,
        who_can_help=theme.who_can_help,
    )


def _place_theme(record: dict[str, str]) -> PlaceTheme:
    return PlaceTheme(**common(record), later_wording=record["later_wording"])


def _good_practice_statement(record: dict[str, str]) -> GoodPracticeStatement:
    return GoodPracticeStatement(**common(record), strand=Strand(record["strand"]))
