"""A new authority file to fill in: what the register knows, and every collection with a word on what it holds."""

from __future__ import annotations

from textwrap import wrap

from comhla import reference
from comhla.authority_file.reader import SCHEMA
from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record

_HEAD = """\
# The facts of {name}, for `comhla check`.
#
# Leave out what is not recorded: Còmhla then says what it cannot tell, and never guesses. An empty list ([]) says
# that there are none, which is something else. Write days as 2026-09-01; write `not done` for something that is
# known not to have happened. Take the # away from a line to use it. `comhla authority schema` prints the schema,
# with which an editor completes and explains every field.
"""


def skeleton(key: str) -> str:
    """The text of a new authority file.

    Args:
        key: a code, name or council of the register.

    Raises:
        UnknownAuthority: where the register has no such authority.
    """
    found = reference.authority(key)
    councils = ", ".join(council.name for council in found.councils)
    lines = [
        _HEAD.format(name=found.name),
        f"schema: {SCHEMA}",
        "",
        "authority:",
        f"  code: {found.code}",
        f"  name: {found.name}",
        "  fictional: no",
        f"  health_board: {found.health_board.name}",
        f"  councils: [{councils}]",
        "  # recorded_from: 2026-04-01  # The first day from which this file is complete; nothing earlier counts.",
        "",
    ]
    for name, shape in shapes_of(AuthorityFacts).items():
        if name != "authority":
            lines += [*_collection(name, shape), ""]
    return "\n".join(lines)


def _collection(name: str, shape: Shape) -> list[str]:
    assert shape.row is not None
    lines = [*(f"# {line}" for line in wrap(shape.spec.means, 110)), f"# {name}:"]
    for number, (field, inner) in enumerate(shapes_of(shape.row).items()):
        lead = "- " if shape.many and number == 0 else "  " if shape.many else ""
        needed = "" if inner.spec.optional else " (needed)"
        lines.append(f"#   {lead}{field}: {_example(inner)}  # {inner.spec.means}{needed}")
    return lines


_EXAMPLES = {
    Content.TEXT: "text",
    Content.WHOLE_NUMBER: "1",
    Content.AMOUNT: "1234.50",
    Content.YES_OR_NO: "yes",
    Content.DAY: "2026-09-01",
    Content.EVENT: "2026-09-01",
}


def _example(shape: Shape) -> str:
    if shape.row is not None:
        inner = "{" + ", ".join(f"{name}: {_example(each)}" for name, each in _needed(shape.row)) + "}"
        return f"[{inner}]" if shape.many else inner
    one = next(iter(shape.choices)).value if shape.choices else _EXAMPLES[shape.content]
    return f"[{one}]" if shape.many else one


def _needed(row: type[Record]) -> list[tuple[str, Shape]]:
    """The fields to show of a row inside a row: those it must have, or else its first."""
    fields = list(shapes_of(row).items())
    return [(name, shape) for name, shape in fields if not shape.spec.optional] or fields[:1]
