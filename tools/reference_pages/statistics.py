"""The page of the statistics: every public function with its signature, what it raises and where its method is from."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from types import ModuleType
from typing import Any, NamedTuple

from comhla import stats
from comhla.stats import charts_of_control, frames, scotland, scotpho
from comhla.stats.standard_populations import StandardPopulation
from tools.reference_pages.docstrings import told_of
from tools.reference_pages.markdown import code, codes, page, plain, table

_WIDTH = 110
_BEGINNING = """# Statistics

What `comhla.stats` can do. [Use the statistics](../how-to/use-the-statistics.md) shows how to begin, and says where
answers differ from those of the R packages on purpose. The package is installed with `comhla[stats]`.

What comes back in parts stands under [answers](#answers), and what an option may be under [choices](#choices).
What is missing is NaN, or nothing in a data frame. Confidence levels are fractions."""


class Room(NamedTuple):
    """Functions that stand together under one heading."""

    title: str
    module: ModuleType
    words: str


ROOMS = (
    Room("On arrays", stats, "Numbers as anything that NumPy takes for an array, with NaN for what is missing."),
    Room("Control charts", charts_of_control, "On arrays: a series over time."),
    Room("ScotPHO's production", scotpho, "On arrays: the methods of published profiles, as they are made."),
    Room("Scotland's health data", scotland, "On arrays: CHI numbers, postcodes, ages, quarters, financial years."),
    Room("On data frames", frames, "pandas, Polars or PyArrow in, and the same kind out; columns by their names."),
    Room("ScotPHO's production on data frames", frames.scotpho, "As on arrays."),
    Room("Scotland's health data on data frames", frames.scotland, "As on arrays; the answer is a column."),
)


def statistics_page() -> str:
    """Every public function, class and standard population of the statistics."""
    lines = [_BEGINNING, ""]
    for room in ROOMS:
        lines += _room(room)
    lines += ["## Answers", "", "What functions give back in parts.", ""]
    for answer in _classes(lambda each: issubclass(each, tuple) and not issubclass(each, StandardPopulation)):
        lines += _answer(answer)
    lines += ["## Choices", ""]
    for choice in _classes(lambda each: issubclass(each, Enum)):
        rows = ([code(f"{choice.__name__}.{each.name}"), code(repr(each.value))] for each in choice)
        lines += [f"### {choice.__name__}", "", *_words(choice), *table(["Choice", "The same as"], rows), ""]
    lines += ["## Standard populations", "", *_populations(), "", "## Errors and warnings", ""]
    for error in _classes(lambda each: issubclass(each, Exception)):
        lines += [f"### {error.__name__}", "", *_words(error)]
    return page(lines)


def functions_of(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """The public functions of a module, by their names in order."""
    names = sorted(getattr(module, "__all__", None) or (name for name in vars(module) if not name.startswith("_")))
    held = {name: getattr(module, name) for name in names}
    return {name: each for name, each in held.items() if inspect.isfunction(each) and _is_of(each, module)}


def _is_of(function: Callable[..., Any], module: ModuleType) -> bool:
    """A module that lists no public names also holds what it imports."""
    return hasattr(module, "__all__") or function.__module__ == module.__name__


def _room(room: Room) -> Iterator[str]:
    functions = functions_of(room.module)
    yield f"## {room.title}"
    yield ""
    yield f"{code(room.module.__name__)}. {plain(room.words)}"
    yield ""
    for name, function in functions.items():
        yield f"### {room.module.__name__.removeprefix('comhla.')}.{name}"
        yield ""
        yield "```py"
        yield signature(name, function)
        yield "```"
        yield ""
        yield from _words(function)


def _words(what: Any) -> Iterator[str]:
    told = told_of(what)
    for paragraph in filter(None, told.meaning):
        yield plain(paragraph)
        yield ""
    if told.arguments:
        yield from table(["Argument", "Meaning"], ([code(name), plain(each)] for name, each in told.arguments.items()))
        yield ""
    for name, words in told.errors.items():
        yield f"Raises {code(name)}: {plain(words)}"
        yield ""
    if told.source:
        yield f"Source: {plain(told.source)}"
        yield ""


def signature(name: str, function: Callable[..., Any]) -> str:
    """How a function is called, on as many lines as it needs."""
    given = inspect.signature(function)
    pieces: list[str] = []
    by_name = False
    for each in given.parameters.values():
        if each.kind is each.KEYWORD_ONLY and not by_name:
            pieces, by_name = [*pieces, "*"], True
        pieces.append(_parameter(each))
    end = f" -> {given.return_annotation}"
    line = f"{name}({', '.join(pieces)}){end}"
    if len(line) <= _WIDTH:
        return line
    return "\n".join([f"{name}(", *(f"    {piece}," for piece in pieces), f"){end}"])


def _parameter(each: inspect.Parameter) -> str:
    told = f"{each.name}: {each.annotation}"
    return told if each.default is each.empty else f"{told} = {_value(each.default)}"


def _value(value: object) -> str:
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple) and len(value) > 5:
        return f"({', '.join(map(_value, value[:3]))}, ..., {_value(value[-1])})"
    return repr(value)


def _classes(wanted: Callable[[type], bool]) -> Iterator[Any]:
    """The public classes of arrays, control charts and the others, each once."""
    seen: dict[str, type] = {}
    for module in (stats, charts_of_control, scotpho, scotland, frames):
        for name in getattr(module, "__all__", None) or vars(module):
            each = getattr(module, name)
            is_here = inspect.isclass(each) and (hasattr(module, "__all__") or each.__module__ == module.__name__)
            if is_here and not name.startswith("_") and wanted(each):
                seen.setdefault(name, each)
    return iter(seen[name] for name in sorted(seen))


def _answer(answer: Any) -> Iterator[str]:
    yield f"### {answer.__name__}"
    yield ""
    yield from _words(answer)
    yield f"In parts: {codes(answer._fields)}."
    yield ""


def _populations() -> list[str]:
    held = {name: getattr(stats, name) for name in stats.__all__}
    found = {name: each for name, each in held.items() if isinstance(each, StandardPopulation)}
    rows = ([code(name), plain(each.name), str(len(each.people)), plain(each.source)] for name, each in found.items())
    return table(["Name", "What it is", "Age bands", "Source"], rows)
