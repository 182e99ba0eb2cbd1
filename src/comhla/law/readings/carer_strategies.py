"""Local carer strategies: made by the council and the health board, or by the board to which it is delegated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, LinkedPlan, LinkedPlanKind
from comhla.law.sources import CARERS_ACT, CARERS_ACT_URL, Citation, Verified

FIRST_DAY = date(2018, 4, 1)
"""The day from which the Act counts here. General knowledge: its commencement was not read."""

BEARER = "the council and the health board together, or the joint board or lead agency to which it is delegated"
START_NOTE = (
    "The day of commencement, 1 April 2018, is general knowledge. The council has to delegate the function for carers"
    " aged 18 or over; what is delegated of the health board's part is not seen."
)


def carers_act(sections: str, *, verified: Verified = Verified.TEXT_SEEN) -> Citation:
    """A provision of the 2016 Act: `carers_act("section 33")`."""
    return Citation(title=CARERS_ACT, provision=sections, url=CARERS_ACT_URL, verified=verified)


def strategies(facts: AuthorityFacts) -> tuple[LinkedPlan, ...]:
    """The recorded local carer strategies."""
    return facts.linked_plans_of(LinkedPlanKind.CARER_STRATEGY)


def name_of(strategy: LinkedPlan) -> str:
    """What to call a strategy."""
    return strategy.title or f"the carer strategy {strategy.id}"


class Published(NamedTuple):
    """A strategy, or a statement that none is made anew, that was published. Three years begin with its day."""

    id: str
    name: str
    day: date
    strategy: LinkedPlan


def published(facts: AuthorityFacts) -> Iterator[Published]:
    """Every strategy and every no-change statement with a day of publication."""
    for strategy in strategies(facts):
        if isinstance(strategy.published_on, date):
            yield Published(strategy.id, name_of(strategy), strategy.published_on, strategy)
        for number, review in enumerate(strategy.reviews or (), start=1):
            day = review.no_change_statement_on
            if isinstance(day, date):
                name = f"the statement that keeps {name_of(strategy)}"
                yield Published(f"{strategy.id}-statement-{number}", name, day, strategy)
