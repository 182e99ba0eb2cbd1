"""The addresses of the rooms of the board and of directions: who they are for, and what stands behind them.

What is exempt or a draft stands beside what is public of the same meeting, and says the marker: whoever is told it who
should not be is found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Permission
from comhla.web.authorities.models import Authority
from comhla.web.board.actions.certificates import issue_certificate
from comhla.web.board.models import Coming, Training
from comhla.web.directions.models import IssuedDirection
from tests.lib.packs import a_pack

_PUBLIC = """
board-feed open-data open-data-file public-certificate public-certificate-data public-direction public-directions
public-interests public-meeting public-meeting-file public-meeting-item public-meetings public-members public-minute
public-minute-file
"""
_SEEN_IN_WORKSPACE = """
work-board work-board-actions work-board-committee work-board-interests work-board-members work-board-seat
work-board-training work-certificate-file work-certificate-verify work-decision work-decisions work-decisions-csv
work-direction work-direction-document work-direction-file work-directions work-directions-coverage
work-directions-money work-directions-monitoring work-directions-report work-directions-table work-forward-plan
work-meeting work-meeting-agenda work-meeting-agenda-file work-meeting-certificate work-meeting-minute
work-meeting-notice work-meeting-pack work-meeting-pack-file work-meeting-sitting work-meeting-vote
work-meeting-vote-result work-meetings work-minute-file work-paper work-paper-file work-paper-read work-papers
work-standing-orders
"""
_RECORDED = """
work-action work-action-new work-board-chair work-board-chair-new work-board-committee-end work-board-committee-members
work-board-committee-new work-board-interests-notice work-board-interests-take-out work-board-seat-new
work-board-seat-remove work-board-seat-replace work-board-seat-resign work-board-training-take-out
work-board-vacancy-end work-board-vacancy-letter work-board-vacancy-new work-certificate-issue work-decision-new
work-direction-acknowledge work-direction-details work-direction-issue work-direction-new work-direction-report
work-direction-revoke work-forward-item work-forward-item-new work-forward-item-remove work-meeting-adjourn
work-meeting-agenda-item work-meeting-agenda-new work-meeting-agenda-remove work-meeting-call-off work-meeting-change
work-meeting-coming work-meeting-declare work-meeting-end work-meeting-new work-meeting-presiding
work-meeting-question-new work-meeting-requisition work-meeting-roll work-meeting-roll-member work-meetings-series
work-minute-agreement work-minute-begin work-minute-note work-paper-about work-paper-escalate work-paper-new
work-paper-part work-paper-recommendations work-paper-word work-standing-orders-edition work-standing-orders-new
"""
_SAID_FOR_ONESELF = """
papers-interests papers-meeting papers-meeting-coming papers-meeting-declare papers-meeting-file papers-meeting-item
papers-meeting-note papers-meeting-offline papers-meeting-vote papers-meetings
"""
_ANSWERED_FOR_A_BODY = "papers-direction papers-direction-file papers-direction-report papers-directions"

NOVEMBER = datetime(2026, 11, 2, 9, tzinfo=UTC)
EVERYBODY = frozenset(_PUBLIC.split())
NEEDS: Mapping[str, Permission] = {
    **dict.fromkeys(_SEEN_IN_WORKSPACE.split(), Permission.WORKSPACE_SEE),
    **dict.fromkeys(_RECORDED.split(), Permission.FACTS_RECORD),
    **dict.fromkeys(_SAID_FOR_ONESELF.split(), Permission.SEAT_ANSWER),
    **dict.fromkeys(_ANSWERED_FOR_A_BODY.split(), Permission.DIRECTION_ANSWER),
    **dict.fromkeys(("work-member-accounts", "work-member-account-unlink"), Permission.HELP_RECORD),
    "work-paper-sign-off": Permission.PAPER_SIGN_OFF,
}
"""What somebody of the authority needs to open a page of these rooms."""


# ------------------------------------------------------------------------------------------- what stands behind them


def facts_with(marker: str) -> Mapping[str, list[dict[str, Any]]]:
    """A meeting that was held and one to come, each with exempt business; drafts; and what is only planned."""
    exempt = {"exempt_because": "Negotiations about a contract"}
    return {
        "decisions": [
            {"id": "d1", "title": "To begin", "decided_by": "board", "decided_on": "2026-10-01"},
            {"id": "d2", "title": f"{marker} planned", "decided_by": "board", "decided_on": "2027-02-01"},
            {
                "id": "exempt",
                "title": f"{marker} decided",
                "decided_by": "board",
                "decided_on": "2026-09-09",
                "meeting": "meeting-0",
                "item": "exempt-0",
                "in_plain_words": f"{marker} plainly",
            },
        ],
        "meetings": [
            {
                "id": "meeting-1",
                "body": "board",
                "held_on": "2026-12-09",
                "votes": [{"id": "vote-1", "question": f"{marker} question"}],
            },
            {
                "id": "meeting-0",
                "body": "board",
                "held_on": "2026-09-09",
                "declarations": [{"member": "m1", "item": "exempt-0", "interest": f"{marker} interest"}],
                "votes": [{"id": "vote-0", "question": f"{marker} asked", "item": "exempt-0"}],
            },
        ],
        "minutes": [
            {"id": "minute-0", "meeting": "meeting-0", "notes": [{"item": "exempt-0", "text": f"{marker} said"}]}
        ],
        "meeting_actions": [
            {"id": "action-0", "meeting": "meeting-0", "what": "Write to staff"},
            {"id": "exempt", "meeting": "meeting-0", "item": "exempt-0", "what": f"{marker} to do"},
        ],
        "agenda_items": [
            {"id": "item-1", "meeting": "meeting-1", "place": 1, "title": "Welcome"},
            {"id": "drafted-1", "meeting": "meeting-1", "place": 2, "title": "Winter", "paper": "paper-1"},
            {"id": "exempt-1", "meeting": "meeting-1", "place": 3, "title": f"{marker} sale", **exempt},
            {"id": "item-0", "meeting": "meeting-0", "place": 1, "title": "Welcome"},
            {"id": "exempt-0", "meeting": "meeting-0", "place": 2, "title": f"{marker} lease", "paper": "paper-0"},
        ],
        "papers": [
            {
                "id": "paper-1",
                "title": f"{marker} paper",
                "sections": [{"part": "purpose", "text": f"{marker} drafted"}],
            },
            {"id": "paper-0", "title": f"{marker} lease", **exempt},
        ],
        "forward_plan": [{"id": "expected-1", "title": f"{marker} expected", "body": "board"}],
        "standing_orders": [{"id": "so-1", "body": "board", "first_day": "2024-04-01"}],
        "directions": [
            {"id": "to-direct", "title": "Nurses", "given_on": "2026-10-02", "addressees": ["NHS Glen"], "lines": []},
            {"id": "later", "title": f"{marker} later", "given_on": "2027-02-02", "addressees": ["NHS Glen"]},
        ],
        "chair_periods": [{"id": "chair-1", "body": "board", "first_day": "2024-04-01"}],
        "committees": [{"id": "audit", "name": f"{marker} committee", "set_up_on": "2024-04-01"}],
        "vacancies": [{"id": "v1", "body": "board", "seat": "council_nominee", "first_day": "2026-10-01"}],
    }


def keep_around_meetings(authority: Authority, marker: str) -> None:
    """Papers and a direction that were issued, a certificate, what a member learned and what a member answered."""
    a_pack(authority, "meeting-1", exempt=f"{marker} exempt")
    issue_certificate(authority, "meeting-0", by=SYSTEM)
    issued = IssuedDirection.objects.create(
        authority=authority, direction="to-direct", number=1, issued_at=NOVEMBER, issued_by="Somebody", stamp="0" * 64
    )
    issued.files.create(
        format="html", name="direction.html", media_type="text/html", content=marker.encode(), size=1, stamp="0" * 64
    )
    Training.objects.create(
        authority=authority, person="p2", kind="training", title=f"{marker} course", held_on=date(2026, 5, 4)
    )
    Coming.objects.create(
        authority=authority,
        meeting="meeting-1",
        member="m1",
        answer="no",
        words=f"{marker} away",
        answered_at=NOVEMBER,
        answered_by="Somebody",
    )


_OF_MEETING = {
    "key": "meeting-1",
    "item": "item-1",
    "edition": "public",
    "form": "html",
    "vote": "vote-1",
    "member": "m1",
}
_MINUTED = {"key": "meeting-0", "item": "item-0", "form": "html", "number": 1}
_PACK = {"key": "meeting-1", "number": 1, "name": "papers.html"}
_DIRECTION = {"key": "to-direct", "form": "html", "number": 1, "name": "direction.html"}
_SAMPLES: tuple[tuple[str, Mapping[str, Any]], ...] = (
    (r"(work|papers|public)-direction.*", _DIRECTION),
    (r"public-meeting.*|work-meeting-pack.*|papers-meeting.*", _PACK),
    (r"work-meeting(-change|-call-off|-requisition|-notice|-coming|-agenda.*)?", _OF_MEETING),
    (r"work-meeting-(sitting|roll.*|presiding|declare|question-new|vote.*|adjourn|end)", _OF_MEETING),
    (r"papers-meeting-(vote|declare)", _OF_MEETING),
    (r"work-minute-.*|work-(decision|action)-new|work-meeting-(minute|certificate)", _MINUTED),
    (r"(work|public)-certificate.*", _MINUTED),
    (r"public-minute.*", {"key": "meeting-0", "form": "word"}),
    (r"work-decision", {"key": "d1"}),
    (r"work-action", {"key": "action-0"}),
    (r"work-forward-item.*", {"key": "expected-1"}),
    (r"work-standing-orders-edition", {"key": "so-1"}),
    (r"open-data-file", {"name": "board.json"}),
    (r"work-board-seat.*|work-board-interests-.*", {"key": "m1"}),
    (r"work-board-committee.*", {"key": "audit"}),
    (r"work-board-vacancy.*", {"key": "v1"}),
    (r"work-board-chair", {"key": "chair-1"}),
    (r"work-member-account-unlink", {"person": "p2"}),
    (r"work-paper.*", {"key": "paper-1", "part": "purpose", "form": "html"}),
)
"""Which addresses have which samples; where several fit, the last counts."""


def samples() -> Mapping[str, Mapping[str, Any]]:
    """The samples of the parameters of each address of these rooms that has any."""
    return {
        name: given for fits, given in _SAMPLES for name in sorted({*NEEDS, *EVERYBODY}) if re.fullmatch(fits, name)
    }
