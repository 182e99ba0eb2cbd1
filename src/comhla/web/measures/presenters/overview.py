"""All measures of an authority on one page: the latest figure of each, how it compares, and which way it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.indicators import words
from comhla.indicators.catalogue import Indicator, State, Suite
from comhla.indicators.errors import Unknown
from comhla.indicators.findings import Compared, Point, Series, Verdict
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, next_period
from comhla.web.measures.models import Keeper
from comhla.web.measures.places import Place
from comhla.web.measures.presenters.comparing import against_country, against_own_past
from comhla.web.measures.presenters.figures import (
    SUITES,
    Figure,
    Tag,
    figure_of,
    ours_in,
    outcomes,
    scotland_in,
    series_where_known,
    short_tag_of,
    state_of,
)
from comhla.web.words import day

USUAL_LAG = 365
"""So many days after the next period has ended a figure is called old, where the catalogue says nothing."""


class Beside(NamedTuple):
    """A figure that stands beside the area's own: of Scotland, or of the period before."""

    label: str
    number: str
    tag: Tag | None
    """Nothing where it cannot be told whether the two differ."""


class Row(NamedTuple):
    """One measure in the list."""

    key: str
    label: str
    title: str
    figure: Figure | None
    beside: tuple[Beside, ...]
    verdict: Verdict | None
    """How it compares with Scotland."""
    why_none: str
    """Why there is no figure; empty where there is one."""
    is_of_council: bool
    waits: str
    """That a newer figure should be there by now; empty where none is awaited."""
    owner: str
    looked: str
    """When the owner last looked, and what they said."""


class Group(NamedTuple):
    """Measures of one suite or outcome."""

    anchor: str
    title: str
    said: str
    """The outcome in full; empty for a suite."""
    rows: tuple[Row, ...]
    without: tuple[Row, ...]
    """Those without a figure, which stand together at the end."""


class Overview(NamedTuple):
    """The page."""

    sentence: str
    groups: tuple[Group, ...]
    with_figures: int


class Looking(NamedTuple):
    """What else the page of the authority's people shows."""

    keepers: Mapping[str, Keeper] = {}
    today: date | None = None
    """Nothing for the public: whether a newer figure should be there is no business of theirs."""


def overview(
    indicators: Sequence[Indicator],
    place: Place,
    observations: Iterable[Observation],
    *,
    by_outcome: bool = False,
    looking: Looking | None = None,
) -> Overview:
    """The measures by suite, or by the national outcomes that they tell of."""
    figures: dict[str, list[Observation]] = defaultdict(list)
    for each in observations:
        figures[each.indicator].append(each)
    rows = {each.key: _row(each, place, figures.get(each.key, ()), looking or Looking()) for each in indicators}
    groups = _by_outcome(indicators, rows) if by_outcome else _by_suite(indicators, rows)
    return Overview(
        sentence=_sentence(list(rows.values())),
        groups=tuple(groups),
        with_figures=sum(row.figure is not None for row in rows.values()),
    )


def _by_suite(indicators: Sequence[Indicator], rows: Mapping[str, Row]) -> Iterable[Group]:
    for suite in Suite:
        own = [rows[each.key] for each in indicators if each.suite is suite]
        if own:
            yield _group(suite.value, str(SUITES[suite]), "", own)


def _by_outcome(indicators: Sequence[Indicator], rows: Mapping[str, Row]) -> Iterable[Group]:
    for outcome in outcomes():
        own = [rows[each.key] for each in indicators if outcome.key in each.outcomes]
        if own:
            yield _group(outcome.key.lower(), outcome.label, outcome.words, own)


def _group(anchor: str, title: str, said: str, rows: Iterable[Row]) -> Group:
    rows = tuple(rows)
    return Group(
        anchor,
        title,
        said,
        tuple(row for row in rows if row.figure),
        tuple(row for row in rows if not row.figure),
    )


