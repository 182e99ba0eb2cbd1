"""`comhla people`: accounts and roles made at the machine itself."""

from __future__ import annotations

import argparse
import io

import pytest
from allauth.mfa.models import Authenticator

from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import forget_second_factor
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.commands import add_parser
from comhla.web.accounts.models import Grant, User
from comhla.web.accounts.queries import has_second_factor
from comhla.web.audit.models import Event
from tests.lib.web import PASSWORD, TODAY, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch, capsys):
    def run(*words, typed=""):
        parser = argparse.ArgumentParser("comhla")
        add_parser(parser.add_subparsers())
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        arguments = parser.parse_args(["people", *words])
        code = arguments.run(arguments)
        return code, capsys.readouterr()

    return run


def test_the_first_administrator_is_made(glen, run):
    words = ("add", "admin@example.org", "First Person", "--password-stdin", "--role", "administrator")
    code, said = run(*words, "--authority", glen.slug, "--reason", "Set up", typed=PASSWORD + "\n")
    assert code == 0
    assert said.out.splitlines() == [
        "First Person is administrator of Glen Test.",
        "First Person has an account, admin@example.org.",
    ]
    user = User.objects.get()
    assert user.check_password(PASSWORD)
    assert Grant.objects.get(user=user).role == "administrator"
    event = Event.objects.get(action="role_given")
    assert (event.by_name, event.reason) == ("Còmhla", "Set up")


def test_a_lay_member_has_no_password(glen, run):
    words = ("add", "m@example.org", "Member", "--no-password", "--role", "board_member", "--body", "board")
    assert run(*words, "--authority", glen.slug)[0] == 0
    assert not User.objects.get().has_usable_password()
    assert Grant.objects.get().body == "board"


def test_the_password_is_asked_for_twice(run, monkeypatch, db):
    answers = iter([PASSWORD, PASSWORD, PASSWORD, "other"])
    monkeypatch.setattr("comhla.web.accounts.commands.getpass", lambda prompt: next(answers))
    assert run("add", "a@example.org", "A")[0] == 0
    code, said = run("add", "b@example.org", "B")
    assert code == 2
    assert "not the same" in said.err


def test_a_role_is_given_to_somebody_with_an_account(glen, run):
    user = a_person(None, None)
    words = ("grant", user.email.upper(), "--role", "inspector", "--authority", glen.slug)
    assert run(*words, "--from", "2026-11-01", "--to", "2026-12-31")[0] == 0
    grant = Grant.objects.get()
    assert (grant.role, str(grant.first_day), str(grant.last_day)) == ("inspector", "2026-11-01", "2026-12-31")


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("add", "x@example.org", "X", "--password-stdin"), "short\n", "too short"),
        (("add", "nobody", "X", "--no-password"), "", "valid email"),
        (("add", "taken@example.org", "X", "--no-password"), "", "already exists"),
        (("add", "x@example.org", "X", "--no-password", "--role", "clerk"), "", "together"),
        (
            ("add", "x@example.org", "X", "--no-password", "--role", "clerk", "--authority", "no"),
            "",
            "There are: glen-test",
        ),
        (
            ("add", "x@example.org", "X", "--no-password", "--role", "inspector", "--authority", "glen-test"),
            "",
            "last day",
        ),
        (("grant", "ghost@example.org", "--role", "clerk", "--authority", "glen-test"), "", "comhla people add"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(glen, run, words, typed, told):
    User.objects.create_user("taken@example.org", name="Taken")
    code, said = run(*words, typed=typed)
    assert code == 2
    assert told in said.err
    assert User.objects.count() == 1
    assert not Grant.objects.exists()


@pytest.mark.parametrize(
    "words", [("grant", "a@b.org", "--role", "king", "--authority", "x"), ("add", "a", "b", "--from", "1 May")]
)
def test_words_that_are_wrong_are_refused_at_once(run, words, capsys):
    with pytest.raises(SystemExit):
        run(*words)
    assert "usage:" in capsys.readouterr().err


def test_a_second_step_is_taken_off_at_the_machine_alone(glen, run, clerk, administrator):
    Authenticator.objects.create(user=clerk, type=Authenticator.Type.TOTP, data={})
    with pytest.raises(NotAllowed):
        forget_second_factor(clerk, by=actor_for(administrator, on=TODAY), reason="x")
    assert run("forget-second-step", clerk.email, "--reason", "Lost telephone")[0] == 0
    assert not has_second_factor(clerk)
    assert Event.objects.get(action="second_factor_forgotten").reason == "Lost telephone"


def test_every_role_can_be_named(glen, run):
    for role in Role:
        assert (
            run(
                "add",
                f"{role.value}@example.org",
                role.called,
                "--no-password",
                "--role",
                role.value,
                "--authority",
                glen.slug,
                "--to",
                "2027-01-01",
            )[0]
            == 0
        )
