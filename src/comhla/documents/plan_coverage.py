"""What the text and the actions of a strategic plan say for its own row, which the law is asked about.

Each field is said only where something speaks of it: localities and housing where sections are written, outcomes and
principles where actions are recorded, functions where either can say it. Other fields stay as somebody recorded them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from comhla import reference
from comhla.law import AuthorityFacts
from comhla.law.facts import DelegatedFunction, PlanAction, PlanEdition, PlanPart, PlanSection

PlainFields = Mapping[str, Any]


class _Said(NamedTuple):
    """What is recorded of one plan: its written sections of the full text, and its actions."""

    sections: tuple[PlanSection, ...]
    actions: tuple[PlanAction, ...]


def what_text_says(facts: AuthorityFacts, plan: str, *, before: AuthorityFacts | None = None) -> PlainFields:
    """The fields of a plan's row that follow from its sections and actions, as plain data of an authority file.

    Args:
        facts: everything recorded of the authority.
        plan: the id of the plan.
        before: what was recorded before a change. Without it nothing tells a plan whose last action was taken out
            from one that never had any, whose fields somebody recorded by hand.

    Returns:
        Only the fields that something speaks of; empty where nothing of the plan is written.
    """
    said, earlier = _said_of(facts, plan), _said_of(facts if before is None else before, plan)
    found: dict[str, Any] = {}
    if said.sections or earlier.sections:
        found["localities"] = _localities(facts, said.sections)
        found["housing_contribution"] = any(each.part is PlanPart.HOUSING for each in said.sections)
    if said.actions or earlier.actions:
        found["outcomes_covered"] = _in_order_of(reference.national_outcomes(), said.actions, "outcomes")
        found["principles_covered"] = _in_order_of(reference.principles(), said.actions, "principles")
    if _speaks_of_functions(said) or _speaks_of_functions(earlier):
        found["functions_covered"] = _functions(facts, said)
    return found


def functions_named_in(text: str, functions: Iterable[DelegatedFunction]) -> list[str]:
    """The functions whose whole name stands in a text, whatever the case of its letters."""
    plain = _even(text.replace("\\", ""))
    return [each.id for each in functions if _stands_in(_even(each.name), plain)]


def text_about_functions(sections: Iterable[PlanSection]) -> str:
    """The text of the sections about functions, with their headings."""
    own = [each for each in sections if each.part is PlanPart.FUNCTIONS]
    return "\n\n".join(f"{each.heading}\n\n{each.text}" for each in own)


def written_sections(facts: AuthorityFacts, plan: str) -> list[PlanSection]:
    """The sections of a plan's full text that have any text."""
    return [
        each
        for each in facts.plan_sections or ()
        if each.plan == plan
        and each.edition in (None, PlanEdition.FULL)
        and each.text is not None
        and each.text.strip()
    ]


def actions_of(facts: AuthorityFacts, plan: str) -> list[PlanAction]:
    """The actions of a plan, as they were recorded."""
    return [each for each in facts.plan_actions or () if each.plan == plan]


def _said_of(facts: AuthorityFacts, plan: str) -> _Said:
    return _Said(tuple(written_sections(facts, plan)), tuple(actions_of(facts, plan)))


def _speaks_of_functions(said: _Said) -> bool:
    return any(each.functions for each in said.actions) or bool(text_about_functions(said.sections))


def _localities(facts: AuthorityFacts, sections: Iterable[PlanSection]) -> list[dict[str, Any]]:
    """A row for each locality that has text of its own; two that share one text are not set out separately."""
    own: dict[str, list[PlanSection]] = {}
    for each in sections:
        if each.part is PlanPart.LOCALITY and each.locality is not None:
            own.setdefault(each.locality, []).append(each)
    texts = {key: _even(" ".join(str(each.text) for each in found)) for key, found in own.items()}
    shared = Counter(texts.values())
    return [
        {
            "locality": each.id,
            "set_out_separately": shared[texts[each.id]] == 1,
            "reference": own[each.id][0].heading,
        }
        for each in facts.localities or ()
        if each.id in own
    ]


def _in_order_of(rows: Iterable[reference.Row], actions: Iterable[PlanAction], field: str) -> list[str]:
    served = {key for action in actions for key in getattr(action, field) or ()}
    return [row.key for row in rows if row.key in served]


def _functions(facts: AuthorityFacts, said: _Said) -> list[str]:
    covered = {key for action in said.actions for key in action.functions or ()}
    covered.update(functions_named_in(text_about_functions(said.sections), facts.functions or ()))
    return [each.id for each in facts.functions or () if each.id in covered]


def _even(text: str) -> str:
    return " ".join(text.split()).casefold()


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words: `s.13` does not stand in `s.13B`."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
