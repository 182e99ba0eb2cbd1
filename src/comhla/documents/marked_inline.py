"""Marks inside a paragraph: strong, emphasis, links, words of another language, pictures.

What cannot be taken over stays in the text as it was written, so that nobody's words are lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as _delimiters
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from comhla.documents.model import Emphasis, Foreign, Inline, LineBreak, Link, Strong, Words, plain

DEEPEST = 30
MOST_MARKS = 2_000

Complain: TypeAlias = Callable[[str, str], None]

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#)\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SPACES = re.compile(r"[ \t\n]+")
_MARK = re.compile(r"(?<!\\)[\[*!]")


def _only_stars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Low lines are ordinary characters, as in names of files."""
    return state.src[state.pos] == "*" and _delimiters(state, silent)


def _parser() -> MarkdownIt:
    marks = ["heading", "list", "blockquote", "table", "emphasis", "link", "image", "escape", "newline"]
    parser = MarkdownIt("zero", {"maxNesting": DEEPEST}).enable(marks)
    parser.disable(["inline", "text_join"])
    parser.inline.ruler.at("emphasis", _only_stars)
    # Addresses are judged here, and written back as they were.
    parser.validateLink = lambda _: True  # type: ignore[method-assign]  # how the parser is told
    parser.normalizeLink = str  # type: ignore[method-assign]  # as above
    return parser


PARSER = _parser()


def in_one_line(text: str) -> str:
    """The text with single spaces between its words."""
    return " ".join(text.split())


def inline_nodes(source: str, complain: Complain) -> Sequence[SyntaxTreeNode]:
    """What the marks in the text of one paragraph are."""
    if sum(1 for _ in _MARK.finditer(source)) > MOST_MARKS:
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
    """Inline values with runs of words that follow each other as one, and without empty ones."""
    together: list[Inline] = []
    for part in parts:
        if isinstance(part, Words) and together and isinstance(together[-1], Words):
            together[-1] = Words(text=_SPACES.sub(" ", together[-1].text + part.text))
        elif isinstance(part, Words):
            together.append(Words(text=_SPACES.sub(" ", part.text)))
        else:
            together.append(part)
    return tuple(part for part in together if not isinstance(part, Words) or part.text)


def _inline(node: SyntaxTreeNode, complain: Complain) -> Iterator[Inline]:
    match node.type:
        case "text" | "text_special":
            yield Words(text=node.content)
        case "softbreak":
            yield Words(text=" ")
        case "hardbreak":
            yield LineBreak()
        case "strong":
            yield from _strong(inlines(node.children, complain))
        case "em":
            yield from _emphasis(inlines(node.children, complain))
        case "link":
            yield from _link(node, complain)
        case _:
            yield from _picture_among_words(node, complain)


def _strong(inside: tuple[Inline, ...]) -> Iterator[Inline]:
    """Strong text, in one form of the several that look the same."""
    if len(inside) == 1 and isinstance(inside[0], Emphasis):
        yield Emphasis(inside=(Strong(inside=inside[0].inside),))
    elif inside:
        yield Strong(inside=joined(_opened(inside, Strong)))


def _emphasis(inside: tuple[Inline, ...]) -> Iterator[Inline]:
    if inside:
        yield Emphasis(inside=joined(_opened(inside, Emphasis)))


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
    elif not _ADDRESS.fullmatch(address):
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
    complain(
        f'The picture "{in_one_line(plain(inside))}" stands among words.',
        "Put the picture in a paragraph of its own, with an empty line before and after it.",
    )
    yield from as_written("![", inside, str(node.attrs.get("src", "")))
