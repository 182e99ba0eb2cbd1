"""Roles, leavers, contact details and help: what actions do, refuse and write into the trail."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.actions import (
    answer_help,
    ask_for_help,
    change_contact_details,
    change_role,
    end_role,
    give_role,
    open_account,
    record_leaver,
)
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.errors import AlreadyAnswered, AlreadyHeld, DaysWrong, LastAdministrator
from comhla.web.accounts.models import ContactBy, Grant, HelpRequest, User
from comhla.web.audit.models import Event
from tests.lib.web import PASSWORD, TODAY, a_person, an_actor

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NEW_YEAR = date(2026, 1, 1)


def actor(user, on=TODAY):
    return actor_for(user, on=on)


def last_event(action):
    return Event.objects.filter(action=action).last()


# ------------------------------------------------------------------------------------------------ accounts


def test_accounts_are_opened_by_those_who_manage_people(administrator, clerk):
    user = open_account(email="New@Example.org", name="New", by=actor(administrator))
    assert user.email == "new@example.org"
    assert not user.has_usable_password()
    with pytest.raises(NotAllowed):
        open_account(email="x@example.org", name="X", by=actor(clerk))


def test_an_address_has_one_account_however_it_is_written(clerk):
    with pytest.raises(ValidationError):
        open_account(email=clerk.email.upper(), name="X", by=SYSTEM)


def test_the_trail_has_no_address(db):
    user = open_account(email="secret@example.org", name="X", by=SYSTEM)
    event = last_event("account_opened")
    assert event.subject == str(user.pk)
    assert "secret" not in str([event.before, event.after, event.reason])


# ------------------------------------------------------------------------------------------------ giving


def test_a_role_holds_from_its_first_day_to_its_last(glen, administrator):
    user = a_person(None, None)
    give_role(
        user, glen, Role.CLERK, first_day=TODAY, last_day=TOMORROW, by=actor(administrator), reason="Cover for leave"
    )
    days = [(YESTERDAY, False), (TODAY, True), (TOMORROW, True), (TOMORROW + timedelta(days=1), False)]
    for day, holds in days:
        assert actor(user, day).may(Permission.FACTS_RECORD, glen.pk) is holds, day
    event = last_event("role_given")
    assert (event.by_name, event.reason, event.authority) == ("Administrator", "Cover for leave", glen.slug)
    assert event.after["role"] == "clerk"


@pytest.mark.parametrize("role", [role for role in Role if Permission.PEOPLE_MANAGE not in role.may])
def test_nobody_gives_roles_who_does_not_manage_people(glen, role):
    with pytest.raises(NotAllowed):
        give_role(a_person(None, None), glen, Role.ANALYST, first_day=TODAY, by=an_actor(role, glen))


def test_nobody_gives_roles_in_another_authority(strath, administrator):
    with pytest.raises(NotAllowed):
        give_role(a_person(None, None), strath, Role.ANALYST, first_day=TODAY, by=actor(administrator))


def test_an_inspector_needs_a_last_day(glen):
    with pytest.raises(DaysWrong, match="needs a last day"):
        give_role(a_person(None, None), glen, Role.INSPECTOR, first_day=TODAY, by=SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(
            user=a_person(None, None, name="B"), authority=glen, role="inspector", first_day=TODAY, granted_by="x"
        )


def test_days_are_in_order(glen):
    with pytest.raises(DaysWrong, match="before the first day"):
        give_role(a_person(None, None), glen, Role.CLERK, first_day=TODAY, last_day=YESTERDAY, by=SYSTEM)


@pytest.mark.parametrize(
    ("first", "last", "body", "refused"),
    [
        (TODAY, None, "", True),
        (date(2027, 1, 1), None, "", True),
        (date(2025, 1, 1), NEW_YEAR, "", True),
        (date(2025, 1, 1), date(2025, 12, 31), "", False),
        (TODAY, None, "audit-committee", False),
    ],
)
def test_the_same_role_is_not_held_twice_on_a_day(glen, clerk, first, last, body, refused):
    """The clerk has been one since the new year, without an end."""
    if refused:
        with pytest.raises(AlreadyHeld, match="Committee clerk already holds"):
            give_role(clerk, glen, Role.CLERK, first_day=first, last_day=last, body=body, by=SYSTEM)
    else:
        give_role(clerk, glen, Role.CLERK, first_day=first, last_day=last, body=body, by=SYSTEM)
        assert Grant.objects.filter(user=clerk).count() == 2


# ------------------------------------------------------------------------------------------------ changing


def test_another_role_begins_where_the_earlier_one_ends(glen, clerk, administrator):
    held = Grant.objects.get(user=clerk)
    change_role(held, Role.PLANNING_OFFICER, from_day=TOMORROW, by=actor(administrator), reason="Moved post")
    was, becomes = Grant.objects.filter(user=clerk).order_by("first_day")
    assert (was.role, was.last_day) == ("clerk", TODAY)
    assert (becomes.role, becomes.first_day, becomes.last_day) == ("planning_officer", TOMORROW, None)
    assert last_event("role_ended").reason == "Moved post"


def test_a_role_is_let_run_longer_or_shorter(glen, administrator):
    inspector = a_person(Role.INSPECTOR, glen)
    held = Grant.objects.get(user=inspector)
    longer = date(2027, 1, 31)
    change_role(held, Role.INSPECTOR, from_day=TODAY, last_day=longer, by=actor(administrator), reason="More to see")
    assert actor(inspector).until == {glen.pk: longer}
    event = last_event("role_changed")
    assert (event.before["last_day"], event.after["last_day"]) == ("2026-12-31", "2027-01-31")
    with pytest.raises(DaysWrong, match="needs a last day"):
        change_role(held, Role.INSPECTOR, from_day=TODAY, last_day=None, by=actor(administrator), reason="x")


def test_a_change_is_not_before_the_role_began(glen, clerk):
    with pytest.raises(DaysWrong, match="before the role began"):
        change_role(
            Grant.objects.get(user=clerk), Role.ANALYST, from_day=NEW_YEAR - timedelta(days=1), by=SYSTEM, reason="x"
        )


def test_a_change_from_the_first_day_leaves_nothing_of_the_earlier_role(glen, clerk):
    change_role(Grant.objects.get(user=clerk), Role.ANALYST, from_day=NEW_YEAR, by=SYSTEM, reason="Wrong role")
    assert [each.role for each in Grant.objects.filter(user=clerk)] == ["analyst"]
    assert last_event("role_withdrawn").before["role"] == "clerk"


# ------------------------------------------------------------------------------------------------ ending


def test_a_role_ends_after_its_last_day(glen, clerk, administrator):
    end_role(Grant.objects.get(user=clerk), last_day=TODAY, by=actor(administrator), reason="Post ended")
    assert actor(clerk).held
    assert not actor(clerk, TOMORROW).held
    assert last_event("role_ended").after["last_day"] == TODAY.isoformat()


def test_ending_does_not_make_a_role_longer(glen):
    inspector = a_person(Role.INSPECTOR, glen)
    with pytest.raises(DaysWrong, match="ends sooner already"):
        end_role(Grant.objects.get(user=inspector), last_day=date(2027, 6, 1), by=SYSTEM)


def test_ending_needs_the_permission(glen, clerk, member):
    with pytest.raises(NotAllowed):
        end_role(Grant.objects.get(user=member), last_day=TODAY, by=actor(clerk))


# ------------------------------------------------------------------------------------------------ the last administrator


def way_out(grant, user, glen, by):
    return {
        "end": lambda: end_role(grant, last_day=TODAY, by=by, reason="x"),
        "change": lambda: change_role(grant, Role.CLERK, from_day=TODAY, by=by, reason="x"),
        "shorten": lambda: change_role(grant, Role.ADMINISTRATOR, from_day=TODAY, last_day=TOMORROW, by=by, reason="x"),
        "leave": lambda: record_leaver(user, on=TODAY, by=by, authority=glen, reason="x"),
    }


WAYS = ["end", "change", "shorten", "leave"]


@pytest.mark.parametrize("way", WAYS)
def test_the_last_administrator_cannot_be_locked_out(glen, administrator, way):
    grant = Grant.objects.get(user=administrator)
    with pytest.raises(LastAdministrator, match="Make somebody else an administrator first"):
        way_out(grant, administrator, glen, actor(administrator))[way]()
    grant.refresh_from_db()
    assert (grant.role, grant.last_day) == ("administrator", None)
    administrator.refresh_from_db()
    assert administrator.is_active


@pytest.mark.parametrize("way", WAYS)
def test_a_chief_officer_does_not_count_as_one_nor_does_somebody_elsewhere(glen, strath, administrator, way):
    chief = an_actor(Role.CHIEF_OFFICER, glen)
    a_person(Role.ADMINISTRATOR, strath, name="Elsewhere")
    with pytest.raises(LastAdministrator):
        way_out(Grant.objects.get(user=administrator), administrator, glen, chief)[way]()


@pytest.mark.parametrize("way", WAYS)
def test_another_administrator_lets_the_first_go(glen, administrator, way):
    a_person(Role.ADMINISTRATOR, glen, name="Second")
    way_out(Grant.objects.get(user=administrator), administrator, glen, actor(administrator))[way]()
    assert not actor(administrator, TOMORROW + timedelta(days=1)).may(Permission.PEOPLE_MANAGE, glen.pk)


@pytest.mark.parametrize(
    ("first", "last", "active"),
    [
        (TOMORROW + timedelta(days=1), None, True),
        (NEW_YEAR, TOMORROW, True),
        (NEW_YEAR, None, False),
    ],
    ids=["begins too late", "ends soon", "account closed"],
)
def test_another_who_cannot_take_over_does_not_count(glen, administrator, first, last, active):
    other = a_person(None, None, name="Second")
    give_role(other, glen, Role.ADMINISTRATOR, first_day=first, last_day=last, by=SYSTEM)
    User.objects.filter(pk=other.pk).update(is_active=active)
    with pytest.raises(LastAdministrator):
        end_role(Grant.objects.get(user=administrator), last_day=TODAY, by=actor(administrator))


def test_whoever_is_at_the_machine_may_end_the_last(glen, administrator):
    end_role(Grant.objects.get(user=administrator), last_day=TODAY, by=SYSTEM)
    assert not actor(administrator, TOMORROW).held


# ------------------------------------------------------------------------------------------------ leavers


def test_every_role_of_a_leaver_ends_and_the_account_closes(glen, clerk, administrator):
    give_role(clerk, glen, Role.ANALYST, first_day=TOMORROW, by=SYSTEM)
    record_leaver(clerk, on=YESTERDAY, by=actor(administrator), authority=glen, reason="Retired")
    clerk.refresh_from_db()
    assert (clerk.is_active, clerk.left_on) == (False, YESTERDAY)
    assert [(each.role, each.last_day) for each in Grant.objects.filter(user=clerk)] == [("clerk", YESTERDAY)]
    assert last_event("account_closed").reason == "Retired"
    assert last_event("role_withdrawn").before["role"] == "analyst"


def test_somebody_with_a_role_elsewhere_keeps_the_account(glen, strath, clerk, administrator):
    give_role(clerk, strath, Role.ANALYST, first_day=TODAY, by=SYSTEM)
    record_leaver(clerk, on=TODAY, by=actor(administrator), authority=glen, reason="Moved")
    clerk.refresh_from_db()
    assert (clerk.is_active, clerk.left_on) == (True, None)
    assert set(actor(clerk, TOMORROW).held) == {strath.pk}


def test_somebody_who_leaves_at_the_end_of_today_may_finish_what_is_open(glen, clerk, administrator):
    record_leaver(clerk, on=TODAY, by=actor(administrator), authority=glen, reason="Retired")
    clerk.refresh_from_db()
    assert (clerk.is_active, clerk.left_on) == (True, TODAY)


def test_leavers_are_recorded_by_those_who_manage_people(glen, clerk, member):
    with pytest.raises(NotAllowed):
        record_leaver(member, on=TODAY, by=actor(clerk), authority=glen)


def test_a_leaver_who_comes_back_has_the_account_again(glen, clerk, administrator):
    record_leaver(clerk, on=YESTERDAY, by=actor(administrator), authority=glen, reason="Retired")
    clerk.refresh_from_db()
    give_role(clerk, glen, Role.ANALYST, first_day=TODAY, by=actor(administrator), reason="Back")
    clerk.refresh_from_db()
    assert (clerk.is_active, clerk.left_on) == (True, None)
    assert last_event("account_reopened").before == {"left_on": YESTERDAY.isoformat()}


# ------------------------------------------------------------------------------------------------ contact details and help


def test_people_change_their_own_contact_details(member):
    change_contact_details(member, telephone="01234 567890", contact_by=ContactBy.TELEPHONE, by=actor(member))
    member.refresh_from_db()
    assert (member.telephone, member.contact_by) == ("01234 567890", "telephone")
    event = last_event("contact_details_changed")
    assert event.after == {"changed": ["telephone", "contact_by"]}
    assert "01234" not in str(event.after), "a number is not kept for ever"


def test_nothing_is_told_where_nothing_changes(member):
    change_contact_details(member, telephone="", contact_by=ContactBy.EMAIL, by=actor(member))
    assert last_event("contact_details_changed") is None


def test_an_officer_records_for_somebody_with_both_names(glen, clerk, member):
    by = actor(clerk).asked_by(member.name)
    change_contact_details(member, telephone="01234", contact_by=ContactBy.LETTER, by=by, authority=glen)
    request = ask_for_help(member, glen, words="Large print, please", by=by)
    for event in (last_event("contact_details_changed"), last_event("help_asked")):
        assert (event.by_name, event.on_behalf_of) == ("Committee clerk", "Board member")
    assert request.recorded_by == "Committee clerk"
    assert "Large print" not in str(last_event("help_asked").after)


@pytest.mark.parametrize("case", ["no name", "no permission", "no authority", "not one of them"])
def test_nobody_acts_for_somebody_without_leave(glen, strath, clerk, member, case):
    by, person, authority = actor(clerk).asked_by(member.name), member, glen
    if case == "no name":
        by = actor(clerk)
    elif case == "no permission":
        by = an_actor(Role.ANALYST, glen).asked_by(member.name)
    elif case == "no authority":
        authority = None
    else:
        person = a_person(Role.BOARD_MEMBER, strath, name="Stranger")
    with pytest.raises(NotAllowed):
        change_contact_details(person, telephone="1", contact_by=ContactBy.EMAIL, by=by, authority=authority)


def test_nobody_asks_for_help_where_they_have_no_role(strath, member):
    with pytest.raises(NotAllowed):
        ask_for_help(member, strath, by=actor(member))


def test_help_is_answered_once(glen, clerk, member):
    request = ask_for_help(member, glen, by=actor(member))
    assert request.recorded_by == ""
    answer_help(request, answer="Rang.", by=actor(clerk))
    stored = HelpRequest.objects.get()
    assert (stored.answer, stored.answered_by) == ("Rang.", "Committee clerk")
    with pytest.raises(AlreadyAnswered, match="Committee clerk answered this in the meantime"):
        answer_help(request, answer="Wrote.", by=an_actor(Role.PLANNING_OFFICER, glen))


def test_help_is_answered_by_those_who_may(glen, member):
    request = ask_for_help(member, glen, by=actor(member))
    with pytest.raises(NotAllowed):
        answer_help(request, answer="x", by=an_actor(Role.ANALYST, glen))


def test_an_answer_has_its_author(glen, member):
    request = ask_for_help(member, glen, by=actor(member))
    with pytest.raises(IntegrityError), transaction.atomic():
        HelpRequest.objects.filter(pk=request.pk).update(answer="x")


def test_signing_in_needs_an_active_account_to_hold_roles(glen, clerk):
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    clerk.refresh_from_db()
    assert actor(clerk).held == {}
    assert clerk.check_password(PASSWORD)


def test_words_of_rows(glen, administrator, member):
    """How rows show themselves to whoever looks at the database."""
    request = ask_for_help(member, glen, by=actor(member))
    assert str(request) == f"request for help {request.pk}"
    assert str(Grant.objects.get(user=member)) == f"board_member in {glen.pk}"
    assert str(member) == "Board member"
