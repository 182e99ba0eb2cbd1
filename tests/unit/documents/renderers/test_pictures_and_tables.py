"""How large pictures are, how an SVG becomes a PNG, and what tables look like in every form."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from comhla.documents.errors import CannotBeWritten
from comhla.documents.model import Picture, Table, words
from comhla.documents.renderers.pictures import Size, as_png, data_address, size_of, with_our_font
from comhla.documents.renderers.tables import columns_of_numbers, shares_of_width
from comhla.documents.renderers.typesetting import png_of
from tests.lib.sample_documents import JPEG, PNG, SVG, raster


def _svg(attributes: str) -> Picture:
    content = f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" {attributes}></svg>'
    return Picture(content=content.encode(), media_type="image/svg+xml")


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        (raster("PNG", width=96, height=192), Size(72, 144)),
        (raster("JPEG", width=192, height=96), Size(144, 72)),
        (_svg('width="96" height="192px"'), Size(72, 144)),
        (_svg('width="2in" height="36pt"'), Size(144, 36)),
        (_svg('width="100%" height="100%" viewBox="0 0 96 192"'), Size(72, 144)),
        (_svg("viewBox='-10 -10 96.0 192.0'"), Size(72, 144)),
        (_svg('stroke-width="3" width="96" height="96"'), Size(72, 72)),
    ],
)
def test_a_picture_has_a_size_in_points(picture: Picture, size: Size) -> None:
    assert size_of(picture) == size


@pytest.mark.parametrize(
    "picture",
    [
        Picture(content=b"GIF89a", media_type="image/gif"),
        Picture(content=b"no picture", media_type="image/png"),
        Picture(content=PNG.content[:20], media_type="image/png"),
        Picture(content=b"no picture", media_type="image/svg+xml"),
        _svg(""),
        _svg('viewBox="0 0 0 10"'),
        _svg('viewBox="0 0 10"'),
        _svg('width="100000" height="10"'),
        _svg('viewBox="0 0 10 100000"'),
    ],
)
def test_what_is_no_picture_is_refused(picture: Picture) -> None:
    with pytest.raises(CannotBeWritten):
        size_of(picture)


@pytest.mark.filterwarnings("default")
def test_a_picture_too_large_to_open_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 500)
    with pytest.raises(CannotBeWritten, match="too large"):
        size_of(PNG)


@pytest.mark.parametrize(
    ("most", "size"),
    [(Size(100, 100), Size(40, 20)), (Size(20, 100), Size(20, 10)), (Size(100, 5), Size(10, 5))],
)
def test_a_picture_is_made_smaller_and_never_larger(most: Size, size: Size) -> None:
    assert Size(40, 20).within(*most) == size


def test_an_svg_becomes_a_png_with_twice_the_dots_of_a_screen() -> None:
    drawn = as_png(SVG)
    with Image.open(io.BytesIO(drawn.content)) as opened:
        assert (drawn.media_type, opened.size) == ("image/png", (640, 240))
        colours = {colour for _, colour in opened.convert("RGB").getcolors(1 << 16) or []}
    assert (0, 0x65, 0xBD) in colours
    assert (0, 0, 0) in colours, "the text is not drawn"


def test_other_pictures_stay_as_they_are() -> None:
    assert as_png(PNG) is PNG
    assert as_png(JPEG) is JPEG


def test_an_svg_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(CannotBeWritten, match="cannot be drawn"):
        as_png(Picture(content=b'<svg width="1" height="1"><g>', media_type="image/svg+xml"))


def test_a_picture_that_becomes_several_pages_is_refused(tmp_path) -> None:
    with pytest.raises(CannotBeWritten, match="more than one file"):
        png_of(b"one\n#pagebreak()\ntwo", tmp_path, dots_an_inch=72)


def test_an_svg_sees_no_file_of_the_machine() -> None:
    stolen = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="{}" width="10" height="10"/></svg>'
    )
    blank = stolen.format("nowhere.png").encode()
    for address in ("/etc/hostname", "file:///etc/hostname", "../../etc/hostname"):
        picture = Picture(content=stolen.format(address).encode(), media_type="image/svg+xml")
        assert _drawn(picture) in (None, _drawn(Picture(content=blank, media_type="image/svg+xml")))


def _drawn(picture: Picture) -> bytes | None:
    try:
        return as_png(picture).content
    except CannotBeWritten:
        return None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<text font-family="sans-serif">', b'<text font-family="Roboto">'),
        (b"<text style='font-family: Arial, sans-serif; x'>", b"<text style='font-family: Arial, Roboto; x'>"),
        (b'<text style="font: 10px sans-serif">', b'<text style="font: 10px Roboto">'),
        (b"<text>a sans-serif chart</text>", b"<text>a sans-serif chart</text>"),
    ],
)
def test_charts_are_set_in_the_font_that_we_bring(before: bytes, after: bytes) -> None:
    assert with_our_font(before) == after


def test_a_picture_can_be_its_own_address() -> None:
    assert data_address(PNG).startswith("data:image/png;base64,iVBOR")


def _table(*rows: str, headed: bool = False) -> Table:
    cells = tuple(tuple(words(cell) for cell in row.split("|")) for row in rows)
    return Table(caption="c", header=cells[0], rows=cells[1:], first_cell_heads_row=headed)


@pytest.mark.parametrize(
    ("table", "numbers"),
    [
        (_table("a|b", "North|1,200", "East|£3.5m", "West|–"), (False, True)),
        (_table("a|b", "1|12%", "2|-3", headed=True), (False, True)),
        (_table("a|b", "1|12%", "2|-3"), (True, True)),
        (_table("a|b", "x|–", "y|"), (False, False)),
        (_table("a|b", "x|1 of 3", "y|2"), (False, False)),
        (_table("a|b"), (False, False)),
    ],
)
def test_columns_of_numbers_are_known(table: Table, numbers: tuple[bool, ...]) -> None:
    assert columns_of_numbers(table) == numbers


def test_a_column_is_as_wide_as_what_stands_in_it() -> None:
    narrow, wide, number = shares_of_width(_table("Place|What it is for|£m", "East|" + "words and words " * 9 + "|1.2"))
    assert wide > 2 * narrow
    assert number <= narrow
    assert narrow + wide + number == pytest.approx(1, abs=0.001)
