"""Views of what is recorded: who the authority was when, and rows found by what they name."""

from datetime import date

import pytest

from comhla.law.facts import (
    NOT_DONE,
    Assessment,
    AuthorityIdentity,
    DelegatedFunction,
    Direction,
    Evidence,
    Judged,
    Judgement,
    LinkedPlan,
    LinkedPlanKind,
    Meeting,
    Person,
    Plan,
    Publication,
    PublicationKind,
)
from comhla.law.facts.authority_facts import FunctionsFrom, Setting, scheme_start
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_member
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, a_scheme, an_authority, day

LEADS = Model.COUNCIL_LEADS


def ids(rows):
    return [each.id for each in rows]


# health board, councils, parties, several councils
PARTIES = [
    (HEALTH_BOARD, (COUNCIL,), (HEALTH_BOARD, COUNCIL), False),
    (HEALTH_BOARD, (COUNCIL, SECOND_COUNCIL), (HEALTH_BOARD, COUNCIL, SECOND_COUNCIL), True),
    (None, (COUNCIL,), (COUNCIL,), False),
]


@pytest.mark.parametrize(("health_board", "councils", "parties", "several"), PARTIES)
def test_the_parties_of_a_setting(health_board, councils, parties, several):
    setting = Setting(first_day=date.min, model=LEADS, health_board=health_board, councils=councils, scheme=None)
    assert setting.parties == parties
    assert setting.several_councils is several


# takes effect on, approved on, counts from: Ministers' day before the approval
STARTS = [
    (day("2020-04-01"), day("2020-03-01"), day("2020-04-01")),
    (None, day("2020-03-01"), day("2020-03-01")),
    (NOT_DONE, day("2020-03-01"), day("2020-03-01")),
    (day("2020-04-01"), None, day("2020-04-01")),
    (None, NOT_DONE, None),
    (None, None, None),
]


@pytest.mark.parametrize(("effect", "approved", "start"), STARTS)
def test_the_day_from_which_a_scheme_counts(effect, approved, start):
    assert scheme_start(a_scheme(takes_effect_on=effect, approved_on=approved)) == start


def test_settings_come_from_the_schemes_in_order_of_their_days():
    later = a_scheme(LEADS, id="later", approved_on=day("2020-03-01"), councils=(COUNCIL, SECOND_COUNCIL))
    planned = a_scheme(Model.BOTH_LEAD, id="planned", approved_on=NOT_DONE)
    facts = an_authority(schemes=(planned, later, a_scheme()))
    assert facts.settings == (
        Setting(first_day=day("2015-05-27"), model=Model.BODY_CORPORATE, health_board=HEALTH_BOARD, councils=(COUNCIL,), scheme="scheme-2015"),
        Setting(first_day=day("2020-03-01"), model=LEADS, health_board=HEALTH_BOARD, councils=(COUNCIL, SECOND_COUNCIL), scheme="later"),
    )  # fmt: skip


def test_a_scheme_without_a_day_counts_from_the_beginning():
    (setting,) = an_authority(
        schemes=(a_scheme(LEADS, approved_on=None), a_scheme(id="second", approved_on=None))
    ).settings
    assert (setting.first_day, setting.model, setting.scheme) == (date.min, LEADS, "scheme-2015")


def registered(code, **facts):
    identity = AuthorityIdentity(name="Highland", fictional=False, councils=(), code=code, **facts)
    return an_authority(authority=identity, schemes=None)


def test_without_schemes_the_register_says_what_kind_of_authority_it_is():
    assert registered("S37000016").settings == (
        Setting(
            first_day=day("2016-04-01"),
            model=Model.BOTH_LEAD,
            health_board="NHS Highland",
            councils=("Highland Council",),
            scheme=None,
        ),
    )
    assert registered(None).settings == ()


# day, model
SETTING_ON = [
    ("2014-01-01", Model.BODY_CORPORATE),
    ("2020-02-29", Model.BODY_CORPORATE),
    ("2020-03-01", LEADS),
    ("2026-01-01", LEADS),
]


