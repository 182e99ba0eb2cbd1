"""`comhla document performance-report`: with and without figures, published and not, and every way in which it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from comhla.indicators.areas import SCOTLAND, Area, AreaKind
from comhla.indicators.catalogue import indicator
from comhla.indicators.lineage import Lineage
from comhla.indicators.observations import Observation
from comhla.indicators.package import About, write_package
from comhla.indicators.recomputation import figures_of, figures_table
from tests.lib.command import Comhla
from tests.lib.figures import year

EXAMPLE = "examples/demonstration.yaml"
ON = ("--on", "2026-11-22")
WORD = ("document", "performance-report")


@pytest.fixture
def demonstration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Path) -> str:
    """The example, with the current folder an empty one."""
    monkeypatch.chdir(tmp_path)
    return str(repository / EXAMPLE)


def package(place: Path, *years: int, name: str = "Inverannoch") -> Path:
    """A data package with readmissions of some years."""
    own = Area("LOCAL-inverannoch", name, AreaKind.AUTHORITY)
    seen = [
        Observation("NI-14", area, year(when), 110.0, numerator=110, denominator=1_000)
        for when in years
        for area in (own, SCOTLAND)
    ]
    lineage = Lineage(method="made-up", method_version="1", code_version="1")
    table = figures_table(figures_of(seen, indicator("NI-14")))
    place.write_bytes(write_package([table], lineage, About(name="figures", title="Figures")))
    return place


def written(comhla: Comhla, file: str, *words: object, label: str = "2025-26") -> str:
    """The report as a page."""
    ran = comhla(*WORD, file, "--year", label, "--format", "html", *ON, *words)
    assert (ran.code, ran.out) == (0, f"Written to performance-report-{label}.html\n"), ran.err
    return Path(f"performance-report-{label}.html").read_text(encoding="utf-8")


def test_it_is_written_from_what_is_recorded(comhla, demonstration):
    page = written(comhla, demonstration)
    assert "Annual performance report 2025-26" in page
    assert "What is still missing" not in page


def test_one_that_is_not_published_is_a_draft_with_what_is_missing(comhla, demonstration):
    page = written(comhla, demonstration, label="2026-27")
    assert "Draft: not agreed and not published." in page
    assert "What is still missing" in page


def test_measures_come_from_a_package_with_their_chart(comhla, demonstration, tmp_path):
    page = written(comhla, demonstration, "--figures", package(tmp_path / "f.zip", 2021, 2022, 2023, 2024, 2025))
    assert "1 measure is used in this report." in page
    assert page.count("<figure>") == 1


@pytest.mark.parametrize(("years", "name", "measures"), [((2024,), "Inverannoch", 1), ((2024,), "Elsewhere", 0)])
def test_one_year_has_no_chart_and_another_area_no_measure(comhla, demonstration, tmp_path, years, name, measures):
    page = written(comhla, demonstration, "--figures", package(tmp_path / "f.zip", *years, name=name))
    assert f"{measures} measure{' is' if measures == 1 else 's are'} used in this report." in page
    assert "<figure>" not in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--year", "2025-27"), "2025-27"),
        (("--year", "2025-26", "--figures", "none.zip"), "none.zip cannot be read"),
        (("--year", "2025-26", "--figures", "broken.zip"), "no data package"),
    ],
)
def test_what_cannot_be_used_is_refused(comhla, demonstration, words, said):
    Path("broken.zip").write_bytes(b"no zip")
    ran = comhla(*WORD, demonstration, *words, "--format", "html", *ON)
    assert ran.code == 2
    assert said in ran.err
