"""What members answered when they were asked whether they come."""

from __future__ import annotations

from comhla.web.authorities.models import Authority
from comhla.web.board.models import Coming


def answers_for(authority: Authority, meeting: str) -> dict[str, Coming]:
    """The answers about a meeting, by the id of the member."""
    return {each.member: each for each in Coming.objects.filter(authority=authority, meeting=meeting)}
