"""Which pages are pictured, and as whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page

from comhla.web.access.roles import Role
from tools.demo.accounts import AUTHORITY

_OPEN, _WORK = f"/authorities/{AUTHORITY}/", f"/work/{AUTHORITY}/"
_ANSWER = f"{_WORK}answer/?duty=act-2014%2Fs26&part=keep_a_direction_live&subject=functions"


class Picture(NamedTuple):
    """One picture: its name, where, as whom, and what to do on the page first."""

    name: str
    path: str
    role: Role | None = None
    before: Callable[[Page], None] | None = None


PICTURES = (
    Picture("home", "/"),
    Picture("find", "/find/?q=Glens"),
    Picture("authority", _OPEN),
    Picture("board", f"{_OPEN}board/"),
    Picture("sign-in", "/account/login/"),
    Picture("work-home", _WORK, Role.PLANNING_OFFICER),
    Picture("work-duties", f"{_WORK}duties/", Role.PLANNING_OFFICER),
    Picture("work-duty", f"{_WORK}duties/act-2014/s37/", Role.PLANNING_OFFICER),
    Picture("work-answer", _ANSWER, Role.PLANNING_OFFICER),
    Picture("work-calendar", f"{_WORK}calendar/", Role.PLANNING_OFFICER),
    Picture("records", f"{_WORK}records/members/", Role.PLANNING_OFFICER),
    Picture("plan", f"{_WORK}plans/plan-2027/", Role.PLANNING_OFFICER),
    Picture("plan-text", f"{_WORK}plans/plan-2027/text/", Role.PLANNING_OFFICER),
    Picture("plan-mapping", f"{_WORK}plans/plan-2027/actions/mapping/", Role.PLANNING_OFFICER),
    Picture("plan-steps", f"{_WORK}plans/plan-2027/steps/", Role.PLANNING_OFFICER),
    Picture("plan-views", f"{_WORK}plans/plan-2027/views/", Role.PLANNING_OFFICER),
    Picture("planning-group", f"{_WORK}planning-group/", Role.PLANNING_OFFICER),
    Picture("draft-to-read", f"/papers/{AUTHORITY}/plans/plan-2027/", Role.PLANNING_GROUP_MEMBER),
    Picture("published-plan", f"{_OPEN}plans/plan-2024/"),
    Picture("audit", f"{_WORK}audit/", Role.CHIEF_OFFICER),
    Picture("people", f"{_WORK}people/", Role.CHIEF_OFFICER),
    Picture("my-page", "/account/me/", Role.LOCALITY_MEMBER),
)
