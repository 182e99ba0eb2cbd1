"""Named reads of the ledger of views and of the words for the statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.actions.ledger import VIEWS
from comhla.web.plans.models import StepNarrative


def versions_of(authority: Authority, keys: Iterable[str]) -> Mapping[str, int]:
    """The present versions of views, by their ids."""
    return dict(rows_of(authority, VIEWS).filter(key__in=list(keys)).values_list("key", "version"))


def narratives_of(authority: Authority, plan: str) -> Mapping[str, StepNarrative]:
    """What the authority says about each step in its own words, by the name of the step."""
    return {each.stage: each for each in StepNarrative.objects.filter(authority=authority, plan=plan)}


def narrative_texts(authority: Authority, plan: str) -> Mapping[str, str]:
    """The same as the statement wants them: marked text by the name of the step."""
    return {stage: each.text for stage, each in narratives_of(authority, plan).items() if each.text}
