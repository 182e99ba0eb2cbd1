"""Two clerks at one meeting, each with pages that were opened before the other recorded anything.

Different votes, and the same one, are in `test_sitting.py`; two processes and a killed one in `test_sitting_processes.py`.
"""

from __future__ import annotations

import pytest

from comhla.web.access.roles import Role
from comhla.web.authorities.facts import facts_of
from tests.lib.forms import form_of, forms_of, post
from tests.lib.sittings import KEY, VOTERS, here, sitting_facts
from tests.lib.web import a_person, client_for, recorded

pytestmark = pytest.mark.django_db
SITTING = f"/work/glen-test/board/meetings/{KEY}/sitting/"
VOTE = f"{SITTING}votes/q/"


def test_different_things_are_all_recorded_and_of_the_same_thing_the_second_is_told() -> None:
    authority = recorded(sitting_facts(attendance=here(*VOTERS[:6]), votes=[{"id": "q", "question": "Close it?"}]))
    one, other = (client_for(a_person(Role.CLERK, authority, name=name)) for name in ("One", "Other"))
    roll = next(each for each in forms_of(one.get(SITTING)) if each.get("member") == VOTERS[6])
    presiding = form_of(one.get(f"{SITTING}presiding/"), "presided_by")
    interest = form_of(other.get(f"{SITTING}interests/"), "item")
    votes = form_of(other.get(VOTE), f"was-vote-{VOTERS[0]}")
    told = {"member": "n2", "item": "item-1", "direct": "yes", "took_part": "yes"}
    for answer in (
        post(one, f"{SITTING}roll/", roll, here="remote"),
        post(other, VOTE, votes, do="save", **{f"vote-{VOTERS[0]}": "for"}),
        post(one, f"{SITTING}presiding/", presiding, presided_by="c1"),
        post(other, f"{SITTING}interests/", interest, **told),
    ):
        assert answer.status_code == 303
    late = {
        "the roll": post(other, f"{SITTING}roll/", roll, here="away"),
        "who presides": post(other, f"{SITTING}presiding/", presiding, presided_by="n1", even_so="on"),
        "a vote": post(one, VOTE, votes, do="save", **{f"vote-{VOTERS[0]}": "against"}),
    }
    assert {what: answer.status_code for what, answer in late.items()} == dict.fromkeys(late, 409)
    authority.refresh_from_db()
    (meeting,) = facts_of(authority).meetings or ()
    assert [each.member for each in meeting.attendance or () if each.remotely] == [VOTERS[6]]
    assert meeting.presided_by == "c1"
    assert [each.member for each in meeting.declarations or ()] == ["n2"]
    assert [(each.member, each.choice.value) for vote in meeting.votes or () for each in vote.cast or ()] == [
        (VOTERS[0], "for")
    ]
