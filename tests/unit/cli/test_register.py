"""``comhla register``: what is printed, in each form, and the exit codes."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Callable

import pytest

from comhla.cli import register
from comhla.reference import authorities, bank_holidays, list_names

Output = tuple[int, str, str]


@pytest.fixture
def comhla(capsys: pytest.CaptureFixture[str]) -> Callable[[str], Output]:
    """Run the command with a line of arguments: exit code, standard output, standard error."""

    def run(line: str) -> Output:
        parser = argparse.ArgumentParser(prog="comhla")
        register.add_parser(parser.add_subparsers())
        arguments = parser.parse_args(line.split())
        code = arguments.run(arguments)
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def test_lists_every_authority(comhla: Callable[[str], Output]) -> None:
    code, out, err = comhla("register")
    assert (code, err) == (0, "")
    assert all(one.code in out and one.name in out for one in authorities())
    assert "31 authorities. Source: Public Health Scotland" in out


def test_shows_everything_about_the_one_that_fits(comhla: Callable[[str], Output]) -> None:
    code, out, _ = comhla("register fife")
    assert code == 0
    assert out.startswith("Fife (S37000032)\n")
    for line in (
        "  Partnership: Fife HSCP",
        "  Council: Fife Council (S12000047)",
        "  Health board: NHS Fife (S08000029)",
        "  Model (a): body corporate (integration joint board), from 1 April 2016",
        "  Established: day not seen. Established in 2015 by an amending Order that was not seen.",
        "  Localities: 7, 2023 national locality lookup (part seen).",
        "  Inhabited islands: no",
        "  Old code: S37000014 (authority), until 1 February 2018, now S37000032",
        "  Old code: S12000015 (council), until 1 February 2018, now S12000047",
    ):
        assert line in out.splitlines()
    assert "Note:" not in out


def test_says_what_was_seen_and_what_was_not(comhla: Callable[[str], Output]) -> None:
    _, out, _ = comhla("register S12000043")
    assert "Established: 6 February 2016 (text seen). Day in the establishment Order" in out
    assert "Old code: S12000043 (council), last day not seen, now S12000049" in out
    _, out, _ = comhla("register north lanarkshire")
    assert "  Website: not found.\n" in out
    assert "Shares its alcohol and drug partnership with South Lanarkshire." in out


def test_lead_agency_area_has_no_board_to_establish(comhla: Callable[[str], Output]) -> None:
    _, out, _ = comhla("register highland")
    assert "  Established: does not apply. No joint board:" in out


def test_names_others_that_fit_too(comhla: Callable[[str], Output]) -> None:
    _, out, _ = comhla("register renfrewshire")
    assert out.startswith("Renfrewshire (S37000024)")
    assert "The search also fits: East Renfrewshire." in out


def test_lists_those_of_a_health_board(comhla: Callable[[str], Output]) -> None:
    code, out, _ = comhla("register NHS Tayside")
    assert code == 0
    assert "3 authorities." in out
    assert "Perth and Kinross" in out


def test_unknown_authority_is_unusable_input_with_names_to_try(comhla: Callable[[str], Output]) -> None:
    code, out, err = comhla("register Fyfe")
    assert (code, out) == (2, "")
    assert err == ('There is no integration authority called "Fyfe" in the reference data. Did you mean: Fife?\n')


def test_authorities_as_json(comhla: Callable[[str], Output]) -> None:
    _, out, _ = comhla("register --format json stirling")
    (one,) = json.loads(out)["authorities"]
    assert one["code"] == "S37000005"
    assert [council["name"] for council in one["councils"]] == [
        "Clackmannanshire Council",
        "Stirling Council",
    ]
    assert one["models"][0]["valid_from"] == "2016-04-01"
    assert one["established_on"] is None
    assert one["verified"] == "text seen"


def test_authorities_as_csv(comhla: Callable[[str], Output]) -> None:
    _, out, _ = comhla("register --format csv")
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(out))}
    assert len(rows) == 31
    assert rows["S37000005"]["councils"] == "Clackmannanshire Council; Stirling Council"
    assert rows["S37000005"]["council_codes"] == "S12000005; S12000030"
    assert rows["S37000016"]["models"] == "d from 2016-04-01"
    assert rows["S37000016"]["has_islands"] == "yes"
    assert rows["S37000032"]["old_codes"] == "S37000014"
    assert rows["S37000032"]["health_board"] == "NHS Fife"
    assert rows["S37000032"]["established_on"] == ""


class TestLists:
    def test_names_of_the_lists(self, comhla: Callable[[str], Output]) -> None:
        _, out, _ = comhla("register --list")
        assert [line.split()[0] for line in out.splitlines()] == list(list_names())

    def test_names_of_the_lists_as_json_and_csv(self, comhla: Callable[[str], Output]) -> None:
        _, out, _ = comhla("register --format json --list")
        assert {"name": "principles", "title": "Principles of planning and delivery"} in json.loads(out)["lists"]
        _, out, _ = comhla("register --format csv --list")
        assert out.startswith("name,title\nbank-holidays,")

    def test_whole_list_with_provenance(self, comhla: Callable[[str], Output]) -> None:
        code, out, _ = comhla("register --list health_inequality_themes")
        assert code == 0
        assert out.startswith("Themes of the actions on health inequalities (6)\n\nHI-1  Quality services")
        assert "Source: Health inequalities action framework, NHS Health Scotland, May 2018, seed only" in out

    def test_row_shows_its_own_fields_days_and_note(self, comhla: Callable[[str], Output]) -> None:
        _, out, _ = comhla("register --list council-functions swsa-1968/12AA")
        assert out.splitlines() == [
            "Functions that councils must delegate for adults (1)",
            "",
            "swsa-1968/12AA  Social Work (Scotland) Act 1968 s.12AA",
            "    Function of a council under section 12AA of the Social Work (Scotland) Act 1968.",
            "    enactment: Social Work (Scotland) Act 1968",
            "    section: 12AA",
            "    is tied: no",
            "    Source: SSI 2014/345 Sch as amended by SSI 2017/449, text seen; from 28 November 2014 to "
            "31 March 2018.",
            "    Note: Dropped from the list on 1 April 2018.",
        ]

    def test_row_without_days_and_with_words_equal_to_its_label(self, comhla: Callable[[str], Output]) -> None:
        _, out, _ = comhla("register --list connected-communities-themes culture")
        assert out.splitlines()[2:] == [
            "CC-7  Culture shift",
            "    Source: Connected Communities case study series, seed only.",
        ]

    def test_key_is_preferred_to_words(self, comhla: Callable[[str], Output]) -> None:
        _, out, _ = comhla("register --list panel-principles e")
        assert out.splitlines()[0].endswith("(1)")
        assert "Empowerment" in out

    def test_list_as_json(self, comhla: Callable[[str], Output]) -> None:
        _, out, _ = comhla("register --format json --list board-seats unpaid")
        content = json.loads(out)
        assert content["list"] == "board-seats"
        (seat,) = content["entries"]
        assert (seat["seat"], seat["vote_from"], seat["valid_to"]) == ("unpaid_carer", "2026-09-01", None)

    def test_list_as_csv(self, comhla: Callable[[str], Output]) -> None:
        _, out, _ = comhla("register --format csv --list bank-holidays")
        rows = list(csv.DictReader(io.StringIO(out)))
        assert len(rows) == len(bank_holidays())
        assert rows[0]["day"] == "2014-01-01"

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("register --list bank-holiday", 'no reference list called "bank-holiday"'),
            ("register --list principles zebra", 'no entry of principles called "zebra"'),
        ],
    )
    def test_what_is_unknown_is_unusable_input(self, comhla: Callable[[str], Output], line: str, message: str) -> None:
        code, out, err = comhla(line)
        assert (code, out) == (2, "")
        assert message in err
