"""Small pieces of Markdown: text that stays text, rows of tables, links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ESCAPED = str.maketrans({"|": r"\|", "*": r"\*", "<": "&lt;", "[": r"\[", "]": r"\]"})


def plain(text: str) -> str:
    """Text on one line in which nothing is taken for Markdown, except code between backticks."""
    pieces = " ".join(text.split()).split("`")
    return "`".join(piece if number % 2 else piece.translate(_ESCAPED) for number, piece in enumerate(pieces))


def code(text: str) -> str:
    """Text as code, also inside a table."""
    return f"`{text}`".replace("|", r"\|")


def codes(texts: Iterable[str]) -> str:
    """Several texts as code, with commas between them."""
    return ", ".join(code(text) for text in texts)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table."""
    return [_row(heads), _row(["---"] * len(heads)), *(_row(row) for row in rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def page(lines: Iterable[str]) -> str:
    """The lines as the text of a page, without more than one empty line together."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip() + "\n"
