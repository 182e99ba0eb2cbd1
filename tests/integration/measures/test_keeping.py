"""Who answers for a measure, what they said of it, targets, and indicators of the authority's own."""

from __future__ import annotations

import re
from datetime import date

import pytest

from comhla.indicators.local import read_local_record
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.measures.actions import defining, keeping
from comhla.web.measures.models import Keeper, LocalIndicator, Target
from comhla.web.measures.places import area_of
from tests.lib.measures import READMISSIONS, a_release, local_definition, rate
from tests.lib.web import a_person, client_for

pytestmark = pytest.mark.django_db

GIVEN = {
    "label": "Lunch clubs",
    "key": "",
    "title": "Lunch clubs that met",
    "measure": "rate",
    "per": "1000",
    "unit": "clubs per 1,000 people",
    "decimals": "1",
    "polarity": "higher_is_better",
    "numerator": "Clubs that met at least once",
    "denominator": "People aged 65 and over",
    "source": "Register of clubs",
    "owner": "Service manager",
    "period_kind": "quarter",
    "lag_days": "30",
    "review_on": "2027-04-01",
    "caveats": "Some clubs are not registered.\n\nSome meet twice.",
    "outcomes": ["O1", "O4"],
}
"""A form that is filled in."""


@pytest.fixture
def officer(glen):
    """Somebody who records facts."""
    return a_person(Role.PLANNING_OFFICER, glen)


@pytest.fixture
def work(officer):
    """Their browser."""
    return client_for(officer)


def at(authority, rest="", key=READMISSIONS):
    """A work page of a measure."""
    return f"/work/{authority.slug}/measures/i/{key}/{rest}"


