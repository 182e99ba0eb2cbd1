"""A published plan as fast as it goes: forty pages of a made-up authority, two workers, eight readers at a time.

`python -m benchmarks.published`. The budget is 200 requests a second without an error. The machine's load is printed
beside the figure, because readers, server and whoever else works there share it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.pages import _run
from tools.demo.place import variables
from tools.demo.preparing import prepare_apart
from tools.demo.serving import free_port, serving

RATE, SECONDS, SECTIONS = 200.0, 10, 40
PLAN = "/authorities/glen-of-benchmarks/plans/plan-2027/"
KEPT = "/authorities/glen-of-benchmarks/"
PATHS = ("", "part-7/", "part-23/", "localities/east/", "search/?q=people+care")


def main() -> int:
    """Measure, print, and say by the exit code whether the budget is kept."""
    with tempfile.TemporaryDirectory(prefix="comhla-bench-") as folder:
        data = Path(folder) / "data"
        port = free_port()
        environment = variables(data, port=port)
        prepare_apart(data, environment)
        took = float(_run(["-m", "benchmarks.published", "publish"], environment))
        mix = json.dumps([(PLAN + path, "") for path in PATHS])
        with serving(data, port=port) as served:
            asked = ["-m", "benchmarks.load", served.address, mix, "0", str(SECONDS)]
            told = json.loads(_run(asked, dict(os.environ)))
            asked[3] = json.dumps([(KEPT, "")])
            beside = json.loads(_run(asked, dict(os.environ)))["all"]["rate"]
    print(f"Publishing a plan of {SECTIONS} sections, in five formats with its statement: {took:.1f} s")
    for path, figures in told.items():
        print(f"{path:64} {figures['rate']:8.0f} a second {figures['p95'] * 1000:8.1f} ms at the 95th percentile")
    print(f"{KEPT:64} {beside:8.0f} a second: a page that is kept as well, for comparison")
    rate, errors = told["all"]["rate"], told["all"]["errors"]
    print(
        f"\n{rate:.0f} a second (budget {RATE:.0f}), {errors:.0f} errors; load of the machine {os.getloadavg()[0]:.1f}"
    )
    return 0 if rate >= RATE and not errors else 1


def publish() -> float:
    """Publish the plan that is read; how many seconds it took from asking to the end."""
    import time  # noqa: PLC0415 - only in the process that publishes

    import django  # noqa: PLC0415 - as above

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comhla.web.settings")
    django.setup()
    from tests.lib.published import SECTIONS as NEEDED  # noqa: PLC0415 - as above
    from tests.lib.published import Publishers, a_section, ready_facts  # noqa: PLC0415 - after the settings

    words = (
        "People in every part of the area told us what matters to them, and most of them spoke of care at home. " * 6
    )
    text = f"{words}\n\n## What we heard\n\n{words}\n\n- care close to home\n- less waiting\n\n{words}"
    long = [a_section(f"part-{number}", "other", text, f"Part {number}") for number in range(SECTIONS)]
    facts = ready_facts(plan_sections=[*NEEDED, *long], authority=_AUTHORITY)
    publishers = Publishers(facts)
    begun = time.perf_counter()
    publishers.publish()
    return time.perf_counter() - begun


_AUTHORITY = {
    "name": "Glen of Benchmarks",
    "fictional": True,
    "health_board": "NHS Glen",
    "councils": ["Glen Council"],
}

if __name__ == "__main__":
    if sys.argv[1:] == ["publish"]:
        print(publish())
    else:
        sys.exit(main())
