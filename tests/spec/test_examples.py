"""The examples: what each says of a real, incomplete record, what it leaves open, and that it accuses nobody."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from comhla.authority_file import read
from comhla.cli.main import main
from comhla.law.engine import check
from comhla.law.facts import Ages, AuthorityFacts
from comhla.law.findings import Finding
from comhla.law.readings.board_roll import BOARD, quorum_of, requisition_of, roll_on
from comhla.reference import authority, health_services
from comhla.reference.models import Model
from comhla.reference.seats import Seat

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"
README = EXAMPLES / "README.md"

WESTERN_ISLES = "western-isles-2016"
EDINBURGH = "edinburgh-2016"
HIGHLAND = "highland"
TWO_COUNCILS = "clackmannanshire-and-stirling"
EAST_AYRSHIRE = "east-ayrshire-2018"
ALL = (WESTERN_ISLES, EDINBURGH, HIGHLAND, TWO_COUNCILS, EAST_AYRSHIRE)

LISTED_ON = date(2016, 8, 31)
REPORTED_ON = date(2018, 6, 13)
BEFORE_THE_CHANGE = date(2026, 8, 31)
FROM_THE_CHANGE = date(2026, 9, 1)
LATER = date(2026, 11, 22)
DAYS = (LISTED_ON, REPORTED_ON, BEFORE_THE_CHANGE, FROM_THE_CHANGE, LATER)


def _text(name: str) -> str:
    return (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def _facts(name: str) -> AuthorityFacts:
    return read(_text(name).encode(), file=f"{name}.yaml")


@cache
def _findings(name: str, as_at: date) -> dict[tuple[str, str, str], Finding]:
    return {finding.key: finding for finding in check(_facts(name), as_at=as_at)}


def _found(name: str, as_at: date, duty: str, part: str) -> Finding:
    """The one finding on a part of a duty."""
    found = [each for key, each in _findings(name, as_at).items() if key[:2] == (duty, part)]
    assert len(found) == 1, f"{duty} {part}: {len(found)} findings"
    return found[0]


# What holds of every example


@pytest.mark.parametrize(
    ("name", "code", "registered_name", "model"),
    [
        (WESTERN_ISLES, "S37000031", "Western Isles", Model.BODY_CORPORATE),
        (EDINBURGH, "S37000012", "Edinburgh", Model.BODY_CORPORATE),
        (HIGHLAND, "S37000016", "Highland", Model.BOTH_LEAD),
        (TWO_COUNCILS, "S37000005", "Clackmannanshire and Stirling", Model.BODY_CORPORATE),
        (EAST_AYRSHIRE, "S37000008", "East Ayrshire", Model.BODY_CORPORATE),
    ],
)
def test_example_is_a_real_authority_of_the_register(name: str, code: str, registered_name: str, model: Model) -> None:
    facts = _facts(name)
    assert (facts.authority.code, facts.authority.name, facts.authority.fictional) == (code, registered_name, False)
    setting, row = facts.setting_on(LATER), authority(code)
    assert setting.model is model
    assert setting.health_board == row.health_board.name
    assert setting.councils == tuple(council.name for council in row.councils)


@pytest.mark.parametrize("name", ALL)
def test_example_names_its_sources_by_title_and_publisher(name: str) -> None:
    sources = _facts(name).authority.sources or ()
    documents = [each for each in sources if not each.startswith("The register of integration authorities")]
    publishers = ("Scottish Parliament Information Centre", "Health and Social Care Alliance", "East Ayrshire Health")
    assert documents
    assert all(each.startswith(publishers) for each in documents)
    assert len(sources) > len(documents), "the register is a source too"
    assert re.findall(r"\b\d{3}_[0-9a-f]{8,}|\.txt\b", _text(name)) == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("as_at", DAYS, ids=str)
def test_example_accuses_nobody(name: str, as_at: date) -> None:
    """What a document leaves out is no breach: nothing in these files is known to be done late or not at all."""
    not_met = [finding.because for finding in _findings(name, as_at).values() if finding.outcome.value == "not_met"]
    assert not_met == []


@pytest.mark.parametrize("name", ALL)
def test_what_cannot_be_told_names_what_is_missing(name: str) -> None:
    unknown = [each for each in _findings(name, LATER).values() if each.outcome.value == "cannot_tell"]
    assert unknown
    assert [each.key for each in unknown if not each.answer.missing] == []


@pytest.mark.parametrize("name", ALL)
def test_change_of_the_law_on_1_september_2026_changes_versions_and_nothing_else(name: str) -> None:
    """No example has meetings or standing orders of 2026, so the new votes change no outcome that can be told."""
    before, after = _findings(name, BEFORE_THE_CHANGE), _findings(name, FROM_THE_CHANGE)
    assert before.keys() == after.keys()
    changed = [key for key in before if before[key].version != after[key].version]
    assert "IJBO-P1" in {duty for duty, _, _ in changed}
    for key in before:
        assert (before[key].outcome, before[key].because) == (after[key].outcome, after[key].because)
    for key in changed:
        version = after[key].version
        assert version is not None
        assert version.first_day == FROM_THE_CHANGE


# The names in the documents, as digests, so that this file does not spread what it keeps out.
NAMES_IN_THE_SOURCES = {
    "3b9d8298f1b5", "f44b7e30470b", "522ce7057fd0", "a2ce4878ce93", "0357513deb90",
    "0e92d69f9b95", "92811b045c37", "0dccf9df5742", "4bc6a91baef6", "af6bc8e1f932",
    "746692549e7f", "4fbeb8c7ac0c", "f58e623459e4", "c9ae5a10ae88", "de3ca491da8e",
    "67c632a353f6", "d676e1c20b54",
}  # fmt: skip


def _digests(text: str) -> set[str]:
    words = set(re.findall(r"[a-zà-ÿ]+", text.casefold()))
    return {hashlib.sha256(word.encode()).hexdigest()[:12] for word in words}


def test_names_are_found_in_text() -> None:
    planted = "margaret"
    assert _digests(f"Signed by {planted.title()}, for the board.") & NAMES_IN_THE_SOURCES


@pytest.mark.parametrize("path", [README, *(EXAMPLES / f"{name}.yaml" for name in ALL)], ids=lambda path: path.name)
def test_no_example_names_a_person(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _digests(text) & NAMES_IN_THE_SOURCES == set()
    assert re.findall(r"\S+@\S+|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Councillor) [A-Z]", text) == []


@pytest.mark.parametrize("name", ALL)
def test_people_go_by_post(name: str) -> None:
    assert [person.id for person in _facts(name).people or () if person.name is not None] == []


def test_readme_describes_every_example() -> None:
    described = re.findall(r"^\| `([\w-]+)\.yaml`", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(ALL)


COMMANDS = re.findall(r"^    comhla (.+)$", README.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_in_the_readme_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLES)  # what a command writes does not stay in the repository
    monkeypatch.chdir(tmp_path)
    assert main(command.split()) == 0
    written = capsys.readouterr()
    assert written.out
    assert written.err == ""


# Western Isles: the board as listed in 2016


@pytest.mark.parametrize(
    ("seat", "holders"),
    [
        (Seat.HEALTH_BOARD_NOMINEE, {"nhs-chair", "nhs-director-1", "nhs-director-2", "nhs-director-3"}),
        (Seat.COUNCIL_NOMINEE, {"council-leader", "council-convener", "elected-member-1", "elected-member-2"}),
        (Seat.CHIEF_SOCIAL_WORK_OFFICER, {"chief-social-work-officer"}),
        (Seat.FINANCE_OFFICER, {"chief-finance-officer"}),
        (Seat.CHIEF_OFFICER, {"chief-officer"}),
        (Seat.NURSE, {"lead-nurse"}),
        (Seat.GENERAL_PRACTITIONER, {"general-practitioner"}),
        (Seat.OTHER_DOCTOR, {"secondary-care-doctor"}),
        (Seat.STAFF, {"union-representative-1", "union-representative-2"}),
        (Seat.THIRD_SECTOR, {"third-sector-interface"}),
        (Seat.SERVICE_USER, {"service-user-representative"}),
        (Seat.UNPAID_CARER, {"carers-users-and-supporters-network"}),
        (Seat.ADDITIONAL, {"community-care-forum"}),
    ],
)
def test_western_isles_seat_is_held_as_listed(seat: Seat, holders: set[str]) -> None:
    assert {each.id for each in _facts(WESTERN_ISLES).members_of(BOARD) if each.seat is seat} == holders


def test_western_isles_list_has_twenty_lines() -> None:
    facts = _facts(WESTERN_ISLES)
    assert len(facts.members_of(BOARD)) == len({each.person for each in facts.members_of(BOARD)}) == 20


@pytest.mark.parametrize(
    ("day", "votes", "quorum", "requisition"),
    [
        (LISTED_ON, 8, 4, 6),
        (BEFORE_THE_CHANGE, 8, 4, 6),  # if the same list still stood, as on the next line
        (FROM_THE_CHANGE, 11, 6, 8),
    ],
)
def test_western_isles_votes_and_quorum(day: date, votes: int, quorum: int, requisition: int) -> None:
    voters = len(roll_on(_facts(WESTERN_ISLES), BOARD, day))
    assert (voters, quorum_of(voters), requisition_of(voters)) == (votes, quorum, requisition)


def test_western_isles_new_voters_are_those_for_third_sector_users_and_carers() -> None:
    facts = _facts(WESTERN_ISLES)
    new = set(roll_on(facts, BOARD, FROM_THE_CHANGE)) - set(roll_on(facts, BOARD, BEFORE_THE_CHANGE))
    assert new == {"third-sector-interface", "service-user-representative", "carers-users-and-supporters-network"}


# Each example on the day its source speaks of: duty, part, outcome, and words of the reason

WESTERN_ISLES_IN_2016 = [
    ("IJBO-M1", "nominate_equal_numbers", "met", "Each side has 4 seats of nominees"),
    ("IJBO-M1", "nominate_the_number_set", "cannot_tell", "The council has 4 seats and the health board 4"),
    ("IJBO-M1", "nominate_councillors", "cannot_tell", "council-leader and council-convener"),
    ("IJBO-M1", "nominate_directors", "cannot_tell", "not recorded: nhs-chair."),
    ("IJBO-M1", "seat_the_officers", "met", "are members"),
    ("IJBO-M1", "seat_the_chief_officer", "met", "The chief officer is a member"),
    ("IJBO-M1", "fill_the_clinical_seats", "met", "general practitioner, nurse and other doctor"),
    ("IJBO-M1", "seat_qualified_clinicians", "cannot_tell", "lead-nurse, general-practitioner"),
    ("IJBO-M1", "let_health_board_pick_clinicians", "cannot_tell", "Who chose these clinicians"),
    ("IJBO-M2", "appoint_for_each_group", "met", "staff, third sector, service user and unpaid carer"),
    (
        "IJBO-M2",
        "seat_staff_of_constituent_authorities",
        "cannot_tell",
        "union-representative-1 and union-representative-2",
    ),
    ("IJBO-M2", "seat_people_of_the_area", "cannot_tell", "service-user-representative"),
    ("IJBO-M2", "add_no_councillors_or_directors", "cannot_tell", "community-care-forum"),
    ("IJBO-T1", "fix_terms_within_three_years", "cannot_tell", "last day of the term"),
]
EDINBURGH_IN_2016 = [
    (
        "act-2014/s1-functions",
        "delegate_health_services",
        "cannot_tell",
        "health board are delegated cannot be told: Community learning disability services.",
    ),
    ("act-2014/s1-functions", "delegate_council_functions", "cannot_tell", "Some functions have no code recorded"),
    ("act-2014/s1-functions", "delegate_only_permitted_health_functions", "cannot_tell", "Prison health care service"),
    ("act-2014/s1-2", "choose_one_model", "cannot_tell", "Which body delegated each function is not recorded"),
]
HIGHLAND_IN_2016 = [
    ("act-2014/s1-2", "choose_one_model", "met", "model (d), lead agency"),
    ("act-2014/s1-functions", "delegate_one_list_in_full", "cannot_tell", "Some functions have no code recorded"),
    (
        "act-2014/s1-functions",
        "delegate_only_permitted_health_functions",
        "cannot_tell",
        "Children's community health services",
    ),
    ("act-2014/s10", "", "not_applicable", "model of integration is (d)"),
    ("IJMC-M1", "", "cannot_tell", "Nothing is recorded under members"),
]
TWO_COUNCILS_IN_2016 = [
    ("IJBO-M1", "", "not_applicable", "with several councils"),
    ("IJBO-C1", "", "not_applicable", "with several councils"),
    ("IJBO-TV1", "", "not_applicable", "with several councils"),
    ("IJBO-M3", "", "cannot_tell", "Nothing is recorded under members"),
    ("IJBO-M2", "", "cannot_tell", "Nothing is recorded under members"),
    ("IJMC-M2", "", "not_applicable", "model of integration is (a)"),
]
EAST_AYRSHIRE_IN_2018 = [
    ("act-2014/s9", "establish_board_by_order", "met", "1 April 2015 by SSI 2015/88"),
    ("CP-1", "take_part", "met", "the lead for the Wellbeing Delivery Plan (2018-06-05)"),
    ("CP-1", "act_to_reduce_inequalities", "met", "inequalities as a shared priority"),
    ("CP-1", "contribute_agreed_resources", "met", "housing, community and education services"),
    ("CP-1", "cooperate_with_partners", "met", "the partners in the Wellbeing Delivery Plan"),
    ("CP-1", "help_community_bodies", "not_evidenced", "help for community bodies"),
]
CASES = [
    *((WESTERN_ISLES, LISTED_ON, *row) for row in WESTERN_ISLES_IN_2016),
    *((EDINBURGH, LISTED_ON, *row) for row in EDINBURGH_IN_2016),
    *((HIGHLAND, LISTED_ON, *row) for row in HIGHLAND_IN_2016),
    *((TWO_COUNCILS, LISTED_ON, *row) for row in TWO_COUNCILS_IN_2016),
    *((EAST_AYRSHIRE, REPORTED_ON, *row) for row in EAST_AYRSHIRE_IN_2018),
]


@pytest.mark.parametrize(("name", "as_at", "duty", "part", "outcome", "words"), CASES)
def test_example_says(name: str, as_at: date, duty: str, part: str, outcome: str, words: str) -> None:
    finding = _found(name, as_at, duty, part)
    assert finding.outcome.value == outcome
    assert words in finding.because


# Edinburgh: the services that the briefing names


def test_edinburgh_briefing_names_all_compulsory_health_services_but_one() -> None:
    named = {each.code for each in _facts(EDINBURGH).functions or () if each.code is not None}
    assert {row.key for row in health_services()} - named == {"C12"}
    assert named <= {row.key for row in health_services()}


def test_edinburgh_services_with_an_asterisk_are_for_all_ages() -> None:
    functions = _facts(EDINBURGH).functions or ()
    assert {each.code for each in functions if each.ages is Ages.ALL} == {"C5", "C6", "C7", "C8"}
    assert {each.code for each in functions if each.ages is None} == {f"H{number}" for number in range(1, 11)}


def test_edinburgh_lines_as_the_briefing_counts_them() -> None:
    functions = _facts(EDINBURGH).functions or ()
    hospital = [each for each in functions if each.in_hospital]
    community = [each for each in functions if each.delegated_by is not None and not each.in_hospital]
    social_care = [each for each in functions if each.delegated_by is None]
    assert (len(social_care), len(community), len(hospital)) == (12, 16, 10)
    assert [each.limited_to for each in functions if each.limited_to] == ["all but forensic mental health services"]


def test_edinburgh_has_four_localities() -> None:
    localities = _facts(EDINBURGH).localities or ()
    assert len(localities) == authority("S37000012").localities == 4


# Highland: duties of a joint board bind nobody there


def test_highland_no_duty_on_the_board_order_applies() -> None:
    on_the_board = {key: each for key, each in _findings(HIGHLAND, LATER).items() if key[0].startswith("IJBO-")}
    assert on_the_board
    assert {each.outcome.value for each in on_the_board.values()} == {"not_applicable"}


def test_highland_duties_of_a_monitoring_committee_are_asked() -> None:
    asked = {key[0] for key, each in _findings(HIGHLAND, LATER).items() if each.outcome.value == "cannot_tell"}
    assert {"IJMC-M1", "IJMC-C1", "IJMC-S1", "IJMC-V1"} <= asked
    assert "IJMC-M2" not in asked, "for several councils"


# East Ayrshire: years are not days


def test_east_ayrshire_plans_have_years_and_no_days() -> None:
    plans = _facts(EAST_AYRSHIRE).plans or ()
    assert [plan.title for plan in plans] == ["Strategic Plan 2015/18", "Strategic Plan 2018/21"]
    assert {plan.period_first_day for plan in plans} == {plan.published_on for plan in plans} == {None}


def test_east_ayrshire_when_the_plan_falls_to_be_reviewed_cannot_be_told() -> None:
    found = [each for key, each in _findings(EAST_AYRSHIRE, REPORTED_ON).items() if key[0] == "act-2014/s37"]
    assert {each.outcome.value for each in found} == {"cannot_tell"}
