"""Which breaches are over: done, but late, with nothing left but to say so."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import comhla.law
from comhla.law.answers import Answer, for_a_person, met, not_met
from comhla.law.duty import Subject
from comhla.law.findings import Finding
from comhla.law.groups import ONLY_TO_SAY, is_over
from comhla.law.registry import duties

SUBJECT = Subject("s", "S", date(2020, 1, 1), None, None)


def found(answer: Answer) -> Finding:
    return Finding(duties()[0], None, None, SUBJECT, answer, None)


# next step, whether it is over
STEPS = [
    ("It is already done; nothing is left to do but to say so openly.", True),
    ("They are already given; nothing is left to do but to say so openly.", True),
    ("Say so openly. Short notice does not undo the meeting or what it decided.", True),
    ("Put what was decided to a meeting with a quorum.", False),
    ("Send them the draft if the plan is not final; otherwise say so openly.", False),
]


@pytest.mark.parametrize(("then", "expected"), STEPS)
def test_what_is_over(then, expected):
    assert is_over(found(not_met("Late.", then=then))) is expected


@pytest.mark.parametrize("answer", [met("Done."), for_a_person("Late?", then="It is already done.")])
def test_only_what_is_not_met_can_be_over(answer):
    assert not is_over(found(answer))


def test_every_next_step_that_says_nothing_is_left_begins_as_the_list_says():
    steps = [
        step
        for path in Path(comhla.law.__path__[0]).rglob("*.py")
        for step in re.findall(r'"([^"]*nothing is left to do but to say so[^"]*)"', path.read_text(encoding="utf-8"))
        if "{" not in step
    ]
    assert len(steps) > 8
    assert [step for step in steps if not step.startswith(ONLY_TO_SAY)] == []