def _row(indicator: Indicator, place: Place, figures: Iterable[Observation], looking: Looking) -> Row:
    series = series_where_known(figures, indicator)
    ours = ours_in(series, place)
    keeper = looking.keepers.get(indicator.key)
    if ours is None or ours.latest is None:
        return _without(indicator, keeper)
    scotland, past = against_country(ours, scotland_in(series)).compared, against_own_past(ours).compared
    beside = [(_("Scotland"), scotland), (past.comparator.period.label if past else "", past)]
    return Row(
        key=indicator.key,
        label=indicator.label,
        title=indicator.title,
        figure=figure_of(ours.latest, indicator),
        beside=tuple(_beside(label, compared) for label, compared in beside if compared),
        verdict=scotland.verdict if scotland else None,
        why_none="",
        is_of_council=place.council is not None and ours.area.code == place.council.code,
        waits=_waits(ours, looking.today),
        owner=_owner(indicator, keeper),
        looked=_looked(keeper),
    )


def _beside(label: str, compared: Compared) -> Beside:
    other = Point(compared.comparator.period, compared.comparator.value)
    shown = figure_of(other, compared.indicator)
    tag = None if compared.verdict is Verdict.CANNOT_TELL else short_tag_of(compared)
    return Beside(label, shown.number or shown.blank, tag)


def _without(indicator: Indicator, keeper: Keeper | None) -> Row:
    return Row(
        key=indicator.key,
        label=indicator.label,
        title=indicator.title,
        figure=None,
        beside=(),
        verdict=None,
        why_none=state_of(indicator) or _("No figures have been taken in."),
        is_of_council=False,
        waits="",
        owner=_owner(indicator, keeper),
        looked=_looked(keeper),
    )


def _owner(indicator: Indicator, keeper: Keeper | None) -> str:
    return keeper.post if keeper else indicator.owner


def _looked(keeper: Keeper | None) -> str:
    if keeper is None or keeper.looked_at is None:
        return ""
    return _("Looked at on %(day)s%(said)s") % {
        "day": day(keeper.looked_at.date()),
        "said": f": {keeper.said}" if keeper.said else "",
    }


def _waits(ours: Series, today: date | None) -> str:
    """That a newer figure should be there by now."""
    if today is None or ours.latest is None or ours.indicator.state is not State.REPORTED:
        return ""
    due = expected_by(ours.indicator, ours.latest.period)
    if due is None or due[1] >= today:
        return ""
    return _("A figure for %(period)s should be there by now.") % {"period": due[0].label}


def expected_by(indicator: Indicator, latest: MeasuredPeriod) -> tuple[MeasuredPeriod, date] | None:
    """The period that comes next, and the day by which its figure should be there; nothing beyond all years."""
    following = latest
    try:
        for _year in range(max(1, indicator.years_between)):
            following = next_period(following)
    except Unknown:
        return None
    lag = USUAL_LAG if indicator.lag_days is None else indicator.lag_days
    return following, following.last_day + timedelta(days=lag)


def _sentence(rows: Sequence[Row]) -> str:
    """How many measures are better, worse, and so on than Scotland."""
    known = [row for row in rows if row.figure]
    if not known:
        return _("No figures have been taken in yet.")
    told = [
        (Verdict.BETTER, _("%(number)d better")),
        (Verdict.WORSE, _("%(number)d worse")),
        (Verdict.HIGHER, _("%(number)d higher")),
        (Verdict.LOWER, _("%(number)d lower")),
        (Verdict.NO_CLEAR_DIFFERENCE, _("%(number)d not clearly different")),
    ]
    counted = [(said, sum(row.verdict is verdict for row in known)) for verdict, said in told]
    parts = [said % {"number": number} for said, number in counted if number]
    rest = len(known) - sum(number for _said, number in counted)
    return " ".join(filter(None, [_first(len(known), parts), _rest(rest, len(known))]))


def _first(known: int, parts: Sequence[str]) -> str:
    of = {"known": known, "told": words.listed(parts)}
    if not parts:
        return (
            ngettext("There is %(known)d measure with figures.", "There are %(known)d measures with figures.", known)
            % of
        )
    return (
        ngettext(
            "Of %(known)d measure with figures, against Scotland: %(told)s.",
            "Of %(known)d measures with figures, against Scotland: %(told)s.",
            known,
        )
        % of
    )


def _rest(rest: int, known: int) -> str:
    if not rest:
        return ""
    if rest == known:
        return _("Whether they differ from Scotland by more than chance cannot be told from what is published.")
    said = _("For %(rest)d it cannot be told from what is published whether they differ by more than chance.")
    return said % {"rest": rest}
