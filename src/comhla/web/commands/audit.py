"""`comhla audit`: prove that the audit trail is whole."""

from __future__ import annotations

import argparse
import json
import re

from comhla.web.commands.start import belongs, refuse_missing_migrations


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "audit",
        help="prove that the audit trail is whole",
        description="Works with the audit trail, in which every change stands with who made it, when and why.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    verify = actions.add_parser(
        "verify",
        help="walk the whole chain and say what is wrong with it",
        description="Walks the chain of the trail from its first row to its last. The exit code is 0 where it is"
        " whole, 1 where it is not, and 2 where the database cannot be used.",
    )
    verify.add_argument(
        "--noted",
        type=noted_argument,
        metavar="NUMBER:HASH",
        help="the end of the trail as it was noted earlier somewhere else; that row must still be there unchanged",
    )
    verify.add_argument("--format", choices=("text", "json"), default="text", help="form of the answer")
    belongs(verify, run_verify)


def noted_argument(text: str) -> tuple[int, str]:
    """The number and hash of a row as noted earlier, for `argparse`."""
    match = re.fullmatch(r"(?P<number>[1-9][0-9]{0,17}):(?P<hash>[0-9a-f]{64})", text.strip().lower())
    if match is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not the end of a trail. Give it as comhla audit verify printed it, NUMBER:HASH."
        )
    return int(match["number"]), match["hash"]


def run_verify(arguments: argparse.Namespace) -> int:
    """Verify the trail."""
    from comhla.web.audit.presenters import told_verdict
    from comhla.web.audit.queries import verify_trail

    refuse_missing_migrations()
    verdict = verify_trail(noted=arguments.noted)
    if arguments.format == "json":
        print(json.dumps(verdict.as_data(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(told_verdict(verdict)))
    return 0 if verdict.is_whole else 1
