"""`make demo`: prepare the demonstration, start it, look whether it answers, and say how to sign in.

python -m tools.demo                 prepare and serve until Ctrl-C; in CI, or with DEMO_SERVE=no, only until it answers
python -m tools.demo prepare         only prepare
python -m tools.demo reset           take away what was prepared
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tools.demo.accounts import ACCOUNTS, PASSWORD
from tools.demo.place import ROOT, variables
from tools.demo.preparing import prepare, reset
from tools.demo.self_check import DoesNotAnswer, check_answers
from tools.demo.serving import NotServed, is_taken, serving

DATA = ROOT / "build" / "demo" / "data"


def say(words: str) -> None:
    """Tell the person at the terminal."""
    print(f"demo: {words}", flush=True)


def main() -> int:
    """Do what was asked; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.demo", description="The demonstration of the web application."
    )
    parser.add_argument("word", nargs="?", choices=tuple(_WORDS), default="start")
    parser.add_argument("--data", type=Path, default=DATA, help="where its data are kept")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    arguments.data = arguments.data.resolve()
    return _WORDS[arguments.word](arguments)


def start(arguments: argparse.Namespace) -> int:
    """Prepare, serve, check, and stay until stopped."""
    stays = os.environ.get("DEMO_SERVE", "no" if os.environ.get("CI") else "yes") != "no"
    if is_taken(arguments.port):
        say(f"something answers on port {arguments.port} already: an earlier demonstration, or another program.")
        say("stop it, or take another port: make demo DEMO_PORT=8001")
        return 2
    only_prepare(arguments)
    try:
        with serving(arguments.data, port=arguments.port, workers=arguments.workers, says_here=stays) as served:
            check_answers(served.address, "planning_officer")
            _tell(served.address)
            if not stays:
                say("it answers; not asked to stay (CI or DEMO_SERVE=no), so it stops here.")
                return 0
            say("stop it with Ctrl-C. Begin again from the start with: make demo-reset")
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            served.process.wait()
            return 1
    except KeyboardInterrupt:
        say("stopped. What was recorded is kept for the next time.")
        return 0
    except (DoesNotAnswer, NotServed) as problem:
        say(f"error: {problem}")
        return 1


def only_prepare(arguments: argparse.Namespace) -> int:
    """Make the database where it is missing or out of date."""
    os.environ.clear()
    os.environ.update(_of(arguments))
    prepare(arguments.data, say=say)
    return 0


def only_reset(arguments: argparse.Namespace) -> int:
    """Take away what was prepared."""
    reset(arguments.data)
    say("what was recorded in the demonstration is gone; `make demo` makes it anew.")
    return 0


def _of(arguments: argparse.Namespace) -> dict[str, str]:
    return {**variables(arguments.data, port=arguments.port), "DJANGO_SETTINGS_MODULE": "comhla.web.settings"}


def _tell(address: str) -> None:
    say(f"it is at {address}/")
    print(f"\n  Sign in at {address}/account/login/ with the password {PASSWORD} and one of these:\n")
    for each in ACCOUNTS:
        print(f"    {each.email:44} {each.role.called}")
    print("\n  Everything about Inverannoch is made up. Letters by e-mail are printed here.\n", flush=True)


_WORDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "start": start,
    "prepare": only_prepare,
    "reset": only_reset,
}

if __name__ == "__main__":
    sys.exit(main())
