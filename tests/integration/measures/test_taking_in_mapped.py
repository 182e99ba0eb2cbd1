"""Any table of figures: which column holds what is guessed, corrected, and remembered for the next file."""

from __future__ import annotations

import pytest

from comhla.indicators.mapping import from_json
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.measures.models import LocalIndicator, PendingRelease, Release, SavedMapping
from tests.lib.forms import form_of, words
from tests.lib.taking_in import COLUMNS, LOCALITIES, counting, given, look, map_columns, press, url
from tests.lib.web import a_person, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db
OTHERS = LOCALITIES.replace("2023/24,100,20,200", "2024/25,150,30,200").replace("2023/24", "2024/25")
LOCAL = {
    "key": "OWN-1",
    "label": "visits in a day",
    "title": "Visits made in a day",
    "measure": "count",
    "unit": "visits",
    "polarity": "higher_is_better",
    "source": "Our own count",
    "numerator": "Visits by district nurses",
    "owner": "Head of nursing",
    "review_on": "2027-04-01",
    "period_kind": "financial_year",
}


@pytest.fixture
def glen():
    """A made-up authority with two localities."""
    return recorded(small_facts())


@pytest.fixture
def analyst(glen):
    """Somebody who may take figures in."""
    return client_for(a_person(Role.ANALYST, glen))


@pytest.fixture
def pending(analyst, glen) -> PendingRelease:
    """A table of the authority's own, whose columns nobody has told of yet."""
    return given(analyst, glen, LOCALITIES)


def mapping_of(analyst, pending):
    """The page that asks which column holds what."""
    return analyst.get(url("work-release-mapping", pending.authority, pending.pk))


def test_a_table_that_is_not_known_asks_for_its_columns_first(analyst, pending):
    answer = look(analyst, pending)
    assert (answer.status_code, answer["Location"]) == (
        303,
        url("work-release-mapping", pending.authority, pending.pk),
    )
    page = words(mapping_of(analyst, pending))
    assert "The first rows of the file" in page
    assert "<td>West</td>" in page


def test_what_the_headings_tell_is_guessed(analyst, glen):
    waits = given(
        analyst, glen, "Indicator,Locality,Financial year,Rate,Numerator,Population\nNI-14,East,2023/24,1,2,3\n"
    )
    form = form_of(mapping_of(analyst, waits), "publisher")
    names = ("indicator", "area", "period", "value", "numerator", "denominator", "lower", "kind")
    assert [form[name] for name in names] == [
        *("Indicator", "Locality", "Financial year", "Rate", "Numerator", "Population"),
        *("", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"value": ""}, "Choose the column that holds the figures."),
        ({"area": ""}, "The area has to be in a column or the same for the whole file, and not both."),
        ({"every_period": "2023/24"}, "The period has to be in a column or the same for the whole file, and not both."),
        ({"factor": "0"}, "Figures cannot be multiplied with 0"),
        ({"factor": "much"}, "Enter a number"),
        ({"marks": "- = unknown"}, "It is not known what"),
        ({"title": ""}, "required"),
        ({"numerator": "no such column"}, "not one of the available choices"),
    ],
)
def test_a_map_that_is_not_whole_is_refused(analyst, pending, typed, said):
    answer = map_columns(analyst, pending, **{**COLUMNS, **typed})
    assert answer.status_code == 422
    assert said in words(answer).replace("&#x27;", "'")
    assert SavedMapping.objects.count() == 0


def test_what_is_wrong_in_the_rows_is_told_beside_the_map(analyst, glen):
    waits = given(analyst, glen, LOCALITIES.replace("East", "Atlantis").replace("170", "many"))
    answer = map_columns(analyst, waits, **COLUMNS)
    page = words(answer)
    assert answer.status_code == 422
    assert "There are 2 problems in the file" in page
    assert "Atlantis" in page
    assert "is neither a number nor a mark that is known" in page
    assert form_of(answer, "publisher")["value"] == "figure"
    assert SavedMapping.objects.count() == 0


def test_marks_and_factors_are_kept_with_the_map(analyst, glen):
    waits = given(analyst, glen, LOCALITIES.replace("2023/24,170,17", "2023/24,-,0").replace("30,3", "?,"))
    typed = {**COLUMNS, "marks": "- = Zero\n? = not yet\n", "factor": "10"}
    assert map_columns(analyst, waits, **typed).status_code == 303
    saved = from_json(SavedMapping.objects.get().mapping["columns"])
    assert (dict(saved.marks), saved.factor) == ({"-": "zero", "?": "not_yet"}, 10.0)
    form = form_of(mapping_of(analyst, waits), "publisher")
    assert (form["marks"], form["factor"]) == ("- = zero\r\n? = not yet".replace("\r", ""), "10")
    press(analyst, waits, look(analyst, waits))
    assert counting(glen) == {
        ("Glen Test", "2023/24"): 1000.0,
        ("East", "2023/24"): "not_yet",
        ("West", "2023/24"): 0.0,
    }


