"""Makes the sources mutable: what mutmut passes over becomes plain functions, with the same meaning.

mutmut leaves decorated functions and everything outside functions alone. In the statute book that is the law
itself: every part of a duty is decorated, and its periods and days are constants of the module. So in the copy
that is mutated

- `@plan.part(...)` above a function becomes `name = plan.part(...)(name)` below it, and so do other decorators;
- a constant that holds a number, and that only functions of the same module use, becomes a function they call.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
_MUTATED_BY_MUTMUT = ("classmethod", "staticmethod")


def made_mutable(source: str, *, used_elsewhere: frozenset[str] = frozenset()) -> str:
    """The source of a module, rewritten so that mutmut reaches all of it.

    Args:
        source: the module as it is written.
        used_elsewhere: names that other modules use; constants of these names stay as they are.
    """
    module = ast.parse(source)
    called = _figures(module) - used_elsewhere
    module.body = [_as_function(each) if _name_of(each) in called else each for each in module.body]
    for function in _functions(module.body):
        function.body = [_Calls(called).visit(each) for each in function.body]
    module.body = list(_undecorated(module.body))
    return ast.unparse(ast.fix_missing_locations(module)) + "\n"


def imported_names(source: str) -> frozenset[str]:
    """Every name that a module takes from another, by import or as an attribute."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return frozenset(found)


def _undecorated(statements: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Decorators below functions, as calls, in the order in which Python makes them."""
    for each in statements:
        if isinstance(each, ast.ClassDef):
            each.body = list(_undecorated(each.body))
        yield each
        if isinstance(each, ast.FunctionDef):
            decorators = each.decorator_list
            if not any(isinstance(one, ast.Name) and one.id in _MUTATED_BY_MUTMUT for one in decorators):
                each.decorator_list = []
                yield from (_below(one, each.name) for one in reversed(decorators))


def _below(decorator: ast.expr, name: str) -> ast.stmt:
    value = ast.Call(func=decorator, args=[ast.Name(name, ast.Load())], keywords=[])
    return ast.Assign(targets=[ast.Name(name, ast.Store())], value=value)


def _functions(statements: Iterable[ast.stmt]) -> Iterator[ast.FunctionDef]:
    for each in statements:
        if isinstance(each, ast.FunctionDef):
            yield each
        elif isinstance(each, ast.ClassDef):
            yield from _functions(each.body)


def _figures(module: ast.Module) -> frozenset[str]:
    """Constants that hold a number and that only the bodies of functions use."""
    used = {node.id for node in _run_on_import(module.body) if isinstance(node, ast.Name)}
    named = ((_name_of(each), each) for each in module.body)
    with_a_number = {name for name, each in named if _CONSTANT.fullmatch(name) and _holds_a_number(each)}
    return frozenset(with_a_number - used)


def _run_on_import(statements: Iterable[ast.stmt]) -> Iterator[ast.AST]:
    """Everything but the bodies of functions, and but the name that a statement sets."""
    for each in statements:
        if isinstance(each, ast.FunctionDef):
            for part in (*each.decorator_list, each.args):
                yield from ast.walk(part)
        elif isinstance(each, ast.ClassDef):
            yield from _run_on_import(each.body)
        elif isinstance(each, ast.Assign | ast.AnnAssign) and each.value is not None:
            yield from ast.walk(each.value)
        else:
            yield from ast.walk(each)


def _name_of(statement: ast.stmt) -> str:
    """The name that a statement sets, or nothing."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        target = statement.target
    else:
        return ""
    return target.id if isinstance(target, ast.Name) else ""


def _holds_a_number(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Constant) and type(node.value) is int for node in ast.walk(statement))


def _as_function(statement: ast.stmt) -> ast.stmt:
    assert isinstance(statement, ast.Assign | ast.AnnAssign)
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    returned = ast.Return(statement.value)
    return ast.FunctionDef(name=_name_of(statement), args=nothing, body=[returned], decorator_list=[])


class _Calls(ast.NodeTransformer):
    """Constants that became functions, where they are used."""

    def __init__(self, called: frozenset[str]) -> None:
        self._called = called

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Call(func=node, args=[], keywords=[]) if node.id in self._called else node
