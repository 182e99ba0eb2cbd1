"""The ledger of views: recorded, considered, corrected, and shown no further than its givers want."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from comhla.law.facts import MayBeShown, Stage, ViewFrom, ViewResult
from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions import ledger as actions
from comhla.web.plans.actions.ledger import WITHDRAWN, Considered, NewView
from comhla.web.plans.models import Comment
from tests.lib.forms import day
from tests.lib.plans import plan_facts, section
from tests.lib.web import a_person, an_actor, client_for, recorded, small_facts

PLAN = "/work/glen-test/plans/plan-2027/"
AT = f"{PLAN}views/"
HOSTILE = "<script>alert(1)</script>"


def row(key, **fields):
    return {
        "id": key,
        "plan": "plan-2027",
        "stage": "sent",
        "given_by": "public",
        "received_on": "2026-11-01",
        "words": f"Words of {key}.",
        **fields,
    }


VIEWS = [
    row("a", may_be_shown="with_name", who="Ann Able", locality="east"),
    row(
        "b", may_be_shown="without_name", given_by="group_member", group="health_care_users", stage="group_on_proposals"
    ),
    row("c", may_be_shown="not_at_all", given_by="partner", body="NHS Glen", who="The chief executive"),
    row("d", result="not_changed", reason="It is the law.", considered_on="2026-11-10", considered_by="chief officer"),
    row("e", result="changed", changed_section="vision", change="Named evenings.", may_be_shown="without_name"),
]


def facts(views=VIEWS):
    sections = [section("vision", "vision", heading="A good life"), section("needs", "needs")]
    return plan_facts(plan_sections=sections, plan_views=views)


@pytest.fixture
def authority(db) -> Authority:
    return recorded(facts())


@pytest.fixture
def officer(authority):
    return client_for(a_person(Role.PLANNING_OFFICER, authority))


@pytest.fixture
def reader(authority):
    return client_for(a_person(Role.INSPECTOR, authority))


def views_now(authority):
    return {each.id: each for each in facts_of(Authority.objects.get(pk=authority.pk)).plan_views or ()}


TYPED = {
    "version": 0,
    "stage": "sent",
    "given_by": "public",
    "group": "",
    "body": "",
    "locality": "",
    "words": "More buses.",
    "may_be_shown": "without_name",
    "who": "",
    "channel": "letter",
    "about": "",
    **day("received_on", "2026-11-20"),
}


def test_the_page_counts_lists_open_ones_first_and_says_who_is_silent(officer, django_assert_max_num_queries):
    officer.get(AT)
    with django_assert_max_num_queries(25):
        response = officer.get(AT)
    assert response.context["count"] == (5, 1, 1, 3)
    assert [each.key for each in response.context["page"].object_list] == ["a", "b", "c", "d", "e"]
    covered = response.context["covered"]
    assert covered.groups_heard == 1
    assert len(covered.groups) == 13
    assert [(each.title, each.came.all) for each in covered.partners] == [("NHS Glen", 1), ("Glen Council", 0)]
    assert [(each.title, each.came.all) for each in covered.localities] == [("East", 1), ("West", 0)]
    assert [each.all for _step, each in response.context["steps"]] == [1, 0, 4]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ({"state": "open"}, ["a", "b", "c"]),
        ({"state": "changed"}, ["e"]),
        ({"state": "not_changed"}, ["d"]),
        ({"stage": "group_on_proposals"}, ["b"]),
        ({"given_by": "partner"}, ["c"]),
        ({"group": "health_care_users"}, ["b"]),
        ({"locality": "east"}, ["a"]),
        ({"locality": "west"}, []),
        ({"state": "rubbish"}, []),
    ],
)
def test_filters_choose_views_on_the_page_and_in_the_table(officer, asked, keys):
    response = officer.get(AT, asked)
    assert [each.key for each in response.context["page"].object_list] == keys
    lines = list(csv.DictReader(io.StringIO(officer.get(f"{PLAN}views.csv", asked).content.decode("utf-8-sig"))))
    assert [each["View"] for each in lines] == keys


def test_a_plan_without_views_says_that_silence_is_lawful(db):
    authority = recorded(plan_facts())
    client = client_for(a_person(Role.INSPECTOR, authority))
    assert "lawful" in client.get(AT).content.decode()


def test_who_only_reads_sees_what_may_be_shown(reader, officer):
    page = reader.get(AT).content.decode()
    for words in ("Words of a.", "Ann Able", "Words of b."):
        assert words in page
    for words in ("Words of c.", "Words of d.", "chief executive", "Record a view"):
        assert words not in page
    assert "Words of c." in officer.get(AT).content.decode()
    assert "Words of c." not in reader.get(f"{AT}c/").content.decode()
    assert "Words of c." in officer.get(f"{AT}c/").content.decode()
    assert reader.get(f"{AT}nothing/").status_code == 404


def test_the_table_to_take_away_keeps_to_what_may_be_shown_and_has_no_formulas(db):
    views = [*VIEWS, row("f", words="=HYPERLINK(1)", may_be_shown="without_name", who="Zed")]
    authority = recorded(facts(views))
    response = client_for(a_person(Role.PLANNING_OFFICER, authority)).get(f"{PLAN}views.csv")
    lines = {each["View"]: each for each in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))}
    assert lines["f"]["Words"] == "'=HYPERLINK(1)"
    assert (lines["f"]["Who"], lines["a"]["Who"]) == ("", "Ann Able")
    assert (lines["c"]["Words"], lines["c"]["Who"], lines["d"]["Words"]) == ("", "", "")
    assert lines["e"]["Section changed"] == "A good life"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, {"words": "More buses.", "channel": "letter", "may_be_shown": MayBeShown.WITHOUT_NAME, "who": None}),
        ({"who": "Ann Able"}, {"who": None}),
        ({"who": "Ann Able", "may_be_shown": "with_name"}, {"who": "Ann Able"}),
        ({"may_be_shown": "not_asked"}, {"may_be_shown": None}),
        (
            {"given_by": "partner", "body": "NHS Glen", "who": "Board", "may_be_shown": "not_at_all"},
            {"body": "NHS Glen", "who": "Board"},
        ),
        ({"given_by": "locality", "locality": "east", "about": "vision"}, {"locality": "east", "about": "vision"}),
    ],
)
def test_a_view_is_recorded_with_no_more_than_its_giver_lets_be_kept(officer, authority, typed, said):
    response = officer.post(f"{PLAN}new-view/", {**TYPED, **typed})
    assert response.status_code == 303, response.context["form"].errors
    new = views_now(authority)[response["Location"].rstrip("/").rpartition("/")[2]]
    assert {name: getattr(new, name) for name in said} == said
    assert new.result is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"may_be_shown": ""}, "may_be_shown"),
        ({"words": " "}, "words"),
        ({"stage": "proposals"}, "stage"),
        ({"given_by": "partner"}, "body"),
        ({"given_by": "locality"}, "locality"),
        ({"given_by": "consultee"}, "group"),
        (day("received_on", "2026-11-23"), "received_on"),
    ],
)
def test_what_is_missing_is_said_at_its_field(officer, authority, typed, field):
    response = officer.post(f"{PLAN}new-view/", {**TYPED, **typed})
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "Error:" in response.content.decode()
    assert len(views_now(authority)) == 5


def test_permission_is_asked_and_never_assumed(officer):
    form = officer.get(f"{PLAN}new-view/", {"step": "sent"}).context["form"]
    assert not form["may_be_shown"].value()
    assert form["stage"].value() == "sent"


def test_several_views_are_considered_at_once_for_one_reason(officer, authority):
    page = officer.get(f"{PLAN}consider/", {"view": ["a", "b", "nothing"]})
    assert page.context["seen"] == {"a": 1, "b": 1}
    typed = {
        "view": ["a:1", "b:1"],
        "result": "not_changed",
        "reason": "Buses are run by others.",
        "by_post": "chief officer",
        "changed_section": "vision",
        "change": "left over",
        **day("on", "2026-11-21"),
    }
    assert officer.post(f"{PLAN}consider/", typed).status_code == 303
    for key in ("a", "b"):
        view = views_now(authority)[key]
        assert (view.result, view.reason, view.change) == (ViewResult.NOT_CHANGED, "Buses are run by others.", None)
        assert view.considered_on == date(2026, 11, 21)


def test_a_change_says_where_and_what(officer, authority):
    typed = {"view": "a:1", "result": "changed", "by_post": "chief officer", **day("on", "2026-11-21")}
    refused = officer.post(f"{PLAN}consider/", typed)
    assert refused.status_code == 422
    assert {"changed_section", "change"} <= set(refused.context["form"].errors)
    sent = {**typed, "changed_section": "needs", "change": "Buses are named."}
    assert officer.post(f"{PLAN}consider/", sent).status_code == 303
    assert views_now(authority)["a"].changed_section == "needs"
    assert "Buses are named." in officer.get(f"{AT}a/").content.decode()


def test_what_came_of_a_view_can_be_corrected(officer, authority):
    form = officer.get(f"{PLAN}consider/", {"view": "e"}).context["form"]
    assert (form["result"].value(), form["change"].value()) == ("changed", "Named evenings.")
    typed = {"view": "e:1", "result": "not_changed", "reason": "No.", "by_post": "board", **day("on", "2026-11-21")}
    assert officer.post(f"{PLAN}consider/", typed).status_code == 303
    view = views_now(authority)["e"]
    assert (view.result, view.changed_section, view.change) == (ViewResult.NOT_CHANGED, None, None)


def test_all_or_none_are_considered_and_the_second_saver_sees_what_the_first_saved(officer, authority):
    one = {"view": "a:1", "result": "not_changed", "reason": "First.", "by_post": "board", **day("on", "2026-11-21")}
    officer.post(f"{PLAN}consider/", one)
    response = officer.post(f"{PLAN}consider/", {**one, "view": ["b:1", "a:1"], "reason": "Second."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "First." in page
    assert "Second." in page
    assert 'value="a:2"' in page
    assert views_now(authority)["b"].result is None


def test_the_post_that_considered_the_last_view_is_proposed_for_the_next(officer):
    typed = {
        "view": "a:1",
        "result": "not_changed",
        "reason": "No.",
        "by_post": "Lead nurse",
        **day("on", "2026-11-22"),
    }
    assert officer.post(f"{PLAN}consider/", typed).status_code == 303
    form = officer.get(f"{PLAN}consider/", {"view": "b"}).context["form"]
    assert (form["by_post"].value(), form["result"].value()) == ("Lead nurse", None)


def test_what_is_left_out_is_said_in_words_that_help(officer):
    for path in (f"{PLAN}new-view/", f"{PLAN}consider/?view=a"):
        page = officer.post(path, {"view": "a:1", "version": "0"}).content.decode()
        assert "Choose one." in page
        assert "This field is required" not in page


def test_nothing_chosen_is_said(officer):
    assert "No view is chosen" in officer.get(f"{PLAN}consider/").content.decode()
    typed = {"result": "not_changed", "reason": "Why.", "by_post": "board", **day("on", "2026-11-21")}
    assert officer.post(f"{PLAN}consider/", typed).status_code == 422


def test_a_view_is_corrected_and_what_came_of_it_stays(officer, authority):
    form = officer.get(f"{AT}e/correct/").context["form"]
    assert (form["words"].value(), form["version"].value()) == ("Words of e.", 1)
    typed = {**TYPED, "version": 1, "words": "What they really said."}
    assert officer.post(f"{AT}e/correct/", typed).status_code == 303
    view = views_now(authority)["e"]
    assert (view.words, view.result, view.change) == ("What they really said.", ViewResult.CHANGED, "Named evenings.")
    again = officer.post(f"{AT}e/correct/", {**typed, "words": "Something else."})
    assert again.status_code == 409
    assert "What they really said." in again.content.decode()


def test_a_channel_that_no_list_has_is_kept(db):
    authority = recorded(facts([row("a", channel="comment on the draft")]))
    client = client_for(a_person(Role.CLERK, authority))
    form = client.get(f"{AT}a/correct/").context["form"]
    assert ("comment on the draft", "comment on the draft") in form.fields["channel"].choices


def test_words_whose_permission_is_taken_back_are_gone_from_every_page(officer, reader, authority):
    comment = Comment.objects.create(
        authority=authority,
        plan="plan-2027",
        section="vision",
        words="Words of a.",
        view="a",
        made_at="2026-11-01T09:00Z",
    )
    assert "cannot be taken out of what was printed" in officer.get(f"{AT}a/permission/").content.decode()
    assert officer.post(f"{AT}a/permission/", {"version": 1, "to": "not_at_all"}).status_code == 303
    view = views_now(authority)["a"]
    assert (view.words, view.who, view.may_be_shown) == (WITHDRAWN, None, MayBeShown.NOT_AT_ALL)
    comment.refresh_from_db()
    assert comment.words == WITHDRAWN
    for client in (officer, reader):
        for url in (AT, f"{AT}a/", f"{PLAN}views.csv", f"{PLAN}statement/"):
            told = client.get(url).content.decode()
            assert "Words of a." not in told
            assert "Ann Able" not in told


def test_a_name_alone_can_be_taken_back(officer, authority):
    assert officer.post(f"{AT}a/permission/", {"version": 1, "to": "without_name"}).status_code == 303
    view = views_now(authority)["a"]
    assert (view.words, view.who, view.may_be_shown) == ("Words of a.", None, MayBeShown.WITHOUT_NAME)
    assert officer.post(f"{AT}c/permission/", {"version": 1, "to": "without_name"}).status_code == 422
    assert officer.post(f"{AT}a/permission/", {"version": 1, "to": "not_at_all"}).status_code == 409


def test_actions_refuse_what_no_form_lets_through(authority):
    writer, said = an_actor(Role.CLERK, authority), {"received_on": date(2026, 11, 1), "may_be_shown": None}
    ok = NewView(stage=Stage.SENT, given_by=ViewFrom.PUBLIC, words="Words.", **said)
    with pytest.raises(NotAllowed):
        actions.record_view(authority, "plan-2027", ok, by=an_actor(Role.ADMINISTRATOR, authority))
    for stage, words in ((Stage.SENT, " "), (Stage.PROPOSALS, "Words.")):
        view = NewView(stage=stage, given_by=ViewFrom.PUBLIC, words=words, **said)
        with pytest.raises(NotRecorded):
            actions.record_view(authority, "plan-2027", view, by=writer)
    with pytest.raises(ChangedMeanwhile):
        actions.correct_view(authority, "nothing", ok, by=writer, version=1)
    on = date(2026, 11, 2)
    for considered in (
        Considered(result=ViewResult.CHANGED, on=on, by_post="board"),
        Considered(result=ViewResult.NOT_CHANGED, on=on, by_post="board"),
        Considered(result=ViewResult.NOT_CHANGED, on=on, by_post=" ", reason="Why."),
    ):
        with pytest.raises(NotRecorded):
            actions.consider_views(authority, {"a": 1}, considered, by=SYSTEM)


def test_hostile_words_are_escaped(db):
    views = [row("a", words=HOSTILE, who=HOSTILE, may_be_shown="with_name", channel=HOSTILE)]
    authority = recorded(facts(views))
    client = client_for(a_person(Role.PLANNING_OFFICER, authority))
    pages = ("views/", "views/a/", "views/a/correct/", "views/a/permission/", "consider/?view=a", "statement/")
    for page in pages:
        told = client.get(PLAN + page).content.decode()
        assert HOSTILE not in told, page
        assert "&lt;script&gt;" in told, page


WRITING = ("new-view/", "consider/", "views/a/correct/", "views/a/permission/")


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ADMINISTRATOR, Role.BOARD_MEMBER])
def test_who_may_not_record_changes_nothing(authority, role):
    client = client_for(a_person(role, authority))
    for page in WRITING:
        assert client.get(PLAN + page).status_code == 403
        assert client.post(PLAN + page, TYPED).status_code == 403
    assert len(views_now(authority)) == 5


def test_nobody_of_another_authority_reaches_the_ledger(authority):
    client = client_for(a_person(Role.CHIEF_OFFICER, recorded(small_facts("Strath Other"))))
    for page in ("views/", "views.csv", "views/a/", *WRITING):
        assert client.get(PLAN + page).status_code == 404
