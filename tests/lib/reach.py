"""Every address of the project, who it is for, and two authorities full of things that the other must never see.

The addresses come from the resolver, so nothing is forgotten; a new one fails `test_who_reaches_what` until it has its
place in the tables below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from comhla.law import check
from comhla.law.facts import AuthorityFacts
from comhla.web.access.actors import SYSTEM, Actor
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.actions import ask_for_help, invite
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.models import Grant, User
from comhla.web.api.actions import make_key
from comhla.web.api.models import ApiKey
from comhla.web.api.service import openapi_document
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.duties.models import Assignment, CalendarAddress, EvidenceFile
from comhla.web.duties.queries import signed
from comhla.web.plans.actions.comments import Beside, say
from comhla.web.plans.actions.drafts import keep_draft
from comhla.web.plans.models import ExpenseClaim
from tests.lib import reach_board, reach_measures, reach_reports
from tests.lib.published import a_publication
from tests.lib.web import TODAY, a_person, recorded, small_facts

P = Permission
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


class Audience(Enum):
    """Who an address is for."""

    EVERYBODY = "everybody"
    SIGN_IN = "whoever is about to sign in"
    SECRET = "whoever holds the secret in the address"
    ACCOUNT = "whoever is signed in, about themselves"
    WORKSPACE = "people of the authority whose role allows it"
    API_EVERYBODY = "every program"
    API_KNOWN = "programs with a key and people of the authority"


class Address(NamedTuple):
    """One address: its name, with namespace, and its route."""

    name: str
    route: str


def every_address() -> list[Address]:
    """All of them, as the resolver has them; an address that stands twice is one."""
    return list(dict.fromkeys(_below(get_resolver(), "", "")))


def _below(resolver: Any, route: str, namespace: str) -> Iterator[Address]:
    for each in resolver.url_patterns:
        own = "" if isinstance(each.pattern, LocalePrefixPattern) else str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _below(each, route + own, inner)
        elif isinstance(each, URLPattern):
            yield Address(f"{namespace}{each.name or ''}", route + own)


# --------------------------------------------------------------------------------------------------- who it is for


def named(names: str) -> frozenset[str]:
    """Names of addresses, written one after the other."""
    return frozenset(names.split())


EVERYBODY = (reach_board.EVERYBODY | reach_measures.EVERYBODY | reach_reports.EVERYBODY) | named(
    "home find authorities map authority board authority-contact decisions decision authority-duties locality"
    " publications authority-feed take-part publications-feed glossary law law-duty accessibility privacy cookies"
    " document-style contact feedback feedback-thanks security-txt robots sitemap components health-live health-ready"
    " api-1:openapi-view"
    " published-plans published-plan published-plan-page published-search published-file published-manifest"
    " published-version published-version-page published-version-search published-version-file"
    " published-version-manifest"
)
SIGN_IN = named(
    "account_login account_logout account_signup account_reset_password account_reset_password_done"
    " account_reset_password_from_key account_reset_password_from_key_done account_inactive mfa_authenticate"
    " mfa_login_webauthn openid_connect_login openid_connect_callback socialaccount_login_error"
    " socialaccount_login_cancelled sign-in-link sign-in-link-sent"
)
SECRET = frozenset({"calendar-feed", "measures-news-off", "notices-off", "sign-in-by-link", "invitation", "kept-form"})

NEEDS: Mapping[str, Permission] = {
    **reach_board.NEEDS,
    **reach_measures.NEEDS,
    **reach_reports.NEEDS,
    "people": P.PEOPLE_MANAGE,
    "people-invite": P.PEOPLE_MANAGE,
    "invitation-renew": P.PEOPLE_MANAGE,
    "invitation-withdraw": P.PEOPLE_MANAGE,
    "person": P.PEOPLE_MANAGE,
    "person-leaves": P.PEOPLE_MANAGE,
    "role-new": P.PEOPLE_MANAGE,
    "role-change": P.PEOPLE_MANAGE,
    "role-end": P.PEOPLE_MANAGE,
    "help-requests": P.HELP_RECORD,
    "help-answer": P.HELP_RECORD,
    "help-by-telephone": P.HELP_RECORD,
    "ask-for-help": P.PAPERS_SEE,
    "public-details": P.WORKSPACE_SEE,
    "records": P.WORKSPACE_SEE,
    "authority-identity": P.WORKSPACE_SEE,
    "record-collection": P.WORKSPACE_SEE,
    "record-row": P.WORKSPACE_SEE,
    "record-history": P.WORKSPACE_SEE,
    "record-new": P.FACTS_RECORD,
    "record-none": P.FACTS_RECORD,
    "record-end": P.FACTS_RECORD,
    "record-replace": P.FACTS_RECORD,
    "record-remove": P.FACTS_RECORD,
    "record-take-back": P.FACTS_RECORD,
    "work-home": P.WORKSPACE_SEE,
    "work-finding": P.WORKSPACE_SEE,
    "work-duties": P.WORKSPACE_SEE,
    "work-duty": P.WORKSPACE_SEE,
    "work-calendar": P.WORKSPACE_SEE,
    "calendar-address": P.WORKSPACE_SEE,
    "evidence": P.WORKSPACE_SEE,
    "evidence-file": P.WORKSPACE_SEE,
    "evidence-new": P.EVIDENCE_ATTACH,
    "evidence-withdraw": P.EVIDENCE_ATTACH,
    "judgement-new": P.JUDGEMENT_RECORD,
    "owners": P.WORKSPACE_SEE,
    "owner-new": P.OWNER_ASSIGN,
    "owner": P.OWNER_ASSIGN,
    "owner-end": P.OWNER_ASSIGN,
    "audit": P.AUDIT_SEE,
    "audit-verify": P.AUDIT_SEE,
    "audit-export": P.AUDIT_SEE,
    "audit-event": P.AUDIT_SEE,
    "work-plans": P.WORKSPACE_SEE,
    "work-plan": P.WORKSPACE_SEE,
    "work-plan-actions": P.WORKSPACE_SEE,
    "work-plan-mapping": P.WORKSPACE_SEE,
    "work-plan-coverage": P.WORKSPACE_SEE,
    "work-plan-tree": P.WORKSPACE_SEE,
    "work-plan-links": P.WORKSPACE_SEE,
    "work-plan-action-new": P.FACTS_RECORD,
    "work-plan-action": P.FACTS_RECORD,
    "work-plan-action-remove": P.FACTS_RECORD,
    "work-plan-measure-new": P.FACTS_RECORD,
    "work-plan-measure": P.FACTS_RECORD,
    "work-plan-measure-remove": P.FACTS_RECORD,
    "work-plan-text": P.WORKSPACE_SEE,
    "work-plan-section": P.WORKSPACE_SEE,
    "work-plan-pictures": P.WORKSPACE_SEE,
    "work-plan-picture": P.WORKSPACE_SEE,
    "work-plan-drafts": P.WORKSPACE_SEE,
    "work-plan-drafts-compare": P.WORKSPACE_SEE,
    "work-plan-draft": P.WORKSPACE_SEE,
    "work-plan-section-new": P.FACTS_RECORD,
    "work-plan-section-write": P.FACTS_RECORD,
    "work-plan-section-move": P.FACTS_RECORD,
    "work-plan-section-remove": P.FACTS_RECORD,
    "work-plan-comment-answer": P.FACTS_RECORD,
    "work-plan-comment-view": P.FACTS_RECORD,
    "work-plan-picture-remove": P.FACTS_RECORD,
    "work-plan-word": P.FACTS_RECORD,
    "work-plan-word-file": P.FACTS_RECORD,
    "work-plan-comment": P.FACTS_RECORD,
    "papers-plan": P.DRAFT_COMMENT,
    "papers-plan-comments": P.DRAFT_COMMENT,
    "papers-plan-comment": P.DRAFT_COMMENT,
    "papers-plan-picture": P.DRAFT_COMMENT,
    "keys": P.INTEGRATION_MANAGE,
    "key-new": P.INTEGRATION_MANAGE,
    "key-end": P.INTEGRATION_MANAGE,
    "work-planning-group": P.WORKSPACE_SEE,
    "work-member": P.WORKSPACE_SEE,
    "work-member-new": P.FACTS_RECORD,
    "work-member-replace": P.FACTS_RECORD,
    "work-member-leaves": P.FACTS_RECORD,
    "work-member-remove": P.FACTS_RECORD,
    "work-member-support": P.HELP_RECORD,
    "work-claim-new": P.HELP_RECORD,
    "work-member-claim": P.HELP_RECORD,
    "papers-planning-group": P.DRAFT_COMMENT,
    "work-plan-views": P.WORKSPACE_SEE,
    "work-plan-views-table": P.WORKSPACE_SEE,
    "work-plan-view": P.WORKSPACE_SEE,
    "work-plan-view-new": P.FACTS_RECORD,
    "work-plan-view-correct": P.FACTS_RECORD,
    "work-plan-view-withdraw": P.FACTS_RECORD,
    "work-plan-views-consider": P.FACTS_RECORD,
    "work-plan-statement": P.WORKSPACE_SEE,
    "work-plan-statement-file": P.WORKSPACE_SEE,
    "work-plan-narrative": P.FACTS_RECORD,
    "work-plan-begin": P.FACTS_RECORD,
    "work-plan-direction": P.WORKSPACE_SEE,
    "work-significant-decision": P.FACTS_RECORD,
    "work-significant-decisions": P.WORKSPACE_SEE,
    "work-plan-steps": P.WORKSPACE_SEE,
    "work-plan-step": P.FACTS_RECORD,
    "work-plan-step-correct": P.FACTS_RECORD,
    "work-plan-recipients": P.WORKSPACE_SEE,
    "work-plan-recipient": P.FACTS_RECORD,
    "work-plan-timetable": P.WORKSPACE_SEE,
    "work-plan-review": P.WORKSPACE_SEE,
    "work-plan-publish": P.WORKSPACE_SEE,
    "work-plan-publish-file-new": P.FACTS_RECORD,
    "work-plan-publish-file": P.WORKSPACE_SEE,
    "work-plan-publish-file-remove": P.FACTS_RECORD,
    "work-plan-publish-set-aside": P.STEP_OVERRIDE,
    "work-plan-publish-ask": P.FACTS_RECORD,
    "work-plan-publish-answer": P.WORKSPACE_SEE,
}
"""What somebody of the authority needs to open a page of its workspace."""

TEXT_OF_PLAN = frozenset(
    each for each in NEEDS if re.match(r"papers-plan|work-plan-(section|comment|picture|word|draft)", each)
)
"""Addresses of the text of a plan."""

API_NEEDS: Mapping[str, Permission] = {"events": P.AUDIT_SEE}
"""The same for operations that only those who are known may ask; of the others it is seeing the workspace."""

ACCOUNT_OF_PACKAGE = re.compile(
    r"account/(email|confirm-email|reauthenticate|password|login/code|2fa|3rdparty|social|sessions|\^confirm)"
)
ACCOUNT = named("work my-page contact-details notices sign-in-security second-factor account_email")


def audience_of(address: Address) -> Audience | None:
    """Who an address is for; None where no table says it."""
    return next((audience for audience, holds in _audiences(address) if holds), None)


def _audiences(address: Address) -> Iterator[tuple[Audience, bool]]:
    name, route = address
    yield Audience.API_KNOWN, operations().get(address) is False
    yield Audience.API_EVERYBODY, address in operations() or name in {"api-1:openapi-json", "api-1:nothing"}
    yield Audience.EVERYBODY, name in EVERYBODY or route == ".well-known/security.txt"
    yield Audience.SIGN_IN, name in SIGN_IN
    yield Audience.SECRET, name in SECRET
    yield Audience.WORKSPACE, name in NEEDS
    yield Audience.ACCOUNT, name in ACCOUNT or ACCOUNT_OF_PACKAGE.match(route) is not None


@cache
def operations() -> dict[Address, bool]:
    """The operations of the API as addresses, and whether everybody may ask."""
    asked = {path.lstrip("/"): {} in each["get"]["security"] for path, each in openapi_document()["paths"].items()}
    plain = {each: re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", each.route) for each in _api_addresses()}
    return {each: asked[path] for each, path in plain.items() if path in asked}


def _api_addresses() -> list[Address]:
    return [each for each in every_address() if each.name.startswith("api-1:")]


# --------------------------------------------------------------------------------------------- two authorities


@dataclass(frozen=True)
class World:
    """An authority with something behind every address. `marker` is in everything that is its own business."""

    authority: Authority
    marker: str
    key: str
    samples: Mapping[str, Mapping[str, Any]]
    """The samples of the parameters of an address, by its name; under the empty name those that do for any."""
    questions: Mapping[str, str]
    """What stands after the question mark, by the name of the address."""

    def path(self, address: Address) -> str:
        """The address with the samples of this authority in it.

        Raises:
            KeyError: where a parameter has no sample.
        """
        own = {**self.samples[""], **self.samples.get(address.name, {})}
        route = re.sub(r"\(\?P<(\w+)>(?:\[[^]]*\]|[^()])*\)", lambda match: str(own[match[1]]), address.route)
        route = re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(own[match[1]]), route)
        return "/" + re.sub(r"[\^$\\]", "", route) + self.questions.get(address.name, "")


def a_world(name: str, marker: str) -> World:
    """An authority in which everything that is not public says the marker."""
    authority = recorded(_facts(name, marker))
    manager = a_person(Role.ADMINISTRATOR, authority, name=f"{marker} manager")
    member = a_person(Role.LOCALITY_MEMBER, authority, name=f"{marker} member")
    by = actor_for(manager, on=TODAY)
    officer = {"id": "officer-2", "post": "finance_officer", "first_day": "2020-04-01"}
    record_row(authority, "officers", officer, by=SYSTEM, reason=f"{marker} reason")
    made = make_key(
        authority,
        name=f"{marker} program",
        permissions=[P.WORKSPACE_SEE, P.AUDIT_SEE],
        first_day=TODAY,
        last_day=date(2027, 3, 1),
        by=by,
    )
    authority.refresh_from_db()
    return World(
        authority, marker, made.secret, _samples(authority, marker, manager, member, by), _questions(authority)
    )


def _facts(name: str, marker: str) -> AuthorityFacts:
    people = [{"id": "p1", "name": "Person One"}, {"id": "p2", "name": "Person Two"}]
    return small_facts(
        name,
        people=[*people, {"id": "p3", "name": f"{marker} somebody"}],
        plans=[
            {
                "id": "plan-1",
                "title": f"{marker} plan",
                "stages": [{"stage": "proposals", "on": "2026-07-15"}],
                "recipients": [{"who": f"{marker} forum"}],
            }
        ],
        plan_sections=[
            {
                "id": "section-1",
                "plan": "plan-1",
                "part": "vision",
                "heading": f"{marker} aim",
                "text": f"{marker} text",
            }
        ],
        plan_actions=[{"id": "action-1", "plan": "plan-1", "title": f"{marker} action"}],
        plan_measures=[{"id": "measure-1", "plan": "plan-1", "title": f"{marker} measure"}],
        **reach_board.facts_with(marker),
        **reach_reports.facts_with(marker),
        evidence=[{"id": "e1", "duty": "act-2014/s37", "what": f"{marker} minute", "dated_on": "2026-09-01"}],
        judgements=[
            {
                "id": "j1",
                "duty": "act-2014/s36",
                "part": "consider_significance",
                "subject": "d1",
                "answer": "met",
                "reasons": f"{marker} judged",
                "judged_by": "Chief officer",
                "judged_on": "2026-10-02",
            }
        ],
    )


_OF_PLAN = {"key": "plan-1", "item": "finance", "kind": "publication", "view": "v1", "place": "opening", "form": "html"}


def _samples(
    authority: Authority, marker: str, manager: User, member: User, by: Actor
) -> Mapping[str, Mapping[str, Any]]:
    """Something real behind each address, made as the application makes it where that is one call."""
    event = Event.objects.get(authority=authority.slug, reason=f"{marker} reason").number
    guest = {"name": f"{marker} guest", "email": f"{authority.slug}@example.org", "role": Role.ANALYST}
    invitation = invite(authority, **guest, first_day=TODAY, by=by).pk
    words = ask_for_help(member, authority, by=actor_for(member, on=TODAY), words=f"{marker} words").pk
    owned = Assignment.objects.create(
        authority=authority, duty="act-2014/s37", owner_name=f"{marker} owner", first_day=date(2026, 1, 1)
    ).pk
    file = EvidenceFile.objects.create(
        authority=authority,
        key="e1",
        sha256="0" * 64,
        size=1,
        content_type="text/plain",
        name=f"{marker}.txt",
        uploaded_at=NOON,
        uploaded_by="Somebody",
    ).pk
    calendar = CalendarAddress.objects.create(authority=authority, account=manager, only_mine=False, made_at=NOON)
    grant = Grant.objects.get(user=member).pk
    claimed = ExpenseClaim.objects.create(
        authority=authority,
        membership="g1",
        kind="travel",
        spent_on=TODAY,
        amount=Decimal("12.40"),
        what=f"{marker} journey",
        made_at=NOON,
    ).pk
    a_publication(authority, "plan-1")
    reach_board.keep_around_meetings(authority, marker)
    reach_measures.keep_of_measures(authority, marker)
    reach_reports.keep_of_reports(authority, marker)
    keep_draft(authority, "plan-1", stage="sent", called=f"{marker} draft", by=SYSTEM)
    comment = say(authority, Beside("plan-1", "section-1"), f"{marker} comment", by=SYSTEM).pk
    text = {"section": "section-1", "picture": "none", "number": comment}
    shared = {
        "slug": authority.slug,
        "duty": "act-2014/s37",
        "collection": "people",
        "key": "p3",
        "code": "S37000010",
        "name": "national-outcomes",
        "rest": "nothing/at/all",
        "token": "none",
        "pk": 1,
        "provider_id": "organisation",
        "uidb36": "1",
        "grant": grant,
        "number": 1,
        "row": "action-1",
    }
    return {
        "": shared,
        **{name: {"key": member.pk} for name in ("person", "person-leaves", "role-new", "role-change", "role-end")},
        **{name: {"key": invitation} for name in ("invitation-renew", "invitation-withdraw")},
        "help-answer": {"key": words},
        "help-by-telephone": {"key": member.pk},
        **{name: {"key": "e1"} for name in ("evidence", "evidence-withdraw")},
        "evidence-file": {"number": file},
        **{name: {"number": owned} for name in ("owner", "owner-end")},
        "audit-event": {"number": event},
        "record-take-back": {"collection": "officers", "number": event},
        "record-none": {"collection": "codes_of_conduct"},
        **{each: _OF_PLAN for each in NEEDS if each.startswith("work-plan") and each != "work-planning-group"},
        **{name: {"key": "plan-1", "row": "measure-1"} for name in ("work-plan-measure", "work-plan-measure-remove")},
        **{name: {"key": "plan-1", **text} for name in NEEDS if name in TEXT_OF_PLAN},
        "key-end": {"number": ApiKey.objects.get(authority=authority).pk},
        "calendar-feed": {"token": signed(calendar)},
        **{each: {"key": "plan-1", "path": "vision", "name": "plan.pdf"} for each in EVERYBODY if "published" in each},
        "decision": {"key": "d1"},
        **{each: {"key": "g1", "number": claimed} for each in NEEDS if each.startswith(("work-member", "work-claim"))},
        "work-plan-step": {**_OF_PLAN, "stage": "group_on_proposals"},
        **{each: {**_OF_PLAN, "number": 0} for each in ("work-plan-step-correct", "work-plan-recipient")},
        "locality": {"key": "east"},
        **reach_board.samples(),
        **reach_measures.samples(),
        **reach_reports.samples(),
        **reach_measures.kept_of_releases(authority, marker),
        **reach_measures.kept_by_keepers(authority),
    }


def _questions(authority: Authority) -> Mapping[str, str]:
    duty, part, subject = check(facts_of(authority), as_at=TODAY)[0].key
    about = "?" + urlencode({"duty": duty, "part": part, "subject": subject})
    judged = "?" + urlencode({"duty": "act-2014/s36", "part": "consider_significance", "subject": "d1"})
    return {
        "work-finding": about,
        "evidence-new": about,
        "judgement-new": judged,
        "owner-new": about,
        "work-direction-details": "?body=NHS+Glen&function=nursing",
        "api-1:find": "?q=Glen",
    }
