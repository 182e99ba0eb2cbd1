"""A direction in writing, and the report to the board on how directions are carried out."""

from decimal import Decimal

import pytest

from comhla.documents.direction import direction_document
from comhla.documents.direction_parts import NoSuchDirection, pounds
from comhla.documents.directions_report import directions_report
from comhla.documents.formats import Format, render
from comhla.documents.model import Paragraph, Table, plain, walk
from comhla.law.facts import Acknowledgement, ComplianceReport, Decision, DirectionStatus, Meeting, Plan, PlanAction
from comhla.reference import Model
from tests.lib.directions import CARE, WARDS, a_direction, a_line, revokes, with_directions
from tests.lib.law import COUNCIL, HEALTH_BOARD, a_scheme, an_authority, day

FIRST = a_direction(
    "D-1",
    "2026-04-01",
    a_line("care", 1000, how="At home, by teams of the place.", carried_out_by=COUNCIL),
    a_line("wards", None, set_aside_amount=Decimal("50.5"), carried_out_by=HEALTH_BOARD),
    a_line("care", None, None, payment_method="By the scheme.", carried_out_by=COUNCIL).replace(use="none"),
    title="Care at home in 2026-27",
    addressees=(COUNCIL, HEALTH_BOARD),
    decision="to-direct",
    plan_action="visits",
    plan_outcome="O2",
    review_on=day("2026-11-01"),
    acknowledgements=(Acknowledgement(body=COUNCIL, acknowledged_on=day("2026-04-05")),),
    compliance=(
        ComplianceReport(
            reported_on=day("2026-09-01"),
            body=COUNCIL,
            status=DirectionStatus.UNDER_WAY,
            spent=Decimal(1200),
            financial_year="2026-27",
            reported_to="september",
            what="Three teams began",
        ),
        ComplianceReport(reported_on=day("2026-09-02"), body=HEALTH_BOARD, complied=False),
    ),
    last_day=day("2026-09-30"),
)
SECOND = revokes("D-2", "2026-10-01", "D-1", plan_outcome=None)
THIRD = a_direction("D-3", "2026-10-02", a_line("care"), changes=("D-1", "gone")).replace(changes=("D-1", "gone"))
BESIDE = a_direction("D-4", "2026-10-03").replace(changes=None)
FACTS = with_directions(
    FIRST,
    SECOND,
    THIRD,
    BESIDE,
    meetings=(Meeting(id="september", body="board", held_on=day("2026-09-16")),),
    decisions=(
        Decision(
            id="to-direct",
            title="Bring care home",
            decided_by="board",
            decided_on=day("2026-03-25"),
            meeting="september",
        ),
    ),
    plans=(Plan(id="plan", title="Plan"),),
    plan_actions=(PlanAction(id="visits", plan="plan", title="Visit people at home"),),
)


def words_of(document):
    """Every paragraph, and every row of every table, as text."""
    told = [plain(block.inside) for block in document.opening if isinstance(block, Paragraph)]
    for section in walk(document.sections):
        for block in section.blocks:
            if isinstance(block, Table):
                told += [" | ".join(plain(cell) for cell in row) for row in block.rows]
            else:
                told.append(plain(block.inside))
    return told


@pytest.mark.parametrize(
    "line",
    [
        "Given by | The integration joint board of Strathmore",
        "Given to | Strathmore Council and NHS Strathmore",
        "In effect | From 1 April 2026 until 30 September 2026",
        "Decision | Bring care home, 25 March 2026",
        "Taken at | Meeting of 16 September 2026",
        "Care at home | Strathmore Council | At home, by teams of the place. | £1,000 paid (2026-27) | As planned.",
        "Hospital wards | NHS Strathmore | Not recorded | £50.50 set aside (2026-27) | As planned.",
        "Care at home | Strathmore Council | Not recorded | Worked out so: By the scheme. | It does not say",
        "2026-27 | Paid | £1,000",
        "2026-27 | Set aside | £50.50",
        "It changes no earlier direction.",
        "It serves this action of the strategic plan: Visit people at home. It serves this outcome: O2.",
        "It is reviewed on 1 November 2026.",
    ],
)
def test_a_direction_says_who_does_what_with_which_money(line):
    document = direction_document(FACTS, "D-1", on=day("2026-11-22"))
    assert line in words_of(document)
    assert document.title == "Care at home in 2026-27"
    assert document.marks == ("Illustrative: Strathmore is a made-up authority.",)


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        (
            "D-2",
            (
                "It directs no function.",
                "It revokes D-1 (Care at home in 2026-27).",
                "Which action or outcome of the strategic plan it serves is not recorded.",
                "No day for review is set.",
                "Decision | Not recorded",
                "In effect | From 1 October 2026, until it is varied, revoked or superseded",
            ),
        ),
        ("D-3", ("It changes D-1 (Care at home in 2026-27) and gone.",)),
        ("D-4", ("Whether it changes an earlier direction is not recorded.",)),
    ],
)
def test_what_is_not_recorded_is_said_so(key, lines):
    assert set(lines) <= set(words_of(direction_document(FACTS, key, on=day("2026-11-22"))))