@pytest.mark.parametrize(("text", "model"), SETTING_ON)
def test_the_setting_on_a_day(text, model):
    facts = an_authority(schemes=(a_scheme(), a_scheme(LEADS, id="later", approved_on=day("2020-03-01"))))
    assert facts.setting_on(day(text)).model is model


def test_without_settings_there_is_none_on_any_day():
    with pytest.raises(IndexError):
        registered(None).setting_on(day("2020-01-01"))


def test_schemes_and_plans_are_found_by_id():
    facts = an_authority(plans=(Plan(id="p", title="P"), Plan(id="q", title="Q")))
    assert facts.scheme_called("scheme-2015").id == "scheme-2015"
    assert facts.plan_called("q").id == "q"
    for name in ("another", None):
        assert facts.scheme_called(name) is None
        assert facts.plan_called(name) is None
        assert an_authority(schemes=None).scheme_called(name) is None
        assert an_authority().plan_called(name) is None


def a_function(name, **told):
    return DelegatedFunction(id=name, name=name, **told)


def test_functions_of_every_scheme():
    first = a_scheme(functions=(a_function("f"), a_function("g")))
    second = a_scheme(id="second", functions=(a_function("h"),))
    facts = an_authority(schemes=(first, a_scheme(id="silent"), second))
    assert ids(facts.functions) == ["f", "g", "h"]
    assert list(facts.functions_by_id) == ["f", "g", "h"]
    assert facts.functions_by_id["g"].id == "g"
    assert an_authority(schemes=(a_scheme(functions=()),)).functions == ()
    for unknown in (an_authority(), an_authority(schemes=None)):
        assert unknown.functions is None
        assert unknown.functions_by_id == {}


def test_functions_over_time():
    functions = (
        a_function("always"),
        a_function("from", first_day=day("2016-04-01")),
        a_function("until", last_day=day("2018-03-31")),
        a_function("for ever", last_day=date.max),
    )
    over_time = an_authority(schemes=(a_scheme(functions=functions),)).functions_over_time
    assert [(each.first_day, ids(each.functions)) for each in over_time] == [
        (date.min, ["always", "until", "for ever"]),
        (day("2016-04-01"), ["always", "from", "until", "for ever"]),
        (day("2018-04-01"), ["always", "from", "for ever"]),
    ]
    assert an_authority().functions_over_time == (FunctionsFrom(date.min, ()),)


def test_people_and_members_by_id():
    members = (a_member("m", Seat.NURSE), a_member("c", Seat.NURSE, body="committee"))
    facts = an_authority(people=(Person(id="ann"),), members=members)
    assert facts.people_by_id == {"ann": Person(id="ann")}
    assert facts.members_by_id == {"m": members[0], "c": members[1]}
    assert facts.members_of("board") == (members[0],)
    assert facts.members_of("committee") == (members[1],)
    assert facts.members_of("another") == ()
    silent = an_authority()
    assert (silent.people_by_id, silent.members_by_id, silent.members_of("board")) == ({}, {}, ())


def test_meetings_of_a_body_in_order_without_those_called_off():
    meetings = (
        Meeting(id="second", body="board", held_on=day("2026-06-01")),
        Meeting(id="first", body="board", held_on=day("2026-03-01"), cancelled=False),
        Meeting(id="off", body="board", held_on=day("2026-04-01"), cancelled=True),
        Meeting(id="other", body="audit", held_on=day("2026-01-01")),
    )
    facts = an_authority(meetings=meetings)
    assert ids(facts.meetings_of("board")) == ["first", "second"]
    assert ids(facts.meetings_of("audit")) == ["other"]
    assert facts.meetings_of("another") == ()
    assert an_authority().meetings_of("board") == ()


def test_plans_in_order_of_their_periods():
    plans = (
        Plan(id="open", title="O"),
        Plan(id="late", title="L", period_first_day=day("2024-04-01")),
        Plan(id="early", title="E", period_first_day=day("2019-04-01")),
    )
    assert ids(an_authority(plans=plans).plans_in_order) == ["early", "late", "open"]
    assert an_authority().plans_in_order == ()