def test_the_next_file_with_these_headings_is_read_without_asking(analyst, glen, pending):
    map_columns(analyst, pending, **COLUMNS)
    press(analyst, pending, look(analyst, pending))
    waits = given(analyst, glen, OTHERS)
    page = look(analyst, waits)
    assert "The file was read as “Our count” is remembered." in words(page)
    assert press(analyst, waits, page).status_code == 303
    assert counting(glen)["Glen Test", "2024/25"] == 150.0
    assert Release.objects.first().title == "Our own count"


def test_a_remembered_map_that_does_not_read_the_file_is_not_used(analyst, glen, pending):
    map_columns(analyst, pending, **COLUMNS)
    waits = given(analyst, glen, OTHERS.replace("East", "North"))
    assert "mapping" in look(analyst, waits)["Location"]


def test_a_map_that_is_saved_and_cannot_be_read_any_more_is_passed_over(analyst, glen, pending):
    map_columns(analyst, pending, **COLUMNS)
    SavedMapping.objects.update(mapping={"columns": '{"worth": "figure"}'})
    assert "mapping" in look(analyst, given(analyst, glen, OTHERS))["Location"]


def test_a_map_can_be_changed_before_the_file_is_taken_in(analyst, pending):
    map_columns(analyst, pending, **COLUMNS)
    map_columns(analyst, pending, every_indicator="NI-15", indicator="", remember="")
    pending.refresh_from_db()
    assert from_json(pending.mapping["columns"]).every_indicator == "NI-15"
    assert SavedMapping.objects.get().title == "Our count"


def test_a_remembered_map_can_be_forgotten(analyst, glen, pending):
    map_columns(analyst, pending, **COLUMNS)
    saved = SavedMapping.objects.get()
    assert "Our count" in words(analyst.get(url("work-releases", glen)))
    assert analyst.post(url("work-mapping-forget", glen, saved.pk)).status_code == 303
    assert SavedMapping.objects.count() == 0
    kinds = Event.objects.filter(action__startswith="mapping_").order_by("number").values_list("action", flat=True)
    assert list(kinds) == ["mapping_remembered", "mapping_forgotten"]


def test_figures_of_an_indicator_of_our_own_come_in_by_the_same_way(analyst, glen):
    LocalIndicator.objects.create(authority=glen, key="OWN-1", definition=LOCAL)
    text = "place,year,figure\nGlen Test,2023/24,412\nEast,2023/24,2\nWest,2023/24,410\n"
    waits = given(analyst, glen, text)
    typed = {name: value for name, value in COLUMNS.items() if name not in ("indicator", "numerator", "denominator")}
    assert map_columns(analyst, waits, **typed, every_indicator="OWN-1").status_code == 303
    press(analyst, waits, look(analyst, waits))
    assert counting(glen) == {
        ("Glen Test", "2023/24"): 412.0,
        ("East", "2023/24"): "suppressed:would_reveal",
        ("West", "2023/24"): "suppressed:would_reveal",
    }


def test_a_file_that_was_in_order_and_is_not_any_more_says_why(analyst, glen):
    LocalIndicator.objects.create(authority=glen, key="OWN-1", definition=LOCAL)
    waits = given(analyst, glen, "place,year,figure\nGlen Test,2023/24,412\n")
    typed = {name: value for name, value in COLUMNS.items() if name not in ("indicator", "numerator", "denominator")}
    map_columns(analyst, waits, **typed, every_indicator="OWN-1")
    page = look(analyst, waits)
    LocalIndicator.objects.all().delete()
    again = look(analyst, waits)
    assert again.status_code == 422
    assert "OWN-1" in words(again)
    assert press(analyst, waits, page).status_code == 422


def test_the_mapping_page_of_a_file_that_another_browser_gave_stays_closed(glen, pending):
    other = client_for(a_person(Role.PLANNING_OFFICER, glen))
    page = words(mapping_of(other, pending))
    assert "It is kept sealed until it is taken in" in page
    assert "West" not in page
    assert other.post(url("work-release-waiting", glen, pending.pk), {"do": "throw-away"}).status_code == 303
    assert PendingRelease.objects.count() == 0
