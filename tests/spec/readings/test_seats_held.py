"""The seats that the law of a day asks for, who holds them, and how many of their holders vote."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.authority_file import read
from comhla.law.facts import (
    AuthorityIdentity,
    Committee,
    CouncilSize,
    Disqualification,
    DisqualifyingGround,
    Officer,
    OfficerPost,
    Vacancy,
)
from comhla.law.readings.seats_held import in_seats_on, seats_held
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.conftest import REPOSITORY
from tests.lib.board import a_member, board_nominees, council_nominees, four_and_four, in_seats, with_members
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, a_scheme, an_authority, day

AGREED = (a_scheme(nominees_each_side=4),)
CHIEF = (Officer(id="co", post=OfficerPost.CHIEF_OFFICER, first_day=day("2015-01-01")),)


def seats_of(facts, seat, *, on="2026-11-22", body="board"):
    return [each for each in seats_held(facts, body, day(on)).kinds if each.seat is seat]


def the_seats(facts, seat, **options):
    (found,) = seats_of(facts, seat, **options)
    return found


def a_vacancy(first, last=None, *, seat=Seat.COUNCIL_NOMINEE, side=COUNCIL, body="board", **facts):
    return Vacancy(
        id=f"v-{first}", body=body, seat=seat, side=side, first_day=day(first), last_day=last and day(last), **facts
    )


@pytest.mark.parametrize(
    ("on", "voters", "quorum", "requisition"),
    [
        ("2016-01-31", 8, 4, 6),
        ("2026-08-31", 8, 4, 6),
        ("2026-09-01", 11, 6, 8),
        ("2014-11-27", 0, 0, 0),
    ],
)
def test_the_worked_example_of_four_and_four_with_three_new_voters(on, voters, quorum, requisition):
    held = seats_held(with_members(*four_and_four()), "board", day(on))
    assert (held.voters, held.quorum, held.requisition) == (voters, quorum, requisition)


@pytest.mark.parametrize(
    ("seat", "on", "now", "sentence"),
    [
        (Seat.COUNCIL_NOMINEE, "2016-02-01", True, "This seat has carried a vote since 28 November 2014."),
        (Seat.UNPAID_CARER, "2026-08-31", False, "from 1 September 2026 the law gives it one."),
        (Seat.UNPAID_CARER, "2026-09-01", True, "since 1 September 2026."),
        (Seat.STAFF, "2026-09-01", False, "This seat carries no vote."),
        (Seat.CHIEF_OFFICER, "2015-03-19", False, "This seat carries no vote."),
    ],
)
def test_a_seat_says_whether_it_votes_since_when_and_what_the_law_will_do(seat, on, now, sentence):
    vote = the_seats(with_members(*four_and_four()), seat, on=on).vote
    assert vote.now is now
    assert vote.sentence.endswith(sentence)


@pytest.mark.parametrize(("on", "article"), [("2015-03-19", "article 3(1)(d)"), ("2015-03-20", "article 3(7B)")])
def test_the_article_is_that_of_the_day(on, article):
    found = the_seats(with_members(*four_and_four()), Seat.CHIEF_OFFICER, on=on)
    assert found.citation.provision == article


def test_before_the_order_there_were_no_seats():
    assert seats_held(with_members(*four_and_four()), "board", day("2014-11-27")).kinds == ()


@pytest.mark.parametrize(
    ("schemes", "identity", "required"),
    [
        (AGREED, {}, 4),
        ((a_scheme(),), {}, None),
        ((a_scheme(nominees_each_side=2),), {}, 3),
        ((a_scheme(nominees_each_side=3, nominees_specified_by_council=5),), {}, None),
        ((a_scheme(nominees_each_side=3, nominees_specified_by_council=5),), {"councillors": 52}, 5),
        ((a_scheme(nominees_each_side=3, nominees_specified_by_council=5),), {"councillors": 40}, 3),
        ((a_scheme(nominees_each_side=6, nominees_specified_by_council=5),), {"councillors": 52}, 6),
    ],
)
def test_how_many_nominees_each_side_has_to_have(schemes, identity, required):
    sizes = tuple(CouncilSize(council=COUNCIL, councillors=number) for number in identity.values())
    facts = with_members(*four_and_four(), schemes=schemes).replace(
        authority=AuthorityIdentity(name="S", fictional=True, council_sizes=sizes)
    )
    found = the_seats(facts, Seat.HEALTH_BOARD_NOMINEE)
    assert found.required == required
    assert (required is None) is ("not recorded" in found.sentence)


@pytest.mark.parametrize(
    ("members", "vacancies", "empty", "unexplained", "says"),
    [
        (4, (), 0, 0, "4 in office; the law asks for 4."),
        (3, (), 1, 1, "3 in office; the law asks for 4, and for 1 no temporary vacancy is recorded."),
        (3, (a_vacancy("2026-05-01"),), 1, 0, "3 in office; the law asks for 4, and 1 cannot be filled"),
        (3, (a_vacancy("2026-05-01", "2026-06-01"),), 1, 1, "no temporary vacancy"),
        (3, (a_vacancy("2026-12-01"),), 1, 1, "no temporary vacancy"),
        (3, (a_vacancy("2026-05-01", seat=Seat.HEALTH_BOARD_NOMINEE),), 1, 1, "no temporary vacancy"),
        (3, (a_vacancy("2026-05-01", body="monitoring_committee"),), 1, 1, "no temporary vacancy"),
        (0, (), 4, 4, "Nobody is in office; the law asks for 4"),
    ],
)
def test_an_empty_seat_is_a_gap_recorded_as_vacant_or_not(members, vacancies, empty, unexplained, says):
    facts = with_members(*council_nominees(members), *board_nominees(4), schemes=AGREED, vacancies=vacancies)
    found = the_seats(facts, Seat.COUNCIL_NOMINEE)
    assert (found.empty, found.unexplained) == (empty, unexplained)
    assert says in found.sentence
    assert (found in seats_held(facts, "board", day("2026-11-22")).gaps) is bool(empty)


def test_whom_the_law_took_off_holds_no_seat():
    struck = Disqualification(ground=DisqualifyingGround.STRUCK_OFF, first_day=day("2026-03-01"))
    gone = a_member("nurse", Seat.NURSE, disqualifications=(struck,))
    former = a_member("c", Seat.COUNCIL_NOMINEE, ceased_to_be_councillor_on=day("2026-03-01"))
    facts = with_members(gone, former)
    assert len(in_seats_on(facts, "board", day("2026-02-28"))) == 2
    assert in_seats_on(facts, "board", day("2026-03-01")) == ()


def test_the_chief_officer_has_a_seat_once_appointed():
    empty = with_members(*four_and_four())
    assert the_seats(empty, Seat.CHIEF_OFFICER).required == 0
    assert the_seats(with_members(officers=CHIEF), Seat.CHIEF_OFFICER).unexplained == 1


def test_further_members_are_shown_where_there_are_any():
    assert seats_of(with_members(*four_and_four()), Seat.ADDITIONAL) == []
    found = the_seats(with_members(a_member("x", Seat.ADDITIONAL)), Seat.ADDITIONAL)
    assert (found.required, found.sentence) == (0, "1 in office; the law asks for none.")


def test_somebody_who_goes_on_has_been_there_since_the_first_of_the_seats():
    first = a_member("one", Seat.NURSE, last_day=day("2020-12-31"))
    second = a_member("two", Seat.NURSE, person="one", first_day=day("2021-01-01"))
    (holder,) = the_seats(with_members(first, second), Seat.NURSE).holders
    assert (holder.member.id, holder.since) == ("two", first.first_day)


@pytest.mark.parametrize(
    ("councils", "least", "health_board"),
    [((COUNCIL, SECOND_COUNCIL), 2, 4), ((COUNCIL, SECOND_COUNCIL, "Third Council"), 1, 3)],
)
def test_several_councils_have_seats_of_their_own(councils, least, health_board):
    facts = an_authority(councils=councils, members=council_nominees(2), vacancies=())
    kinds = {each.of: each for each in seats_of(facts, Seat.COUNCIL_NOMINEE)}
    assert {of: each.required for of, each in kinds.items()} == {(each,): least for each in councils}
    assert [len(kinds[(each,)].holders) for each in councils[:2]] == [2, 0]
    assert kinds[(SECOND_COUNCIL,)].citation.provision == "article 5(2)(a)"
    assert the_seats(facts, Seat.HEALTH_BOARD_NOMINEE).required == health_board


def test_a_committee_has_as_many_nominees_of_one_side_as_of_the_other():
    on_committee = {"body": "audit"}
    facts = with_members(
        *council_nominees(2, **on_committee),
        *board_nominees(1, **on_committee),
        *in_seats(Seat.UNPAID_CARER, **on_committee),
        committees=(Committee(id="audit", name="Audit", set_up_on=day("2020-01-01")),),
    )
    held = seats_held(facts, "audit", day("2026-11-22"))
    assert [(each.seat.value, each.required, each.empty) for each in held.kinds] == [
        ("council_nominee", 2, 0),
        ("health_board_nominee", 2, 1),
        ("unpaid_carer", 0, 0),
    ]
    assert (held.voters, held.quorum, held.requisition) == (4, None, None)
    assert held.kinds[0].citation.provision == "article 17(2)"


def a_monitoring_committee(model, *, councils=(COUNCIL,), members=()):
    return an_authority(model=model, councils=councils, members=members)


@pytest.mark.parametrize(
    ("model", "leads"),
    [
        (Model.HEALTH_BOARD_LEADS, [(HEALTH_BOARD,)]),
        (Model.COUNCIL_LEADS, [(COUNCIL,)]),
        (Model.BOTH_LEAD, [(HEALTH_BOARD,), (COUNCIL,)]),
    ],
)
def test_a_monitoring_committee_has_finance_leads_and_staff_of_who_carries_functions_out(model, leads):
    facts, body = a_monitoring_committee(model), "monitoring_committee"
    assert [each.of for each in seats_of(facts, Seat.FINANCE_OFFICER, body=body)] == leads
    assert [each.of for each in seats_of(facts, Seat.STAFF, body=body)] == leads
    assert the_seats(facts, Seat.COUNCIL_NOMINEE, body=body).required == 3
    assert the_seats(facts, Seat.NURSE, body=body).citation.provision == "article 3"
    assert seats_of(facts, Seat.CHIEF_OFFICER, body=body) == []


def test_with_several_councils_both_staffs_are_needed_and_of_four_councils_one_each():
    councils = (COUNCIL, SECOND_COUNCIL, "Third Council", "Fourth Council")
    facts = a_monitoring_committee(Model.HEALTH_BOARD_LEADS, councils=councils)
    assert [each.of for each in seats_of(facts, Seat.STAFF, body="monitoring_committee")] == [
        (HEALTH_BOARD,),
        councils,
    ]
    nominees = the_seats(facts, Seat.COUNCIL_NOMINEE, body="monitoring_committee")
    assert (nominees.required, nominees.citation.provision) == (4, "article 4")


def test_on_a_monitoring_committee_everybody_votes_and_nominees_alone_make_the_quorum():
    at = {"body": "monitoring_committee"}
    members = (*council_nominees(3, **at), *board_nominees(3, **at), *in_seats(Seat.STAFF, Seat.UNPAID_CARER, **at))
    extra = a_member("friend", Seat.ADDITIONAL, **at)
    led = a_member("lead", Seat.FINANCE_OFFICER, officer_of=HEALTH_BOARD, **at)
    facts = a_monitoring_committee(Model.HEALTH_BOARD_LEADS, members=(*members, extra, led))
    for on in ("2016-02-01", "2026-09-01"):
        held = seats_held(facts, "monitoring_committee", day(on))
        assert (held.voters, held.quorum, held.requisition) == (10, 3, 7)
        assert {each.vote.sentence for each in held.kinds} == {"Every member of the committee has a vote."}
    assert len(the_seats(facts, Seat.FINANCE_OFFICER, **at).holders) == 1
    assert the_seats(facts, Seat.STAFF, **at).holders == ()


DAYS = [
    *(date(2016, 1, 30 + n) for n in (0, 1)),
    *(date(2016, 2, n) for n in (1, 2)),
    *(date(2026, 8, n) for n in (30, 31)),
    *(date(2026, 9, n) for n in (1, 2)),
    date(2022, 5, 6),
    date(2026, 11, 22),
]


@pytest.fixture(scope="module")
def demonstration():
    path = REPOSITORY / "examples" / "demonstration.yaml"
    return read(path.read_bytes(), file=path.name)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_the_demonstration_counted_anew_by_hand(demonstration, on):
    """A second count from the raw rows, which shares nothing with the readings."""
    voting = {"council_nominee", "health_board_nominee"}
    if on >= date(2026, 9, 1):
        voting |= {"third_sector", "service_user", "unpaid_carer"}
    for body in ("board", "audit"):
        people = set()
        for row in demonstration.members:
            sits = row.body == body and row.first_day <= on
            sits = sits and not (row.last_day and row.last_day < on)
            ceased = row.ceased_to_be_councillor_on
            if sits and not (ceased and ceased <= on) and row.seat.value in voting:
                people.add(row.person)
        held = seats_held(demonstration, body, on)
        assert held.voters == len(people)
        if body == "board":
            assert held.quorum == next(n for n in range(99) if 2 * n >= len(people))
            assert held.requisition == next(n for n in range(99) if 3 * n >= 2 * len(people))
