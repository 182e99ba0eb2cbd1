"""After a meeting: the minute, its agreement, decisions, actions and what the public may see of them."""

from __future__ import annotations

import html
import re

import pytest

from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions import minutes as actions
from tests.lib.after_meeting import MEETING, NEXT, SECRET_WORDS, board_facts
from tests.lib.web import a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority(db) -> Authority:
    return recorded(board_facts())


@pytest.fixture
def clerk(authority):
    return client_for(a_person(Role.CLERK, authority))


def work(authority, rest=""):
    return f"/work/{authority.slug}/board/{rest}"


def minute_at(authority, rest=""):
    return work(authority, f"meetings/{MEETING}/minute/{rest}")


def now(authority):
    return facts_of(Authority.objects.get(pk=authority.pk))


def words_of(response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_the_minute_begins_with_what_is_recorded_and_is_written_item_by_item(
    clerk, authority, django_assert_max_num_queries
):
    assert "The minute is not begun" in words_of(clerk.get(minute_at(authority)))
    assert clerk.post(minute_at(authority, "begin/"), {"form_number": "1"}).status_code == 303
    clerk.get(minute_at(authority))
    with django_assert_max_num_queries(25):
        page = words_of(clerk.get(minute_at(authority)))
    assert "Ann welcomed everybody. Apologies came from 1 of the members." in page
    assert "Bob: Winter (Works for a provider)" in page
    assert 'The meeting considered the paper "The winter team".' in page
    assert "The next meeting is on 16 September 2026." in page
    clerk.post(minute_at(authority, "begin/"), {"form_number": "2"})
    assert len(now(authority).minutes) == 1
    note = minute_at(authority, f"items/{MEETING}-3/")
    form = clerk.get(note).context["form"]
    said = {"seen": form["seen"].value(), "text": "It was a **cold** winter."}
    assert clerk.post(note, said).status_code == 303
    assert "<strong>cold</strong>" in clerk.get(minute_at(authority)).content.decode()
    clash = clerk.post(note, {**said, "text": "Mine."})
    assert clash.status_code == 409
    assert "It was a **cold** winter." in words_of(clash)
    assert clash.context["form"]["text"].value() == "Mine."
    assert clerk.post(note, {"seen": clash.context["form"]["seen"].value(), "text": "Mine."}).status_code == 303
    assert clerk.post(note, {"seen": "x", "text": "x" * 20_001}).status_code == 422
    assert clerk.get(minute_at(authority, "items/nowhere/")).status_code == 404


def test_two_clerks_on_two_items_do_not_stand_in_each_others_way(authority):
    clerk = an_actor(Role.CLERK, authority)
    with pytest.raises(NotRecorded):
        actions.write_note(authority, MEETING, f"{MEETING}-1", "x", seen="", by=clerk)
    actions.begin_minute(authority, MEETING, by=clerk)
    empty = actions.stamp_of_text("")
    actions.write_note(authority, MEETING, f"{MEETING}-6", "Theirs.", seen=empty, by=clerk)
    with pytest.raises(ChangedMeanwhile):
        actions.write_note(authority, MEETING, f"{MEETING}-6", "Mine.", seen=empty, by=clerk)
    reader = an_actor(Role.BOARD_MEMBER, authority)
    with pytest.raises(NotAllowed):
        actions.write_note(authority, MEETING, f"{MEETING}-4", "x", seen=empty, by=reader)


def test_the_minute_is_put_to_the_next_meeting_agreed_and_signed(clerk, authority, client):
    assert clerk.get(minute_at(authority, "agreement/")).status_code == 404
    clerk.post(minute_at(authority, "begin/"), {"form_number": "1"})
    public = f"/authorities/{authority.slug}/meetings/{MEETING}/minute/"
    assert "Draft: not yet agreed" in words_of(client.get(public))
    page = clerk.get(minute_at(authority, "agreement/"))
    version = page.context["form"]["version"].value()
    given = {"version": version, "meeting": NEXT, "agreed": "yes", "changes": "A name.", "signed_by": "ann"}
    assert clerk.post(minute_at(authority, "agreement/"), {**given, "meeting": ""}).status_code == 422
    assert clerk.post(minute_at(authority, "agreement/"), {"form_number": "2", **given}).status_code == 303
    facts = now(authority)
    meeting = next(each for each in facts.meetings if each.id == MEETING)
    assert (facts.minutes[0].agreed_at, facts.minutes[0].signed_by) == (NEXT, "ann")
    assert (meeting.minutes_submitted_on.isoformat(), meeting.minutes_signed) == ("2026-09-16", True)
    assert "Agreed on 16 September 2026" in words_of(client.get(public))
    form = clerk.get(minute_at(authority, "agreement/")).context["form"]
    assert form["signed_by"].value() == "ann"
    again = {"version": form["version"].value(), "meeting": NEXT, "agreed": "no", "form_number": "3"}
    assert clerk.post(minute_at(authority, "agreement/"), again).status_code == 303
    assert now(authority).minutes[0].agreed_at is None
    assert clerk.post(minute_at(authority, "agreement/"), {**given, "form_number": "4"}).status_code == 422


def test_a_decision_is_recorded_from_a_recommendation_and_stands_in_the_register(clerk, authority, client):
    new = minute_at(authority, f"decisions/new/?item={MEETING}-3&from=i")
    form = clerk.get(new).context["form"]
    assert form["title"].value() == "Keep the winter team for a year"
    assert (form["direction_needed"].value(), form["vote"].value()) == ("health board", "vote-1")
    given = {
        "title": "Keep the winter team",
        "in_plain_words": "=The team stays.",
        "reasons": "It helped.",
        "what_next": "NHS Glen runs it.",
        "direction_needed": "health board",
        "vote": "vote-1",
        "about_integration_functions": "yes",
        "replaces": "",
    }
    assert clerk.post(new, {**given, "title": ""}).status_code == 422
    assert clerk.post(new, {"form_number": "1", **given}).status_code == 303
    decided = next(each for each in now(authority).decisions if each.title == given["title"])
    assert (decided.item, decided.vote, decided.meeting) == (f"{MEETING}-3", "vote-1", MEETING)
    register = clerk.get(work(authority, "decisions/?given=missing"))
    assert [each.key for each in register.context["page"]] == [decided.id]
    assert "Needed, and not given yet" in words_of(register)
    assert "No decision is like this" in words_of(clerk.get(work(authority, "decisions/?words=zebra")))
    table = clerk.get(work(authority, "decisions.csv")).content.decode("utf-8-sig")
    assert "'=The team stays." in table
    own = work(authority, f"decisions/{decided.id}/")
    version = clerk.get(own).context["form"]["version"].value()
    changed = {**given, "version": version, "title": "Keep the team", "replaces": "d-7", "form_number": "2"}
    assert clerk.post(own, changed).status_code == 303
    assert "Replaced" in words_of(clerk.get(work(authority, "decisions/d-7/")))
    assert clerk.post(own, {**changed, "form_number": "3"}).status_code == 422
    assert clerk.get(work(authority, "decisions/nowhere/")).status_code == 404
    page = words_of(client.get(f"/authorities/{authority.slug}/decisions/{decided.id}/"))
    for said in ("=The team stays.", "It helped.", "NHS Glen runs it.", "Ann", "Bob", "Cat"):
        assert said in page


def test_an_action_is_recorded_and_reported_to_a_later_meeting(clerk, authority):
    empty = words_of(clerk.get(work(authority, "actions/")))
    assert "No action is recorded yet" in empty
    new = minute_at(authority, f"actions/new/?item={MEETING}-3")
    given = {
        "what": "Write to staff",
        "owner": "Head of service",
        "due_on_day": "1",
        "due_on_month": "7",
        "due_on_year": "2026",
    }
    assert clerk.post(new, {**given, "what": ""}).status_code == 422
    assert clerk.post(new, {"form_number": "1", **given}).status_code == 303
    shown = clerk.get(work(authority, "actions/")).context["actions"]
    assert ([each.what for each in shown.overdue], shown.open, shown.done) == (["Write to staff"], (), ())
    own = shown.overdue[0].url
    form = clerk.get(own).context["form"]
    told = {
        **given,
        "version": form["version"].value(),
        "done_on_day": "3",
        "done_on_month": "7",
        "done_on_year": "2026",
        "reported_to": NEXT,
        "report": "Done.",
        "form_number": "2",
    }
    assert clerk.post(own, told).status_code == 303
    shown = clerk.get(work(authority, "actions/")).context["actions"]
    assert [each.state for each in shown.done] == ["Done on 3 July 2026"]
    assert clerk.get(work(authority, "actions/nowhere/")).status_code == 404
    assert "Write to staff" in words_of(clerk.get(minute_at(authority)))


def test_nothing_of_exempt_business_reaches_the_public(clerk, authority, client):
    clerk.post(minute_at(authority, "begin/"), {"form_number": "1"})
    public = f"/authorities/{authority.slug}/"
    pages = [
        client.get(f"{public}meetings/{MEETING}/minute/"),
        client.get(f"{public}decisions/"),
        client.get(f"{public}decisions/d-7/"),
        clerk.get(minute_at(authority, "file/html/?edition=public")),
    ]
    for page in pages:
        assert page.status_code == 200
        assert not [word for word in SECRET_WORDS if word.casefold() in page.content.decode().casefold()]
    assert "Terms of a contract" in words_of(pages[0])
    assert "The board settled a matter of property." in words_of(pages[2])
    assert "Buyer Limited" in words_of(clerk.get(minute_at(authority, "file/html/")))


def test_a_reader_sees_the_minute_and_may_not_write(authority):
    reader = client_for(a_person(Role.INSPECTOR, authority))
    assert "Record a decision" not in words_of(reader.get(minute_at(authority)))
    assert reader.post(minute_at(authority, "begin/"), {}).status_code == 403
    page = words_of(reader.get(work(authority, "decisions/d-7/")))
    assert "Change what is recorded" not in page
    assert "We sell at once" in page
    assert reader.get(minute_at(authority, "file/nothing/")).status_code == 404
    assert reader.get(work(authority, f"meetings/{NEXT}/minute/")).status_code == 200


def test_public_files_and_addresses_without_a_minute(clerk, authority, client):
    at = f"/authorities/{authority.slug}/meetings/{MEETING}/minute/"
    assert client.get(at).status_code == 404
    clerk.post(minute_at(authority, "begin/"), {"form_number": "1"})
    file = client.get(f"{at}word/")
    assert file.content.startswith(b"PK")
    assert client.get(f"{at}epub/").status_code == 404
