"""Every address of the application, with sample arguments, and who looks at it.

Addresses are found, not listed: a new page is visited without anybody naming it. What is named here is what cannot be
visited, and why, and arguments whose sample depends on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from django.urls import get_resolver, resolve, reverse
from django.urls.converters import IntConverter

from comhla.web.access.roles import Role
from comhla.web.accounts.middleware import is_public
from tools.demo.accounts import AUTHORITY


class Address(NamedTuple):
    """A page, by whom it is looked at: nobody in particular, or somebody of a role."""

    name: str
    path: str
    role: Role | None


SAMPLES = {
    "slug": AUTHORITY,
    "duty": "act-2014/s37",
    "collection": "members",
    "year": "2025-26",
}
"""What stands for an argument of this name, unless `SAMPLES_FOR` says otherwise."""

_EVIDENCE, _MEMBER = {"key": "evidence-1"}, {"key": "council-1-2018"}
_PLAN, _OUT = {"key": "plan-2027"}, {"key": "plan-2024"}
_PAGES_OF_PLAN = (
    "work-plan-text",
    "work-plan-section-new",
    "work-plan-pictures",
    "work-plan-word",
    "work-plan-drafts",
    "work-plan-drafts-compare",
    "work-plan-actions",
    "work-plan-action-new",
    "work-plan-coverage",
    "work-plan-links",
    "work-plan-mapping",
    "work-plan-measure-new",
    "work-plan-tree",
    "work-plan-views",
    "work-plan-view-new",
    "work-plan-statement",
    "work-plan-publish",
    "work-plan-publish-file-new",
)
_PAPER = {"key": "paper-2026-11-forecast", "part": "purpose"}
_PAGES_OF_PAPER = ("", "-about", "-part", "-read", "-recommendations", "-word")
_ISSUED = {"key": "board-2026-11-25"}
_MEETING = {"key": "board-2027-02-10", "item": "board-2027-02-10-5"}
_PAGES_OF_MEETING = (
    *("", "-change", "-call-off", "-requisition", "-notice"),
    *("-agenda", "-agenda-new", "-agenda-item", "-agenda-remove"),
)
_PAGES_OF_SITTING = ("sitting", "presiding", "declare", "question-new", "adjourn", "end")
_VOTE = {"key": "board-2026-09-16", "vote": "vote-2026-09-16"}
_SEAT = {"key": "group-nhs"}
_DIRECTION = {"key": "direction-2026-council"}
_MINUTED = {"key": "board-2024-06-26", "item": "board-2024-06-26-6"}
_AFTER_MEETING = (
    *("work-meeting-minute", "work-minute-agreement", "work-minute-note", "work-decision-new", "work-action-new"),
    *("work-meeting-certificate", "public-minute"),
)
_VIEW = {"key": "plan-2024", "view": "plan-2024-group-on-proposals-1"}
SAMPLES_FOR: dict[str, dict[str, str]] = {
    "decision": {"key": "decision-2019"},
    "evidence": _EVIDENCE,
    "locality": {"key": "glens"},
    "record-end": _MEMBER,
    "record-history": _MEMBER,
    "record-remove": _MEMBER,
    "record-replace": _MEMBER,
    "record-row": _MEMBER,
    "record-take-back": {"collection": "plans"},
    "work-plan": _PLAN,
    **{f"work-member{rest}": _SEAT for rest in ("", "-replace", "-leaves", "-remove", "-support")},
    "work-claim-new": _SEAT,
    **{f"work-board-seat{rest}": {"key": "nhs-7-2024"} for rest in ("", "-replace", "-resign", "-remove")},
    "work-board-chair": {"key": "chair-2024"},
    **{f"public-measure{rest}": {"key": "NI-14"} for rest in ("", "-compare", "-gap", "-localities", "-over-time")},
    **{f"work-measure{rest}": {"key": "NI-14"} for rest in ("", "-owner", "-target-new")},
    **{f"work-measure-target{rest}": {"key": "NI-19"} for rest in ("", "-remove")},
    **{f"work-local-indicator{rest}": {"key": "INV-1"} for rest in ("", "-end")},
    "work-board-interests-notice": {"key": "nhs-7-2024"},
    **{f"work-board-committee{rest}": {"key": "audit"} for rest in ("", "-members", "-end")},
    **{f"work-board-vacancy-{rest}": {"key": "vacancy-2022"} for rest in ("end", "letter")},
    **{f"work-plan-view{rest}": _VIEW for rest in ("", "-correct", "-withdraw")},
    "work-plan-views-consider": {"key": "plan-2024"},
    "work-plan-narrative": {**_PLAN, "place": "opening"},
    **dict.fromkeys(_PAGES_OF_PLAN, _PLAN),
    **dict.fromkeys(("work-plan-steps", "work-plan-recipients", "work-plan-timetable", "work-plan-review"), _PLAN),
    "work-plan-step": {**_PLAN, "stage": "finalised"},
    "work-plan-step-correct": {**_PLAN, "number": "1"},
    "work-plan-recipient": {**_PLAN, "number": "1"},
    **{f"work-plan-section{rest}": {**_PLAN, "section": "plan-2027-vision"} for rest in ("", "-remove", "-write")},
    "work-plan-comment": {**_PLAN, "section": "plan-2027-vision"},
    "work-plan-draft": {**_PLAN, "number": "1"},
    "work-plan-publish-set-aside": {**_PLAN, "item": "finance"},
    "work-plan-publish-ask": {**_PLAN, "kind": "publication"},
    **{f"work-plan-action{rest}": {**_PLAN, "row": "plan-2027-winter-team"} for rest in ("", "-remove")},
    **dict.fromkeys(("published-plan", "published-search", "published-version", "published-version-search"), _OUT),
    "published-plan-page": {**_OUT, "path": "localities/glens"},
    "published-version-page": {**_OUT, "path": "statement"},
    **dict.fromkeys(("papers-plan", "papers-plan-comments"), _PLAN),
    "papers-plan-comment": {**_PLAN, "section": "plan-2027-vision"},
    "work-member-claim": {"key": "group-social_care_carers"},
    "work-plan-publish-file-remove": _OUT,
    **{f"work-paper{rest}": _PAPER for rest in _PAGES_OF_PAPER},
    **{f"work-direction{rest}": _DIRECTION for rest in ("", "-revoke", "-acknowledge", "-report", "-issue")},
    "public-direction": _DIRECTION,
    **{f"work-meeting-{page}": {"key": "board-2026-09-16"} for page in _PAGES_OF_SITTING},
    **{f"work-meeting-vote{rest}": _VOTE for rest in ("", "-result")},
    "work-meeting-roll-member": {"key": "board-2026-09-16", "member": "council-3-2024"},
    **dict.fromkeys(("work-meeting-pack", "public-meeting", "papers-meeting"), _ISSUED),
    **{each: {**_ISSUED, "number": "5"} for each in ("public-meeting-item", "papers-meeting-item")},
    **{each: {"key": "direction-2026-nhs"} for each in ("papers-direction", "papers-direction-report")},
    **{f"work-meeting{rest}": _MEETING for rest in _PAGES_OF_MEETING},
    "papers-meeting-coming": _MEETING,
    **dict.fromkeys(_AFTER_MEETING, _MINUTED),
    "public-certificate": {"key": "board-2026-09-16"},
    "work-decision": {"key": "decision-2024"},
    "work-action": {"key": "action-2024-06-26-ward"},
    "work-report-section": {"key": "report-2025-26-o1"},
    **{f"work-forward-item{rest}": {"key": "forward-biodiversity"} for rest in ("", "-remove")},
    "work-standing-orders-edition": {"key": "standing-orders-2026"},
    **{f"work-plan-measure{rest}": {**_PLAN, "row": "plan-2027-delays"} for rest in ("", "-remove")},
}
"""What stands for the arguments of one address."""

_ASKED = "?duty=act-2014%2Fs26&part=keep_a_direction_live&subject=functions"
QUERIES = {
    "evidence-new": "?duty=act-2014%2Fs37",
    "find": "?q=north",
    "judgement-new": _ASKED,
    "owner-new": _ASKED,
    "published-search": "?q=carers",
    "published-version-search": "?q=submarines",
    "work-direction-details": "?body=NHS+Annoch&function=H1",
    "work-finding": _ASKED,
    "work-plan-views-consider": "?view=plan-2024-group-on-proposals-1",
}
"""What is asked of pages that show nothing without it."""

LED_TO_FROM = {
    "work-release": f"/work/{AUTHORITY}/measures/releases/",
    **{f"work-measure-target{rest}": f"/work/{AUTHORITY}/measures/i/NI-19/" for rest in ("", "-remove")},
    "audit-event": f"/work/{AUTHORITY}/audit/",
    "record-take-back": f"/work/{AUTHORITY}/records/plans/history/plan-2024/",
}
"""Pages about a change, and a page with links to such changes: which number each has, the demonstration decides."""

_SEALED = "opens only in the browser that gave the file; the tests of taking in open it"
_SENT = "takes a form and shows no page when it is opened"
_ELSEWHERE = "leads to another page of this list"
_MACHINES = "answers machines"
_AGAIN = "asks for the password once more; the journeys open it"
_LINK = "is opened by a link from a letter; the journeys open it"
_ORGANISATION = "needs sign-in through an organisation, which the tests of the accounts have"
_OWN_SEAT = "needs an account that is linked to a seat; the tests of the board open it"
_WRITTEN = "needs text that somebody wrote; the journeys of writing open it"
NOT_PAGES: dict[str, str] = {
    **dict.fromkeys(("work-release-waiting", "work-release-mapping"), _SEALED),
    "work-mapping-forget": _SENT,
    "work-measure-no-change": _SENT,
    "public-measure-data": "is a file",
    "public-measures-data": "is a file",
    "measures-news-off": _LINK,
    "public-report-figure": "needs a published report; the tests of the reports open it",
    "public-report-file": "is a file",
    "work-report-document": "is a file",
    "work-directions-report": "is a file",
    "work-directions-table": "is a file",
    "work-direction-document": "is a file",
    "work-direction-file": "is a file",
    "papers-direction-file": "is a file",
    "document-style": "is a style sheet",
    "open-data-file": "is a file",
    "published-file": "is a file",
    "published-manifest": _MACHINES,
    "published-version-file": "is a file",
    "published-version-manifest": _MACHINES,
    "work-plan-publish-answer": _SENT,
    "work-plan-publish-file": "is a file",
    "papers-plan-picture": "is a picture",
    "work-plan-statement-file": "is a file",
    "work-plan-views-table": "is a file",
    "work-meeting-agenda-file": "is a file",
    "work-meeting-coming": _ELSEWHERE,
    "work-paper-escalate": _SENT,
    "work-meeting-pack-file": "is a file",
    "work-minute-begin": _SENT,
    "work-minute-file": "is a file",
    "work-decisions-csv": "is a file",
    "work-certificate-issue": _SENT,
    "work-board-interests-take-out": _SENT,
    "work-board-training-take-out": _SENT,
    "work-member-account-unlink": _SENT,
    "work-certificate-file": "is a file",
    "public-minute-file": "is a file",
    "public-certificate-data": _MACHINES,
    "public-meeting-file": "is a file",
    "chart": "is a picture",
    "papers-meeting-file": "is a file",
    "papers-meeting-offline": "is a file",
    "papers-meeting-note": _SENT,
    "papers-meeting-vote": _OWN_SEAT,
    "papers-meeting-declare": _OWN_SEAT,
    "work-meeting-roll": _ELSEWHERE,
    "work-paper-file": "is a file",
    "work-paper-sign-off": _SENT,
    "work-plan-comment-answer": _WRITTEN,
    "work-plan-comment-view": _SENT,
    "work-plan-picture": "is a picture",
    "work-plan-picture-remove": _SENT,
    "work-plan-section-move": _SENT,
    "work-plan-word-file": _WRITTEN,
    "account_confirm_login_code": _ELSEWHERE,
    "account_email": _ELSEWHERE,
    "account_logout": "ends the session that other tests use; the journeys open it",
    "account_set_password": _ELSEWHERE,
    "ask-for-help": _SENT,
    "audit-export": "is a file",
    "audit-verify": _ELSEWHERE,
    "authority-feed": _MACHINES,
    "board-feed": _MACHINES,
    "calendar-address": _SENT,
    "calendar-feed": _MACHINES,
    "evidence-file": "is a file",
    "evidence-withdraw": _SENT,
    "health-live": _MACHINES,
    "health-ready": _MACHINES,
    "invitation": _LINK,
    "mfa_activate_totp": _AGAIN,
    "mfa_add_webauthn": _AGAIN,
    "mfa_authenticate": _ELSEWHERE,
    "mfa_deactivate_totp": _AGAIN,
    "mfa_download_recovery_codes": "is a file",
    "mfa_edit_webauthn": _AGAIN,
    "mfa_generate_recovery_codes": _AGAIN,
    "mfa_login_webauthn": _ELSEWHERE,
    "mfa_reauthenticate": _ELSEWHERE,
    "mfa_reauthenticate_webauthn": _ELSEWHERE,
    "mfa_remove_webauthn": _AGAIN,
    "mfa_view_recovery_codes": _AGAIN,
    "notices-off": _LINK,
    "openid_connect_callback": _ORGANISATION,
    "openid_connect_login": _ORGANISATION,
    "owner-end": _SENT,
    "publications-feed": _MACHINES,
    "record-none": _SENT,
    "robots": _MACHINES,
    "second-factor": _ELSEWHERE,
    "security": "is text",
    "sign-in-by-link": _LINK,
    "sitemap": _MACHINES,
    "socialaccount_login_error": _ORGANISATION,
    "socialaccount_signup": _ELSEWHERE,
    "work": _ELSEWHERE,
}
"""Addresses that show no page of their own when somebody opens them, each with the reason."""

SEEN_BY: dict[str, Role] = {
    "contact-details": Role.BOARD_MEMBER,
    "key-end": Role.ADMINISTRATOR,
    "key-new": Role.ADMINISTRATOR,
    "keys": Role.ADMINISTRATOR,
    "my-page": Role.BOARD_MEMBER,
    "papers-plan": Role.PLANNING_GROUP_MEMBER,
    "papers-plan-comment": Role.PLANNING_GROUP_MEMBER,
    "papers-plan-comments": Role.PLANNING_GROUP_MEMBER,
    "papers-planning-group": Role.PLANNING_GROUP_MEMBER,
    **dict.fromkeys(("papers-meetings", "papers-meeting", "papers-meeting-item"), Role.BOARD_MEMBER),
    "papers-meeting-coming": Role.BOARD_MEMBER,
    "papers-interests": Role.BOARD_MEMBER,
    **dict.fromkeys(("papers-directions", "papers-direction", "papers-direction-report"), Role.PARTNER_OFFICER),
}
"""Who looks at pages that are not for the chief officer."""


def addresses() -> list[Address]:
    """Every page, in the order of their names. Names inside the API's namespace are no pages of ours."""
    found = get_resolver().reverse_dict
    return [
        _address(name) for name in sorted({name for name in found if isinstance(name, str)}) if name not in NOT_PAGES
    ]


def _address(name: str) -> Address:
    possibilities, _, _, converters = get_resolver().reverse_dict[name]
    samples = {
        each: "1" if isinstance(converters.get(each), IntConverter) else sample for each, sample in SAMPLES.items()
    }
    arguments = {each: SAMPLES_FOR.get(name, {}).get(each, samples.get(each, "1")) for each in possibilities[0][1]}
    path = reverse(name, kwargs=arguments)
    match = resolve(path)
    role = None if is_public(match, match.func) else SEEN_BY.get(name, Role.CHIEF_OFFICER)
    return Address(name, path + QUERIES.get(name, ""), role)


def path_of(address: Address, read: Callable[[str], str]) -> str:
    """The path of a page. Where a number in it is given by what was recorded before, a page that leads to it says which.

    Raises:
        AssertionError: where that page does not lead to it.
    """
    if address.name not in LED_TO_FROM:
        return address.path
    link = re.search(re.escape(address.path).replace("/1/", r"/\d+/"), read(LED_TO_FROM[address.name]))
    assert link, f"{LED_TO_FROM[address.name]} does not lead to {address.name}."
    return link[0]


def identifier(address: Address) -> str:
    """The name of an address as the name of a test."""
    return re.sub(r"\W+", "-", address.name)
