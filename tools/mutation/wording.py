"""Which mutations are made. Wording is not law, so sentences are left alone.

A text with a space in it is a sentence or a part of one; a text without is a key, a field or the id of something,
and counts. The next step (`then`) and the deed that begins a sentence (`what`) are wording wherever they come from.
What is put into the named places of a sentence is not wording: a wrong day in a reason is a wrong answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import libcst as cst
from mutmut.mutation import mutators

Operator = Callable[[Any], Iterable[cst.CSTNode]]

_SAID = frozenset({"then", "what"})


def is_wording(node: cst.CSTNode) -> bool:
    """Whether an expression is a text that people read."""
    if isinstance(node, cst.SimpleString):
        return " " in node.raw_value
    if isinstance(node, cst.ConcatenatedString):
        return is_wording(node.left) or is_wording(node.right)
    if isinstance(node, cst.FormattedString):
        return any(isinstance(part, cst.FormattedStringText) and " " in part.value for part in node.parts)
    return False


def operators() -> list[tuple[type, Operator]]:
    """mutmut's ways to change a program, without those that would only change wording."""
    replaced: dict[Operator, Operator] = {
        mutators.operator_string: _of_text,
        mutators.operator_arg_removal: _of_arguments,
        mutators.operator_assignment: _of_assignments,
    }
    return [(kind, replaced.get(operator, operator)) for kind, operator in mutators.mutation_operators]


def _of_text(node: cst.BaseString) -> Iterable[cst.CSTNode]:
    return () if is_wording(node) else mutators.operator_string(node)


def _of_arguments(node: cst.Call) -> Iterable[cst.CSTNode]:
    """Each argument but wording as None, and each left out where there are several."""
    for number, argument in enumerate(node.args):
        if _is_said(argument):
            continue
        before, after = node.args[:number], node.args[number + 1 :]
        is_none = isinstance(argument.value, cst.Name) and argument.value.value == "None"
        if not argument.star and not is_none:
            yield node.with_changes(args=[*before, argument.with_changes(value=cst.Name("None")), *after])
        if len(node.args) > 1:
            yield node.with_changes(args=[*before, *after])


def _is_said(argument: cst.Arg) -> bool:
    named = argument.keyword is not None and argument.keyword.value in _SAID
    return named or is_wording(argument.value)


def _of_assignments(node: cst.Assign | cst.AnnAssign) -> Iterable[cst.CSTNode]:
    if node.value is not None and is_wording(node.value):
        return ()
    return mutators.operator_assignment(node)
