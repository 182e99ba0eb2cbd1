"""Copies that cannot be restored, and what is typed wrongly: told in words, with nothing changed."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from comhla.cli import elsewhere, main
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import give_role, open_account
from comhla.web.accounts.models import User
from comhla.web.audit.models import Event, Head
from comhla.web.authorities.actions import import_authority
from comhla.web.commands import copies, serve, start
from tests.lib.command import Comhla, Ran
from tests.lib.installation import IS_POSTGRESQL
from tests.lib.web import small_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Comhla:
    """Type a command in this process, on the database of the test."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        try:
            code = main.main([str(each) for each in arguments])
        except SystemExit as stopped:
            code = int(str(stopped.code))
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def uploads(tmp_path: Path, settings: object) -> Path:
    """A folder for uploads that is not there yet."""
    place = tmp_path / "uploads"
    settings.MEDIA_ROOT = place
    return place


# what was done to the copy, what is said
DAMAGED = [
    ("not a copy", "is no copy made by comhla backup, or it is damaged."),
    ("another zip", "is no copy made by comhla backup, or it is damaged."),
    ("a changed row", "is not as it was written. Nothing was restored."),
    ("a missing member", "is not as it was written. Nothing was restored."),
    ("another version", "was made by another version of Còmhla."),
    ("a way out of the folder", "The copy names a file outside the folder of uploads: uploads/../../out."),
]


@pytest.mark.parametrize(("done", "said"), DAMAGED)
def test_a_damaged_copy_restores_nothing(typed, uploads, tmp_path, done, said):
    copy, damaged = tmp_path / "copy.zip", tmp_path / "damaged.zip"
    assert typed("backup", copy).code == 0
    if done == "not a copy":
        damaged.write_bytes(b"PK\x03\x04 and no more")
    else:
        with zipfile.ZipFile(copy) as source, zipfile.ZipFile(damaged, "w") as target:
            members = {name: source.read(name) for name in source.namelist()}
            for name, content in damage(members, done).items():
                target.writestr(name, content)
    ran = typed("restore", damaged)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not Event.objects.exists()
    assert not uploads.exists()


