"""How far a direction has been carried out: acknowledged, reported, spent."""

from decimal import Decimal

from comhla.law.facts import Acknowledgement, ComplianceReport, DirectionStatus
from comhla.law.readings.direction_monitoring import (
    spent_by_year,
    stated_by_year,
    told_by_bodies,
    unacknowledged,
    unreported,
)
from tests.lib.directions import a_direction, a_line
from tests.lib.law import COUNCIL, HEALTH_BOARD, day


def report(on, spent=None, year="2026-27", **facts):
    money = None if spent is None else Decimal(spent)
    return ComplianceReport(reported_on=day(on), spent=money, financial_year=year, **facts)


DIRECTION = a_direction(
    "d",
    "2026-04-01",
    a_line("care", 100),
    a_line("wards", None, set_aside_amount=Decimal(50)),
    a_line("care", 7, None),
    addressees=(COUNCIL, HEALTH_BOARD),
    acknowledgements=(Acknowledgement(body=COUNCIL, acknowledged_on=day("2026-04-10")),),
    compliance=(
        report("2026-09-01", 40, body=COUNCIL, status=DirectionStatus.UNDER_WAY),
        report("2026-06-01", 10, body=COUNCIL, status=DirectionStatus.NOT_STARTED, reported_to="m"),
        report("2026-08-01", 5, body=HEALTH_BOARD),
        report("2026-10-01"),
    ),
)


def test_a_body_has_a_direction_from_the_day_on_which_it_said_so():
    assert unacknowledged(DIRECTION, day("2026-04-09")) == (COUNCIL, HEALTH_BOARD)
    assert unacknowledged(DIRECTION, day("2026-04-10")) == (HEALTH_BOARD,)


def test_the_latest_report_of_a_body_counts_and_one_without_a_body_counts_for_all():
    before, after = (told_by_bodies(DIRECTION, day(each)) for each in ("2026-09-01", "2026-10-01"))
    assert [each.latest.reported_on for each in before] == [day("2026-09-01"), day("2026-08-01")]
    assert [each.latest.reported_on for each in after] == [day("2026-10-01"), day("2026-10-01")]
    assert told_by_bodies(DIRECTION, day("2026-05-01"))[0].latest is None


def test_spending_is_the_latest_figure_of_each_body_added_up():
    assert spent_by_year(DIRECTION, day("2026-08-31")) == {"2026-27": Decimal(15)}
    assert spent_by_year(DIRECTION, day("2026-12-01")) == {"2026-27": Decimal(45)}


def test_what_is_stated_is_added_up_by_year_and_reports_wait_for_a_meeting():
    assert stated_by_year(DIRECTION) == {"2026-27": Decimal(150), None: Decimal(7)}
    assert stated_by_year(DIRECTION.replace(lines=None)) == {}
    waiting = unreported(DIRECTION, day("2026-09-30"))
    assert [each.reported_on for each in waiting] == [day("2026-08-01"), day("2026-09-01")]
    assert unreported(DIRECTION.replace(compliance=None), day("2026-09-30")) == ()
    assert unacknowledged(DIRECTION.replace(acknowledgements=None), day("2026-09-30")) == (COUNCIL, HEALTH_BOARD)
