"""How a chart is read: what its marks mean, and the words that stand in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comhla.documents.charts.values import (
    Blank,
    Chart,
    Control,
    Deprivation,
    Funnel,
    Ranked,
    Reading,
    Role,
    SmallMultiples,
    Tiles,
    Trend,
)

_OF_BLANKS = {
    Blank.HIDDEN: "a square marks a figure that is hidden, so that nobody can be recognised",
    Blank.NOT_COLLECTED: "a cross marks a figure that was not collected",
    Blank.NOT_YET: "three dots mark a figure that is not yet published",
}

_OF_TILES = {
    Blank.HIDDEN: "A figure that is hidden, so that nobody can be recognised, says so.",
    Blank.NOT_COLLECTED: "Where none was collected, the tile says none.",
    Blank.NOT_YET: "Where it is not yet published, the tile says later.",
}


def how_to_read(chart: Chart) -> str:
    """What the marks of a chart mean, in sentences, only of those that there are; and what it does not say."""
    said = [*_of_marks(chart), *_of_breaks(chart), *_of_blanks(chart), chart.caveat]
    return " ".join(filter(None, said))


def instead(chart: Chart) -> str:
    """The words in place of the picture, for whoever does not see it."""
    return f"{_sentence(chart.title)} {chart.sentence} The table after the chart has every figure."


def described(chart: Chart) -> str:
    """The same for a picture that stands alone: the finding, and how the marks are read."""
    return f"{chart.sentence} {how_to_read(chart)}".strip()


def caption(chart: Chart) -> str:
    """What stands under the picture: its title, how it is read, and whose figures they are."""
    source = f"Source: {_sentence(chart.source)}" if chart.source else ""
    return " ".join(filter(None, [_sentence(chart.title), how_to_read(chart), source]))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _of_marks(chart: Chart) -> Iterator[str]:
    has_interval = any(reading.lower is not None for reading in chart.readings)
    match chart:
        case Trend():
            ours = [line for line in chart.lines if line.role is Role.OURS]
            if any(reading.lower is not None for line in ours for reading in line.readings):
                yield "The shaded band is the 95% interval."
        case SmallMultiples():
            if any(reading.lower is not None for line in chart.panels for reading in line.readings):
                yield "The shaded bands are 95% intervals."
            yield "Every panel has the same scale."
            if chart.comparator:
                yield f"The dashed line is {chart.comparator.label}."
        case Ranked():
            if has_interval:
                yield "The line through each dot is its 95% interval."
            yield chart.order
        case Deprivation():
            if has_interval:
                yield "The line on each bar is its 95% interval."
        case Funnel():
            yield "By chance alone 95% of areas would lie between the dashed lines and 99.8% between the dotted ones."
        case Control():
            yield "A triangle marks a period that breaks a rule of control; the table says which."
        case Tiles():
            yield "Each tile is an integration authority, near where it lies; the key names the shades, light to dark."


def _of_breaks(chart: Chart) -> Iterator[str]:
    if isinstance(chart, Trend | Control | SmallMultiples):
        yield from (
            f"From {each.period} figures are counted another way: {_sentence(each.words)}" for each in chart.breaks
        )


def _marked(chart: Chart) -> Sequence[Reading]:
    """The figures whose blanks are marked without a word beside the mark."""
    match chart:
        case Trend():
            return chart.marked
        case SmallMultiples():
            return [reading for line in chart.panels for reading in line.readings]
        case Control():
            return chart.readings
        case _:
            return ()


def _of_blanks(chart: Chart) -> Iterator[str]:
    if isinstance(chart, Funnel):
        if any(point.reading.blank or point.size is None for point in chart.points):
            yield "Areas without a figure or a size are in the table alone."
        return
    if isinstance(chart, Tiles):
        yield from (text for blank, text in _OF_TILES.items() if any(each.blank is blank for each in chart.readings))
        return
    readings = _marked(chart)
    there = [words for blank, words in _OF_BLANKS.items() if any(each.blank is blank for each in readings)]
    if there:
        text = "; ".join(there)
        yield f"Where the line has a gap, {text}."
