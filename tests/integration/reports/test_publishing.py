"""From a report that has everything to one that is published: asked, agreed, frozen, checked, copied, corrected."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import transaction

from comhla.dates import ReportingYear
from comhla.indicators.package import read_package
from comhla.indicators.recomputation import recompute
from comhla.law import check
from comhla.law.answers import Outcome
from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Figure, Release
from comhla.web.reports.actions.publishing import ChangedSinceAsked, agree, ask, end_request
from comhla.web.reports.models import FrozenFigure, ReportEdition, ReportRequest
from comhla.web.reports.recomputing import worked_out_again
from tests.lib.forms import day, form_of, post, words
from tests.lib.reports import REPORT, YEAR
from tests.lib.web import TODAY, an_actor

pytestmark = pytest.mark.django_db
Y = ReportingYear.from_label(YEAR)
WORK = f"/work/glen-test/reports/{YEAR}/"
PUBLIC = f"/authorities/glen-test/performance-reports/{YEAR}/"
CONTENT_DUTIES = tuple(f"APR-{number}" for number in range(3, 10))


def published(authority: Authority, **told: str) -> ReportEdition:
    """An edition that the analyst asked for and the chief officer agreed to."""
    asker = an_actor(Role.ANALYST, authority, name="Ann Asks" + "".join(told))
    agreer = an_actor(Role.CHIEF_OFFICER, authority, name="Bob Agrees" + "".join(told))
    return agree(ask(authority, Y, by=asker, **told), by=agreer)


def facts_now(authority: Authority):
    return facts_of(Authority.objects.get(pk=authority.pk))


def test_the_whole_way_with_real_files(authority, analyst, chief, client):
    preview = analyst.get(f"{WORK}preview/")
    assert preview.status_code == 200
    assert "What is still missing" not in preview.content.decode()
    asked = post(analyst, f"{WORK}publish/", form_of(analyst.get(f"{WORK}publish/"), "what"))
    assert asked.status_code == 303
    answer = form_of(chief.get(f"{WORK}publish/"), "answer")
    assert post(chief, f"{WORK}publish/", answer).status_code == 303
    page = client.get(PUBLIC)
    assert page.status_code == 200
    body = words(page)
    assert "Annual performance report 2025-26" in body
    assert 'src="files/' in body
    edition = ReportEdition.objects.get()
    names = [each.name for each in edition.files.all()]
    assert [each.rpartition(".")[2] for each in names] == ["pdf", "docx", "html", "odt", "epub", "zip", "svg", "svg"]
    for name in names:
        sent = client.get(f"{PUBLIC}files/{name}")
        assert (sent.status_code, len(sent.content) > 500) == (200, True)
        again = client.get(f"{PUBLIC}files/{name}", headers={"if-none-match": sent["ETag"]})
        assert again.status_code == 304
    assert client.get(f"{PUBLIC}files/none.pdf").status_code == 404


def test_the_record_has_what_the_report_has_and_the_law_finds_it_met(authority, quick):
    before = {each.key: each.outcome for each in check(facts_now(authority), as_at=TODAY) if YEAR in each.key[2]}
    published(authority)
    found = [each for each in check(facts_now(authority), as_at=TODAY) if each.key[2] == YEAR]
    content = {each.key: each for each in found if each.key[0] in CONTENT_DUTIES}
    unmet = [(key, each.outcome, each) for key, each in content.items() if each.outcome is Outcome.NOT_MET]
    assert unmet == []
    assert sum(each.outcome is Outcome.MET for each in content.values()) >= 8
    assert not any(outcome is Outcome.MET for key, outcome in before.items() if key in content)


@pytest.mark.usefixtures("quick")
class TestPublished:
    def test_every_figure_comes_out_the_same_and_has_a_page(self, authority, client):
        edition = published(authority)
        figures = list(edition.figures.all())
        kinds = {each.lineage["method"] for each in figures}
        assert {"ratio", "count", "difference"} <= kinds
        assert all(worked_out_again(each).agrees for each in figures)
        for each in ("NI-14.LOCAL-glen-test.2025-26", "money-share-hospital_inpatients.LOCAL-glen-test.2025-26"):
            page = words(client.get(f"{PUBLIC}figures/{each}/"))
            assert "It is the same figure" in page
        difference = words(client.get(f"{PUBLIC}figures/money-difference.LOCAL-glen-test.2025-26/"))
        assert "\N{MINUS SIGN}\N{POUND SIGN}1,000" in difference
        assert "\N{POUND SIGN}95,000.00 spent less \N{POUND SIGN}96,000.00 planned" in difference
        assert client.get(f"{PUBLIC}figures/none/").status_code == 404

    def test_a_share_of_a_locality_is_what_it_says(self, authority):
        edition = published(authority)
        east = edition.figures.get(key="money-share-locality.LOCAL-glen-test.east.2025-26")
        assert (east.value, east.unit) == (60.0, "% of all that was paid or set aside")
        assert east.words == "Spent in relation to East, share of all money, 2025-26"

    def test_the_package_of_data_can_be_worked_out_by_anybody(self, authority):
        edition = published(authority)
        package = read_package(bytes(edition.files.get(media_type="application/zip").content))
        assert all(each.agrees for each in recompute(package))
        assert package.lineage.sources[0].sha256 == Release.objects.get().sha256
        assert len(package.resource("differences").rows) == 6

    def test_a_figure_that_somebody_changed_is_found(self, authority, client):
        edition = published(authority)
        key = "NI-14.LOCAL-glen-test.2025-26"
        FrozenFigure.objects.filter(edition=edition, key=key).update(value=1.0)
        assert "It is another figure" in words(client.get(f"{PUBLIC}figures/{key}/"))

    def test_data_that_were_changed_are_found(self, authority, client):
        edition = published(authority)
        file = edition.files.get(media_type="application/zip")
        changed = BytesIO()
        with ZipFile(BytesIO(bytes(file.content))) as old, ZipFile(changed, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"110", b"111"))
        edition.files.filter(pk=file.pk).update(content=changed.getvalue())
        page = words(client.get(f"{PUBLIC}figures/NI-14.LOCAL-glen-test.2025-26/"))
        assert "It could not be worked out again" in page

    def test_figures_stay_when_the_release_behind_them_is_corrected(self, authority):
        edition = published(authority)
        Figure.objects.filter(area_code="LOCAL-glen-test").update(value=1.0)
        figure = edition.figures.get(key="NI-14.LOCAL-glen-test.2025-26")
        assert worked_out_again(figure).agrees
        assert figure.value == pytest.approx(110.0)

    def test_the_list_of_reports(self, authority, client):
        empty = client.get("/authorities/glen-test/performance-reports/")
        assert "No performance report was published here yet" in empty.content.decode()
        assert client.get(PUBLIC).status_code == 404
        published(authority)
        listed = client.get("/authorities/glen-test/performance-reports/")
        assert "Annual performance report 2025-26" in listed.content.decode()

    def test_few_queries(self, authority, client, analyst, django_assert_max_num_queries):
        published(authority)
        key = "NI-14.LOCAL-glen-test.2025-26"
        for url in (PUBLIC, f"{PUBLIC}figures/{key}/", "/authorities/glen-test/performance-reports/"):
            with django_assert_max_num_queries(25):
                assert client.get(url).status_code == 200
        for page in ("", "sections/", "money/", "indicators/", "preview/", "publish/", "copies/"):
            with django_assert_max_num_queries(25):
                assert analyst.get(f"{WORK}{page}").status_code == 200

    def test_the_trail_says_who_asked_and_agreed(self, authority):
        edition = published(authority)
        event = Event.objects.get(action="report_published")
        assert event.after["asked_by"] == edition.asked_by == "Ann Asks"
        assert edition.agreed_by == "Bob Agrees"


@pytest.mark.usefixtures("quick")
class TestRefused:
    def test_nobody_agrees_with_themselves(self, authority):
        chief = an_actor(Role.CHIEF_OFFICER, authority)
        request = ask(authority, Y, by=chief)
        with pytest.raises(NotRecorded, match="Somebody else has to agree"):
            agree(request, by=chief)
        assert not ReportEdition.objects.exists()

    def test_an_analyst_does_not_decide(self, authority):
        request = ask(authority, Y, by=an_actor(Role.ANALYST, authority))
        with pytest.raises(NotAllowed):
            agree(request, by=an_actor(Role.ANALYST, authority, name="Another analyst"))

    def test_what_changed_since_it_was_asked_for_is_not_published(self, authority):
        analyst = an_actor(Role.ANALYST, authority)
        request = ask(authority, Y, by=analyst)
        row = {"id": f"{REPORT}-sum", "report": REPORT, "part": "summary", "text": "A good year."}
        record_row(authority, "report_sections", row, by=analyst)
        with pytest.raises(ChangedSinceAsked, match="report sections"):
            agree(request, by=an_actor(Role.CHIEF_OFFICER, authority))
        assert not ReportEdition.objects.exists()

    def test_it_is_asked_for_once_at_a_time(self, authority):
        analyst = an_actor(Role.ANALYST, authority)
        ask(authority, Y, by=analyst)
        with pytest.raises(NotRecorded, match="asked for already"), transaction.atomic():
            ask(authority, Y, by=analyst)

    def test_a_no_has_a_reason_and_publishes_nothing(self, authority, analyst, chief):
        post(analyst, f"{WORK}publish/", form_of(analyst.get(f"{WORK}publish/"), "what"))
        refuse = form_of(chief.get(f"{WORK}publish/"), "reason")
        assert post(chief, f"{WORK}publish/", refuse).status_code == 422
        assert post(chief, f"{WORK}publish/", refuse, reason="The summary is missing.").status_code == 303
        assert not ReportEdition.objects.exists()
        assert ReportRequest.objects.get().ended_by == "Chief officer"
        late = post(chief, f"{WORK}publish/", refuse, reason="Once more.")
        assert "Nothing waits for an answer any more" in late.content.decode()

    def test_whoever_answers_second_is_told(self, authority):
        analyst, chief = an_actor(Role.ANALYST, authority), an_actor(Role.CHIEF_OFFICER, authority)
        request = ask(authority, Y, by=analyst)
        end_request(request, by=analyst, reason="A slip.")
        with pytest.raises(NotRecorded, match="has answered this already"):
            agree(request, by=chief)

    def test_a_year_that_is_not_begun_is_not_asked_for(self, authority):
        with pytest.raises(NotRecorded, match="not begun"):
            ask(authority, ReportingYear.from_label("2024-25"), by=an_actor(Role.ANALYST, authority))


@pytest.mark.usefixtures("quick")
class TestLaterEditions:
    def test_a_later_edition_says_what_changed_and_why_and_the_former_stays(self, authority, analyst, client):
        published(authority)
        form = form_of(analyst.get(f"{WORK}publish/"), "says")
        assert post(analyst, f"{WORK}publish/", form).status_code == 422
        with pytest.raises(NotRecorded, match="what changed"):
            ask(authority, Y, by=an_actor(Role.ANALYST, authority, name="In a hurry"))
        published(authority, says="One figure was corrected.", because="The accounts were audited.")
        page = words(client.get(PUBLIC))
        assert "This is edition 2" in page
        assert "One figure was corrected." in page
        former = words(client.get(f"{PUBLIC}?edition=1"))
        assert "This is an earlier edition" in former
        assert "figures/NI-14.LOCAL-glen-test.2025-26/?edition=1" in former
        assert client.get(f"{PUBLIC}figures/NI-14.LOCAL-glen-test.2025-26/?edition=1").status_code == 200
        assert client.get(f"{PUBLIC}files/performance-report-{YEAR}.pdf?edition=1").status_code == 200
        assert client.get(f"{PUBLIC}?edition=7").status_code == 404

    def test_the_day_of_the_first_publication_stays(self, authority):
        published(authority)
        first = facts_now(authority).performance_reports[0].published_on
        published(authority, says="One figure.", because="Audit.")
        assert facts_now(authority).performance_reports[0].published_on == first == TODAY


@pytest.mark.usefixtures("quick")
class TestCopies:
    def test_copies_go_to_each_constituent_authority(self, authority, analyst):
        before = analyst.get(f"{WORK}copies/").content.decode()
        assert "It is not published here yet" in before
        published(authority)
        form = form_of(analyst.get(f"{WORK}copies/"), "version")
        assert form.getlist("recipient") == ["NHS Glen", "Glen Council"]
        none = post(analyst, f"{WORK}copies/", form, recipient=[])
        assert none.status_code == 422
        assert post(analyst, f"{WORK}copies/", form, **day("on", "2026-11-20")).status_code == 303
        assert [each.recipient for each in facts_now(authority).performance_reports[0].copies] == [
            "NHS Glen",
            "Glen Council",
        ]
        (finding,) = [
            each for each in check(facts_now(authority), as_at=TODAY) if "copies" in each.key[1] and each.key[2] == YEAR
        ]
        assert finding.outcome is Outcome.MET

    def test_somebody_else_who_changed_the_row_first_is_told(self, authority, analyst):
        published(authority)
        form = form_of(analyst.get(f"{WORK}copies/"), "version")
        assert post(analyst, f"{WORK}copies/", form).status_code == 303
        assert post(analyst, f"{WORK}copies/", form).status_code == 409
