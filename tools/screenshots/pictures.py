"""Which pages are pictured, and as whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page

from comhla.web.access.roles import Role
from tools.demo.accounts import AUTHORITY

_OPEN, _WORK = f"/authorities/{AUTHORITY}/", f"/work/{AUTHORITY}/"
_NEXT, _LAST = f"{_WORK}board/meetings/board-2026-11-25/", f"{_WORK}board/meetings/board-2026-09-16/"
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
    Picture("board-members", f"{_WORK}board/members/", Role.CLERK),
    Picture("meeting", _NEXT, Role.CLERK),
    Picture("meeting-agenda", f"{_NEXT}agenda/", Role.CLERK),
    Picture("meeting-pack", f"{_NEXT}pack/", Role.CLERK),
    Picture("meeting-sitting", f"{_LAST}sitting/", Role.CLERK),
    Picture("meeting-votes", f"{_LAST}sitting/#questions", Role.CLERK),
    Picture("meeting-minute", f"{_LAST}minute/", Role.CLERK),
    Picture("meeting-certificate", f"{_LAST}certificate/", Role.CLERK),
    Picture("decision", f"{_OPEN}decisions/decision-2026-winter/"),
    Picture("meeting-to-read", f"/papers/{AUTHORITY}/meetings/board-2026-11-25/", Role.BOARD_MEMBER),
    Picture("directions", f"{_WORK}directions/", Role.CLERK),
    Picture("direction", f"{_WORK}directions/d/direction-decision-2026-winter/", Role.CLERK),
    Picture("directions-coverage", f"{_WORK}directions/coverage/", Role.CLERK),
    Picture("measures", f"{_WORK}measures/", Role.ANALYST),
    Picture("measure", f"{_OPEN}measures/NI-16/"),
    Picture("measure-compared", f"{_OPEN}measures/NI-19/compare/"),
    Picture("report-in-the-making", f"{_WORK}reports/2026-27/", Role.ANALYST),
    Picture("report", f"{_OPEN}performance-reports/2025-26/"),
    Picture("audit", f"{_WORK}audit/", Role.CHIEF_OFFICER),
    Picture("people", f"{_WORK}people/", Role.CHIEF_OFFICER),
    Picture("my-page", "/account/me/", Role.LOCALITY_MEMBER),
)
