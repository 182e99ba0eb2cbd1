"""Ending a row and letting another take its place: the actions, and what the process keeps of the record."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities import facts as kept_facts
from comhla.web.authorities.actions import record_row, remove_row
from comhla.web.authorities.actions.succession import end_row, has_days, succeed_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.facts import facts_of, plain_facts
from comhla.web.authorities.models import Authority
from tests.lib.web import an_actor, recorded, small_facts

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 1)


@pytest.fixture
def glen() -> Authority:
    return recorded(small_facts())


def seat(**more: str) -> dict[str, str]:
    return {"id": "m2", "person": "p1", "body": "board", "seat": "council_nominee", "first_day": "x", **more}


def test_one_ends_on_the_day_before_and_the_other_begins_on_the_day(glen: Authority) -> None:
    officer = an_actor(Role.CLERK, glen)
    succeed_row(glen, "members", "m1", seat(), by=officer, version=1, from_day=DAY, reason="Election")
    old, new = plain_facts(glen)["members"]
    assert (old["last_day"], new["first_day"], new["person"]) == ("2026-03-31", "2026-04-01", "p1")
    assert [each.reason for each in Event.objects.order_by("-number")[:2]] == ["Election", "Election"]


def test_a_function_stays_under_the_scheme_that_began_it(glen: Authority) -> None:
    new = {"id": "nursing-2", "name": "District nursing", "delegated_by": "NHS Glen", "limited_to": "adults"}
    succeed_row(glen, "functions", "nursing", new, by=an_actor(Role.CLERK, glen), version=1, from_day=DAY)
    assert [each["id"] for each in plain_facts(glen)["schemes"][0]["functions"]] == ["nursing", "nursing-2"]


@pytest.mark.parametrize(
    ("from_day", "last_day", "why"),
    [
        (date(2024, 4, 1), None, "had not begun"),
        (date(2026, 4, 1), "2025-12-31", "had ended before"),
    ],
)
def test_what_was_not_running_has_no_successor(glen: Authority, from_day: date, last_day: str | None, why: str) -> None:
    officer = an_actor(Role.CLERK, glen)
    version = 1
    if last_day:
        end_row(glen, "members", "m1", by=officer, version=1, last_day=date.fromisoformat(last_day))
        version = 2
    with pytest.raises(NotRecorded, match=why):
        succeed_row(glen, "members", "m1", seat(), by=officer, version=version, from_day=from_day)
    assert len(plain_facts(glen)["members"]) == 1


def test_nothing_is_half_done_where_the_new_row_cannot_stand(glen: Authority) -> None:
    officer, new = an_actor(Role.CLERK, glen), seat(person="nobody")
    with pytest.raises(Unacceptable, match="nobody"):
        succeed_row(glen, "members", "m1", new, by=officer, version=1, from_day=DAY)
    assert "last_day" not in plain_facts(glen)["members"][0]


def test_who_may_not_record_lets_nothing_pass(glen: Authority) -> None:
    with pytest.raises(NotAllowed):
        succeed_row(glen, "members", "m1", seat(), by=an_actor(Role.INSPECTOR, glen), version=1, from_day=DAY)


def test_what_changed_meanwhile_does_not_pass(glen: Authority) -> None:
    officer = an_actor(Role.CLERK, glen)
    with pytest.raises(ChangedMeanwhile):
        succeed_row(glen, "members", "m1", seat(), by=officer, version=7, from_day=DAY)
    with pytest.raises(ChangedMeanwhile):
        end_row(glen, "members", "gone", by=officer, version=1, last_day=DAY)


def test_what_has_no_days_does_not_end(glen: Authority) -> None:
    assert has_days("officers")
    assert not has_days("people")
    with pytest.raises(NotRecorded, match="no first and last day"):
        end_row(glen, "people", "p1", by=an_actor(Role.CLERK, glen), version=1, last_day=DAY)


def test_what_was_checked_is_kept_and_says_what_is_recorded(
    glen: Authority,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A change reads the record once. What is kept of that reading is what another reading would give."""
    officer = an_actor(Role.CLERK, glen)
    with django_capture_on_commit_callbacks(execute=True):
        record_row(glen, "localities", {"id": "north", "name": "North"}, by=officer)
        new = {"id": "care", "name": "Home care", "delegated_by": "Glen Council"}
        record_row(glen, "functions", new, by=officer, scheme="scheme-1")
        end_row(glen, "members", "m1", by=officer, version=1, last_day=DAY)
        remove_row(glen, "localities", "west", by=officer, version=1, reason="Never was one")
    glen.refresh_from_db()
    kept = kept_facts._kept[glen.facts_stamp]
    monkeypatch.setattr(kept_facts, "_kept", type(kept_facts._kept)())
    assert facts_of(glen) == kept
