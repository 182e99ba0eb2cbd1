"""Authority files as text, for tests of reading and of the command."""

from __future__ import annotations

import pytest

from comhla.authority_file import Problem, UnusableFile, read
from comhla.law.facts import AuthorityFacts

HEAD = """\
schema: comhla-authority/1
authority:
  name: Strathmore
  fictional: yes
  health_board: NHS Strathmore
  councils: [Strathmore Council]
"""


def read_text(text: str) -> AuthorityFacts:
    """The facts of a file with this text."""
    return read(text.encode(), file="strathmore.yaml")


def problems_of(content: bytes | str) -> tuple[Problem, ...]:
    """What is wrong with a file."""
    with pytest.raises(UnusableFile) as refused:
        read(content.encode() if isinstance(content, str) else content, file="strathmore.yaml")
    return refused.value.problems
