"""HTML from elements: whatever is not an element already is escaped, so that no place has to remember it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

VOID = {"br", "img", "link", "meta", "source"}


def element(name: str, *inside: str, **attributes: str | int | None) -> Markup:
    """An element with what is inside it.

    Attributes that are None are left out; an underscore in a name stands for a hyphen, and one at its end falls away,
    as in `class_` and `aria_labelledby`.
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None
    )
    start = Markup("<{}{}>").format(name, written)
    return start if name in VOID else Markup("{}{}</{}>").format(start, together(inside), name)


def together(parts: Iterable[str]) -> Markup:
    """Elements and text one after the other."""
    return Markup("").join(escape(part) for part in parts)


def lines(parts: Iterable[str]) -> Markup:
    """Elements, each on a line of its own."""
    return Markup("\n").join(escape(part) for part in parts)
