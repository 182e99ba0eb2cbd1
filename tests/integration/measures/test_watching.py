"""Letters about figures: what got better or worse to whoever watches, and what is late to whoever keeps it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.findings import Change
from comhla.indicators.values import Suppressed, Why
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.accounts.actors import actor_for
from comhla.web.audit.models import Event
from comhla.web.duties.actions import choose_notices, send_notices
from comhla.web.duties.models.notice import FallsDue
from comhla.web.duties.queries import preference_of
from comhla.web.measures.actions import defining, keeping, watching
from comhla.web.measures.actions.importing import withdraw
from comhla.web.measures.models import Keeper, Release, Watch
from comhla.web.measures.news import news_since
from comhla.web.measures.places import area_of
from tests.lib.measures import READMISSIONS, a_release, local_definition, rate
from tests.lib.web import TODAY, a_person, client_for

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 11, 1, tzinfo=UTC)
LATER = datetime(2026, 11, 20, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def reader(glen):
    """Somebody with a role who watches since the first of November, when the first release was known already."""
    Release.objects.update(imported_at=BEFORE - timedelta(days=1))
    person = a_person(Role.PLANNING_OFFICER, glen, name="Reader")
    watching.begin_watch(glen, person, by=actor_for(person, on=TODAY))
    Watch.objects.update(since=BEFORE)
    return person


def taken_in(authority, *figures, at=LATER, **told):
    """A release that was taken in at an instant."""
    made = a_release(authority, figures, **told)
    Release.objects.filter(pk=made.pk).update(imported_at=at)
    return made


def locality(glen, key, name):
    """A locality of the authority as an area."""
    return Area(f"{area_of(glen).code}/{key}", name, AreaKind.LOCALITY)


class TestNews:
    def test_better_and_worse_are_told_once(self, glen, reader):
        east = locality(glen, "east", "East")
        taken_in(glen, rate(area_of(glen), 2023, 2_000, 20_000), rate(east, 2023, 3_000, 10_000))
        assert watching.send_news(NOW) == 1
        (letter,) = mail.outbox
        assert letter.subject == "Glen Test: 1 better, 1 worse"
        assert letter.to == [reader.email]
        assert "Glen Test was better in 2023/24" in letter.body or "Glen Test" in letter.body
        better, worse = letter.body.index("Better\n"), letter.body.index("Worse\n")
        assert better < letter.body.index("Glen Test", better) < worse < letter.body.index("East", worse)
        assert letter.extra_headers["List-Unsubscribe"].strip("<>") in letter.body
        assert watching.send_news(NOW) == 0
        assert watching.send_news(NOW + timedelta(days=1)) == 0

    def test_figures_of_other_areas_and_groups_are_not_news(self, glen, reader):
        other = Area("LOCAL-other-1", "Other One", AreaKind.AUTHORITY)
        taken_in(glen, rate(other, 2023, 1, 20_000), rate(area_of(glen), 2023, 1, 20_000, group="simd-1"))
        assert watching.send_news(NOW) == 0
        assert Watch.objects.get().since == NOW

    def test_nothing_is_told_of_hidden_figures(self, glen, reader):
        hidden = Suppressed(Why.SMALL_NUMBER)
        east, isle = locality(glen, "east", "East"), locality(glen, "isle", "The Isle")
        taken_in(
            glen,
            rate(east, 2022, 1, 10, value=hidden, numerator=None),
            rate(isle, 2023, 1, 10, value=hidden, numerator=None),
        )
        assert news_since(glen, BEFORE, NOW) == []
        assert watching.send_news(NOW) == 0

    def test_a_revision_is_told_and_what_was_taken_back_is_not(self, glen, reader):
        first = taken_in(glen, rate(area_of(glen), 2023, 2_000, 20_000), at=BEFORE - timedelta(hours=1))
        made = taken_in(glen, rate(area_of(glen), 2022, 2_500, 20_000))
        (line,) = news_since(glen, BEFORE, NOW)
        assert line.change is Change.REVISED
        withdraw(made, by=SYSTEM, because="Wrong file")
        withdraw(first, by=SYSTEM, because="Wrong file")
        Release.objects.filter(withdrawn_at__isnull=False).update(withdrawn_at=LATER)
        assert news_since(glen, BEFORE, NOW) == []

    def test_whoever_wants_no_mail_or_has_left_gets_none(self, glen, reader):
        taken_in(glen, rate(area_of(glen), 2023, 2_000, 20_000))
        choose_notices(preference_of(reader), at_once=False, falls_due=FallsDue.OFF, by=SYSTEM)
        assert "You chose to get no mails at all" in page(client_for(reader), glen)
        assert watching.send_news(NOW) == 0
        assert mail.outbox == []

    def test_a_long_letter_says_how_many_more(self, glen, reader):
        some = [rate(locality(glen, f"l{number}", f"Place {number}"), 2023, 200) for number in range(42)]
        taken_in(glen, *some)
        watching.send_news(NOW)
        assert "2 more are on the page." in mail.outbox[0].body
        assert "First figures" in mail.outbox[0].body


def page(client, authority):
    """The page where somebody begins and ends to watch."""
    return client.get(f"/work/{authority.slug}/measures/watch/").content.decode()


class TestWatching:
    def test_begun_and_ended_with_one_press(self, glen):
        person = a_person(Role.PLANNING_OFFICER, glen)
        work, url = client_for(person), f"/work/{glen.slug}/measures/watch/"
        assert "You are not told." in page(work, glen)
        assert work.post(url).status_code == 303
        assert Watch.objects.get().account == person
        assert f"You are told at {person.email}" in page(work, glen)
        work.post(url)
        assert not Watch.objects.exists()
        assert list(Event.objects.filter(kind="watch").values_list("action", flat=True).order_by("number")) == [
            "watch_begun",
            "watch_ended",
        ]

    def test_twice_is_once(self, glen, reader):
        watching.begin_watch(glen, reader, by=SYSTEM)
        assert Watch.objects.count() == 1

    def test_one_click_in_the_letter_ends_it(self, client, glen, reader):
        url = watching.off_url(Watch.objects.get())
        path = url[url.index("/measures/news/off/") :]
        assert "Press the button" in client.get(path).content.decode()
        assert Watch.objects.exists()
        assert "You get no more letters" in client.post(path).content.decode()
        assert not Watch.objects.exists()
        assert client.post(path).status_code == 200
        assert client.get("/measures/news/off/made-up/").status_code == 404


class TestNudges:
    @pytest.fixture
    def keeper(self, glen):
        """Somebody who keeps readmissions, whose figure of 2023/24 is late."""
        person = a_person(Role.PLANNING_OFFICER, glen, name="Keeper")
        keeping.name_keeper(glen, READMISSIONS, post="Analyst", account=person, version=0, by=SYSTEM)
        return person

    def test_what_is_late_is_asked_for_and_not_again_for_four_weeks(self, glen, keeper):
        assert watching.send_nudges(TODAY) == 1
        (letter,) = mail.outbox
        assert letter.to == [keeper.email]
        assert letter.subject == "1 measure waits for you"
        assert "A figure for 2023/24 should have been there by" in letter.body
        assert f"/work/{glen.slug}/measures/i/{READMISSIONS}/" in letter.body
        assert watching.send_nudges(TODAY + timedelta(days=27)) == 0
        assert watching.send_nudges(TODAY + timedelta(days=28)) == 1

    def test_no_change_is_an_answer(self, glen, keeper):
        keeping.say_no_change(glen, READMISSIONS, by=SYSTEM)
        assert watching.send_nudges(TODAY) == 0

    def test_a_review_whose_day_is_over(self, glen, keeper):
        defining.define(glen, local_definition(review_on="2026-11-01"), by=SYSTEM)
        keeping.name_keeper(glen, "lunch-clubs", post="Manager", account=keeper, version=0, by=SYSTEM)
        watching.send_nudges(TODAY)
        assert "It was to be looked at again on 1 November 2026." in mail.outbox[0].body
        assert mail.outbox[0].subject == "2 measures wait for you"

    def test_what_has_ended_or_is_not_known_is_not_asked_for(self, glen, keeper):
        Keeper.objects.all().delete()
        defining.define(glen, local_definition(review_on="2026-11-01"), by=SYSTEM)
        keeping.name_keeper(glen, "lunch-clubs", post="Manager", account=keeper, version=0, by=SYSTEM)
        defining.end(glen, "lunch-clubs", on=date(2026, 11, 2), version=1, by=SYSTEM)
        Keeper.objects.create(authority=glen, indicator="gone", post="Manager", account=keeper)
        assert watching.send_nudges(TODAY) == 0

    def test_whoever_wants_no_mail_gets_none(self, glen, keeper):
        choose_notices(preference_of(keeper), at_once=False, falls_due=FallsDue.OFF, by=SYSTEM)
        assert watching.send_nudges(TODAY) == 0

    def test_they_go_out_with_the_daily_notices(self, glen, keeper):
        assert send_notices(on=TODAY) == 1
        assert send_notices(on=TODAY) == 0
