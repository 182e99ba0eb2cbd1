"""From bytes to a tree of nodes that know their line and column.

The YAML is composed and never loaded: nodes keep the text as written, so `NO` stays a word, 30 February gets a
place, and no object is ever built that the facts do not ask for. JSON is read the same way.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from comhla.authority_file.problems import Problem, UnusableFile

if TYPE_CHECKING:
    import yaml

MOST_BYTES = 10_000_000
DEEPEST = 40


def compose(content: bytes, *, file: str) -> yaml.Node:
    """The root node of an authority file.

    Args:
        content: the bytes of the file.
        file: its name, for messages.

    Raises:
        UnusableFile: where it is too large, empty, not UTF-8 text, not YAML or JSON, or more than one document.
    """
    import yaml

    text = _text(content, file=file)
    _refuse_deep_nesting(text, file=file)
    try:
        root = yaml.compose(text, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        raise UnusableFile([_syntax_problem(error, file=file)]) from None
    except yaml.YAMLError as error:
        first_line = str(error).splitlines()[0]
        raise UnusableFile(
            [Problem(file, f"The file cannot be read as YAML or JSON: {first_line}.", "Put the text right.")]
        ) from None
    if root is None:
        raise UnusableFile([_EMPTY._replace(file=file)])
    return root


@cache
def _loader() -> Any:
    """PyYAML's parser in C, without working out the type of every value: shapes say what a value is, not its looks."""
    import yaml

    class UntypedLoader(yaml.CSafeLoader):
        def resolve(self, *_: object) -> str:
            return ""

        def descend_resolver(self, *_: object) -> None:
            """Paths say nothing here."""

        def ascend_resolver(self) -> None:
            """Paths say nothing here."""

    return UntypedLoader


_EMPTY = Problem(
    "", "The file is empty.", "Begin one with `comhla authority new CODE`, or see the examples that come with Còmhla."
)


def _text(content: bytes, *, file: str) -> str:
    if len(content) > MOST_BYTES:
        raise UnusableFile([too_large(len(content), file=file)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        raise UnusableFile(
            [
                Problem(
                    file,
                    "The file is not UTF-8 text.",
                    'Save it again as UTF-8 (in most editors: "Save with encoding").',
                    line=line,
                    column=column,
                )
            ]
        ) from None
    if not text.strip():
        raise UnusableFile([_EMPTY._replace(file=file)])
    # YAML allows no tab as indentation, JSON does; inside a JSON string a bare tab is not allowed at all.
    return text.replace("\t", " ") if text.lstrip().startswith("{") else text


def too_large(size: int, *, file: str) -> Problem:
    """The problem of a file over the limit."""
    return Problem(
        file,
        f"The file has {size:,} bytes; an authority file may have {MOST_BYTES:,}.",
        "Check that it is the right file; keep documents themselves elsewhere and record their addresses.",
    )


_STEEP = re.compile(rf"^ {{{8 * DEEPEST},}}[^ \n]|^ *(?:- ){{{DEEPEST},}}", re.MULTILINE)
_NO_BRACKET = re.compile(r"[^\[\]{}]+")


def _refuse_deep_nesting(text: str, *, file: str) -> None:
    """Facts nest a few levels; text that nests hundreds of levels is an attack on the parser."""
    steep = _STEEP.search(text)
    if steep is None and _deepest(_NO_BRACKET.sub("", text)) <= DEEPEST:
        return
    line = 1 if steep is None else text.count("\n", 0, steep.start()) + 1
    if steep is None and not _opens_too_often(text):
        return
    what = f"The file nests more than {DEEPEST} levels deep, which no authority file does."
    raise UnusableFile([Problem(file, what, "Check that it is the right file.", line=line, column=1)])


def _deepest(brackets: str) -> int:
    depth = deepest = 0
    for bracket in brackets:
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _opens_too_often(text: str) -> bool:
    """The same with brackets in words and comments left out, which only the scanner can tell. It does not nest."""
    import yaml

    depth = 0
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            opens = isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken)
            closes = isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken)
            depth += opens - closes
            if depth > DEEPEST:
                return True
    except yaml.YAMLError:
        return False  # composing tells what is wrong
    return False


def _syntax_problem(error: yaml.MarkedYAMLError, *, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = error.problem or error.context or "the text cannot be read"
    if what.startswith("but found another document"):
        return Problem(
            file,
            "The file holds more than one document.",
            "Keep one authority in one file: split it at the line with `---`.",
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        )
    return Problem(
        file,
        f"The text is not YAML or JSON from here on: {what}.",
        "Put this place right; reading stops here, so what follows was not looked at.",
        line=mark.line + 1 if mark else None,
        column=mark.column + 1 if mark else None,
    )
