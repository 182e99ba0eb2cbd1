"""Figures of areas smaller than a council: what would tell of few people is in no row of the database, ever."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core import serializers
from django.db import connection

from comhla.indicators.areas import AreaKind
from comhla.indicators.errors import NotAFile
from comhla.indicators.mapping import ColumnMap
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.authorities.actions import load_register
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.measures.actions.importing import withdraw
from comhla.web.measures.actions.operating import import_release
from comhla.web.measures.files import Details, GivenFile
from comhla.web.measures.models import Figure, PendingRelease, Release
from tests.lib.forms import words
from tests.lib.taking_in import COLUMNS, LOCALITIES, counting, given, look, map_columns, press, url
from tests.lib.web import TODAY, a_person, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db
HIDDEN = "suppressed:would_reveal"
MAP = ColumnMap(
    indicator="measure",
    area="place",
    kind="kind",
    period="year",
    group="who",
    value="figure",
    numerator="of whom",
    denominator="among",
)
HEADINGS = "measure,place,kind,year,who,figure,of whom,among\n"
"""A table of which every part has a column."""


@pytest.fixture
def glen() -> Authority:
    """A made-up authority with the localities East and West."""
    return recorded(small_facts())


def put_in(authority: Authority | None, text: str, *, has_looked: bool = False, **details: object) -> Release:
    """Take in a table by its map, at the machine itself."""
    said = Details(**{"retrieved_on": TODAY, "title": "Our count", "publisher": "Glen Test", **details})  # type: ignore[arg-type]  # each test gives what it is about
    file = GivenFile("count.csv", (HEADINGS + text).encode(), said, columns=MAP)
    (made,) = import_release(file, authority, by=SYSTEM, has_looked=has_looked)
    return made


def everything_kept() -> str:
    """Every value of every table, as whoever has a copy of the database reads it."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in cursor]
    return repr(found)


# ------------------------------------------------------------------------------------- the whole way, as it is clicked


def test_small_counts_of_localities_are_never_in_the_database(glen):
    marked = LOCALITIES.replace(",30,3,100", ",30.0301,3,100")
    analyst = client_for(a_person(Role.ANALYST, glen))
    pending = given(analyst, glen, marked)
    assert "30.0301" not in everything_kept()
    assert map_columns(analyst, pending, **COLUMNS).status_code == 303
    page = look(analyst, pending)
    assert "2 of 3 figures are hidden." in words(page)
    assert "30.0301" not in words(page)
    assert press(analyst, pending, page).status_code == 303
    assert counting(glen) == {
        ("Glen Test", "2023/24"): 100.0,
        ("East", "2023/24"): HIDDEN,
        ("West", "2023/24"): HIDDEN,
    }
    assert "30.0301" not in everything_kept()
    release = Release.objects.get()
    assert release.content is None
    seen = words(analyst.get(url("work-release", glen, release.pk)))
    assert "Small numbers were hidden before anything was kept." in seen
    assert "2 of 3 figures are hidden." in seen


def test_nothing_that_is_kept_of_a_hidden_figure_gives_it_away(glen):
    put_in(
        glen,
        "NI-14,Glen Test,,2023/24,,100,20,200\nNI-14,East,,2023/24,,30,3,100\nNI-14,West,,2023/24,,170,17,100\n",
    )
    for figure in Figure.objects.filter(area_kind=AreaKind.LOCALITY):
        assert (figure.value, figure.numerator, figure.lower, figure.upper) == (None, None, None, None)
    kept = json.loads(serializers.serialize("json", Release.objects.all()))[0]["fields"]
    assert kept["protection"]["indicators"][0]["hidden"] == 2
    assert "fewer than" not in json.dumps(kept["protection"])


# ---------------------------------------------------------------------------------- what a reader could subtract from

SUMS = [
    (
        "the total stands in the file",
        "",
        "NI-14,Glen Test,,2023/24,,100,20,200\nNI-14,East,,2023/24,,30,3,100\nNI-14,West,,2023/24,,170,17,100\n",
        {"East", "West"},
    ),
    (
        "no total is public",
        "",
        "NI-14,East,,2023/24,,30,3,100\nNI-14,West,,2023/24,,170,17,100\n",
        {"East"},
    ),
    (
        "the total is in an earlier release",
        "NI-14,Glen Test,,2023/24,,100,20,200\n",
        "NI-14,East,,2023/24,,30,3,100\nNI-14,West,,2023/24,,170,17,100\n",
        {"East", "West"},
    ),
    (
        "nothing is small although the total is public",
        "NI-14,Glen Test,,2023/24,,100,20,200\n",
        "NI-14,East,,2023/24,,120,12,100\nNI-14,West,,2023/24,,80,8,100\n",
        set(),
    ),
    (
        "people of no locality stand between",
        "",
        "NI-14,Glen Test,,2023/24,,100,90,200\nNI-14,East,,2023/24,,30,3,100\nNI-14,West,,2023/24,,170,17,100\n",
        {"East"},
    ),
    (
        "nothing is small",
        "",
        "NI-14,East,,2023/24,,300,30,100\nNI-14,West,,2023/24,,170,17,100\n",
        set(),
    ),
]


@pytest.mark.parametrize(("earlier", "text", "hidden"), [row[1:] for row in SUMS], ids=[row[0] for row in SUMS])
def test_what_could_be_subtracted_from_is_hidden_too(glen, earlier, text, hidden):
    if earlier:
        put_in(glen, earlier, published_on=date(2024, 3, 1))
    put_in(glen, text, published_on=date(2024, 5, 1))
    assert {area for (area, _period), value in counting(glen).items() if value == HIDDEN} == hidden


