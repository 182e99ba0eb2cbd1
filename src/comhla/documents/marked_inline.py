"""Marks inside a paragraph: strong, emphasis, links, words of another language, pictures.

What cannot be taken over stays in the text as it was written, so that nobody's words are lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as _delimiters
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from comhla.documents.model import Emphasis, Foreign, Inline, LineBreak, Link, Strong, Words, plain

DEEPEST = 30
MOST_MARKS = 500

Complain: TypeAlias = Callable[[str, str], None]

ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#)\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SPACES = re.compile(r"[ \t\n]+")
_MARK = re.compile(r"(?<!\\)[\[*!|]|\n")


def _only_stars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Stars, each for itself; low lines are ordinary characters, as in names of files.

    CommonMark lets the number of stars in a row decide which of them belong together. Here the nearest do, so that
    what was read can always be written again.
    """
    before = len(state.delimiters)
    if state.src[state.pos] != "*" or not _delimiters(state, silent):
        return False
    for delimiter in state.delimiters[before:]:
        delimiter.length = 3
    return True


def _any_address(url: str) -> bool:  # noqa: ARG001 - the parser calls it so
    return True


def _as_it_is(url: str) -> str:
    return url


def _parser() -> MarkdownIt:
    marks = ["heading", "list", "blockquote", "table", "emphasis", "link", "image", "escape", "newline"]
    parser = MarkdownIt("zero", {"maxNesting": DEEPEST}).enable(marks)
    parser.disable(["inline", "text_join"])
    parser.inline.ruler.at("emphasis", _only_stars)
    # Addresses are judged here, and written back as they were.
    parser.validateLink = _any_address  # type: ignore[method-assign]  # how the parser is told
    parser.normalizeLink = _as_it_is  # type: ignore[method-assign]  # as above
    return parser


PARSER = _parser()


def in_one_line(text: str) -> str:
    """The text with single spaces between its words."""
    return " ".join(text.split())


def has_more_marks(text: str, most: int) -> bool:
    """Whether reading the marks could take long: brackets, stars, bars of tables, and new lines are counted."""
    return next(islice(_MARK.finditer(text), most, None), None) is not None


def inline_nodes(source: str, complain: Complain) -> Sequence[SyntaxTreeNode]:
    """What the marks in the text of one paragraph are."""
    if has_more_marks(source, MOST_MARKS):
        complain(
            f"The paragraph has more than {MOST_MARKS} marks, so they stand as plain characters.",
            "Write it as several paragraphs, or take the brackets and stars out.",
        )
        return [SyntaxTreeNode([_text(source)]).children[0]]
    tokens: list[Token] = []
    PARSER.inline.parse(source, PARSER, {}, tokens)
    return SyntaxTreeNode(tokens).children


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def read_inline(source: str, complain: Complain) -> tuple[Inline, ...]:
    """The text of one paragraph with its marks."""
    return inlines(inline_nodes(source, complain), complain)


def inlines(nodes: Iterable[SyntaxTreeNode], complain: Complain) -> tuple[Inline, ...]:
    """Nodes of the parser as inline values, words that follow each other as one run."""
    return joined(each for node in nodes for each in _inline(node, complain))


def joined(parts: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inline values, words that follow each other as one run, and without empty words."""
    together: list[Inline] = []
    for are_words, run in groupby(parts, key=lambda part: isinstance(part, Words)):
        # Words are joined at once: one by one would take the square of their number.
        neighbours = tuple(run)
        together += _as_one(neighbours) if are_words else neighbours
    return tuple(together)


def _as_one(run: Sequence[Inline]) -> Iterator[Inline]:
    if text := _SPACES.sub(" ", plain(run)):
        yield Words(text=text)


def _inline(node: SyntaxTreeNode, complain: Complain) -> Iterator[Inline]:
    match node.type:
        case "text" | "text_special":
            yield Words(text=node.content)
        case "softbreak":
            yield Words(text=" ")
        case "hardbreak":
            yield LineBreak()
        case "strong":
            yield _strong(inlines(node.children, complain))
        case "em":
            yield _emphasis(inlines(node.children, complain))
        case "link":
            yield from _link(node, complain)
        case _:
            yield from _picture_among_words(node, complain)


def _strong(inside: Iterable[Inline]) -> Strong | Emphasis:
    """Strong text, in one form of the several that look the same."""
    match joined(_opened(inside, Strong)):
        case (Emphasis(inside=emphasised),):
            return Emphasis(inside=(_strong(emphasised),))
        case together:
            return Strong(inside=together)


def _emphasis(inside: Iterable[Inline]) -> Emphasis:
    return Emphasis(inside=joined(_opened(inside, Emphasis)))


def _opened(inside: Iterable[Inline], kind: type[Strong] | type[Emphasis]) -> Iterator[Inline]:
    """What stands inside, a mark of the same kind as the one round it left out."""
    for each in inside:
        if isinstance(each, kind):
            yield from each.inside
        else:
            yield each


def _link(node: SyntaxTreeNode, complain: Complain) -> Iterator[Inline]:
    inside = inlines(node.children, complain)
    address = str(node.attrs.get("href", "")).strip().replace(" ", "%20")
    if address.startswith("lang:"):
        yield from _foreign(inside, address, complain)
    elif not ADDRESS.fullmatch(address):
        complain(
            f'The link "{in_one_line(plain(inside))}" leads to "{address}", which is no address.',
            "Begin the address with https://, mailto:, tel: or, for a place in this document, #.",
        )
        yield from as_written("[", inside, address)
    elif not plain(inside).strip():
        complain(f"The link to {address} has no words.", "Say in the brackets where the link leads.")
        yield Link(inside=(Words(text=address),), address=address)
    else:
        yield Link(inside=inside, address=address)


def _foreign(inside: tuple[Inline, ...], address: str, complain: Complain) -> Iterator[Inline]:
    language = address.removeprefix("lang:")
    if _LANGUAGE.fullmatch(language) and plain(inside).strip():
        yield Foreign(inside=inside, language=language)
        return
    complain(
        f'"{language}" is not the code of a language, or there are no words in it.',
        "Write [words](lang:gd) for Gaelic, with the words in the brackets.",
    )
    yield from as_written("[", inside, address)


def as_written(opening: str, inside: tuple[Inline, ...], address: str) -> Iterator[Inline]:
    """A link or picture that cannot be taken over, as plain text."""
    yield Words(text=opening)
    yield from inside
    yield Words(text=f"]({address})")


def _picture_among_words(node: SyntaxTreeNode, complain: Complain) -> Iterator[Inline]:
    inside = inlines(node.children or (), complain)
    source = str(node.attrs.get("src", ""))
    words = in_one_line(plain(inside))
    if source.startswith("figure:"):
        complain(
            f'The picture "{words}" stands among words.',
            "Put the picture in a paragraph of its own, with an empty line before and after it.",
        )
    elif source == "slot":
        complain(
            f'The place for a picture "{words}" stands in a text that is not easy read, or among words.',
            "In an easy-read text, begin a paragraph with it; elsewhere, take it out.",
        )
    else:
        complain(
            f'The picture "{words}" does not say which picture it is.',
            "Add the picture first, then write ![words in its place](figure:its-key).",
        )
    yield from as_written("![", inside, source)
