"""Every reference list by its name, for those who ask by name: the command line and the web."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass

from comhla.reference import calendars, frameworks, functions, outcomes, people, schemes, seats
from comhla.reference.errors import UnknownEntry
from comhla.reference.rows import Row, by_key


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """A list with the name by which it is asked for, a title, and the function that returns its rows."""

    name: str
    title: str
    rows: Callable[[], tuple[Row, ...]]


_TITLES: dict[Callable[[], tuple[Row, ...]], str] = {
    calendars.bank_holidays: "Bank holidays in Scotland that fall on a weekday",
    seats.board_seats: "Seats of a joint board and from when they vote",
    functions.charging_functions: "Charging functions that cannot be delegated",
    calendars.childrens_plan_periods: "Three-year periods of children's services plans",
    frameworks.connected_communities_themes: "Themes of the Connected Communities case studies",
    people.consultee_groups: "Groups consulted on schemes, plans and locality decisions",
    calendars.council_elections: "Days of ordinary council elections",
    functions.council_functions: "Functions that councils must delegate for adults",
    frameworks.engagement_cycle: "Stages of the engagement cycle",
    frameworks.engagement_standards: "National Standards for Community Engagement",
    people.equality_needs: "Needs to which public bodies have due regard",
    frameworks.good_practice_statements: "Statements on good practice in strategic planning",
    calendars.guidance_editions: "Editions of guidance and policy",
    functions.health_board_enactments: "Enactments whose functions health boards must or may pass",
    frameworks.health_inequality_actions: "Actions on health inequalities",
    frameworks.health_inequality_themes: "Themes of the actions on health inequalities",
    functions.health_services: "Health services behind compulsory delegation",
    outcomes.integration_indicators: "Core indicators of integration",
    frameworks.locality_inputs: "Inputs expected in a locality planning group",
    calendars.national_documents: "National documents that start a clock",
    outcomes.national_outcomes: "National health and wellbeing outcomes",
    frameworks.panel_principles: "PANEL principles of a human rights based approach",
    frameworks.place_standard_themes: "Themes of the Place Standard",
    frameworks.plan_checklist: "Checklist for strategic plans in guidance",
    people.planning_group_groups: "Groups represented on a strategic planning group",
    frameworks.prevention_levels: "Levels of prevention",
    outcomes.principles: "Principles of planning and delivery",
    people.protected_characteristics: "Protected characteristics",
    people.registered_professions: "Registers and other ways of counting as a professional",
    frameworks.renewal_principles: "Principles of the Service Renewal Framework",
    schemes.scheme_contents: "What an integration scheme must contain",
    outcomes.spending_heads: "Heads of spending of a performance report",
}
_BY_NAME = {
    listed.name: listed
    for listed in (
        ReferenceList(name=rows.__name__.replace("_", "-"), title=title, rows=rows) for rows, title in _TITLES.items()
    )
}


def list_names() -> tuple[str, ...]:
    """Return the names of the reference lists in alphabetical order."""
    return tuple(_BY_NAME)


def named_list(name: str) -> ReferenceList:
    """Return the list with this name, written with hyphens or underscores.

    Raises ``UnknownEntry``, with names to try instead, if there is no such list.
    """
    written = name.strip().casefold().replace("_", "-")
    if written not in _BY_NAME:
        raise UnknownEntry(
            sought=name,
            kind="reference list",
            close_matches=tuple(difflib.get_close_matches(written, _BY_NAME)),
        )
    return _BY_NAME[written]


def reference_list(name: str) -> tuple[Row, ...]:
    """Return the rows of the list with this name.

    Raises ``UnknownEntry``, with names to try instead, if there is no such list.
    """
    return named_list(name).rows()


def entry(name: str, key: str) -> Row:
    """Return the row of a list with this key.

    Raises ``UnknownEntry``, with keys to try instead, if there is no such list or row.
    """
    rows = by_key(reference_list(name))
    if key not in rows:
        raise UnknownEntry(
            sought=key,
            kind=f"entry of {named_list(name).name}",
            close_matches=tuple(difflib.get_close_matches(key, rows)),
        )
    return rows[key]
