"""The texts, actions, measures and views of the plans, as facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from comhla.documents.plan_parts import stamp_of
from comhla.law.facts import DelegatedFunction, PlanEdition, PlanPart, PlanSection

from .names import COUNCIL, HEALTH_BOARD
from .plan_rows import actions, measures
from .plan_text_2024 import TEXT_2019, TEXT_2024, Written
from .plan_text_2027 import TEXT_2027
from .plan_text_easy import EASY_2024, OUT_OF_DATE, TEXT_BEFORE_CHANGE
from .plan_views import views
from .scheme import functions_on

TEXTS: Mapping[str, Sequence[Written]] = {"plan-2019": TEXT_2019, "plan-2024": TEXT_2024, "plan-2027": TEXT_2027}
_WITH_FUNCTIONS = {"plan-2024": date(2024, 4, 1), "plan-2027": date(2027, 4, 1)}


def collections() -> dict[str, Any]:
    """The collections about what plans say."""
    plans = tuple(TEXTS)
    return {
        "plan_sections": tuple(section for plan in plans for section in (*_full(plan), *_easy(plan))),
        "plan_actions": tuple(each for plan in plans for each in actions(plan)),
        "plan_measures": tuple(each for plan in plans for each in measures(plan)),
        "plan_views": tuple(each for plan in plans for each in views(plan)),
    }


def _full(plan: str) -> Iterator[PlanSection]:
    for each in TEXTS[plan]:
        if each.part is PlanPart.RESOURCES and plan in _WITH_FUNCTIONS:
            yield _functions(plan)
        yield PlanSection(
            id=f"{plan}-{each.name}",
            plan=plan,
            part=each.part,
            locality=each.locality,
            heading=each.heading,
            text=each.text.strip(),
        )


def _functions(plan: str) -> PlanSection:
    """The section that names every function, as the scheme names it."""
    those = functions_on(_WITH_FUNCTIONS[plan])
    text = "\n\n".join(
        (
            "By law some work of NHS Annoch and of Inverannoch Council is handed over to us to plan. This plan covers"
            " all of it. Each name below is that of the integration scheme.",
            f"## From {HEALTH_BOARD}",
            _names(those, HEALTH_BOARD),
            f"## From {COUNCIL}",
            "Most names of these are the laws that give the council its tasks.",
            _names(those, COUNCIL),
        )
    )
    return PlanSection(
        id=f"{plan}-functions", plan=plan, part=PlanPart.FUNCTIONS, heading="The services in this plan", text=text
    )


def _names(functions: Sequence[DelegatedFunction], body: str) -> str:
    return "\n".join(f"- {each.name}" for each in functions if each.delegated_by == body)


def _easy(plan: str) -> Iterator[PlanSection]:
    if plan != "plan-2024":
        return
    originals = {each.name: each for each in TEXT_2024}
    for easy in EASY_2024:
        original = originals[easy.made_from]
        text = TEXT_BEFORE_CHANGE if easy.name == OUT_OF_DATE else original.text
        yield PlanSection(
            id=f"{plan}-easy-{easy.name}",
            plan=plan,
            edition=PlanEdition.EASY_READ,
            part=original.part,
            locality=original.locality,
            heading=easy.heading,
            text=easy.text.strip(),
            made_from=f"{plan}-{easy.made_from}",
            made_from_stamp=stamp_of(text),
        )
