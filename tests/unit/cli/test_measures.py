"""`comhla measures`: the catalogue, published files, comparisons, and packages made again."""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comhla.cli import measures
from comhla.indicators.areas import AreaKind
from comhla.indicators.lineage import Lineage, source_of
from comhla.indicators.package import About, write_package
from comhla.indicators.readers import read_release
from comhla.indicators.recomputation import Figure, Method, figures_table
from comhla.web.measures import commands
from tests.lib.command import Comhla, Ran
from tests.lib.figures import FALKIRK, figure

LINEAGE = Lineage(method="published-figures", method_version="1", code_version="0.1.0")


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table that was printed."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="session")
def published(shared: Path) -> Path:
    """The core suite by partnership, as it was published."""
    return shared / "data" / "indicators" / "core_suite_hscp_tidy.csv.gz"


@pytest.fixture(scope="session")
def core_suite(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two indicators of it, which are read in no time."""
    header, *lines = gzip.decompress(published.read_bytes()).decode().splitlines()
    kept = [line for line in lines if "NI-14," in line or "NI-17," in line]
    path = tmp_path_factory.mktemp("published") / "core_suite.csv"
    path.write_text("\n".join([header, *kept]))
    return path


class TestCatalogue:
    def test_every_indicator_is_listed(self, comhla: Comhla) -> None:
        ran = comhla("measures", "catalogue")
        assert ran.code == 0
        assert "NI-14" in ran.out
        assert "Readmissions" in ran.out
        assert "Name one of them" in ran.out

    def test_one_is_told_whole_by_any_of_its_codes(self, comhla: Comhla) -> None:
        by_key, by_code = (comhla("measures", "catalogue", text).out for text in ("ni-14", "SW06"))
        assert by_key == by_code
        assert "Polarity: lower_is_better" in by_key
        assert "Geographies: scotland, authority, council, locality" in by_key

    def test_a_definition_that_changed_says_its_periods(self, comhla: Comhla) -> None:
        assert "Definitions: " in comhla("measures", "catalogue", "NI-2").out

    def test_words_of_a_title(self, comhla: Comhla) -> None:
        ran = comhla("measures", "catalogue", "hospital", "days")
        assert ran.code == 0
        assert "indicators. Name one of them" in ran.out

    def test_as_data_and_as_a_table(self, comhla: Comhla) -> None:
        data = comhla("measures", "catalogue", "NI-14", "--format", "json").data
        assert data["indicators"][0]["multiplier"] == 1000
        (row,) = rows_of(comhla("measures", "catalogue", "NI-14", "--format", "csv").out)
        assert row["key"] == "NI-14"
        assert row["outcomes"] == "O2; O3; O7; O9"

    def test_nothing_that_fits_is_refused_with_what_is_near(self, comhla: Comhla) -> None:
        ran = comhla("measures", "catalogue", "xyzzy")
        assert (ran.code, ran.out) == (2, "")
        assert 'no indicator with the key "xyzzy"' in ran.err


class TestRead:
    def test_what_is_in_a_published_file(self, comhla: Comhla, published: Path) -> None:
        ran = comhla("measures", "read", published)
        assert ran.code == 0
        assert "Layout: core-suite-partnership" in ran.out
        assert "Figures: 2,596" in ran.out
        assert "NI-14 (Readmissions): 32 areas, 2010/11 to 2022/23" in ran.out

    def test_every_figure_as_a_table_and_as_data(self, comhla: Comhla, core_suite: Path) -> None:
        rows = rows_of(comhla("measures", "read", core_suite, "--format", "csv").out)
        assert len(rows) == len({(row["indicator"], row["area_code"], row["period"]) for row in rows}) > 700
        assert rows[0]["method"] == "as-published"
        data = comhla("measures", "read", core_suite, "--format", "json").data
        assert len(data["figures"]) == len(rows)
        assert data["figures"][0]["first_day"] == rows[0]["first_day"]
        assert data["published_on"] is None

    def test_remarks_are_told(self, comhla: Comhla, shared: Path) -> None:
        ran = comhla("measures", "read", shared / "data" / "indicators" / "lgbf_cash_mar2024_raw.csv.gz")
        assert ran.code == 0
        assert "on reading it:" in ran.out
        assert "Published on: 1 March 2024" in ran.out

    def test_every_way_a_file_cannot_be_used(self, comhla: Comhla, tmp_path: Path, core_suite: Path) -> None:
        plain = tmp_path / "plain.csv"
        plain.write_text("a,b\n1,2\n")
        for arguments, says in (
            ((tmp_path / "nothing.csv",), "There is no such file."),
            ((tmp_path,), "cannot be read"),
            ((plain,), "1 problem was found, and nothing was read:"),
            ((core_suite, "--layout", "none-such"), "The layouts are: "),
        ):
            ran = comhla("measures", "read", *arguments)
            assert (ran.code, ran.out) == (2, ""), arguments
            assert says in ran.err

    def test_a_file_that_is_far_too_large(self, comhla: Comhla, tmp_path: Path) -> None:
        huge = tmp_path / "huge.csv"
        with huge.open("wb") as file:
            file.truncate(200_000_001)
        ran = comhla("measures", "read", huge)
        assert ran.code == 2
        assert "larger than 200,000,000 bytes" in ran.err


class TestCompare:
    def compared(self, comhla: Comhla, file: Path, *more: object, area: str = "Falkirk") -> Ran:
        return comhla("measures", "compare", file, "--indicator", "NI-14", "--area", area, *more)

    def test_with_scotland(self, comhla: Comhla, core_suite: Path) -> None:
        ran = self.compared(comhla, core_suite)
        assert ran.code == 0
        assert ran.out.startswith("Falkirk was worse than Scotland in 2022/23")
        assert "Account is taken of 31 comparisons" in ran.out

    def test_with_the_past_and_with_areas(self, comhla: Comhla, core_suite: Path) -> None:
        assert "no clear change for Falkirk" in self.compared(comhla, core_suite, "--against", "past").out
        areas = ("--against", "Fife", "--against", "Moray", "--period", "2018-19")
        (row,) = rows_of(self.compared(comhla, core_suite, *areas, "--format", "csv").out)
        assert row["period"] == "2018/19"
        assert row["against"] == "the 2 areas it is compared with"

    def test_as_data(self, comhla: Comhla, core_suite: Path) -> None:
        data = self.compared(comhla, core_suite, "--format", "json").data
        assert data["verdict"] == "worse"
        assert data["lower"] < data["value"] < data["upper"]
        assert data["difference"] == pytest.approx(data["value"] - data["against_value"])

    def test_where_it_cannot_be_told_the_reason_stands_there(self, comhla: Comhla, core_suite: Path) -> None:
        ran = comhla("measures", "compare", core_suite, "--indicator", "NI-17", "--area", "Fife", "--against", "Moray")
        assert ran.code == 0
        assert "cannot be told" in ran.out

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            (("--against", "past", "--against", "Fife"), "but not with several of these at once"),
            (("--against", "Nowhere"), 'an area called "Nowhere"'),
            (("--against", "NHS Fife"), "The file has no figures of"),
            (("--period", "1066"), "1066"),
            (("--against", "past", "--period", "2010/11"), "no earlier figure"),
        ],
    )
    def test_what_cannot_be_compared(self, comhla: Comhla, core_suite: Path, more: tuple[str, ...], says: str) -> None:
        ran = self.compared(comhla, core_suite, *more)
        assert (ran.code, ran.out) == (2, "")
        assert says in ran.err

    def test_an_indicator_that_the_file_does_not_have(self, comhla: Comhla, core_suite: Path) -> None:
        ran = comhla("measures", "compare", core_suite, "--indicator", "SW01", "--area", "Fife")
        assert ran.code == 2
        assert "It has figures of: NI-14, NI-17." in ran.err

    def test_a_name_of_two_kinds_of_area_is_the_kind_that_the_file_has(self, comhla: Comhla, shared: Path) -> None:
        by_council = shared / "data" / "indicators" / "core_suite_council_tidy.csv.gz"
        ran = self.compared(comhla, by_council, "--format", "json", area="Fife")
        assert ran.code == 0
        assert ran.data["area_code"].startswith("S12")


class TestVerify:
    def package(self, tmp_path: Path, lineage: Lineage, *figures: Figure) -> Path:
        """A package of some figures."""
        content = write_package([figures_table(figures)], lineage, About(name="small", title="Small figures"))
        path = tmp_path / "data.zip"
        path.write_bytes(content)
        return path

    def made(self, **changes: Any) -> Figure:
        return Figure(figure(FALKIRK, 2022, numerator=50, denominator=200), Method.RATIO, 100.0)._replace(**changes)

    def test_numbers_that_come_out_again(self, comhla: Comhla, tmp_path: Path) -> None:
        ran = comhla("measures", "verify", self.package(tmp_path, LINEAGE, self.made()))
        assert ran.code == 0
        assert "1 number comes out again as published." in ran.out

    def test_numbers_that_do_not(self, comhla: Comhla, tmp_path: Path) -> None:
        wrong = figure(FALKIRK, 2022, 26.0, numerator=50, denominator=200, group="simd-1")
        path = self.package(tmp_path, LINEAGE, self.made(observation=wrong))
        ran = comhla("measures", "verify", path)
        assert ran.code == 1
        assert "NI-00, Falkirk, 2022/23, simd-1, value: published as 26, made again 25" in " ".join(ran.out.split())
        (row,) = rows_of(comhla("measures", "verify", path, "--format", "csv").out)
        assert (row["published"], row["again"], row["agrees"]) == ("26.0", "25.0", "False")
        data = comhla("measures", "verify", path, "--format", "json").data
        assert (data["numbers"], data["agree"], data["all_agree"]) == (1, 0, False)

    def test_many_that_cannot_be_made_are_counted(self, comhla: Comhla, tmp_path: Path) -> None:
        some = (
            self.made(observation=figure(FALKIRK, 1950 + number, 1.0), method=Method.AS_PUBLISHED)
            for number in range(52)
        )
        ran = comhla("measures", "verify", self.package(tmp_path, LINEAGE, *some))
        assert ran.code == 1
        assert "52 numbers could not be made again:" in ran.out
        assert "and 2 more; --format csv has all of them." in ran.out

    def test_with_the_file_that_it_was_made_from(self, comhla: Comhla, tmp_path: Path, core_suite: Path) -> None:
        release = read_release(core_suite.read_bytes(), file=core_suite.name)
        sourced = Lineage(
            method="published-figures",
            method_version="1",
            code_version="0.1.0",
            sources=(source_of(release, retrieved_on=date(2026, 11, 1)),),
        )
        (one,) = [
            each
            for each in release.observations
            if (each.indicator, each.area.code, each.period.key) == ("NI-14", FALKIRK.code, "2022/23")
        ]
        assert one.area.kind is AreaKind.AUTHORITY
        path = self.package(tmp_path, sourced, Figure(one, Method.AS_PUBLISHED, 1000.0, (release.sha256,)))
        assert comhla("measures", "verify", path).code == 1
        ran = comhla("measures", "verify", path, "--with", core_suite)
        assert ran.code == 0
        assert core_suite.name in " ".join(ran.out.split())

    def test_everything_that_is_wrong_is_told_at_once(self, comhla: Comhla, tmp_path: Path) -> None:
        plain = tmp_path / "plain.csv"
        plain.write_text("a,b\n1,2\n")
        ran = comhla("measures", "verify", plain, "--with", plain, tmp_path / "nothing.csv")
        assert ran.code == 2
        for says in ("It is no data package", "There is no such file", "headings"):
            assert says in ran.err
        assert comhla("measures", "verify", tmp_path / "nothing.zip").code == 2

    def test_a_package_without_figures_or_with_a_changed_table(self, comhla: Comhla, tmp_path: Path) -> None:
        path = tmp_path / "other.zip"
        table = figures_table([self.made()], name="others")
        path.write_bytes(write_package([table], LINEAGE, About(name="small", title="Small")))
        ran = comhla("measures", "verify", path)
        assert ran.code == 2
        assert "no table 'figures'" in ran.err


@pytest.mark.parametrize("words", [("check", "--help"), ("measures", "--help"), ("measures", "catalogue", "NI-14")])
def test_what_needs_no_numbers_imports_no_numpy(words: tuple[str, ...]) -> None:
    code = (
        "import sys, comhla.cli.main as m\n"
        "try:\n    m.main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('numpy' in sys.modules, 'django' in sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True, text=True, timeout=60)
    assert ran.stderr.strip() == "False False"


def test_what_needs_the_database_stands_beside_the_rest() -> None:
    parser = argparse.ArgumentParser(prog="comhla")
    actions = measures.add_parser(parser.add_subparsers())
    commands.add_actions(actions)
    assert {"catalogue", "read", "compare", "verify", "draw", "import"} <= set(actions.choices)
    points = tomllib.loads((Path(__file__).resolve().parents[3] / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]["entry-points"]
    assert points["comhla.measures_actions"] == {"database": "comhla.web.measures.commands:add_actions"}
    assert "measures" not in points["comhla.words"]
