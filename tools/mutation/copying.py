"""The copy of the tree in which mutants are made, so that nothing of the repository is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.mutation.rewriting import imported_names, made_mutable

MUTATED = ("src/comhla/dates", "src/comhla/law")
# Citations: titles, places and addresses of the law, which are wording through and through.
NOT_MUTATED = frozenset({"src/comhla/law/sources.py", "src/comhla/law/outside.py"})
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
    for file, text in sources.items():
        elsewhere = frozenset().union(*(names for each, names in imported.items() if each != file))
        file.write_text(made_mutable(text, used_elsewhere=elsewhere), encoding="utf-8")


def mutated_files(place: Path) -> list[Path]:
    """The modules that are mutated."""
    found = (file for package in MUTATED for file in sorted((place / package).rglob("*.py")))
    return [file for file in found if file.relative_to(place).as_posix() not in NOT_MUTATED]
