"""Write the demonstration: a made-up authority with a whole life of ten years, and figures of as many years.

    python -m tools.build_demonstration            write examples/demonstration.yaml and examples/demonstration-*
    python -m tools.build_demonstration --check    write nothing, and fail when one of them is out of date

The same facts and figures are built every time: nothing here reads the clock or draws lots.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.demonstration.figures import files
from tools.demonstration.whole import demonstration

FOLDER = Path(__file__).resolve().parent.parent / "examples"


def main() -> int:
    """Write the files, or say whether they are current."""
    parser = argparse.ArgumentParser(description="Write the demonstration authority.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is out of date")
    check_only = parser.parse_args().check
    old = {name: text for name, text in built().items() if not _is_current(FOLDER / name, text)}
    for name, text in old.items():
        if check_only:
            print(f"demonstration: examples/{name} is out of date: run this without --check.", file=sys.stderr)
        else:
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
            print(f"demonstration: wrote examples/{name}")
    return 1 if check_only and old else 0


def built() -> Mapping[str, str]:
    """Every file of the demonstration by its name, with its text."""
    return {"demonstration.yaml": demonstration(), **files()}


def _is_current(place: Path, text: str) -> bool:
    return place.exists() and place.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
