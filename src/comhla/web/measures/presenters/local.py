"""An indicator of the authority's own in a list."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from comhla.web.measures.models import Keeper, LocalIndicator


class LocalShown(NamedTuple):
    """One row."""

    key: str
    label: str
    title: str
    owner: str
    review_on: date | None
    is_review_over: bool
    looked_on: date | None
    ended_on: date | None


def shown(held: LocalIndicator, keeper: Keeper | None, today: date) -> LocalShown:
    """A row of the list; what the definition does not say is empty."""
    said: dict[str, Any] = held.definition
    review = date.fromisoformat(said["review_on"]) if said.get("review_on") else None
    looked = keeper.looked_at.date() if keeper is not None and keeper.looked_at is not None else None
    is_over = review is not None and review < today and (looked is None or looked < review)
    return LocalShown(
        key=held.key,
        label=said.get("label", held.key),
        title=said.get("title", ""),
        owner=keeper.post if keeper else said.get("owner", ""),
        review_on=review,
        is_review_over=is_over and held.ended_on is None,
        looked_on=looked,
        ended_on=held.ended_on,
    )