def damage(members: dict[str, bytes], done: str) -> dict[str, bytes]:
    manifest = json.loads(members["manifest.json"])
    if done == "another zip":
        del members["manifest.json"]
    if done == "a changed row":
        members["rows/contenttypes.contenttype.jsonl"] += b"\n"
    if done == "a missing member":
        del members["rows/audit.event.jsonl"]
    if done == "another version":
        manifest["migrations"].append(["audit", "9999_later"])
        members["manifest.json"] = json.dumps(manifest).encode()
    if done == "a way out of the folder":
        members["uploads/../../out.txt"] = b""
        manifest["members"]["uploads/../../out.txt"] = (
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        members["manifest.json"] = json.dumps(manifest).encode()
    return members


def test_uploads_that_are_there_are_not_written_over(typed, uploads, tmp_path):
    copy = tmp_path / "copy.zip"
    assert typed("backup", copy).code == 0
    uploads.mkdir()
    (uploads / "letter.pdf").write_bytes(b"mine")
    ran = typed("restore", copy)
    assert (ran.code, "Move them away first." in ran.err) == (2, True)
    assert typed("restore", tmp_path / "gone.zip").err.startswith("There is no file")


def test_a_copy_of_a_broken_trail_is_restored_and_says_so(typed, uploads, tmp_path):
    copy = tmp_path / "copy.zip"
    head = Head.objects.create(id=1, number=0, hash="f" * 64)
    assert typed("backup", copy).code == 0
    with connection.cursor() as cursor:
        unguarded = (
            "ALTER TABLE audit_head DISABLE TRIGGER USER" if IS_POSTGRESQL else "DROP TRIGGER audit_head_is_kept"
        )
        cursor.execute(unguarded)
        cursor.execute("DELETE FROM audit_head")
    ran = typed("restore", copy)
    assert ran.code == 1
    assert "The audit trail is broken." in ran.out
    assert Head.objects.get().number == head.number + 1


def test_a_copy_keeps_every_field_of_every_row(typed, uploads, tmp_path):
    authority = import_authority(small_facts(), by=SYSTEM)
    user = open_account(email="a@example.org", name="Ailsa", by=SYSTEM)
    give_role(user, authority, Role.CLERK, first_day=date(2026, 1, 1), by=SYSTEM)
    copy = tmp_path / "copy.zip"
    with zipfile.ZipFile(copy, "w") as archive:
        manifest = copies._written(archive)
        archive.writestr("manifest.json", json.dumps(manifest))
    before = {model: list(model._base_manager.order_by("pk").values_list()) for model in copies.copied_models()}
    with zipfile.ZipFile(copy) as archive, connection.cursor() as cursor:
        for table in ("audit_event", "audit_head"):
            if IS_POSTGRESQL:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            else:
                cursor.execute(f"DROP TRIGGER {table}_is_kept")
        copies._empty()
        assert not User.objects.exists()
        for model in copies.copied_models():
            copies._load(archive, model)
    assert {model: list(model._base_manager.order_by("pk").values_list()) for model in before} == before
    assert any(before.values())


# what is typed, what is said
MISTYPED = [
    (["serve", "--port", "no"], "'no' is not a whole number from 1 to 65535."),
    (["serve", "--port", "70000"], "'70000' is not a whole number from 1 to 65535."),
    (["serve", "--workers", "0"], "'0' is not a whole number from 1 to 64."),
    (["audit", "verify", "--noted", "7"], "is not the end of a trail."),
    (["audit", "verify", "--noted", "0:" + "a" * 64], "is not the end of a trail."),
    (["authority", "import"], "required: FILE"),
    (["authority", "exprt", "x"], "invalid choice: 'exprt'"),
]


@pytest.mark.parametrize(("words", "said"), MISTYPED)
def test_what_is_mistyped_is_told(typed, words, said):
    ran = typed(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# ---------------------------------------------------------------- words that other parts bring


def test_words_of_the_web_are_listed_with_the_others(typed):
    ran = typed("--help")
    for word in ("check", "audit", "backup", "migrate", "restore", "serve"):
        assert f"\n    {word} " in ran.out
    assert "load-register" in typed("authority", "--help").out


def test_a_word_of_the_command_looks_nothing_up(typed, monkeypatch):
    monkeypatch.setattr(elsewhere, "_points", lambda group: pytest.fail(f"{group} was looked up."))
    assert typed("register", "Highland").code == 0
    assert typed("authority", "schema").code == 0
    assert typed("--version").code == 0


def test_without_the_web_its_words_say_what_to_install(typed, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "django", None)
    ran = typed("serve")
    assert (ran.code, ran.err) == (2, "comhla serve belongs to the web application: install comhla[web].\n")
    assert typed("authority", "load-register").err.startswith("comhla authority load-register belongs to the web")


def test_a_database_that_goes_away_is_told(typed, monkeypatch):
    def gone():
        raise OperationalError("database is locked\nand more")

    monkeypatch.setattr(start, "missing_migrations", gone)
    ran = typed("audit", "verify")
    assert ran.code == 2
    assert ran.err.startswith("The database cannot be used: database is locked. Nothing was changed.")


def test_styles_are_made_ready_once_and_again_when_they_change(settings, tmp_path, monkeypatch, capsys):
    settings.STATIC_ROOT = tmp_path / "static"
    monkeypatch.setattr(serve, "_fingerprint", lambda: "one")
    serve.collect_static()
    assert "made ready" in capsys.readouterr().err
    assert (tmp_path / "static" / "comhla.css").exists()
    serve.collect_static()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(serve, "_fingerprint", lambda: "two")
    serve.collect_static()
    assert "made ready" in capsys.readouterr().err


def test_styles_that_cannot_be_made_ready_are_told(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT = tmp_path / "file" / "static"
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(start.Unusable, match="cannot be written"):
        serve.collect_static()
    settings.STATIC_ROOT = tmp_path / "static"

    def not_whole(*_: object, **__: object) -> None:
        raise ValueError("The file 'x.png' could not be found.")

    monkeypatch.setattr("django.core.management.call_command", not_whole)
    with pytest.raises(start.Unusable, match=r"not whole: The file 'x\.png'"):
        serve.collect_static()


def test_an_address_of_the_newer_kind_is_told_in_brackets():
    assert serve._address("::1", 8000) == "http://[::1]:8000"
    assert len(serve._fingerprint()) == 64
