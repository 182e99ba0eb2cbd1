"""Support for members: only those who record help know of it, and its words never reach the trail."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.models import HelpRequest
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.models import Authority, PublicDetails
from comhla.web.plans.actions import support as actions
from comhla.web.plans.actions.support import Spent
from comhla.web.plans.models import ClaimState, Comment, Draft, ExpenseClaim, MemberSupport, PlannedStep
from tests.lib.forms import day, form_of, post
from tests.lib.plans import FINAL, PLAN
from tests.lib.web import TODAY, a_person, an_actor, client_for, recorded, small_facts

AT = "/work/glen-test/planning-group/"
MEMBER = f"{AT}members/users/"
MINE = "/papers/glen-test/planning-group/"
NEED = "step-free room zzneed"
BUS = {"kind": "travel", "what": "Bus zzbus", "amount": "12.40", **day("spent_on", "2026-11-03")}
HELPS = {Role.CHIEF_OFFICER, Role.PLANNING_OFFICER, Role.CLERK, Role.ENGAGEMENT_OFFICER}


@pytest.fixture
def authority(db) -> Authority:
    members = [
        {"id": "users", "person": "p1", "group": "health_care_users", "first_day": "2024-01-01"},
        {"id": "east", "person": "p2", "localities": ["east"], "first_day": "2024-01-01"},
    ]
    facts = small_facts(
        planning_group={"established_on": "2015-08-26", "members": members},
        plans=[FINAL, PLAN],
        plan_sections=[{"id": "vision", "plan": "plan-2027", "part": "vision", "heading": "A good life at home"}],
        plan_views=[
            {
                "id": "v1",
                "plan": "plan-2027",
                "stage": "group_on_proposals",
                "given_by": "group_member",
                "who": "Person One",
                "may_be_shown": "with_name",
                "received_on": "2026-08-01",
                "words": "More evening visits.",
                "result": "changed",
                "changed_section": "vision",
                "change": "Evenings are named.",
            },
            {
                "id": "v2",
                "plan": "plan-2027",
                "stage": "group_on_proposals",
                "given_by": "group_member",
                "received_on": "2026-08-02",
                "words": "Fewer forms.",
                "result": "not_changed",
                "reason": "The forms are asked for by law.",
                "considered_on": "2026-09-01",
            },
            {
                "id": "v3",
                "plan": "plan-2027",
                "stage": "group_on_proposals",
                "given_by": "group_member",
                "received_on": "2026-08-03",
                "words": "Somebody else's words.",
            },
        ],
    )
    return recorded(facts)


@pytest.fixture
def helper(authority):
    return an_actor(Role.CLERK, authority)


@pytest.fixture
def officer(authority):
    return client_for(a_person(Role.ENGAGEMENT_OFFICER, authority))


@pytest.fixture
def lay(authority, helper):
    """A member whose account is linked to the membership for users of health care."""
    account = a_person(Role.PLANNING_GROUP_MEMBER, authority, name="Lay Member")
    actions.save_support(authority, "users", {"access_needs": NEED}, account=account, by=helper, version=0)
    return account


def trail_of(authority):
    events = Event.objects.filter(authority=authority.slug)
    return json.dumps(list(events.values("action", "kind", "subject", "before", "after", "reason")))


def spent(**fields):
    return Spent(
        **{"kind": "travel", "spent_on": date(2026, 11, 3), "amount": Decimal("12.40"), "what": "Bus"} | fields
    )


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_record_help_know_that_there_is_support(role, authority, lay):
    client = client_for(a_person(role, authority, name="Reader"))
    response = client.get(MEMBER)
    page = response.content.decode()
    assert (NEED in page) == (role in HELPS)
    assert ("Support" in page and "Expenses" in page) == (role in HELPS)
    assert ("Expenses" in client.get(AT).content.decode()) == (role in HELPS)
    for part in ("support/", "claims/new/"):
        assert client.get(MEMBER + part).status_code == (200 if role in HELPS else 403)
        assert client.post(MEMBER + part, BUS).status_code == (
            (303 if part != "support/" else 422) if role in HELPS else 403
        )


def test_what_a_member_needs_is_recorded_and_the_trail_keeps_none_of_it(
    officer, authority, django_assert_max_num_queries
):
    account = a_person(Role.LOCALITY_MEMBER, authority, name="Lay Member")
    typed = {
        "version": 0,
        "access_needs": NEED,
        "formats": "large print zzformat",
        "replacement_care": "zzcare",
        "contact": "zzcontact",
        "training": "zztraining",
        "account": str(account.pk),
        **day("induction_on", "2026-09-01"),
    }
    assert officer.post(f"{MEMBER}support/", typed).status_code == 303
    with django_assert_max_num_queries(25):
        page = officer.get(MEMBER).content.decode()
    for words in (NEED, "zzformat", "zzcare", "zzcontact", "zztraining", "1 September 2026", "Lay Member"):
        assert words in page
    assert "member_support_changed" in trail_of(authority)
    assert "zz" not in trail_of(authority)
    form = officer.get(f"{MEMBER}support/").context["form"]
    assert (form["account"].value(), form["version"].value()) == (str(account.pk), 1)


def test_two_who_record_what_a_member_needs_see_both_texts(officer, authority, lay):
    typed = {"version": 0, "access_needs": "Breaks", "account": ""}
    response = officer.post(f"{MEMBER}support/", typed)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Breaks" in page
    assert NEED in page
    assert MemberSupport.objects.get(membership="users").access_needs == NEED
    assert officer.post(f"{MEMBER}support/", {**typed, "version": 1}).status_code == 303


def test_an_account_that_holds_no_member_role_cannot_be_linked(officer, authority):
    stranger = a_person(Role.ANALYST, authority)
    response = officer.post(f"{MEMBER}support/", {"version": 0, "account": str(stranger.pk)})
    assert response.status_code == 422
    assert officer.get(f"{AT}members/nobody/support/").status_code == 404


def test_an_officer_claims_for_a_member_agrees_and_pays(officer, authority, helper):
    assert officer.post(f"{MEMBER}claims/new/", BUS).status_code == 303
    claim = ExpenseClaim.objects.get()
    assert Event.objects.get(action="expense_claimed").on_behalf_of == "Person One"
    url = f"{MEMBER}claims/{claim.pk}/"
    assert f"{url}" in officer.get(AT).content.decode()
    officer.post(url, {"version": 1, "state": "agreed", **day("on", "2026-11-20")})
    officer.post(url, {"version": 2, "state": "paid", **day("on", "2026-11-21")})
    page = officer.get(MEMBER).content.decode()
    assert "£12.40" in page
    assert "Paid" in page
    assert "2026-27" in page
    assert "Save" not in officer.get(url).content.decode()
    assert "zzbus" not in trail_of(authority)
    assert "12.40" not in trail_of(authority)
    assert "No claim waits" in officer.get(AT).content.decode()


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"state": "refused"}, 422),
        ({"state": "paid"}, 422),
        ({"state": "agreed", **day("on", "2026-11-02")}, 422),
        ({"state": "refused", "reason": "No receipt."}, 303),
        ({"state": "agreed", "version": 9}, 409),
    ],
)
def test_what_can_come_of_a_claim(officer, authority, helper, typed, status):
    claim = actions.claim(authority, "users", spent(), by=helper)
    sent = {"version": 1, "reason": "", **day("on", "2026-11-20"), **typed}
    assert officer.post(f"{MEMBER}claims/{claim.pk}/", sent).status_code == status
    claim.refresh_from_db()
    assert claim.state == ("refused" if status == 303 else "made")


def test_a_claim_is_found_only_under_its_own_member(officer, authority, helper):
    claim = actions.claim(authority, "users", spent(), by=helper)
    assert officer.get(f"{AT}members/east/claims/{claim.pk}/").status_code == 404


@pytest.mark.parametrize("typed", [{"amount": "0"}, {"amount": "much"}, {"what": ""}, day("spent_on", "2026-11-23")])
def test_a_claim_that_cannot_be_is_refused(officer, typed):
    assert officer.post(f"{MEMBER}claims/new/", {**BUS, **typed}).status_code == 422
    assert not ExpenseClaim.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": Decimal(0)},
        {"kind": "holiday"},
        {"what": "  "},
        {"spent_on": date(2026, 11, 23)},
    ],
)
def test_the_action_refuses_what_no_form_lets_through(authority, helper, fields):
    with pytest.raises(NotRecorded):
        actions.claim(authority, "users", spent(**fields), by=helper)


def test_nobody_settles_their_own_claim(authority, helper, lay):
    claim = actions.claim(authority, "users", spent(), by=helper)
    both = actor_for(lay, on=TODAY)
    officer = an_actor(Role.CHIEF_OFFICER, authority)
    with pytest.raises(NotAllowed):
        actions.settle_claim(claim, ClaimState.AGREED, on=TODAY, by=both, version=1)
    MemberSupport.objects.filter(membership="users").update(account_id=officer.id)
    with pytest.raises(NotAllowed):
        actions.settle_claim(claim, ClaimState.AGREED, on=TODAY, by=officer, version=1)


def test_support_needs_permission_and_the_version_that_was_seen(authority, helper):
    with pytest.raises(NotAllowed):
        actions.save_support(authority, "users", {}, account=None, by=an_actor(Role.ANALYST, authority), version=0)
    with pytest.raises(ChangedMeanwhile):
        actions.save_support(authority, "users", {}, account=None, by=helper, version=3)


def test_a_member_sees_their_own_page_and_nothing_of_others(authority, lay, helper, django_assert_max_num_queries):
    Comment.objects.create(
        authority=authority,
        plan="plan-2027",
        section="vision",
        words="Fewer forms.",
        account=lay,
        made_at="2026-08-02T09:00Z",
        view="v2",
    )
    for stage, by_day in (("group_on_proposals", "2026-10-08"), ("group_on_first_draft", "2026-12-08")):
        PlannedStep.objects.create(authority=authority, plan="plan-2027", stage=stage, by_day=by_day)
    Draft.objects.create(
        authority=authority,
        plan="plan-2027",
        number=1,
        stage="group_on_proposals",
        called="Proposals",
        contents={},
        stamp="0" * 64,
        kept_at="2026-07-20T09:00Z",
        kept_by="Officer",
    )
    actions.claim(authority, "east", spent(what="Not mine zzother"), by=helper)
    client = client_for(lay)
    client.get(MINE)
    with django_assert_max_num_queries(25):
        page = client.get(MINE).content.decode()
    for words in (
        "8 December 2026",
        "Plan 2027 to 2030",
        "Users of health care",
        "Evenings are named.",
        "asked for by law",
        "/papers/glen-test/plans/plan-2027/my-comments/",
        "What came of my comments on Plan 2027 to 2030",
    ):
        assert words in page
    for words in ("zzother", "8 October 2026", "Somebody else", NEED, "Plan 2024 to 2027"):
        assert words not in page


def test_a_member_claims_for_themselves_and_reads_why_it_was_refused(authority, lay, helper):
    client = client_for(lay)
    assert client.post(MINE, {**BUS, "form_number": "1"}).status_code == 303
    assert client.post(MINE, {**BUS, "form_number": "1"}).status_code == 303
    claim = ExpenseClaim.objects.get()
    assert claim.membership == "users"
    actions.settle_claim(claim, ClaimState.REFUSED, on=TODAY, by=helper, version=1, reason="No ticket.")
    assert "No ticket." in client.get(MINE).content.decode()
    assert client.post(MINE, {**BUS, "amount": ""}).status_code == 422


def test_who_has_two_memberships_says_for_which(authority, lay, helper):
    actions.save_support(authority, "east", {}, account=lay, by=helper, version=0)
    client = client_for(lay)
    assert client.post(MINE, BUS).status_code == 422
    assert client.post(MINE, {**BUS, "membership": "east"}).status_code == 303
    assert ExpenseClaim.objects.get().membership == "east"


def test_a_person_to_ask_stands_on_the_page_and_one_button_asks(authority):
    client = client_for(a_person(Role.PLANNING_GROUP_MEMBER, authority))
    PublicDetails.objects.filter(authority=authority).update(telephone="01632 960 123")
    page = client.get(MINE)
    assert 'href="tel:01632960123"' in page.content.decode()
    assert "A person at Glen Test to ask" in page.content.decode()
    post(client, reverse("ask-for-help", args=[authority.slug]), form_of(page, "words"))
    assert HelpRequest.objects.get().words == "Help with the planning group"


def test_an_account_without_a_membership_claims_nothing(authority):
    client = client_for(a_person(Role.LOCALITY_MEMBER, authority))
    assert "not linked" in client.get(MINE).content.decode()
    client.post(MINE, BUS)
    assert not ExpenseClaim.objects.exists()


def test_a_link_without_a_role_lets_nobody_claim(authority, helper):
    analyst = a_person(Role.ANALYST, authority)
    actions.save_support(authority, "users", {}, account=analyst, by=helper, version=0)
    with pytest.raises(NotAllowed):
        actions.claim(authority, "users", spent(), by=actor_for(analyst, on=TODAY))


def test_nobody_of_another_authority_sees_support(authority, lay):
    other = recorded(small_facts("Strath Other"))
    client = client_for(a_person(Role.CHIEF_OFFICER, other))
    for url in (MEMBER, f"{MEMBER}support/", f"{MEMBER}claims/new/", MINE):
        assert client.get(url).status_code == 404


def test_the_way_to_the_own_page_of_the_group_stands_on_my_page(lay, authority):
    assert MINE in client_for(lay).get("/account/me/").content.decode()
    other = a_person(Role.LOCALITY_MEMBER, authority)
    assert MINE not in client_for(other).get("/account/me/").content.decode()