def test_rows_are_found_by_what_they_are_about():
    facts = an_authority(
        assessments=(
            Assessment(id="a", kind="equality", subject="d"),
            Assessment(id="b", kind="equality", subject="e"),
        ),
        publications=(Publication(id="p", kind=PublicationKind.EQUALITY_OUTCOMES),),
        linked_plans=(LinkedPlan(id="l", kind=LinkedPlanKind.CARER_STRATEGY),),
        directions=(
            Direction(id="x", given_on=day("2026-01-01"), addressees=(COUNCIL,), decision="d"),
            Direction(id="y", given_on=day("2026-01-01"), addressees=(COUNCIL,)),
        ),
    )
    assert ids(facts.assessments_of("d")) == ["a"]
    assert ids(facts.publications_of(PublicationKind.EQUALITY_OUTCOMES)) == ["p"]
    assert ids(facts.linked_plans_of(LinkedPlanKind.CARER_STRATEGY)) == ["l"]
    assert ids(facts.directions_under("d")) == ["x"]
    assert {key: each.id for key, each in facts.directions_by_id.items()} == {"x": "x", "y": "y"}
    for silent in (facts, an_authority()):
        assert silent.assessments_of("z") == ()
        assert silent.publications_of(PublicationKind.EQUALITY_MAINSTREAMING_REPORT) == ()
        assert silent.linked_plans_of(LinkedPlanKind.CHILDREN_SERVICES) == ()
        assert silent.directions_under("z") == ()
    assert an_authority().directions_by_id == {}


# part and subject of a row, counts for part "p" and subject "s"
ON = [
    (None, None, True),
    ("p", None, True),
    (None, "s", True),
    ("p", "s", True),
    ("q", "s", False),
    ("p", "t", False),
]


@pytest.mark.parametrize(("part", "subject", "counts"), ON)
def test_evidence_on_a_part_and_subject(part, subject, counts):
    row = Evidence(id="e", duty="D", part=part, subject=subject, what="Minute", dated_on=day("2026-01-01"))
    facts = an_authority(evidence=(row,))
    assert facts.evidence_on("D", "p", "s") == ([row] if counts else [])
    assert facts.evidence_on("E", "p", "s") == []
    assert an_authority().evidence_on("D", "p", "s") == []


def a_judgement(name, on, **about):
    given = {"duty": "D", "part": "p", "answer": Judged.MET, "reasons": "r", "judged_by": "chair", **about}
    return Judgement(id=name, judged_on=day(on), **given)


def test_judgements_on_a_part_and_subject_the_earliest_first():
    rows = (
        a_judgement("late", "2026-02-01", subject="s"),
        a_judgement("early", "2026-01-01"),
        a_judgement("of another subject", "2026-01-01", subject="t"),
        a_judgement("of another part", "2026-01-01", part="q"),
        a_judgement("of another duty", "2026-01-01", duty="E"),
    )
    facts = an_authority(judgements=rows)
    assert ids(facts.judgements_on("D", "p", "s")) == ["early", "late"]
    assert ids(facts.judgements_on("D", "p", "t")) == ["early", "of another subject"]
    assert facts.judgements_on("D", "z", "s") == []
    assert an_authority().judgements_on("D", "p", "s") == []


def test_what_is_worked_out_from_facts_is_worked_out_once():
    asked_for = []

    def work(facts, *given):
        asked_for.append(given)
        return (facts.authority.name, *given)

    facts = an_authority()
    assert facts.once(work, 1) == facts.once(work, 1) == ("Strathmore", 1)
    assert facts.once(work, 2) == ("Strathmore", 2)
    assert an_authority().once(work, 1) == ("Strathmore", 1)
    assert asked_for == [(1,), (2,), (1,)]


# the file says, the code, other councils in the area of the health board
OTHER_COUNCILS = [
    (("Glenmore Council",), None, ("Glenmore Council",)),
    ((), None, ()),
    (None, None, None),
    (None, "S37000013", ("Clackmannanshire Council", "Stirling Council")),
    (None, "S37000005", ("Falkirk Council",)),
    ((), "S37000013", ()),
]


@pytest.mark.parametrize(("recorded", "code", "expected"), OTHER_COUNCILS)
def test_other_councils_are_those_of_the_file_or_else_of_the_register(recorded, code, expected):
    assert registered(code, other_councils_of_health_board=recorded).other_councils == expected
