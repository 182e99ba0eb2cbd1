"""Several processes that write at once keep one chain, also where nothing was written before them."""

from __future__ import annotations

import json

WRITER = """
import sys
from django.db import transaction
from comhla.web.access.actors import SYSTEM
from comhla.web.audit.actions import Told, append
print("ready", flush=True)
sys.stdin.readline()
for number in range({count}):
    with transaction.atomic():
        append("row_changed", Told("people", "{name}-" + str(number), "glen-test"), by=SYSTEM)
"""


def test_processes_that_append_at_once_keep_one_chain(installation):
    writers = [installation.begin(WRITER.format(count=25, name=name)) for name in ("a", "b", "c")]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [writer.communicate(timeout=100) for writer in writers]
    assert [(writer.returncode, err) for writer, (_, err) in zip(writers, told, strict=True)] == [(0, "")] * 3
    ran = installation.run("audit", "verify", "--format", "json")
    assert (ran.code, ran.data["whole"], ran.data["rows"]) == (0, True, 75)
    subjects = json.loads(
        installation.python(
            "import json\nfrom comhla.web.audit.models import Event\n"
            "print(json.dumps(list(Event.objects.values_list('subject', flat=True))))"
        )
    )
    assert len(set(subjects)) == 75
    for name in ("a", "b", "c"):
        assert [each for each in subjects if each.startswith(name)] == [f"{name}-{number}" for number in range(25)]


def test_a_process_killed_in_mid_transaction_leaves_nothing_half_written(installation):
    killed = installation.begin(
        "import sys\n"
        "from django.db import transaction\n"
        "from comhla.authority_file import read\n"
        "from comhla.web.access.actors import SYSTEM\n"
        "from comhla.web.authorities.actions import import_authority\n"
        "from pathlib import Path\n"
        "facts = read(Path('examples/highland.yaml').read_bytes(), file='highland.yaml')\n"
        "with transaction.atomic():\n"
        "    import_authority(facts, by=SYSTEM)\n"
        "    print('written', flush=True)\n"
        "    sys.stdin.readline()\n"
    )
    assert killed.stdout.readline() == "written\n"
    killed.kill()
    killed.communicate()
    ran = installation.run("audit", "verify", "--format", "json")
    assert (ran.code, ran.data["rows"]) == (0, 0)
    assert installation.run("authority", "export", "highland").code == 2
    assert installation.run("authority", "import", "examples/highland.yaml").code == 0
    assert installation.run("audit", "verify", "--format", "json").data["rows"] == 1
