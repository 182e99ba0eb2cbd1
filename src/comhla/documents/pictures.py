"""Pictures that people add: what they really are, made safe to publish."""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from comhla.documents.errors import UnusableInput
from comhla.documents.model import Picture

LARGEST_FILE: Final = 20_000_000
MOST_PIXELS: Final = 50_000_000
WIDEST: Final = 1_600
_QUALITY = 85
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_COLOURS = {"PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}, "JPEG": {"L", "RGB"}}


def checked_picture(content: bytes) -> Picture:
    """The picture, written anew: without what the camera noted (place, time, name), and at most 1,600 pixels wide.

    Raises:
        UnusableInput: where it is not a PNG or JPEG by its content, is too large or cannot be read.
    """
    if len(content) > LARGEST_FILE:
        raise UnusableInput(
            f"The picture has {len(content) / 1_000_000:.0f} MB. Save it smaller, with at most "
            f"{LARGEST_FILE // 1_000_000} MB."
        )
    _refuse_drawing(content)
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            return _written_anew(content)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as found:
        raise UnusableInput(
            "The file is not a PNG or JPEG picture that can be read. Save it as PNG or JPEG."
        ) from found
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as found:
        raise UnusableInput("The picture is broken or cut off. Open it, save it again and add it once more.") from found


def _refuse_drawing(content: bytes) -> None:
    if b"<svg" in content[:4_096].lower():
        raise UnusableInput(
            "The picture is an SVG drawing, which can hold programs and addresses of other sites. Save it as PNG."
        )


def _written_anew(content: bytes) -> Picture:
    with Image.open(io.BytesIO(content), formats=tuple(_MEDIA_TYPES)) as image:
        form = str(image.format)
        if image.width * image.height > MOST_PIXELS:
            raise UnusableInput(
                f"The picture is {image.width} by {image.height} pixels. Save it smaller, with at most "
                f"{MOST_PIXELS // 1_000_000} million pixels."
            )
        upright = ImageOps.exif_transpose(image)
        upright = upright if upright.mode in _COLOURS[form] else upright.convert("RGB")
        if upright.width > WIDEST:
            upright = _narrower(upright)
        return Picture(content=_bytes_of(upright, form), media_type=_MEDIA_TYPES[form])


def _narrower(image: Image.Image) -> Image.Image:
    smooth = image.convert("RGBA") if image.mode == "P" else image
    return smooth.resize((WIDEST, max(1, round(image.height * WIDEST / image.width))))


def _bytes_of(image: Image.Image, form: str) -> bytes:
    image.info = {key: value for key, value in image.info.items() if key == "transparency"}
    written = io.BytesIO()
    if form == "PNG":
        image.save(written, format="PNG", optimize=False)
    else:
        image.save(written, format="JPEG", quality=_QUALITY, exif=b"")
    return written.getvalue()
