"""The copy of the tree in which mutants are made, so that nothing of the repository is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.mutation.rewriting import imported_names, made_mutable

MUTATED = ("src/comhla/dates", "src/comhla/law", "src/comhla/stats")
# Every duty, and the statistics, are imported before the first mutant is tested, and not by each mutant again. What
# modules work out while they are imported is therefore covered only by tests that work it out themselves.
_IMPORT_THE_BOOK = """

from importlib import import_module
from pkgutil import iter_modules

import comhla.stats.frames

for module in iter_modules(import_module("comhla.law.duties").__path__):
    import_module(f"comhla.law.duties.{module.name}")
"""
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


def make_copy(repository: Path, place: Path) -> None:
    """Copy sources and tests to `place`, which is emptied first, and make the mutated packages mutable."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    shutil.copy2(repository / "pyproject.toml", place)
    for name in ("src", "tests"):
        shutil.copytree(repository / name, place / name, ignore=_LEFT_OUT)
    sources = {each: each.read_text(encoding="utf-8") for each in mutated_files(place)}
    imported = {each: imported_names(text) for each, text in sources.items()}
    imported |= {each: imported_names(each.read_text(encoding="utf-8")) for each in (place / "tests").rglob("*.py")}
    with (place / "tests" / "conftest.py").open("a", encoding="utf-8") as conftest:
        conftest.write(_IMPORT_THE_BOOK)
    for file, text in sources.items():
        elsewhere = frozenset().union(*(names for each, names in imported.items() if each != file))
        file.write_text(made_mutable(text, used_elsewhere=elsewhere), encoding="utf-8")


def mutated_files(place: Path) -> list[Path]:
    """The modules of the packages that are mutated."""
    return [file for package in MUTATED for file in sorted((place / package).rglob("*.py"))]
