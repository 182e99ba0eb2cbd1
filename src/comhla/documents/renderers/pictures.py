"""Pictures: how large they are, how they go into a file, and how an SVG becomes a PNG."""

from __future__ import annotations

import base64
import io
import re
import tempfile
import warnings
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import typst
from PIL import Image

from comhla.documents.errors import CannotBeWritten
from comhla.documents.model import Picture
from comhla.documents.renderers.fonts import FAMILY
from comhla.documents.renderers.typesetting import png_of

ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
_ROOT = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_SCREEN, _PRINT = 96, 192
_LARGEST = 4_000
"""How wide or high an SVG may say it is, in points: drawing a larger one would take all memory."""


class Size(NamedTuple):
    """Width and height in points, 72 to the inch."""

    width: float
    height: float

    def within(self, width: float, height: float) -> Size:
        """The size made smaller in proportion until it fits."""
        factor = min(1.0, width / self.width, height / self.height)
        return Size(self.width * factor, self.height * factor)


def ending_of(picture: Picture) -> str:
    """How the name of a file with the picture ends.

    Raises:
        CannotBeWritten: where it is no PNG, JPEG or SVG.
    """
    ending = ENDINGS.get(picture.media_type)
    if ending is None:
        raise CannotBeWritten(f"A picture is of the kind {picture.media_type!r}. Use PNG, JPEG or SVG.")
    return ending


def size_of(picture: Picture) -> Size:
    """How large the picture wants to be.

    Raises:
        CannotBeWritten: where it is no picture of its kind.
    """
    if ending_of(picture) == "svg":
        return _size_of_svg(picture.content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(picture.content), formats=("PNG", "JPEG")) as opened:
                return Size(*(each * 72 / _SCREEN for each in opened.size))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise CannotBeWritten("A picture cannot be opened; it may be broken, or too large.") from problem


def _size_of_svg(content: bytes) -> Size:
    found = _ROOT.search(content)
    if found is None:
        raise CannotBeWritten("A picture says that it is SVG, and is none.")
    root = found.group().decode("utf-8", errors="replace")
    width, height = (_length(root, name) for name in ("width", "height"))
    found_size = Size(width, height) if width and height else _size_of_box(root)
    if max(found_size) > _LARGEST:
        raise CannotBeWritten(f"A picture in SVG is larger than {_LARGEST} points, and cannot be drawn.")
    return found_size


def _size_of_box(root: str) -> Size:
    box = re.search(r"\bviewBox\s*=\s*[\"']([^\"']*)", root)
    numbers = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", box.group(1))] if box else []
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        raise CannotBeWritten("A picture in SVG says neither its width and height nor its viewBox.")
    return Size(numbers[2] * 0.75, numbers[3] * 0.75)


def _length(root: str, name: str) -> float:
    found = re.search(rf"\s{name}\s*=\s*[\"']([^\"']*)", root)
    length = _LENGTH.fullmatch(found.group(1)) if found else None
    return float(length.group(1)) * _POINTS[length.group(2)] if length else 0.0


def with_our_font(content: bytes) -> bytes:
    """An SVG whose text without serifs is set in the font that we bring, instead of whatever there is."""
    return re.sub(rb"(font(?:-family)?\s*[:=][^;>]{0,200}?)\bsans-serif\b", rb"\1" + FAMILY.encode(), content)


@lru_cache(maxsize=64)
def as_png(picture: Picture) -> Picture:
    """The picture as PNG or JPEG; an SVG is drawn with twice the dots of a screen, once for all forms that need it.

    Raises:
        CannotBeWritten: where the SVG cannot be drawn.
    """
    if ending_of(picture) != "svg":
        return picture
    source = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")'
    with tempfile.TemporaryDirectory(prefix="comhla-picture-") as folder:
        Path(folder, "picture.svg").write_bytes(with_our_font(picture.content))
        try:
            drawn = png_of(source, Path(folder), dots_an_inch=_PRINT)
        except typst.TypstError as problem:
            raise CannotBeWritten("A picture in SVG cannot be drawn.") from problem
    return Picture(content=drawn, media_type="image/png")


def data_address(picture: Picture) -> str:
    """The picture itself as an address, for a file that stands alone."""
    ending_of(picture)
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode('ascii')}"
