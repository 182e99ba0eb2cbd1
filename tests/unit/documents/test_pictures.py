"""Pictures that people add: which are taken, and what is left of them."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from comhla.documents.errors import UnusableInput
from comhla.documents.pictures import LARGEST_FILE, WIDEST, checked_picture


def picture(form: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size).save(written, format=form, **options)
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(checked_picture(content).content))


# form, colours, media type, size taken in, size given out
TAKEN = [
    ("PNG", "RGB", "image/png", (40, 20), (40, 20)),
    ("PNG", "P", "image/png", (3_200, 100), (1_600, 50)),
    ("PNG", "RGBA", "image/png", (1_601, 10), (1_600, 10)),
    ("PNG", "I;16", "image/png", (10, 10), (10, 10)),
    ("JPEG", "RGB", "image/jpeg", (3_200, 1_000), (1_600, 500)),
    ("JPEG", "CMYK", "image/jpeg", (10, 10), (10, 10)),
    ("JPEG", "L", "image/jpeg", (5_000, 1), (1_600, 1)),
]


@pytest.mark.parametrize(("form", "mode", "media_type", "size", "given"), TAKEN)
def test_png_and_jpeg_are_taken_and_not_wider_than_they_need(
    form: str, mode: str, media_type: str, size: tuple[int, int], given: tuple[int, int]
) -> None:
    content = picture(form, size, mode)
    assert checked_picture(content).media_type == media_type
    assert opened(content).size == given
    assert given[0] <= WIDEST


def test_what_the_camera_noted_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Taken by a named person"
    exif.get_ifd(0x8825)[1] = "N"
    content = picture("JPEG", exif=exif, comment=b"secret")
    assert b"named person" in content
    clean = checked_picture(content).content
    assert b"named person" not in clean
    assert b"secret" not in clean
    assert not Image.open(io.BytesIO(clean)).getexif()


def test_a_picture_that_the_camera_turned_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(picture("JPEG", (40, 20), exif=exif)).size == (20, 40)


def test_the_text_of_a_png_is_gone() -> None:
    from PIL.PngImagePlugin import PngInfo

    noted = PngInfo()
    noted.add_text("Author", "named person")
    content = picture("PNG", pnginfo=noted)
    assert b"named person" in content
    assert b"named person" not in checked_picture(content).content


def _png_that_says(width: int, height: int) -> bytes:
    """A small file that says it is a picture of this size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = [
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
        for part in (header, data, b"IEND")
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


# what it is, content, what is said
REFUSED = [
    ("empty", b"", "not a PNG or JPEG"),
    ("text", b"picture.png", "not a PNG or JPEG"),
    ("GIF", picture("GIF"), "not a PNG or JPEG"),
    (
        "drawing",
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>',
        "SVG drawing",
    ),
    ("cut off", picture("JPEG", (400, 400))[:300], "broken or cut off"),
    ("cut off PNG", picture("PNG", (400, 400))[:60], "broken or cut off"),
    ("too large a file", b"\x89PNG" + bytes(LARGEST_FILE), "at most 20 MB"),
    ("too many pixels", _png_that_says(8_000, 8_000), "8000 by 8000 pixels"),
    ("bomb with a warning", _png_that_says(11_000, 11_000), "not a PNG or JPEG"),
    ("bomb", _png_that_says(60_000, 60_000), "not a PNG or JPEG"),
]


@pytest.mark.parametrize(("content", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_anything_else_is_refused_with_the_reason(content: bytes, said: str) -> None:
    with pytest.raises(UnusableInput, match=said):
        checked_picture(content)
