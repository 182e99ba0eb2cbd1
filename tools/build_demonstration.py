"""Write the demonstration: a made-up authority with a whole life of ten years.

    python -m tools.build_demonstration            write examples/demonstration.yaml
    python -m tools.build_demonstration --check    write nothing, and fail when it is out of date

The same facts are built every time: nothing here reads the clock or draws lots.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.demonstration.whole import demonstration

PLACE = Path(__file__).resolve().parent.parent / "examples" / "demonstration.yaml"


def main() -> int:
    """Write the file, or say whether it is current."""
    parser = argparse.ArgumentParser(description="Write the demonstration authority.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is out of date")
    check_only = parser.parse_args().check
    text = demonstration()
    if PLACE.exists() and PLACE.read_text(encoding="utf-8") == text:
        return 0
    if check_only:
        print("demonstration: examples/demonstration.yaml is out of date: run this without --check.", file=sys.stderr)
        return 1
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(text, encoding="utf-8")
    print("demonstration: wrote examples/demonstration.yaml")
    return 0


if __name__ == "__main__":
    sys.exit(main())