def text(answer):
    """The words of a page in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def sent(client, url, data=None):
    """The page that is shown after a form was sent."""
    return client.get(client.post(url, data)["Location"])


class TestTheMeasure:
    def test_it_shows_the_figure_the_owner_and_the_definition(self, work, glen, django_assert_max_num_queries):
        with django_assert_max_num_queries(25):
            said = text(work.get(at(glen)))
        for words in (
            "140.5",
            "Nobody is named",
            "Not yet",
            "No target is set.",
            "What this measures",
            "Figures as CSV",
        ):
            assert words in said
        assert "A figure for 2023/24 should have been there by" in said

    def test_readers_see_no_buttons(self, glen):
        reader = client_for(a_person(Role.INSPECTOR, glen, name="Reader"))
        answer = reader.get(at(glen))
        assert answer.status_code == 200
        assert "no-change" not in answer.content.decode()
        assert reader.post(at(glen, "no-change/")).status_code == 403

    def test_an_unknown_measure_is_not_found(self, work, glen):
        assert work.get(at(glen, key="nothing")).status_code == 404

    def test_of_an_indicator_without_figures_it_says_why(self, work, glen):
        assert "never been published" in text(work.get(at(glen, key="NI-10")))


class TestNoChange:
    def test_one_press_is_noted_with_its_day(self, work, glen, officer):
        answer = sent(work, at(glen, "no-change/"))
        assert "It is noted that nothing has changed." in text(answer)
        assert f"22 November 2026, by {officer.name}: no change" in text(answer)
        kept = Keeper.objects.get()
        assert (kept.said, kept.version) == ("No change", 1)
        work.post(at(glen, "no-change/"))
        assert Keeper.objects.get().version == 2
        assert Event.objects.filter(action="measure_looked_at").count() == 2

    def test_reading_the_address_changes_nothing(self, work, glen):
        assert work.get(at(glen, "no-change/")).status_code == 405

    def test_an_unknown_indicator_is_refused(self, glen):
        with pytest.raises(NotRecorded, match="no indicator"):
            keeping.say_no_change(glen, "nothing", by=SYSTEM)


class TestOwner:
    def test_a_post_and_an_account_are_named(self, work, glen, officer):
        given = {"version": "0", "post": "Head of planning", "account": str(officer.pk)}
        answer = sent(work, at(glen, "owner/"), given)
        assert "Head of planning" in text(answer)
        kept = Keeper.objects.get()
        assert (kept.post, kept.account, kept.version) == ("Head of planning", officer, 1)
        assert Event.objects.filter(action="keeper_named").get().after["post"] == "Head of planning"
        assert 'value="Head of planning"' in work.get(at(glen, "owner/")).content.decode()

    def test_without_a_post_nothing_is_saved(self, work, glen):
        answer = work.post(at(glen, "owner/"), {"version": "0", "post": "", "account": ""})
        assert answer.status_code == 422
        assert "Name the post that answers for it." in text(answer)
        with pytest.raises(NotRecorded):
            keeping.name_keeper(glen, READMISSIONS, post=" ", account=None, version=0, by=SYSTEM)

    def test_who_was_first_is_not_written_over(self, work, glen):
        keeping.name_keeper(glen, READMISSIONS, post="First", account=None, version=0, by=SYSTEM)
        answer = work.post(at(glen, "owner/"), {"version": "0", "post": "Second", "account": ""})
        assert answer.status_code == 409
        assert Keeper.objects.get().post == "First"
        work.post(at(glen, "owner/"), {"version": "1", "post": "Second", "account": ""})
        assert Keeper.objects.get().post == "Second"


class TestTargets:
    def given(self, **more):
        told = {"value": "120.5", "by": "2028-03-31", "from_period": "2021-22", "from_value": "", "says": "Plan"}
        return {**told, **more}

    def test_set_changed_and_taken_away(self, work, glen):
        assert work.get(at(glen, "targets/new/")).status_code == 200
        said = text(sent(work, at(glen, "targets/new/"), self.given()))
        assert "31 March 2028" in said
        target = Target.objects.get()
        assert (target.value, target.from_period, target.version) == (120.5, "2021/22", 1)
        rest = f"targets/{target.pk}/"
        assert 'value="120.5"' in work.get(at(glen, rest)).content.decode()
        work.post(at(glen, rest), self.given(value="110", version="1"))
        assert (Target.objects.get().value, Target.objects.get().version) == (110, 2)
        assert work.post(at(glen, rest), self.given(value="1", version="1")).status_code == 409
        assert "Take the target away" in text(work.get(at(glen, f"{rest}remove/")))
        work.post(at(glen, f"{rest}remove/"), {"version": "2"})
        assert not Target.objects.exists()
        actions = Event.objects.filter(kind="target").order_by("number").values_list("action", flat=True)
        assert list(actions) == ["target_set", "target_set", "target_removed"]

    def test_mistakes_stand_at_their_fields(self, work, glen):
        answer = work.post(at(glen, "targets/new/"), self.given(value="", from_period="the year dot"))
        assert answer.status_code == 422
        said = text(answer)
        assert "Write the figure to be reached." in said
        assert "the year dot" in said

    def test_two_for_one_day_are_refused(self, work, glen):
        work.post(at(glen, "targets/new/"), self.given())
        answer = work.post(at(glen, "targets/new/"), self.given(from_period=""))
        assert answer.status_code == 422
        assert "There is a target for this day already." in text(answer)

    def test_one_that_is_gone(self, work, glen):
        assert work.get(at(glen, "targets/99/")).status_code == 404
        with pytest.raises(NotRecorded, match="no such target"):
            keeping.remove_target(glen, READMISSIONS, 99, version=1, by=SYSTEM)


class TestOwnIndicators:
    def url(self, glen, rest=""):
        return f"/work/{glen.slug}/measures/local/{rest}"

    def test_one_is_defined_on_one_page(self, work, glen):
        assert "No measure of your own is defined" in text(work.get(self.url(glen)))
        assert work.get(self.url(glen, "new/")).status_code == 200
        answer = sent(work, self.url(glen, "new/"), GIVEN)
        assert "The measure is defined." in text(answer)
        held = LocalIndicator.objects.get()
        read = read_local_record(held.definition)
        assert (read.key, read.multiplier, read.lag_days) == ("lunch-clubs", 1000, 30)
        assert read.caveats == ("Some clubs are not registered.", "Some meet twice.")
        assert read.outcomes == ("O1", "O4")
        listed = text(work.get(self.url(glen)))
        assert "Lunch clubs that met lunch-clubs" in listed
        assert "To be looked at again on 1 April 2027." in listed
        assert "Lunch clubs" in text(work.get(at(glen, key="lunch-clubs")))
        assert Event.objects.filter(action="indicator_defined").count() == 1

    def test_every_problem_is_told_at_once(self, work, glen):
        wrong = {**GIVEN, "label": "", "numerator": "", "review_on": "", "measure": ""}
        answer = work.post(self.url(glen, "new/"), wrong)
        assert answer.status_code == 422
        said = text(answer)
        for words in ("Write a name.", "Say what is counted, of whom.", "Choose one."):
            assert words in said
        answer = work.post(self.url(glen, "new/"), {**GIVEN, "key": "NI-14", "denominator": ""})
        said = text(answer)
        assert "is the national indicator NI-14" in said
        assert "Say what the numerator is divided by." in said or "Choose a key of your own." in said

    @pytest.mark.parametrize(("key", "says"), [("new", "another use"), ("lunch-clubs", "already"), ("a b", "key")])
    def test_keys_that_cannot_be(self, work, glen, key, says):
        defining.define(glen, local_definition(), by=SYSTEM)
        answer = work.post(self.url(glen, "new/"), {**GIVEN, "key": key})
        assert answer.status_code == 422
        assert says in text(answer)

    def test_it_is_changed_and_the_key_stays(self, work, glen):
        definition = {**local_definition(), "definitions": [{"words": "As registered"}]}
        defining.define(glen, definition, by=SYSTEM)
        page = work.get(self.url(glen, "lunch-clubs/")).content.decode()
        assert 'name="key"' not in page
        assert 'value="Lunch clubs that met"' in page
        changed = {**GIVEN, "title": "Clubs", "measure": "count", "per": "", "version": "1"}
        work.post(self.url(glen, "lunch-clubs/"), changed)
        held = LocalIndicator.objects.get()
        assert (held.key, held.version, held.definition["title"]) == ("lunch-clubs", 2, "Clubs")
        assert held.definition["definitions"][0]["words"] == "As registered"
        assert work.post(self.url(glen, "lunch-clubs/"), changed).status_code == 409

    def test_what_figures_are_in_stays_once_there_are_figures(self, work, glen):
        defining.define(glen, local_definition(), by=SYSTEM)
        a_release(glen, [rate(area_of(glen), 2025, 3, indicator="lunch-clubs", value=3.0, numerator=None)])
        answer = work.post(self.url(glen, "lunch-clubs/"), {**GIVEN, "version": "1"})
        assert answer.status_code == 422
        assert "they would mean something else" in text(answer)

    def test_a_shares_multiplier_is_a_hundred_and_a_rare_period_stays(self, work, glen):
        defining.define(glen, {**local_definition(), "period_kind": "survey_year"}, by=SYSTEM)
        page = work.get(self.url(glen, "lunch-clubs/")).content.decode()
        assert 'value="survey_year" selected' in page
        work.post(self.url(glen, "new/"), {**GIVEN, "key": "share", "measure": "proportion", "per": ""})
        assert LocalIndicator.objects.get(key="share").definition["multiplier"] == 100

    def test_it_is_ended_with_a_day(self, work, glen):
        defining.define(glen, {**local_definition(), "review_on": "2026-01-01"}, by=SYSTEM)
        assert "Review is over its day" in text(work.get(self.url(glen)))
        assert work.get(self.url(glen, "lunch-clubs/end/")).status_code == 200
        said = text(sent(work, self.url(glen, "lunch-clubs/end/"), {"version": "1", "on": "2026-11-20"}))
        assert "This measure is kept no more since 20 November 2026." in said
        assert "Ended on 20 November 2026" in text(work.get(self.url(glen)))
        with pytest.raises(NotRecorded, match="ended already"):
            defining.end(glen, "lunch-clubs", on=date(2026, 11, 21), version=2, by=SYSTEM)
        with pytest.raises(ChangedMeanwhile):
            defining.end(glen, "lunch-clubs", on=date(2026, 11, 21), version=1, by=SYSTEM)
        with pytest.raises(NotRecorded, match="no such indicator"):
            defining.end(glen, "nothing", on=date(2026, 11, 21), version=1, by=SYSTEM)

    def test_a_definition_that_cannot_be_read_any_more_can_be_written_again(self, work, glen):
        LocalIndicator.objects.create(authority=glen, key="old", definition={"key": "old"})
        assert work.get(self.url(glen, "old/")).status_code == 200
        assert "old" in text(work.get(self.url(glen)))
        work.post(self.url(glen, "old/"), {**GIVEN, "version": "1"})
        assert LocalIndicator.objects.get().definition["title"] == "Lunch clubs that met"