def test_what_it_says_of_functions_may_not_be_recorded_and_a_body_may_give_it():
    bare = a_direction("D-9", given_by=HEALTH_BOARD).replace(lines=None)
    facts = with_directions(bare, model=Model.HEALTH_BOARD_LEADS)
    told = words_of(direction_document(facts, "D-9", on=day("2026-11-22")))
    assert "What it says of functions is not recorded." in told
    assert f"Given by | {HEALTH_BOARD}" in told
    unsaid = with_directions(bare.replace(given_by=None), model=Model.HEALTH_BOARD_LEADS)
    assert "Given by | Strathmore" in words_of(direction_document(unsaid, "D-9", on=day("2026-11-22")))


def test_there_has_to_be_such_a_direction():
    with pytest.raises(NoSuchDirection, match="'other'"):
        direction_document(FACTS, "other", on=day("2026-11-22"))


def a_report(facts=FACTS, first="2026-04-01", last="2026-11-22"):
    return words_of(directions_report(facts, first_day=day(first), last_day=day(last), on=day("2026-11-22")))


@pytest.mark.parametrize(
    "line",
    [
        "4 directions had effect in this period; on 22 November 2026 3 still had. Everything here comes from the record.",
        "Care at home in 2026-27 (D-1), ended on 30 September 2026 | Strathmore Council | Visit people at home"
        " | Said so on 5 April 2026 | Under way. Three teams began (1 September 2026) | Meeting of 16 September 2026",
        "Care at home in 2026-27 (D-1), ended on 30 September 2026 | NHS Strathmore | Visit people at home"
        " | Has not said so | not done as directed (2 September 2026) | Not yet",
        "Direction D-2 (D-2), in force | Strathmore Council | Not recorded | Has not said so | No report | Not yet",
        "Care at home in 2026-27 (D-1) | 2026-27 | £1,050.50 | £1,200 | -£149.50",
        "Direction D-3 (D-3) | 2026-27 | £100 | Not recorded | Not recorded",
        "Not acknowledged: D-1 (NHS Strathmore), D-2 (Strathmore Council), D-3 (Strathmore Council) and D-4"
        " (Strathmore Council).",
        "No report at all: D-2, D-3 and D-4.",
        "Reports that no meeting is recorded to have been told of: D-1.",
        "What they serve in the strategic plan is not recorded: D-2, D-3 and D-4.",
        "On 22 November 2026 1 of 2 delegated functions had a direction in force.",
        "Without a direction: Hospital wards.",
        "Several directions to one body stand side by side for: Care at home.",
    ],
)
def test_the_report_says_how_far_each_direction_has_come_and_what_is_missing(line):
    assert line in a_report()


def test_a_report_on_nothing_says_that_there_is_nothing():
    bare = an_authority(directions=())
    told = a_report(bare)
    assert "No direction had effect in this period." in told
    assert "No amount and no spending is recorded." in told
    assert "Which functions are delegated is not recorded." in told
    assert "There is a report on every direction." in told


def test_a_lead_agency_may_direct_and_the_report_says_so():
    schemes = (a_scheme(Model.HEALTH_BOARD_LEADS, functions=(CARE, WARDS)),)
    told = a_report(an_authority(schemes=schemes, directions=()))
    assert any(each.endswith("A lead agency may direct, and need not.") for each in told)


def test_the_report_counts_from_its_first_day_and_up_to_its_last():
    assert a_report(first="2026-10-01", last="2026-10-01")[0].startswith("1 direction had effect")
    assert a_report(first="2026-01-01", last="2026-03-31")[0].startswith("0 directions had effect")


def test_a_meeting_that_is_gone_is_named_as_it_was_and_no_year_as_none():
    odd = a_direction(
        "D-5",
        "2026-04-01",
        a_line("care", None, None, set_aside_amount=Decimal(5)),
        compliance=(ComplianceReport(reported_on=day("2026-05-01"), reported_to="gone", spent=Decimal(1)),),
    )
    told = a_report(with_directions(odd))
    assert any(each.endswith("| Reported (1 May 2026) | gone") for each in told)
    assert "Direction D-5 (D-5) | No year named | £5 | £1 | £4" in told


@pytest.mark.parametrize("form", [Format.HTML, Format.WORD])
def test_both_can_be_written_as_files(form):
    for document in (
        direction_document(FACTS, "D-1", on=day("2026-11-22")),
        directions_report(FACTS, first_day=day("2026-04-01"), last_day=day("2026-11-22"), on=day("2026-11-22")),
    ):
        assert len(render(document, form)) > 1000


@pytest.mark.parametrize(("amount", "shown"), [("1234567", "£1,234,567"), ("-0.5", "-£0.50"), ("0", "£0")])
def test_pence_are_shown_only_where_there_are_any(amount, shown):
    assert pounds(Decimal(amount)) == shown
