"""Decisions that take effect otherwise than by replacing the strategic plan (act-2014/s36)."""

from __future__ import annotations

from comhla.law.facts import AuthorityFacts, Decision
from comhla.reference.models import Model


def by_the_authority(facts: AuthorityFacts, decision: Decision) -> bool:
    """Whether the integration authority decided, and not a body that carries out its directions."""
    setting = facts.setting_on(decision.decided_on)
    if setting.model is Model.HEALTH_BOARD_LEADS:
        return decision.decided_by == setting.health_board
    if setting.model is Model.COUNCIL_LEADS:
        return decision.decided_by in setting.councils
    return (setting.model is Model.BOTH_LEAD) == (decision.decided_by in setting.parties)


def may_be_outside_plan(facts: AuthorityFacts, decision: Decision) -> bool:
    """Whether it is the authority's decision on integration functions, and not recorded as within the plan."""
    return (
        decision.about_integration_functions is not False
        and decision.within_plan is not True
        and by_the_authority(facts, decision)
    )


def is_significant_outside_plan(facts: AuthorityFacts, decision: Decision) -> bool:
    """Whether the authority considers that a decision outside the plan might significantly affect a service."""
    view = decision.view
    is_outside = decision.within_plan is False and may_be_outside_plan(facts, decision)
    return is_outside and view is not None and view.significant