def test_groups_that_make_everybody_are_guarded(glen):
    text = "".join(f"NI-14,East,,2023/24,{who},{count},{count},1000\n" for who, count in
                   (("", 40), ("age 65 to 74", 3), ("age 75 to 84", 17), ("age 85 and over", 20)))  # fmt: skip
    put_in(glen, text)
    marks = dict(Figure.objects.values_list("group", "mark"))
    assert marks["age 65 to 74"] == HIDDEN
    assert list(marks.values()).count(HIDDEN) == 2


def test_quarters_that_make_a_year_are_guarded(glen):
    quarters = (("2023/24 Q1", 3), ("2023/24 Q2", 9), ("2023/24 Q3", 11), ("2023/24 Q4", 12), ("2023/24", 35))
    put_in(glen, "".join(f"NI-14,East,,{period},,{count},{count},1000\n" for period, count in quarters))
    assert Figure.objects.filter(mark=HIDDEN).count() == 2


def test_a_figure_that_an_earlier_release_showed_is_told_to_whoever_decides(glen):
    put_in(glen, "NI-14,East,,2023/24,,30,30,100\nNI-14,West,,2023/24,,170,17,100\n", published_on=date(2024, 3, 1))
    Figure.objects.filter(area_name="East").update(value=3, numerator=3)  # as a release of another system might have it
    with pytest.raises(NotRecorded, match="An earlier release shows this very number"):
        put_in(glen, "NI-14,East,,2023/24,,3,3,100\n", published_on=date(2024, 5, 1))


def test_a_withdrawn_release_is_still_known_to_its_readers(glen):
    total = put_in(glen, "NI-14,Glen Test,,2023/24,,100,20,200\n", published_on=date(2024, 3, 1))
    withdraw(total, by=SYSTEM, because="It was given by mistake.")
    put_in(glen, "NI-14,East,,2023/24,,30,3,100\nNI-14,West,,2023/24,,170,17,100\n")
    assert set(counting(glen).values()) == {HIDDEN}


def test_figures_of_everybody_that_others_published_count_as_known():
    load_register(by=SYSTEM)
    falkirk = Authority.objects.get(slug="falkirk")
    from comhla.web.authorities.actions import record_row

    for key in ("east", "west"):
        record_row(falkirk, "localities", {"id": key, "name": f"Falkirk {key}"}, by=SYSTEM, reason="")
        falkirk.refresh_from_db()
    put_in(None, "NI-14,Falkirk,council,2023/24,,100,20,200\n")
    put_in(falkirk, "NI-14,Falkirk east,,2023/24,,30,3,100\nNI-14,Falkirk west,,2023/24,,170,17,100\n")
    assert set(counting(falkirk).values()) == {HIDDEN}


# -------------------------------------------------------------------------------------- what a person has to decide


def test_figures_without_the_count_behind_them_have_to_be_looked_at(glen):
    analyst = client_for(a_person(Role.ANALYST, glen, name="Ana Lyst"))
    text = "measure,place,year,figure\nNI-14,East,2023/24,40\n"
    pending = given(analyst, glen, text)
    typed = {name: typed for name, typed in COLUMNS.items() if name not in ("numerator", "denominator")}
    map_columns(analyst, pending, **typed)
    page = look(analyst, pending)
    assert "1 figure came without the count behind it, so it could not be checked." in words(page)
    refused = press(analyst, pending, page)
    assert refused.status_code == 422
    assert Release.objects.count() == 0
    assert press(analyst, pending, refused, has_looked="on").status_code == 303
    assert counting(glen) == {("East", "2023/24"): 40.0}
    shown = words(analyst.get(url("work-release", glen, Release.objects.get().pk)))
    assert "Ana Lyst looked at the figures that could not be checked or protected" in shown


def test_a_count_that_is_no_whole_number_is_refused(glen):
    with pytest.raises(NotAFile, match="is no count"):
        put_in(glen, "NI-14,East,,2023/24,,30,3.5,100\n")


def test_small_areas_of_a_measure_that_is_not_known_are_refused(glen):
    with pytest.raises(NotAFile, match="OWN-1"):
        put_in(glen, "OWN-1,East,,2023/24,,30,3,100\n")


# ------------------------------------------------------------------------------------------ areas that are made up


def test_a_made_up_authority_is_compared_with_areas_of_a_kind_that_is_said(glen):
    put_in(
        glen,
        "NI-14,Glen Test,,2023/24,,100,20,200\nNI-14,Strath Test,other,2023/24,,30,3,100\n"
        "NI-14,Scotland (illustrative),scotland,2023/24,,99,990,10000\n",
    )
    kept = dict(Figure.objects.values_list("area_code", "area_kind"))
    assert kept == {
        "LOCAL-glen-test": "authority",
        "LOCAL-strath-test": "other",
        "LOCAL-scotland-illustrative": "scotland",
    }
    assert counting(glen)["Strath Test", "2023/24"] == 30.0


@pytest.mark.parametrize(("place", "kind"), [("Fife", ""), ("North", ""), ("North", "locality"), ("!", "other")])
def test_a_made_up_authority_has_no_area_of_the_register_nor_one_without_a_kind(glen, place, kind):
    with pytest.raises(NotAFile, match="Glen Test is made up, and its areas are: Glen Test; East; West"):
        put_in(glen, f"NI-14,{place},{kind},2023/24,,100,20,200\n")


def test_nobody_waits_with_anything_else_than_a_sealed_file(glen):
    analyst = client_for(a_person(Role.ANALYST, glen))
    pending = given(analyst, glen, LOCALITIES)
    assert b"East" not in bytes(PendingRelease.objects.get(pk=pending.pk).content)
