"""Mutation tests of `dates`, `law` and `stats`: change the program a little, and see whether a test notices.

    python -m tools.mutation [--share 20] [--only 'comhla.law.duties.review_*']

Ends with exit code 1 when ten in a hundred mutants survive, or more. What is changed, what is not and why is in
docs/explanation/mutation-testing.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tools.mutation.copying import make_copy
from tools.mutation.results import by_module, by_package, counted, survivors, table
from tools.mutation.running import run

ROOT = Path(__file__).resolve().parent.parent.parent
PLACE = ROOT / "build" / "mutation"
MOST_SURVIVING = 10.0
_MODULES_SHOWN = 12


def main(arguments: list[str] | None = None) -> int:
    """Run the mutation tests, print the counts and write the list of survivors."""
    given = _parser().parse_args(arguments)
    make_copy(ROOT, PLACE)
    # The reference cases lie beside the repository, and not beside the copy.
    os.environ.setdefault("COMHLA_SHARED", str(ROOT.parent / "shared"))
    # The tests of the copy are not to find the repository.
    sys.path[:] = [each for each in sys.path if Path(each).resolve() != ROOT]
    mutants = run(PLACE, share=given.share, only=given.only, workers=given.workers)
    everything = counted(mutants, of="together")
    listed = PLACE / "survivors.txt"
    listed.write_text(survivors(mutants), encoding="utf-8")
    print()
    print(table([*by_package(mutants), everything]))
    worst = [each for each in by_module(mutants) if each.surviving][:_MODULES_SHOWN]
    if worst:
        print("\nThe modules with most survivors:")
        print(table(worst))
    print(f"\nEvery survivor is listed in {listed.relative_to(ROOT)}.")
    if everything.per_cent >= MOST_SURVIVING:
        print(f"mutation: {everything.per_cent:.1f} % survive; fewer than {MOST_SURVIVING:.0f} % may.")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.mutation", description="Mutation tests of dates, law and stats."
    )
    parser.add_argument("--share", type=int, default=1, metavar="N", help="make only every Nth mutant")
    parser.add_argument("--only", metavar="GLOB", help="only these modules, as 'comhla.law.duties.review_*'")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="how many mutants at the same time")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
