"""From a decision to a direction, and from a direction to the one that changes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from comhla.law.facts import ChangeKind
from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.directions.actions.giving import Forbidden, give, revocation
from tests.lib.directions import a_direction, a_line
from tests.lib.forms import day, form_of, post
from tests.lib.given import AT, COUNCIL, NHS
from tests.lib.web import an_actor

pytestmark = pytest.mark.django_db
NURSING = f"{AT}new/details/?decision=care&body={NHS}&function=nursing".replace(" ", "+")
VARY = f"{AT}new/details/?earlier=D-2026-01&change=varies&decision=care&body={COUNCIL}&function=care".replace(" ", "+")
FIRST = f"{AT}d/D-2026-01/"


def directions_now(authority):
    return facts_of(Authority.objects.get(pk=authority.pk)).directions_by_id


def typed(**changed):
    return {
        "title": "Nursing at home",
        "how_0": "In teams.",
        "kind_0": "payment",
        "amount_0": "250.25",
        "use_0": "Wages of nurses.",
        "year_0": "2026-27",
        "plan_action": "visits",
        **day("review_on", "2027-06-01"),
        **changed,
    }


def test_the_guided_way_from_a_decision_to_a_direction(clerk, authority, django_assert_max_num_queries):
    chosen = clerk.get(f"{AT}new/", {"chosen": "yes", "decision": "care", "body": [NHS], "function": ["nursing"]})
    assert (chosen.status_code, chosen["Location"]) == (303, NURSING.replace(NHS, "NHS+Glen"))
    assert b"Choose at least one function" in clerk.get(f"{AT}new/", {"chosen": "yes", "body": [NHS]}).content
    with django_assert_max_num_queries(25):
        form = form_of(clerk.get(NURSING), "title")
    checked = post(clerk, NURSING, form, step="check", **typed())
    assert checked.status_code == 200
    assert checked.context["forbids"] == []
    assert "Give this direction" in checked.content.decode()
    back = post(clerk, NURSING, form_of(checked, "form_number"), step="change")
    assert form_of(back, "title")["use_0"] == "Wages of nurses."
    given = post(clerk, NURSING, form_of(checked, "form_number"), step="give")
    again = post(clerk, NURSING, form_of(checked, "form_number"), step="give")
    assert given["Location"] == again["Location"] == f"{AT}d/D-2026-03/"
    new = directions_now(authority)["D-2026-03"]
    assert (new.given_by, new.addressees, new.decision, new.plan_action) == ("board", (NHS,), "care", "visits")
    assert (new.lines[0].payment, new.lines[0].financial_year) == (Decimal("250.25"), "2026-27")
    assert new.in_writing is None


FORBIDDEN = [
    ({"amount_0": ""}, "states no payment", "s.27(1)(b)"),
    ({"kind_0": "method", "amount_0": ""}, "states no payment", "s.27(1)(b)"),
    ({"use_0": ""}, "does not say how the money", "s.27(1)(c)"),
    (day("first_day", "2026-11-01"), "before the day on which it is given", "s.27(4)"),
    (day("given_on", "2026-12-01") | day("first_day", "2026-12-01"), "still to come", "s.26(1)"),
    (day("last_day", "2026-11-01"), "end before it begins", "s.27(5)(a)"),
    ({"sets_charges": "on"}, "cannot be delegated", "SSI 2014/345 reg 3"),
]
"""What is typed, what the clerk is told, and the provision."""


def test_what_the_law_forbids_is_refused_with_its_provision(clerk, authority, subtests):
    form = form_of(clerk.get(NURSING), "title")
    for changed, words, provision in FORBIDDEN:
        with subtests.test(changed=changed):
            response = post(clerk, NURSING, form, step="check", **typed(**changed))
            assert response.status_code == 422
            assert [each for each in response.context["forbids"] if words in each.words and provision in each.provision]
            assert "Give this direction" not in response.content.decode()
    assert post(clerk, NURSING, form, step="give", **typed(use_0="")).status_code == 422
    assert len(directions_now(authority)) == 2


def test_what_guidance_asks_is_put_to_the_clerk_and_does_not_stop_them(clerk):
    url = NURSING.replace("decision=care&", "")
    checked = post(clerk, url, form_of(clerk.get(url), "title"), step="check", **typed(review_on_day=""))
    assert checked.status_code == 422
    checked = post(
        clerk,
        url,
        form_of(clerk.get(url), "title"),
        step="check",
        **typed(review_on_day="", review_on_month="", review_on_year=""),
    )
    assert checked.status_code == 200
    told = " ".join(each.words for each in checked.context["warns"])
    assert "one direction for each decision" in told
    assert "reviewing" in told
    assert all("guidance" in each.provision for each in checked.context["warns"])


def test_a_second_direction_for_the_same_function_and_body_has_to_be_meant(clerk, authority):
    url = f"{AT}new/details/?decision=care&body=Glen+Council&body=NHS+Glen&function=care"
    form = form_of(clerk.get(url), "by_0")
    refused = post(clerk, url, form, step="check", **typed(by_0=COUNCIL))
    assert "stands beside D-2026-01" in refused.context["forbids"][0].words
    meant = post(clerk, url, form, step="give", **typed(by_0=COUNCIL, beside="on", kind_0="method", method_0="Half."))
    assert meant.status_code == 303
    assert directions_now(authority)["D-2026-03"].lines[0].payment_method == "Half."
    assert "Several directions side by side" in clerk.get(f"{AT}coverage/").content.decode()


def test_varying_begins_with_what_it_says_and_leaves_the_earlier_one_in_force(clerk, authority):
    chosen = clerk.get(f"{AT}new/", {"earlier": "D-2026-01", "change": "varies"})
    assert chosen.context["form"].initial["function"] == ["care"]
    form = form_of(clerk.get(VARY), "title")
    assert (form["amount_0"], form["use_0"], form["version"]) == ("1000", "Wages.", "1")
    assert post(clerk, VARY, form, step="give", amount_0="1200").status_code == 303
    now = directions_now(authority)
    assert (now["D-2026-03"].change, now["D-2026-03"].changes) == (ChangeKind.VARIES, ("D-2026-01",))
    assert now["D-2026-01"].last_day is None
    money = clerk.get(f"{AT}money/").context["money"]
    first = money.functions[0]
    assert (first.function, first.directed, first.words) == (
        "Care at home",
        "£1,200",
        "£300 more is directed than recorded",
    )


def test_superseding_ends_the_earlier_one_and_its_variations_at_once(clerk, authority):
    post(clerk, VARY, form_of(clerk.get(VARY), "title"), step="give", amount_0="1200")
    url = VARY.replace("varies", "supersedes")
    later = day("first_day", "2026-12-01")
    assert post(clerk, url, form_of(clerk.get(url), "title"), step="give", **later).status_code == 303
    now = directions_now(authority)
    assert now["D-2026-04"].changes == ("D-2026-01", "D-2026-03")
    assert [now[key].last_day for key in ("D-2026-01", "D-2026-03")] == [date(2026, 11, 30)] * 2
    reasons = Event.objects.filter(action="row_changed", kind="directions").values_list("reason", flat=True)
    assert set(reasons) == {"D-2026-04 ends it."}
    chain = clerk.get(FIRST).context["direction"].chain
    assert [(each.direction.key, each.is_this) for each in chain] == [
        ("D-2026-01", True),
        ("D-2026-03", False),
        ("D-2026-04", False),
    ]
    refused = clerk.get(f"{FIRST}?as_at=2026-03-01")
    assert refused.status_code == 404


def test_whoever_changes_a_direction_that_somebody_else_changed_first_is_told(clerk, authority):
    form = form_of(clerk.get(VARY), "title")
    revoking = form_of(clerk.get(f"{FIRST}revoke/"), "title")
    row = rows_of(authority, "directions").get(key="D-2026-01")
    data = {**plain_row(row, "directions"), "title": "Care at home, all of it"}
    record_row(authority, "directions", data, by=SYSTEM, key=row.key, version=row.version)
    conflict = post(clerk, VARY, form, step="give")
    assert (conflict.status_code, conflict.context["may_give"]) == (409, False)
    again = post(clerk, f"{FIRST}revoke/", revoking)
    assert again.status_code == 409
    assert post(clerk, f"{FIRST}revoke/", form_of(again, "title"), **day("first_day", "2026-12-01")).status_code == 303
    assert directions_now(authority)["D-2026-01"].last_day == date(2026, 11, 30)
    gone = post(
        clerk, f"{FIRST}revoke/", form_of(clerk.get(f"{FIRST}revoke/"), "title"), **day("first_day", "2027-01-01")
    )
    assert "has ended by then" in gone.context["found"][0].words
    assert "Error:" in gone.content.decode()
    nothing = post(clerk, f"{FIRST}revoke/", form_of(clerk.get(f"{FIRST}revoke/"), "title"), title="")
    assert nothing.status_code == 422


def test_details_need_bodies_and_functions_that_are_there(clerk, subtests):
    for asked in (
        "",
        "body=Glen+Council",
        "function=care",
        "body=Elsewhere&function=care",
        "body=NHS+Glen&function=gone",
    ):
        with subtests.test(asked=asked):
            assert clerk.get(f"{AT}new/details/?{asked}").status_code == 404


def test_somebody_who_may_not_record_facts_gives_nothing(authority):
    new = a_direction("new", "2026-11-22", a_line("nursing"), addressees=(NHS,))
    with pytest.raises(NotAllowed):
        give(authority, new, by=an_actor(Role.INSPECTOR, authority))
    with pytest.raises(ChangedMeanwhile):
        give(authority, new.replace(change=ChangeKind.VARIES), by=SYSTEM, earlier="gone")
    ending = revocation(
        directions_now(authority)["D-2026-01"],
        given_on=date(2026, 11, 22),
        first_day=date(2026, 4, 1),
        title="",
        decision=None,
    )
    with pytest.raises(Forbidden, match="before the day on which it is given"):
        give(authority, ending, by=SYSTEM, earlier="D-2026-01", version=1)
    assert len(directions_now(authority)) == 2
