"""The public pages of measures: the finding first, a table for every chart, and never an empty answer."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import DatabaseError

from comhla.documents.charts import key as key_of_chart
from comhla.indicators.areas import SCOTLAND, Area, AreaKind, area_for
from comhla.indicators.values import Missing, Suppressed
from comhla.web.measures.actions.drawing import draw_wanted
from comhla.web.measures.charts import pictures_of
from comhla.web.measures.models import ChartWanted, DrawnChart, LocalIndicator, Target
from tests.lib.figures import year
from tests.lib.measures import FALLS, GOOD_SERVICES, READMISSIONS, a_release, local_definition, rate, words_of
from tests.lib.sample_charts import TREND
from tests.lib.web import recorded, small_facts

pytestmark = pytest.mark.django_db
PAGES = ("", "?against=family", "?against=past", "?against=target", "compare/", "over-time/", "gap/", "localities/")


def page(client, authority, key=READMISSIONS, rest=""):
    """A page of a measure."""
    return client.get(f"/authorities/{authority.slug}/measures/{key}/{rest}")


class TestOneMeasure:
    def test_the_finding_stands_first_and_says_the_difference(self, client, falkirk):
        answer = page(client, falkirk)
        said = words_of(answer)
        assert answer.status_code == 200
        assert "Falkirk was better than Scotland in 2022/23: 94.5" in said
        assert "which is 5.6 lower (95 per cent interval of the difference: from 9.7 lower to 1.2 lower)." in said
        assert said.index("Falkirk was better") < said.index("94.5 readmissions per 1,000 discharges 2022/23")

    def test_the_table_of_the_chart_has_every_year(self, client, falkirk):
        said = page(client, falkirk).content.decode()
        rows = re.findall(r'<th scope="row">(20\d\d/\d\d)</th>', said)
        assert rows == [f"{start}/{start - 1999}" for start in range(2013, 2023)]

    def test_whose_figures_they_are_and_what_they_mean(self, client, falkirk):
        said = words_of(page(client, falkirk))
        assert "Made-up figures Nobody in particular Published on 1 October 2026 Retrieved on 2 November 2026" in said
        assert "Lower figures are better." in said
        assert "It is not standardised, and one person may be readmitted several times." in said

    def test_against_its_family_group(self, client, falkirk):
        said = words_of(page(client, falkirk, rest="?against=family"))
        assert re.search(r"Falkirk was \w+ than the family group of \d areas", said)
        assert "Compared with:" in said

    def test_against_areas_that_were_chosen(self, client, falkirk):
        fife, moray = (area_for(name, AreaKind.AUTHORITY).code for name in ("Fife", "Moray"))
        one = page(client, falkirk, rest=f"?against=chosen&area={fife}")
        assert "no clear difference between Falkirk and Fife in 2022/23" in words_of(one)
        assert re.search(rf'value="{fife}" checked', one.content.decode())
        two = words_of(page(client, falkirk, rest=f"?area={fife}&area={moray}&area=nowhere"))
        assert "the 2 chosen areas" in two
        assert "Choose at least one area" in words_of(page(client, falkirk, rest="?against=chosen"))

    def test_against_its_own_past(self, client, falkirk):
        assert "no clear change for Falkirk between 2021/22 and 2022/23" in words_of(
            page(client, falkirk, rest="?against=past")
        )

    def test_an_unknown_comparison_is_that_with_scotland(self, client, falkirk):
        assert "than Scotland" in words_of(page(client, falkirk, rest="?against=the-moon"))

    def test_a_target_is_told_with_the_way_to_it(self, client, falkirk):
        assert "No target is set" in words_of(page(client, falkirk, rest="?against=target"))
        Target.objects.create(
            authority=falkirk,
            indicator=READMISSIONS,
            value=80,
            from_period="2019/20",
            by=date(2026, 3, 31),
            says="Plan",
        )
        said = words_of(page(client, falkirk, rest="?against=target"))
        assert "than the target for 2025/26" in said
        assert "behind in 2022/23 on the way to its target of 80.0" in said
        over_time = words_of(page(client, falkirk, rest="over-time/"))
        assert "The way to the target for 31 March 2026" in over_time
        assert "Where the target comes from: Plan" in over_time

    def test_an_authority_is_told_by_the_council_with_the_same_area_where_only_that_has_figures(self, client, falkirk):
        council = area_for("Falkirk", AreaKind.COUNCIL)
        figures = [rate(council, 2021, 20, 1_000, indicator="SW01", value=21.5, numerator=None, denominator=None)]
        a_release(None, [*figures, rate(council, 2022, 20, indicator="SW01", value=22.75, numerator=None)])
        said = words_of(page(client, falkirk, "SW01"))
        assert "£22.75 an hour" in said
        assert "published for the council area of Falkirk" in said
        assert "There are no figures of Scotland to compare with." in said

    def test_newer_figures_of_others_are_mentioned(self, client, falkirk):
        a_release(None, [rate(SCOTLAND, 2023, 99_000, 1_000_000)], title="Newer")
        assert "There are figures of other areas up to 2023/24." in words_of(page(client, falkirk))

    def test_an_unknown_measure_or_authority_is_not_found(self, client, falkirk):
        assert page(client, falkirk, "nothing-at-all").status_code == 404
        assert client.get("/authorities/nowhere/measures/NI-14/").status_code == 404


class TestNothing:
    def test_a_page_without_figures_says_which_there_are(self, client, falkirk):
        a_release(None, [rate(area_for("Fife"), 2020, 10, indicator=FALLS)])
        for rest in ("", "compare/", "over-time/"):
            said = words_of(page(client, falkirk, FALLS, rest))
            assert "There are no figures of this area" in said
            assert "There are figures of Fife for 2020/21." in said

    def test_figures_that_were_never_published_are_told_as_such(self, client, falkirk):
        said = words_of(page(client, falkirk, "NI-10"))
        assert "have never been published" in said
        assert "No figures have been taken in." in said

    @pytest.mark.parametrize(
        ("rest", "says"),
        [("gap/", "There are no figures by deprivation"), ("localities/", "There are no figures of localities")],
    )
    def test_of_parts_that_have_none(self, client, falkirk, rest, says):
        answer = page(client, falkirk, rest=rest)
        assert says in words_of(answer)
        assert "There are figures of 32 areas for 10 periods" in words_of(answer)

    def test_pages_that_have_nothing_are_not_offered(self, client, falkirk):
        said = page(client, falkirk).content.decode()
        assert "/compare/" in said
        assert "/gap/" not in said


class TestAllAreas:
    def test_places_a_funnel_and_tiles(self, client, falkirk):
        said = words_of(page(client, falkirk, rest="compare/"))
        assert re.search(r"Falkirk was \w+ of 31 in 2022/23", said)
        assert re.search(r"Of 31 areas in 2022/23 against Scotland: \d+ better; \d+ worse", said)
        assert "By size of area" in said
        assert said.count("The figures of this chart as a table") == 3

    def test_another_period(self, client, falkirk):
        assert "in 2015/16" in words_of(page(client, falkirk, rest="compare/?period=2015/16"))
        assert "in 2022/23" in words_of(page(client, falkirk, rest="compare/?period=1066"))

    def test_an_area_without_a_figure_in_the_period_is_told_so(self, client, falkirk):
        a_release(None, [rate(area_for("Fife"), 2023, 90), rate(area_for("Moray"), 2023, 95)], title="Newer")
        said = words_of(page(client, falkirk, rest="compare/?period=2023/24"))
        assert "Falkirk has no place in 2023/24" in said
        assert "there is nothing to compare" not in words_of(page(client, falkirk, rest="compare/"))

    def test_of_a_made_up_authority_there_are_no_tiles(self, client, glen):
        said = words_of(page(client, glen, rest="compare/"))
        assert "Glen Test was 3rd of 3" in said
        assert "Where areas differ" not in said


class TestAMadeUpAuthority:
    @pytest.fixture
    def both(self, falkirk, glen):
        """Figures of the whole country, and those of the made-up authority."""
        return glen

    def test_it_is_compared_with_made_up_areas_alone(self, client, both):
        assert "Made-up figures" in words_of(page(client, both))
        assert "Falkirk" not in words_of(page(client, both, rest="compare/"))
        assert "the family group of 3 areas" in words_of(page(client, both, rest="?against=family"))

    def test_the_gap_by_deprivation(self, client, both):
        answer = page(client, both, rest="gap/")
        said = words_of(answer)
        assert "The most deprived of Glen Test were worse than the least deprived in 2022/23" in said
        assert "Slope index of inequality" in said
        assert "Relative index of inequality" in said
        assert "Population attributable risk" in said

    def test_localities_with_hidden_figures(self, client, both):
        said = words_of(page(client, both, rest="localities/"))
        assert "In 2022/23 the figures of 2 localities went from 122.2 in West to 160.0" in said
        assert "Figures that are hidden (10 here) rest on few people" in said
        assert "Hidden because it rests on few people" in said


@pytest.mark.parametrize("rest", PAGES)
def test_no_page_asks_the_database_too_often(client, glen, django_assert_max_num_queries, rest):
    with django_assert_max_num_queries(25):
        assert page(client, glen, rest=rest).status_code == 200


class TestList:
    def test_every_measure_stands_in_its_set(self, client, falkirk):
        answer = client.get("/authorities/falkirk/measures/")
        said = words_of(answer)
        assert "Of 1 measure with figures, against Scotland: 1 better." in said
        assert "Core suite of integration indicators Readmissions" in said
        assert "22 measures without figures" in said
        assert "/authorities/falkirk/measures/NI-14/" in answer.content.decode()

    def test_by_outcome(self, client, falkirk):
        said = words_of(client.get("/authorities/falkirk/measures/?by=outcome"))
        assert "Independent living" in said
        assert "Core suite of integration indicators" not in said

    def test_before_anything_was_taken_in(self, client, db):
        authority = recorded(small_facts())
        said = words_of(client.get(f"/authorities/{authority.slug}/measures/"))
        assert "No figures have been taken in yet." in said

    def test_indicators_of_the_authority_itself(self, client, glen):
        for key, definition in (("lunch-clubs", local_definition()), ("broken", {"key": "broken"})):
            LocalIndicator.objects.create(authority=glen, key=key, definition=definition)
        clubs = {"indicator": "lunch-clubs", "numerator": None, "denominator": None}
        own = Area("LOCAL-glen-test", "Glen Test", AreaKind.AUTHORITY)
        a_release(glen, [rate(own, 2021, 1, value=7, **clubs), rate(own, 2022, 1, value=9, **clubs)], title="Clubs")
        said = words_of(client.get(f"/authorities/{glen.slug}/measures/"))
        assert "Indicators of the partnership's own Lunch clubs" in said.replace("&#x27;", "'")
        assert "9 clubs" in words_of(page(client, glen, "lunch-clubs"))


class TestBlanks:
    BLANKS = (
        (Suppressed(), "hidden"),
        (Missing.NOT_COLLECTED, "not collected"),
        (Missing.NOT_YET, "not yet published"),
        (0.0, "0.0%"),
    )

    def test_four_kinds_are_told_apart(self, client, falkirk):
        own = area_for("Falkirk", AreaKind.AUTHORITY)
        empty = {"indicator": GOOD_SERVICES, "numerator": None, "denominator": None}
        figures = [rate(own, 2018 + at, 1, value=value, **empty) for at, (value, _said) in enumerate(self.BLANKS)]
        a_release(None, [*figures, rate(SCOTLAND, 2021, 1, value=75.0, **empty)])
        table = page(client, falkirk, GOOD_SERVICES).content.decode()
        for at, (_value, said) in enumerate(self.BLANKS):
            row = re.search(rf'<th scope="row">{2018 + at}/{19 + at}</th>\s*<td class="number">([^<]*)<', table)
            assert row is not None
            assert row[1] == said


class TestPictures:
    def test_a_chart_is_wished_for_and_then_shown(self, client, falkirk):
        first = page(client, falkirk)
        assert "This chart is being drawn." in first.content.decode()
        assert "max-age=2" in first["Cache-Control"]
        wish = ChartWanted.objects.get()
        kept = DrawnChart.objects.create(
            key=wish.key,
            wide='<svg xmlns="http://www.w3.org/2000/svg" width="704" height="300"></svg>',
            narrow="<svg></svg>",
            drawn_at=wish.wanted_at,
        )
        again = page(client, falkirk)
        said = again.content.decode()
        assert f'<img src="/charts/{kept.key}-wide.svg" alt="Readmissions, Falkirk, 2013/14 to 2022/23.' in said
        assert 'width="704" height="300"' in said
        assert f'srcset="/charts/{kept.key}-narrow.svg"' in said
        assert "max-age=60" in again["Cache-Control"]
        assert "being drawn" not in said

    def test_a_page_is_shown_where_no_wish_can_be_kept(self, client, falkirk, monkeypatch):
        def refuse(*_given, **_named):
            raise DatabaseError("attempt to write a readonly database")

        monkeypatch.setattr(ChartWanted.objects, "bulk_create", refuse)
        assert "This chart is being drawn." in page(client, falkirk).content.decode()
        monkeypatch.undo()
        pictures_of([TREND])
        assert ChartWanted.objects.get().key == key_of_chart(TREND)

    def test_a_drawing_is_kept_for_ever_and_asks_for_no_cookie(self, client, db):
        pictures_of([TREND])
        assert draw_wanted() == 1
        name = key_of_chart(TREND)
        for width in ("wide", "narrow"):
            answer = client.get(f"/charts/{name}-{width}.svg")
            assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
            assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
            assert "Cookie" not in answer.get("Vary", "")
            assert answer.content.startswith(b"<svg")
        assert client.get(f"/charts/{'0' * 64}-wide.svg").status_code == 404
        assert client.get(f"/charts/{name}-huge.svg").status_code == 404


def test_a_kept_page_is_made_anew_when_figures_change(client, falkirk):
    assert "94.5 readmissions" in words_of(page(client, falkirk))
    own = area_for("Falkirk", AreaKind.AUTHORITY)
    a_release(falkirk, [rate(own, year(2022), 2_600, 20_000)], title="Own figures")
    said = words_of(page(client, falkirk))
    assert "130.0 readmissions" in said
    assert "Own figures" in said
