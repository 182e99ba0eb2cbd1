"""What a PDF says of itself for people who do not see it: its structure, its title, its language.

A look at the raw file, compressed parts included, and no judgement of how good the tags are: it only finds a PDF that
has none. A file that cannot be looked into is taken to lack them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"/Type\s*/(?:ObjStm|Metadata)\b.{0,400}?stream\r?\n", re.DOTALL)
_MOST_STREAMS, _MOST_UNPACKED = 2_000, 8 * 1024 * 1024
_SIGNS = {
    "tags": (rb"/StructTreeRoot\b",),
    "title": (rb"/Title\s*[(<]\s*[^)>\s]", rb"<dc:title>.{0,200}?<rdf:li[^>]*>\s*[^<\s]"),
    "language": (rb"/Lang\s*[(<]\s*[^)>\s]",),
}


def lacking(content: bytes) -> tuple[str, ...]:
    """What a PDF does not have of `tags`, `title` and `language`; nothing for a file that is no PDF."""
    if not content.startswith(b"%PDF-"):
        return ()
    left = dict(_SIGNS)
    for part in _parts(content):
        left = {name: signs for name, signs in left.items() if not _has_one(part, signs)}
        if not left:
            break
    return tuple(left)


def _has_one(part: bytes, signs: tuple[bytes, ...]) -> bool:
    return any(re.search(sign, part, re.DOTALL) for sign in signs)


def _parts(content: bytes) -> Iterator[bytes]:
    yield content
    for number, found in enumerate(_STREAM.finditer(content)):
        if number == _MOST_STREAMS:
            return
        unpacked = _unpacked(content[found.end() :])
        if unpacked:
            yield unpacked


def _unpacked(compressed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(compressed, _MOST_UNPACKED)
    except zlib.error:
        return b""
