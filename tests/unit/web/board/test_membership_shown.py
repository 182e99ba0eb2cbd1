"""How the membership is shown: in groups, with what to do about what is coming."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.law.facts import ChairPeriod, Committee, Leaving, Vacancy
from comhla.law.readings.seats_held import seats_held
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from comhla.web.board.forms.membership import AppointForm, RemoveForm, ReplaceForm, grounds_for
from comhla.web.board.presenters import membership as presenter
from tests.lib.board import a_member, board_nominees, council_nominees, four_and_four, with_members
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, an_authority, day
from tests.lib.web import demonstration_facts

TODAY, UNTIL = date(2026, 11, 22), date(2027, 11, 22)
MONITORING = "monitoring_committee"


def url(name, *arguments):
    return "/".join((name, *map(str, arguments)))


def shown(facts, body="board"):
    return presenter.coming_shown(facts, body, TODAY, UNTIL, url)


def test_things_of_one_kind_and_day_are_shown_together_and_the_first_day_first():
    coming = shown(demonstration_facts())
    days = [each.day for each in coming]
    assert days == sorted(days)
    (together,) = (each for each in coming if len(each.things) > 3)
    assert together.title == "A term ends"
    assert (coming[0].is_there, coming[0].colour) == (True, "red")


def actions_of(facts, body="board"):
    return {action.url for each in shown(facts, body) for _sentence, action in each.things if action}


@pytest.mark.parametrize(
    ("facts", "body", "leads_to"),
    [
        (
            with_members(a_member("n", Seat.NURSE, term_last_day=day("2027-01-01"))),
            "board",
            "work-board-seat-new?again=n",
        ),
        (with_members(), "board", "work-board-chair-new"),
        (with_members(), "board", "work-board-seat-new?body=board&seat=nurse"),
        (
            with_members(
                vacancies=(
                    Vacancy(id="v", body="board", seat=Seat.COUNCIL_NOMINEE, first_day=day("2026-03-01"), side=COUNCIL),
                )
            ),
            "board",
            "work-board-vacancy-letter/v",
        ),
        (
            with_members(a_member("c", Seat.COUNCIL_NOMINEE, ceased_to_be_councillor_on=day("2026-11-01"))),
            "board",
            "work-board-seat-remove/c?because=no+longer+a+councillor",
        ),
        (
            with_members(a_member("n", Seat.NURSE, left_because=Leaving.RESIGNED, last_day=day("2026-12-01"))),
            "board",
            "work-board-seat/n",
        ),
        (
            with_members(
                *council_nominees(1, body="audit"),
                committees=(Committee(id="audit", name="Audit", set_up_on=day("2020-01-01")),),
            ),
            "audit",
            "work-board-committee-members/audit",
        ),
    ],
)
def test_what_is_coming_has_something_to_do_about_it(facts, body, leads_to):
    assert leads_to in actions_of(facts, body)


def test_sides_that_are_not_equal_have_no_one_thing_to_do():
    (unequal,) = (each for each in shown(with_members(*council_nominees(2))) if each.title == "Sides are not equal")
    assert unequal.things[0][1] is None


def test_seats_are_shown_in_groups_with_office_and_leaving():
    going = a_member("council-1", Seat.COUNCIL_NOMINEE, last_day=day("2026-12-31"), nominated_by=COUNCIL)
    others = [each for each in four_and_four() if each.id != "council-1"]
    period = ChairPeriod(
        id="p", body="board", first_day=day("2026-01-01"), chair="council-1", vice_chair="nhs-1", appointed_by=COUNCIL
    )
    facts = with_members(going, *others, chair_periods=(period,))
    groups = presenter.groups_shown(facts, seats_held(facts, "board", TODAY), url)
    assert [each.key for each in groups] == ["councils", "health_board", "officers", "clinicians", "groups"]
    first = groups[0].seats[0].holders[0]
    assert (first.office, first.leaves_on) == ("Chair", day("2026-12-31"))
    assert groups[0].seats[0].vacancy_url.startswith("work-board-vacancy-new?")
    assert groups[2].seats[0].vacancy_url == ""
    (shown_period,) = presenter.periods_shown(facts, "board", TODAY, url)
    assert (shown_period.is_running, shown_period.last_day) == (True, day("2028-12-31"))


def test_with_several_councils_each_has_its_seats_and_no_letter_is_asked_for():
    row = Vacancy(id="v", body="board", seat=Seat.COUNCIL_NOMINEE, first_day=day("2026-03-01"))
    facts = an_authority(councils=(COUNCIL, SECOND_COUNCIL), members=(), vacancies=(row,))
    groups = presenter.groups_shown(facts, seats_held(facts, "board", TODAY), url)
    assert [each.title for each in groups[0].seats] == [
        f"Council nominee, {each}" for each in (COUNCIL, SECOND_COUNCIL)
    ]
    (vacancy,) = presenter.vacancies_shown(facts, "board", TODAY)
    assert (vacancy.letter_due, vacancy.title) == (None, "Council nominee, side not recorded")


def test_the_body_is_that_of_the_model_on_the_day():
    assert presenter.body_on(an_authority(), TODAY) == "board"
    assert presenter.body_on(an_authority(model=Model.BOTH_LEAD), TODAY) == MONITORING
    assert presenter.body_on(an_authority(schemes=()), TODAY) == "board"
    assert presenter.held_on(an_authority(schemes=()), "board", TODAY) is None


# ------------------------------------------------------------------------------------------------------------- forms


def the_choices(facts, body):
    form = AppointForm(facts=facts, held=seats_held(facts, body, TODAY))
    return [value for value, _label in form.fields["seat"].choices]


def test_seats_to_choose_from_name_the_body_where_there_are_several():
    board = the_choices(an_authority(members=()), "board")
    assert f"council_nominee:{COUNCIL}" in board
    assert f"nurse:{HEALTH_BOARD}" in board
    assert [each for each in board if each.startswith("staff")] == [f"staff:{HEALTH_BOARD}", f"staff:{COUNCIL}"]
    assert board[-1] == "additional:"
    led = the_choices(an_authority(model=Model.COUNCIL_LEADS, members=()), MONITORING)
    assert [each for each in led if each.startswith("finance")] == [f"finance_officer:{COUNCIL}"]
    assert AppointForm(facts=an_authority(schemes=()), held=None).fields["seat"].choices == [("", "Choose")]


@pytest.mark.parametrize(
    ("seat", "fits", "said"),
    [
        ("council_nominee:X", "yes", {"is_councillor": True}),
        ("health_board_nominee:X", "member", {"is_non_executive_director": False, "is_health_board_member": True}),
        ("health_board_nominee:X", "no", {"is_non_executive_director": False, "is_health_board_member": False}),
        ("additional:", "yes", {"is_councillor": False, "is_non_executive_director": False}),
        ("nurse:X", "no", {"meets_conditions_of_seat": False, "nominated_by": "X"}),
        ("staff:X", "yes", {"staff_of": "X", "nominated_by": None}),
        ("finance_officer:X", "", {"officer_of": "X"}),
    ],
)
def test_one_question_says_what_the_law_asks_of_each_kind_of_seat(seat, fits, said):
    form = AppointForm(facts=with_members(), held=None)
    form.cleaned_data = {
        "seat": seat, "person": "new", "new_name": "Una", "fits": fits, "first_day": TODAY, "term_last_day": None,
        "no_ground": True,
    }  # fmt: skip
    given = form.given(MONITORING)
    assert {name: getattr(given, name) for name in said} == said
    assert (given.person, given.disqualifications) == ("", ())


def test_whoever_takes_a_seat_takes_it_for_the_same_body():
    form = ReplaceForm(facts=with_members())
    form.cleaned_data = {
        "person": "p",
        "new_name": "",
        "fits": "",
        "from_day": TODAY,
        "term_last_day": UNTIL,
        "no_ground": False,
    }
    given = form.given(a_member("s", Seat.STAFF, staff_of=COUNCIL))
    assert (given.staff_of, given.first_day, given.disqualifications) == (COUNCIL, TODAY, None)


@pytest.mark.parametrize(
    ("seat", "has", "has_not"),
    [
        (Seat.COUNCIL_NOMINEE, Leaving.NO_LONGER_COUNCILLOR, Leaving.LEFT_OFFICE),
        (Seat.HEALTH_BOARD_NOMINEE, Leaving.NOMINATION_WITHDRAWN, Leaving.NO_LONGER_COUNCILLOR),
        (Seat.FINANCE_OFFICER, Leaving.LEFT_OFFICE, Leaving.TERM_ENDED),
        (Seat.UNPAID_CARER, Leaving.TERM_ENDED, Leaving.NOMINATION_WITHDRAWN),
    ],
)
def test_only_grounds_that_there_can_be_are_offered(seat, has, has_not):
    assert has in grounds_for(a_member("x", seat))
    assert has_not not in grounds_for(a_member("x", seat))


def test_who_agreed_is_asked_for_on_a_monitoring_committee_only():
    (nominee,) = board_nominees(1, body=MONITORING)
    led = an_authority(model=Model.BOTH_LEAD, members=(nominee,))
    assert "agreed_by" in RemoveForm(facts=led, member=nominee).fields
    assert "agreed_by" not in RemoveForm(facts=with_members(), member=a_member("n", Seat.NURSE)).fields
