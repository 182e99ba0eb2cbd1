"""Figures and findings in words: what may be said, and no more.

Numbers are rounded half up at the decimals of their indicator. A hidden figure is never described, and chance is never
taken for a difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from comhla.indicators.areas import Area
from comhla.indicators.catalogue import Indicator, Polarity
from comhla.indicators.findings import Against, Comparator, Interval, Point, Verdict
from comhla.indicators.values import Missing, Suppressed, Value, Why

_WIDE = Context(prec=400)  # enough for the largest number that a computer holds
_PLACES = tuple(Decimal(1).scaleb(-places) for places in range(20))
_BLANKS: dict[Why | Missing, str] = {
    Why.PUBLISHER: "hidden by the publisher",
    Why.SMALL_NUMBER: "hidden because it rests on few people",
    Why.WOULD_REVEAL: "hidden because it would let another hidden figure be worked out",
    Missing.NOT_COLLECTED: "not collected",
    Missing.NOT_YET: "not published yet",
}
_POUNDS = {"pounds", "pound", "£"}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def rounded(figure: float, decimals: int) -> str:
    """A number as it is printed: rounded half up (away from nought), with commas for thousands.

    The half is taken of the number as it is written, so that 0.285 gives 0.29 although a computer holds a little less.
    """
    places = Decimal(repr(float(figure))).quantize(_PLACES[decimals], rounding=ROUND_HALF_UP, context=_WIDE)
    return f"{places if places else abs(places):,f}"


def blank(value: Suppressed | Missing) -> str:
    """Why there is no number, in a few words."""
    return _BLANKS[value.why if isinstance(value, Suppressed) else value]


def plain(value: Value, indicator: Indicator) -> str:
    """A figure for a table: the number without its unit, or why there is none."""
    if isinstance(value, (Suppressed, Missing)):
        return blank(value)
    return rounded(value, indicator.decimals)


def with_unit(value: Value, indicator: Indicator) -> str:
    """A figure for a sentence: "118.2 per 1,000 people", "£23.45 an hour", or why there is none."""
    if isinstance(value, (Suppressed, Missing)):
        return blank(value)
    return _with(rounded(value, indicator.decimals), indicator.unit)


def beside(value: Value, other: Value, indicator: Indicator) -> str:
    """Two figures side by side: "142.2 against 101.7 per 1,000 discharges", "£23.45 against £24.10 an hour"."""
    return f"{_with(plain(value, indicator), _money(indicator))} against {with_unit(other, indicator)}"


def _money(indicator: Indicator) -> str:
    """The word for pounds where the unit begins with it; else nothing."""
    first = indicator.unit.partition(" ")[0]
    return first if first in _POUNDS else ""


def _with(text: str, unit: str) -> str:
    first, _, rest = unit.partition(" ")
    if first in _POUNDS:
        text, unit = (f"-£{text[1:]}" if text.startswith("-") else f"£{text}"), rest
    return f"{text} {unit}".rstrip()


def difference(size: float, indicator: Indicator) -> str:
    """How much higher or lower: "13.6 higher", "2.0 percentage points lower", "the same"."""
    text = rounded(abs(size), indicator.decimals)
    if not size:
        return "the same"
    if not text.strip("0."):
        text = f"less than {_PLACES[indicator.decimals]}"
    unit = "percentage points" if indicator.unit == "per cent" else _money(indicator)
    return f"{_with(text, unit)} {'higher' if size > 0 else 'lower'}"


def interval_of_difference(interval: Interval, indicator: Indicator) -> str:
    """The range of a difference in words that need no minus sign."""
    lower, upper = (difference(end, indicator) for end in (interval.lower, interval.upper))
    return f"{per_cent(interval.confidence)} interval of the difference: from {lower} to {upper}"


def interval(limits: Interval, indicator: Indicator) -> str:
    """The range of a figure: "95 per cent interval: 98.1 to 104.3"."""
    ends = f"{rounded(limits.lower, indicator.decimals)} to {rounded(limits.upper, indicator.decimals)}"
    return f"{per_cent(limits.confidence)} interval: {ends}"


def per_cent(share: float) -> str:
    """A share in words: 0.95 is "95 per cent", 0.998 is "99.8 per cent"."""
    return f"{rounded(share * 100, 1).removesuffix('.0')} per cent"


def ordinal(place: int) -> str:
    """A place: 1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if place % 100 in {11, 12, 13} else _ENDINGS.get(place % 10, "th")
    return f"{place}{ending}"


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them: "Fife, Moray and Orkney Islands"."""
    names = tuple(names)
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def counted(how_many: int, one: str, many: str) -> str:
    """ "1 area", "31 areas"."""
    return f"{how_many:,} {one if how_many == 1 else many}"


def who(area: Area, group: str) -> str:
    """Whose figure it is: "Falkirk", "Falkirk (deprivation band 1)"."""
    return f"{area.name} ({group.replace('simd-', 'deprivation band ')})" if group else area.name


def verdict_of(size: float, polarity: Polarity) -> Verdict:
    """What a clear difference of this size means."""
    if polarity is Polarity.NEITHER:
        return Verdict.HIGHER if size > 0 else Verdict.LOWER
    return Verdict.BETTER if (size > 0) is (polarity is Polarity.HIGHER_IS_BETTER) else Verdict.WORSE


_CLEARLY = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.HIGHER: "clearly higher",
    Verdict.LOWER: "clearly lower",
}


def clearly(verdict: Verdict) -> str:
    """The word for a clear difference: better, worse, clearly higher, clearly lower."""
    return _CLEARLY[verdict]


def compared(
    *,
    indicator: Indicator,
    name: str,
    point: Point,
    comparator: Comparator,
    size: float | None,
    limits: Interval | None,
    verdict: Verdict,
    reason: str,
) -> str:
    """The finding of a comparison as one sentence, or two where it cannot be told.

    `size` is the difference and `limits` its interval; `reason` tells why nothing can be told.
    """
    sentence = _opening(name, point, comparator, verdict)
    if size is None:
        return f"{sentence}. {reason}"
    figures = beside(point.value, comparator.value, indicator)
    if verdict is Verdict.CANNOT_TELL:
        return f"{sentence}: {figures}. {reason}"
    if verdict is not Verdict.NO_CLEAR_DIFFERENCE:
        figures += f", which is {difference(size, indicator)}"
    return (
        f"{sentence}: {figures} ({interval_of_difference(limits, indicator)})." if limits else f"{sentence}: {figures}."
    )


def _opening(name: str, point: Point, comparator: Comparator, verdict: Verdict) -> str:
    """The first part of the sentence, without figures."""
    if comparator.against is Against.PAST:
        return _opening_of_change(name, point, comparator, verdict)
    when, other = point.period.label, comparator.name
    if verdict is Verdict.CANNOT_TELL:
        return f"It cannot be told whether {name} differed from {other} in {when}"
    if verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return f"There was no clear difference between {name} and {other} in {when}"
    return f"{name} was {clearly(verdict)} than {other} in {when}"


def _opening_of_change(name: str, point: Point, comparator: Comparator, verdict: Verdict) -> str:
    earlier, later = comparator.period.label, point.period.label
    if verdict is Verdict.CANNOT_TELL:
        return f"It cannot be told whether {name} changed between {earlier} and {later}"
    if verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return f"There was no clear change for {name} between {earlier} and {later}"
    return f"{name} was {clearly(verdict)} in {later} than in {earlier}"


def why_not(value: Value, name: str, when: str) -> str:
    """Why nothing can be worked out from a blank, as a full sentence; empty for a number."""
    if isinstance(value, (Suppressed, Missing)):
        return f"The figure of {name} for {when} is {blank(value)}."
    return ""
