"""Several processes record at one meeting, one is killed in the middle of a vote, and what was confirmed is kept."""

from __future__ import annotations

import json

import pytest

from tests.lib.installation import IS_POSTGRESQL, Installation

pytestmark = pytest.mark.django_db

MADE = """
from tests.lib.sittings import VOTERS, here, sitting_facts
from tests.lib.web import recorded
recorded(sitting_facts(attendance=here(*VOTERS), votes=[{"id": "q", "question": "Close the ward?"}]))
"""
CLERK = """
import sys
from comhla.web.access.actors import SYSTEM
from comhla.web.authorities.models import Authority
from comhla.web.board.actions.sitting import cast
from comhla.web.board.sitting_changes import Given, SaidOtherwise
print("ready", flush=True)
for line in sys.stdin:
    member, choice = line.split()
    try:
        cast(Authority.objects.get(slug="glen-test"), "today", "q", [Given(member, "", choice)], by=SYSTEM)
    except SaidOtherwise:
        print("both", flush=True)
    else:
        print("recorded", flush=True)
"""
# The vote of who abstains is written and not committed: the transaction round it stays open.
HALF_WAY = CLERK.replace(
    "    try:\n",
    "    from django.db import transaction\n"
    "    if choice == 'abstained':\n"
    "        transaction.atomic().__enter__()\n"
    "    try:\n",
).replace('print("recorded", flush=True)', 'print("half way" if choice == "abstained" else "recorded", flush=True)')
READ = """
import json
from django.db import connection
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
(vote,) = facts_of(Authority.objects.get(slug="glen-test")).meetings[0].votes
votes = {{each.member: each.choice.value for each in vote.cast or ()}}
with connection.cursor() as cursor:
    settings = [(cursor.execute(name), cursor.fetchone()[0])[1] for name in {names!r}]
print(json.dumps([votes, settings]))
"""
# Of SQLite's `synchronous`, 2 is FULL: a commit is confirmed when the disk has it.
DURABLE = (
    [("SHOW synchronous_commit", "on"), ("SHOW fsync", "on")]
    if IS_POSTGRESQL
    else [("PRAGMA journal_mode", "wal"), ("PRAGMA synchronous", 2)]
)


def say(clerk, *lines: str) -> None:
    for line in lines:
        clerk.stdin.write(f"{line}\n")
    clerk.stdin.flush()


def test_clerks_in_two_processes_record_at_once_and_a_killed_one_loses_nothing_that_was_confirmed(
    installation: Installation,
):
    one, other = installation.begin(MADE + CLERK), installation.begin(HALF_WAY)
    assert [one.stdout.readline(), other.stdout.readline()] == ["ready\n"] * 2
    # Different members at once: both are recorded. The same member, otherwise: the second is told.
    say(one, "c1 for", "c2 for", "n1 for")
    say(other, "c3 against", "c4 against", "n1 against")
    told = [[clerk.stdout.readline().strip() for _ in range(3)] for clerk in (one, other)]
    assert [each[:2] for each in told] == [["recorded"] * 2] * 2
    assert sorted(each[2] for each in told) == ["both", "recorded"]
    first = "for" if told[0][2] == "recorded" else "against"
    # Killed after one vote was confirmed, and before the next was.
    say(other, "n2 for", "n3 abstained")
    assert [other.stdout.readline() for _ in range(2)] == ["recorded\n", "half way\n"]
    other.kill()
    other.communicate()
    say(one, "n4 for")
    assert one.stdout.readline() == "recorded\n"
    one.communicate()
    votes, durable = json.loads(installation.python(READ.format(names=[name for name, _ in DURABLE])))
    assert votes == {"c1": "for", "c2": "for", "c3": "against", "c4": "against", "n1": first, "n2": "for", "n4": "for"}
    assert durable == [value for _, value in DURABLE]
