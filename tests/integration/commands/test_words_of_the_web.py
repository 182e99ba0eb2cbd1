"""The words of the command that need the web application, typed as they are typed: whole processes, real databases."""

from __future__ import annotations

import http.client
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from comhla.authority_file import read

EXAMPLE = "examples/highland.yaml"


def test_the_first_day_of_an_installation(second_installation):
    fresh = second_installation
    for word in (("serve",), ("audit", "verify"), ("authority", "load-register"), ("backup", "x.zip")):
        ran = fresh.run(*word)
        assert ran.code == 2
        assert ran.err.endswith("changes that this version needs. Run: comhla migrate\n")
    assert fresh.run("migrate").out.endswith("changes were made.\n")
    assert fresh.run("migrate").out == "The database is up to date already.\n"
    assert (
        fresh.run("authority", "load-register").out
        == "31 authorities were put in, 0 were there already and are as they were.\n"
    )
    assert fresh.run("authority", "load-register").out.startswith("0 authorities were put in, 31 were there")


def test_an_authority_goes_in_and_comes_out(installation):
    ran = installation.run("authority", "import", EXAMPLE, "--reason", "To begin with.")
    assert ran.out == f"Imported Highland from {EXAMPLE}; its name in addresses is highland.\n"
    for name, form in (("highland", "yaml"), ("S37000016", "json"), ("s37000016", "yaml")):
        ran = installation.run("authority", "export", name, "--format", form)
        assert ran.code == 0, ran.err
        assert read(ran.out.encode(), file="out") == read(Path(EXAMPLE).read_bytes(), file="in")
    ran = installation.run("authority", "export", "atlantis")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "The database holds no authority called atlantis. It holds highland.\n"


