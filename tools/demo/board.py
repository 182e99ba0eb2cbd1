"""What people do with the board of the demonstration: papers issued, a certificate, a direction in writing."""

from __future__ import annotations

from comhla.web.access.actors import Actor
from comhla.web.accounts.models import User
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions.certificates import issue_certificate
from comhla.web.board.actions.member_accounts import link_account
from comhla.web.board.actions.packs import issue as issue_pack
from comhla.web.directions.actions.issuing import issue as issue_direction

NEXT_MEETING = "board-2026-11-25"
LAST_MEETING = "board-2026-09-16"
DIRECTION = "direction-decision-2026-winter"
MEMBER = "service-user-2"


def bring_board_to_work(authority: Authority, *, clerk: Actor, member: User) -> None:
    """Link a member's account, issue the papers of the next meeting, a certificate of the last one, and a direction."""
    link_account(authority, MEMBER, member, by=clerk)
    issue_pack(authority, NEXT_MEETING, by=clerk)
    issue_certificate(authority, LAST_MEETING, by=clerk)
    authority.refresh_from_db()
    direction = facts_of(authority).directions_by_id[DIRECTION]
    issue_direction(authority, direction, by=clerk)
