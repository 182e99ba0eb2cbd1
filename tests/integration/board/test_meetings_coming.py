"""Members say whether they come, by themselves or on the telephone."""

from __future__ import annotations

import pytest

from comhla.law.readings.meeting_expected import Answer
from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.actors import actor_for
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.board.actions.coming import answer_for_oneself, answer_for_somebody
from comhla.web.board.models import Coming, MemberAccount
from tests.lib.forms import send, words
from tests.lib.meetings import NEXT, PAST, meetings_facts
from tests.lib.web import TODAY, a_person, client_for, recorded

pytestmark = pytest.mark.django_db

OWN = f"/papers/glen-test/meetings/{NEXT}/coming/"
MEETING = f"/work/glen-test/board/meetings/{NEXT}/"


@pytest.fixture
def authority(db):
    return recorded(meetings_facts())


@pytest.fixture
def member(authority):
    """Somebody who holds the seat of the carers."""
    account = a_person(Role.BOARD_MEMBER, authority)
    MemberAccount.objects.create(authority=authority, person="person-carer", account=account)
    return account


def meeting(authority, key=NEXT, **changes):
    found = next(each for each in facts_of(authority).meetings if each.id == key)
    return found.replace(**changes)


def test_a_member_answers_with_one_button_and_the_clerk_sees_it(authority, member, django_assert_max_num_queries):
    client = client_for(member)
    with django_assert_max_num_queries(25):
        page = words(client.get(OWN))
    assert "Do you come on 9 December 2026?" in page
    wanted = f'<a href="{OWN}">Say whether you come on 9 December 2026, or send a proxy</a>'
    assert wanted in words(client.get("/account/me/"))
    assert f'href="{OWN.removesuffix("coming/")}"' in page
    assert "You may choose a proxy yourself" in page
    assert "The proxy votes for you." in page
    assert send(client, OWN, answer="proxy", proxy="A friend", words="I need a lift").status_code == 303
    assert "Your answer so far: <strong>Sends a proxy</strong>" in words(client.get(OWN))
    assert wanted not in words(client.get("/account/me/")), "whoever has answered is not asked again"
    assert send(client, OWN, answer="remotely").status_code == 303
    assert send(client, OWN, answer="perhaps").status_code == 422
    kept = Coming.objects.get()
    assert (kept.member, kept.answer, kept.proxy, kept.answered_by) == ("carer", "remotely", "", "Board member")
    seen = words(client_for(a_person(Role.CLERK, authority)).get(MEETING))
    assert "1 of the 5 members who count say that they come; 3 are needed for a quorum." in seen
    assert "4 have not answered." in seen
    assert "Joins from elsewhere" in seen
    assert [each.action for each in Event.objects.filter(kind="meeting_coming")] == ["coming_answered"] * 2


def test_the_clerk_records_what_was_said_on_the_telephone_under_both_names(authority):
    clerk = client_for(a_person(Role.CLERK, authority, name="Clerk Somebody"))
    assert clerk.get(f"{MEETING}coming/").status_code == 302
    sent = clerk.post(f"{MEETING}coming/", {"member": "nhs-1", "answer": "no"})
    assert sent.headers["Location"] == f"{MEETING}#coming"
    assert Coming.objects.get().answered_by == "Member nhs-1, recorded by Clerk Somebody"
    assert "Member nhs-1, recorded by Clerk Somebody" in words(clerk.get(MEETING))
    assert Event.objects.filter(kind="meeting_coming").get().on_behalf_of == "Member nhs-1"
    refused = clerk.post(f"{MEETING}coming/", {"member": "nobody", "answer": "no"}, follow=True)
    assert "Nobody of that name has a seat at this meeting on its day." in words(refused)
    assert clerk.post(f"{MEETING}coming/", {"member": "nhs-1", "answer": "cake"}).status_code == 302


def test_nobody_answers_for_a_seat_that_is_not_theirs(authority, member):
    stranger = a_person(Role.BOARD_MEMBER, authority, name="Stranger")
    page = client_for(stranger).get(OWN)
    assert "Your account does not belong to anybody who has a seat at this meeting." in words(page)
    assert 'name="answer"' not in words(page)
    assert client_for(stranger).post(OWN, {"answer": "no"}).status_code == 403
    with pytest.raises(NotAllowed):
        answer_for_oneself(authority, meeting(authority), Answer.NO, by=actor_for(stranger, on=TODAY))
    with pytest.raises(NotAllowed):
        answer_for_oneself(authority, meeting(authority), Answer.NO, by=SYSTEM)
    with pytest.raises(NotAllowed):
        answer_for_somebody(authority, meeting(authority), "nhs-1", Answer.NO, by=actor_for(member, on=TODAY))
    assert client_for(a_person(Role.CLERK, authority)).get(OWN).status_code == 403
    assert not Coming.objects.exists()


@pytest.mark.parametrize(("key", "changes"), [(PAST, {}), (NEXT, {"cancelled": True})])
def test_there_is_nothing_to_answer_once_a_meeting_is_over_or_called_off(authority, member, key, changes):
    with pytest.raises(NotRecorded):
        answer_for_oneself(authority, meeting(authority, key, **changes), Answer.NO, by=actor_for(member, on=TODAY))
    page = words(client_for(member).get(f"/papers/glen-test/meetings/{PAST}/coming/"))
    assert "there is nothing to answer" in page
