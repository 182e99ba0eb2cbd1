"""`comhla people`: the first administrator, and roles given at the machine itself.

Exit code 0 when it is done, 2 when it cannot be; then nothing has changed. What needs Django is imported by the
function that needs it, after `belongs` has made Django ready.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from getpass import getpass
from typing import TYPE_CHECKING

from comhla.dates import BadDay, parse_iso_day
from comhla.web.access.roles import Role
from comhla.web.commands.start import Unusable, belongs, refuse_missing_migrations

if TYPE_CHECKING:
    from comhla.web.accounts.models import User
    from comhla.web.authorities.models import Authority

OK = 0


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "people",
        help="make the first administrator, or give somebody a role",
        description="Makes accounts and gives roles at the machine itself. Everybody else is invited from the pages.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    added = actions.add_parser(
        "add",
        help="make an account, and give it a role where one is named",
        description="Makes an account. The password is asked for, or read as one line from the standard input with"
        " --password-stdin; without one, as for lay members, --no-password.",
    )
    added.add_argument("email", metavar="EMAIL")
    added.add_argument("name", metavar="NAME", help="the name as shown, in quotation marks where it has spaces")
    ways = added.add_mutually_exclusive_group()
    ways.add_argument("--password-stdin", action="store_true", help="read the password from the standard input")
    ways.add_argument("--no-password", action="store_true", help="for those who sign in by a link or an organisation")
    _add_role_arguments(added, required=False)
    belongs(added, run_add)
    granted = actions.add_parser(
        "grant",
        help="give somebody who has an account a role",
        description="Gives somebody who has an account a role in an authority.",
    )
    granted.add_argument("email", metavar="EMAIL")
    _add_role_arguments(granted, required=True)
    belongs(granted, run_grant)
    _add_forget(actions)


def _add_forget(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    forgotten = actions.add_parser(
        "forget-second-step",
        help="let somebody in who has lost their device and their recovery codes",
        description="Takes off the second step of somebody's sign-in. Make sure first who is asking.",
    )
    forgotten.add_argument("email", metavar="EMAIL")
    forgotten.add_argument("--reason", required=True, metavar="WORDS", help="kept in the audit trail")
    belongs(forgotten, run_forget)


def _add_role_arguments(parser: argparse.ArgumentParser, *, required: bool) -> None:
    roles = [role.value for role in Role]
    parser.add_argument("--role", choices=roles, metavar="ROLE", required=required, help=f"one of {', '.join(roles)}")
    parser.add_argument("--authority", metavar="SLUG", required=required, help="the authority, as in its address")
    parser.add_argument("--body", default="", metavar="BODY", help="board, planning_group, or the id of another body")
    parser.add_argument("--from", dest="first_day", type=_day, metavar="DAY", help="today if left out")
    parser.add_argument("--to", dest="last_day", type=_day, metavar="DAY", help="no end if left out")
    parser.add_argument("--reason", default="", metavar="WORDS", help="kept in the audit trail")


def run_add(arguments: argparse.Namespace) -> int:
    """Make an account."""
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from comhla.web.access.actors import SYSTEM
    from comhla.web.accounts.actions import open_account

    refuse_missing_migrations()
    if bool(arguments.role) != bool(arguments.authority):
        raise Unusable("Give --role and --authority together, or neither.")
    authority = _authority(arguments.authority) if arguments.authority else None
    password = _password(arguments)
    try:
        with transaction.atomic():
            user = open_account(email=arguments.email, name=arguments.name, password=password, by=SYSTEM)
            if authority is not None:
                _give(user, authority, arguments)
    except ValidationError as error:
        raise Unusable(" ".join(error.messages)) from None
    print(f"{user.name} has an account, {user.email}.")
    return OK


def run_grant(arguments: argparse.Namespace) -> int:
    """Give a role."""
    refuse_missing_migrations()
    _give(_account(arguments.email), _authority(arguments.authority), arguments)
    return OK


def run_forget(arguments: argparse.Namespace) -> int:
    """Take off a second step."""
    from comhla.web.access.actors import SYSTEM
    from comhla.web.accounts.actions import forget_second_factor

    refuse_missing_migrations()
    user = _account(arguments.email)
    forget_second_factor(user, by=SYSTEM, reason=arguments.reason)
    print(f"{user.name} signs in without a second step until they set one up.")
    return OK


def _account(email: str) -> User:
    from comhla.web.accounts.models import User

    found: User | None = User.objects.filter(email__iexact=email).first()
    if found is None:
        raise Unusable(f"Nobody has an account with {email}. Make one with comhla people add.")
    return found


def _give(user: User, authority: Authority, arguments: argparse.Namespace) -> None:
    from comhla.web import clock
    from comhla.web.access.actors import SYSTEM
    from comhla.web.accounts.actions import give_role
    from comhla.web.accounts.errors import Refused

    role = Role(arguments.role)
    try:
        give_role(
            user,
            authority,
            role,
            first_day=arguments.first_day or clock.today(),
            last_day=arguments.last_day,
            body=arguments.body,
            by=SYSTEM,
            reason=arguments.reason,
        )
    except Refused as refusal:
        raise Unusable(str(refusal)) from None
    print(f"{user.name} is {role.called.lower()} of {authority.name}.")


def _authority(slug: str) -> Authority:
    from comhla.web.authorities.models import Authority

    found: Authority | None = Authority.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Authority.objects.values_list("slug", flat=True)) or "none yet"
        raise Unusable(f"There is no authority {slug}. There are: {known}.")
    return found


def _password(arguments: argparse.Namespace) -> str | None:
    """The password, never from the command line itself, which other people on the machine can see.

    Raises:
        Unusable: for one that is easily guessed, or two that differ.
    """
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from comhla.web.accounts.models import User

    if arguments.no_password:
        return None
    if arguments.password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = getpass("Password: ")
        if getpass("Password again: ") != password:
            raise Unusable("The two passwords are not the same.")
    try:
        validate_password(password, User(email=arguments.email, name=arguments.name))
    except ValidationError as error:
        raise Unusable(" ".join(error.messages)) from None
    return password


def _day(text: str) -> date:
    """A day as 2026-09-01, for `argparse`."""
    try:
        return parse_iso_day(text)
    except BadDay as error:
        raise argparse.ArgumentTypeError(f"{error} Write a day as 2026-09-01.") from None