def test_either_every_file_is_imported_or_none(installation, tmp_path):
    bad, worse = tmp_path / "bad.yaml", tmp_path / "worse.yaml"
    bad.write_text("schema: comhla-authority/1\nauthority: {name: Bad}\nmembrs: []\n", encoding="utf-8")
    worse.write_text("- not\n- a record\n", encoding="utf-8")
    ran = installation.run("authority", "import", EXAMPLE, bad, worse, tmp_path / "gone.yaml", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    first, *problems = ran.err.splitlines()
    assert first == f"{len(problems)} problems were found, and nothing was imported:"
    assert {name for name in ("bad.yaml", "worse.yaml", "gone.yaml") if name in ran.err} == {
        "bad.yaml",
        "worse.yaml",
        "gone.yaml",
    }
    assert installation.run("audit", "verify", "--format", "json").data["rows"] == 0


def test_a_file_that_the_database_cannot_take_undoes_those_before_it(installation, tmp_path):
    long = tmp_path / "long.yaml"
    long.write_text(f"schema: comhla-authority/1\nauthority: {{name: {'x' * 201}, fictional: yes}}\n", encoding="utf-8")
    ran = installation.run("authority", "import", EXAMPLE, long)
    assert ran.code == 2
    assert "has 201 characters; 200 is the most. Nothing was imported." in ran.err
    assert installation.run("authority", "export", "highland").code == 2


def test_a_copy_is_restored_into_an_empty_installation(installation, second_installation, tmp_path):
    assert installation.run("authority", "import", EXAMPLE, "examples/demonstration.yaml").code == 0
    installation.python(
        "from comhla.web.accounts.actions import open_account\n"
        "from comhla.web.access.actors import SYSTEM\n"
        "open_account(email='a@example.org', name='Ailsa', password='correct horse battery', by=SYSTEM)"
    )
    upload = installation.data / "uploads" / "evidence" / "letter.pdf"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(b"%PDF-1.7 a letter")
    copy = tmp_path / "copy.zip"

    ran = installation.run("backup", copy)
    assert ran.out.endswith(f"rows and 1 uploads to {copy}.\n"), ran.err
    assert copy.stat().st_mode & 0o077 == 0
    again = installation.run("backup", copy)
    assert (again.code, again.err) == (2, f"{copy} is there already. Give another name, or --force to write over it.\n")
    assert installation.run("backup", copy, "--force").code == 0
    assert installation.run("backup", tmp_path / "no" / "folder.zip").code == 2

    restored = second_installation.run("restore", copy)
    assert (restored.code, restored.err) == (0, "")
    assert "The audit trail is whole: " in restored.out
    for name in ("highland", "inverannoch"):
        assert second_installation.run("authority", "export", name) == installation.run("authority", "export", name)
    assert (second_installation.data / "uploads/evidence/letter.pdf").read_bytes() == b"%PDF-1.7 a letter"
    # The trail goes on where it was, and says that it was restored.
    before, after = (
        each.run("audit", "verify", "--format", "json").data for each in (installation, second_installation)
    )
    assert after["rows"] == before["rows"] + 1
    noted = "{number}:{hash}".format(**before["end"])
    assert second_installation.run("audit", "verify", "--noted", noted).code == 0
    assert second_installation.run("authority", "load-register").code == 0
    said = second_installation.python(
        "from comhla.web.accounts.models import User\n"
        "from comhla.web.accounts.actions import open_account\n"
        "from comhla.web.access.actors import SYSTEM\n"
        "print(User.objects.get(name='Ailsa').check_password('correct horse battery'))\n"
        "print(open_account(email='b@example.org', name='B', by=SYSTEM).pk > User.objects.get(name='Ailsa').pk)"
    )
    assert said == "True\nTrue\n"

    ran = second_installation.run("restore", copy)
    assert ran.code == 2
    assert ran.err.startswith("The database holds records already, and restoring never writes over any.")


# the variable, what it says, what is told
SETTINGS = [
    ("COMHLA_ADDRESS", "example.org", "COMHLA_ADDRESS is 'example.org'. Write it in full"),
    ("COMHLA_DEBUG", "perhaps", "COMHLA_DEBUG is 'perhaps'. Write yes or no."),
    ("DATABASE_URL", "nonsense", "DATABASE_URL cannot be read."),
    ("DATABASE_URL", "postgres://u:hush@127.0.0.1:1/x", "The database cannot be used: connection failed"),
    ("COMHLA_DATA", "/proc/nowhere", "The folder for data cannot be used"),
]


@pytest.mark.parametrize(("name", "value", "said"), SETTINGS)
def test_a_setting_that_cannot_be_used_is_told(installation, name, value, said):
    ran = installation.run("audit", "verify", **{"COMHLA_SECRET_KEY": "", name: value})
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert "hush" not in ran.err


def test_the_server_answers_until_it_is_stopped(installation):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("comhla"), "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(
        command, env=installation.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Còmhla answers at http://127.0.0.1:{port} (stop it with Ctrl+C).\n"
        assert asked(port, "/health/ready") == (200, b'{"ready": true, "database": "answers"}')
        taken = installation.run("serve", "--port", port)
        assert taken.code == 2
        assert f"Nothing can be answered at 127.0.0.1, port {port}: Address already in use." in taken.err
    finally:
        server.send_signal(signal.SIGINT)
        _, err = server.communicate(timeout=60)
    assert server.returncode == 0, err
    assert (installation.data / "static" / "made-from.txt").exists()


def asked(port: int, path: str) -> tuple[int, bytes]:
    """What the server answers, once it does."""
    for _ in range(150):
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
                connection.request("GET", path)
                answer = connection.getresponse()
                return answer.status, answer.read()
        except OSError:
            time.sleep(0.2)
    raise AssertionError("The server does not answer.")


def test_a_byte_changed_in_the_file_itself_is_found(sqlite_installation):
    assert sqlite_installation.run("authority", "import", EXAMPLE, "--reason", "To begin with.").code == 0
    assert sqlite_installation.run("authority", "load-register").code == 0
    file = sqlite3.connect(sqlite_installation.data / "comhla.sqlite3")
    with file:
        file.execute("DROP TRIGGER audit_event_stays")
        file.execute("UPDATE audit_event SET reason = 'To begin with!' WHERE number = 1")
    file.close()
    ran = sqlite_installation.run("audit", "verify")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "The audit trail is broken. The first fault is at row 1; 31 rows were read.\n"
        "Row 1 was changed after it was written.\n"
    )


def test_a_database_file_that_is_none_is_told(sqlite_installation):
    (sqlite_installation.data / "comhla.sqlite3").write_bytes(b"This was a database once." * 100)
    ran = sqlite_installation.run("audit", "verify")
    assert ran.code == 2
    assert ran.err.startswith("The database cannot be used: file is not a database.")
