"""Taking in a file of figures through the pages: given, looked at, taken in, withdrawn."""

from __future__ import annotations

import gzip
import hashlib

import openpyxl
import pytest

from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import load_register
from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Figure, PendingRelease, Release
from tests.lib.forms import day, form_of, post, words
from tests.lib.taking_in import MARCH, MAY, PUBLISHED, counting, give, given, look, press, take_in, url
from tests.lib.web import a_person, client_for
from tests.lib.workbooks import bytes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def falkirk() -> Authority:
    """A real authority without any figures."""
    load_register(by=SYSTEM)
    return Authority.objects.get(slug="falkirk")


@pytest.fixture
def analyst(falkirk):
    """Somebody who may take figures in."""
    return client_for(a_person(Role.ANALYST, falkirk, name="Ana Lyst"))


# ------------------------------------------------------------------------------------------------------ giving a file


def test_a_published_file_is_recognised_and_nothing_counts_before_it_is_taken_in(analyst, falkirk):
    answer = give(analyst, falkirk, MARCH)
    pending = PendingRelease.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == url("work-release-waiting", falkirk, pending.pk)
    page = words(look(analyst, pending))
    assert "4 figures are new." in page
    assert "https://example.org/figures" in page
    assert (Release.objects.count(), Figure.objects.count()) == (0, 0)


def test_a_file_is_kept_sealed_while_it_waits(analyst, falkirk):
    pending = given(analyst, falkirk, MARCH)
    assert b"NI-14" not in bytes(pending.content)
    other = client_for(a_person(Role.PLANNING_OFFICER, falkirk))
    page = look(other, pending)
    assert page.status_code == 200
    assert "Ana Lyst gave this file" in words(page)
    assert "112.4" not in words(page)


def test_a_release_is_taken_in_whole_with_what_was_said_of_it(analyst, falkirk):
    release = take_in(analyst, falkirk, MARCH, edition="March 2024", **day("published_on", "2024-03-05"))
    assert counting(falkirk) == {
        ("Falkirk", "2021/22"): 112.4,
        ("Falkirk", "2022/23"): 115.0,
        ("Fife", "2022/23"): 110.0,
        ("Moray", "2022/23"): 101.0,
    }
    assert release.sha256 == hashlib.sha256(MARCH.encode()).hexdigest()
    assert (release.layout, release.edition) == ("core-suite-partnership", "March 2024")
    assert PendingRelease.objects.count() == 0
    event = Event.objects.get(action="release_taken_in")
    assert (event.by_name, event.after["figures"]) == ("Ana Lyst", 4)
    page = words(analyst.get(url("work-release", falkirk, release.pk)))
    for told in ("March 2024", "5 March 2024", "20 November 2026", release.sha256, "4 of them count today"):
        assert told in page


def _as_workbook(text: str) -> bytes:
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append(line.split(","))
    return bytes_of(book)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("figures.csv.gz", lambda text: gzip.compress(text.encode())),
        ("figures.xlsx", _as_workbook),
    ],
)
def test_packed_files_and_workbooks_are_taken_in_too(analyst, falkirk, name, pack):
    take_in(analyst, falkirk, pack(MARCH), name=name)
    assert len(counting(falkirk)) == 4


def test_the_very_same_file_is_refused(analyst, falkirk):
    take_in(analyst, falkirk, MARCH)
    answer = give(analyst, falkirk, MARCH)
    assert answer.status_code == 422
    assert "This very file was taken in before" in words(answer)


def test_a_file_with_several_editions_asks_which_is_meant(analyst, falkirk, shared):
    content = (shared / "data" / "indicators" / "lgbf_core_suite_by_edition.csv.gz").read_bytes()
    pending = given(analyst, falkirk, content, name="editions.csv.gz")
    page = look(analyst, pending)
    assert "The file has several editions" in words(page)
    address = url("work-release-waiting", falkirk, pending.pk)
    chosen = analyst.get(f"{address}?edition=2019-11")
    assert press(analyst, pending, chosen).status_code == 303
    assert Release.objects.get().edition == "2019-11"


# ----------------------------------------------------------------------------------------------------- what it changes


def test_the_difference_stands_before_the_button(analyst, falkirk):
    take_in(analyst, falkirk, MARCH, **day("published_on", "2024-03-05"))
    pending = given(analyst, falkirk, MAY, **day("published_on", "2024-05-05"))
    page = words(look(analyst, pending))
    assert (
        "1 figure is new. 1 figure is revised. 1 blank changes. 1 figure is no longer in the file."
        " 1 figure stays the same."
    ) in page
    revised = page[page.index('id="revised"') : page.index('id="blank-changed"')]
    assert ">115</td>" in revised
    assert ">116.5</td>" in revised
    assert ">+1.5</td>" in revised
    assert counting(falkirk)["Falkirk", "2022/23"] == 115.0


def test_the_whole_difference_can_be_downloaded(analyst, falkirk):
    take_in(analyst, falkirk, MARCH, **day("published_on", "2024-03-05"))
    pending = given(analyst, falkirk, MAY, **day("published_on", "2024-05-05"))
    table = analyst.get(url("work-release-waiting", falkirk, pending.pk) + "?as=csv").content.decode().splitlines()
    assert table[0] == "what,measure,area,period,group,old,new"
    assert [row.split(",")[0] for row in table[1:]] == ["revised", "blank changed", "no longer in the file", "added"]


def test_a_file_that_changes_nothing_says_so(analyst, falkirk):
    take_in(analyst, falkirk, MARCH, **day("published_on", "2024-03-05"))
    pending = given(analyst, falkirk, MARCH + "\n", **day("published_on", "2024-05-05"))
    assert "The file changes no figure that counts. 4 figures stay the same." in words(look(analyst, pending))


def test_an_older_file_changes_only_what_no_later_one_has(analyst, falkirk):
    take_in(analyst, falkirk, MAY, **day("published_on", "2024-05-05"))
    pending = given(analyst, falkirk, MARCH, **day("published_on", "2024-03-05"))
    page = words(look(analyst, pending))
    assert "1 figure is new. 3 figures have one from a later release, which goes on to count." in page
    press(analyst, pending, look(analyst, pending))
    assert counting(falkirk)["Falkirk", "2022/23"] == 116.5
    assert counting(falkirk)["Moray", "2022/23"] == 101.0


def test_a_file_can_be_thrown_away(analyst, falkirk):
    pending = given(analyst, falkirk, MARCH)
    address = url("work-release-waiting", falkirk, pending.pk)
    answer = post(analyst, address, form_of(look(analyst, pending), "state"), do="throw-away")
    assert answer.status_code == 303
    assert (PendingRelease.objects.count(), Release.objects.count()) == (0, 0)
    assert look(analyst, pending).status_code == 404


# ----------------------------------------------------------------------------------------------------- withdrawing one


def test_withdrawing_brings_back_what_counted_before(analyst, falkirk):
    take_in(analyst, falkirk, MARCH, **day("published_on", "2024-03-05"))
    before = counting(falkirk)
    later = take_in(analyst, falkirk, MAY, **day("published_on", "2024-05-05"))
    assert counting(falkirk) != before
    address = url("work-release", falkirk, later.pk)
    form = form_of(analyst.get(address), "because")
    assert post(analyst, address, form, because=" ").status_code == 422
    assert post(analyst, address, form, because="The rates were per 10,000.").status_code == 303
    assert counting(falkirk) == before
    page = words(analyst.get(address))
    assert "The rates were per 10,000." in page
    assert 'name="because"' not in page
    assert post(analyst, address, form, because="Again.").status_code == 422
    assert later.figures.count() == 4


def test_a_release_for_everybody_is_seen_and_not_withdrawn_here(analyst, falkirk):
    from comhla.web.measures.actions.operating import import_release
    from comhla.web.measures.files import Details, GivenFile
    from tests.lib.web import TODAY

    (release,) = import_release(GivenFile("march.csv", MARCH.encode(), Details(retrieved_on=TODAY)), by=SYSTEM)
    address = url("work-release", falkirk, release.pk)
    page = words(analyst.get(address))
    assert "The release serves every authority" in page
    assert 'name="because"' not in page
    assert analyst.post(address, {"because": "No."}).status_code == 403
    assert Release.objects.get().withdrawn_at is None


# --------------------------------------------------------------------------------------------------------- what is wrong

_WRONG = (
    PUBLISHED
    + """NI-14,Atlantis,2022/23,financial,112.4,,,rate,made up,
NI-14,Fife,someday,financial,112.4,,,rate,made up,
NI-14,Moray,2022/23,financial,twelve,,,rate,made up,
"""
)


def test_everything_wrong_is_told_at_once_with_its_place_and_remedy(analyst, falkirk):
    answer = give(analyst, falkirk, _WRONG)
    page = words(answer)
    assert answer.status_code == 422
    assert "There are 3 problems in the file" in page
    for line, column, what in ((2, "hscp", "Atlantis"), (3, "year", "someday"), (4, "value", "twelve")):
        row = page[page.index(f'<td class="release-number">{line}</td>') :]
        assert row.index(f"<td>{column}</td>") < row.index(what) < row.index("</tr>")
    assert "Write a number, or say what the mark means." in page
    assert (PendingRelease.objects.count(), Release.objects.count()) == (0, 0)


HOSTILE = [
    ("empty.csv", b"", "There is nothing in the file."),
    ("nothing.csv", b" \n\n", "There is nothing in the file."),
    ("picture.csv", b"\x89PNG\r\n\0\0\0\0", "This is not a file of text"),
    ("damaged.csv.gz", gzip.compress(MARCH.encode())[:40], "The packed file is damaged."),
    ("line.csv", b"a,b\n" + b"x" * 1_000_001, "which no table of figures has"),
    ("not.xlsx", b"PK\x03\x04 and no more", ""),
    ("twice.csv", (MARCH + MARCH.splitlines()[1]).encode(), "stands in the file twice"),
    ("headings.csv", PUBLISHED.encode(), "There is no figure in the file."),
]


@pytest.mark.parametrize(("name", "content", "said"), HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_hostile_files_are_refused_with_words(analyst, falkirk, name, content, said):
    answer = give(analyst, falkirk, content, name=name)
    assert answer.status_code == 422
    assert said in words(answer)
    assert PendingRelease.objects.count() == 0


def test_a_file_that_unpacks_to_far_too_much_is_refused(analyst, falkirk, monkeypatch):
    monkeypatch.setattr("comhla.indicators.readers.tables.MOST_UNPACKED_BYTES", 10_000)
    answer = give(analyst, falkirk, gzip.compress(b"0" * 1_000_000), name="bomb.csv.gz")
    assert answer.status_code == 422
    assert "Unpacked, the file has more than 10,000 bytes." in words(answer)


def test_a_list_of_areas_is_no_file_of_figures(analyst, falkirk, shared):
    content = (shared / "data" / "geography" / "dz2011_geography_codes.csv.gz").read_bytes()
    answer = give(analyst, falkirk, content, name="zones.csv.gz")
    assert answer.status_code == 422
    assert "which is no file of figures" in words(answer)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(analyst, falkirk, settings):
    settings.MOST_UPLOADED_BYTES = 100
    answer = give(analyst, falkirk, MARCH)
    assert answer.status_code == 422
    assert "larger than 20 MB" in words(answer)


def test_words_of_a_file_are_only_words(analyst, falkirk):
    text = PUBLISHED + 'NI-14,<script>alert(1)</script>,2022/23,financial,"=1+1",,,rate,made up,\n'
    answer = give(analyst, falkirk, text, name="<b>..%2Fname.csv")
    page = words(answer)
    assert answer.status_code == 422
    assert "<script>alert(1)" not in page
    assert "<b>.." not in page


# ------------------------------------------------------------------------------------------------------ two at a time


def test_whoever_looked_before_another_took_figures_in_is_shown_the_difference_again(analyst, falkirk):
    pending = given(analyst, falkirk, MAY, **day("published_on", "2024-05-05"))
    seen = look(analyst, pending)
    assert "4 figures are new." in words(seen)
    other = client_for(a_person(Role.PLANNING_OFFICER, falkirk))
    take_in(other, falkirk, MARCH, **day("published_on", "2024-03-05"))
    again = press(analyst, pending, seen)
    assert again.status_code == 422
    page = words(again)
    assert "Somebody else changed the figures since you opened this page." in page
    assert "1 figure is revised." in page
    assert Release.objects.count() == 1
    assert press(analyst, pending, again).status_code == 303
    assert counting(falkirk)["Falkirk", "2022/23"] == 116.5


def test_pressing_twice_takes_in_once(analyst, falkirk):
    pending = given(analyst, falkirk, MARCH)
    page = look(analyst, pending)
    assert press(analyst, pending, page).status_code == 303
    assert press(analyst, pending, page).status_code == 404
    assert Release.objects.count() == 1


def test_what_fails_midway_leaves_nothing(analyst, falkirk, monkeypatch):
    def fail(*_given):
        raise OSError("the machine went away")

    pending = given(analyst, falkirk, MARCH)
    page = look(analyst, pending)
    monkeypatch.setattr("comhla.web.measures.actions.importing.settle", fail)
    with pytest.raises(OSError, match="went away"):
        press(analyst, pending, page)
    assert (Release.objects.count(), Figure.objects.count()) == (0, 0)
    assert not Event.objects.filter(action="release_taken_in").exists()
    assert PendingRelease.objects.count() == 1


# ------------------------------------------------------------------------------------------------------- who may see it


def test_the_list_of_releases_says_what_is_in_force(analyst, falkirk, django_assert_max_num_queries):
    take_in(analyst, falkirk, MARCH, edition="March 2024")
    given(analyst, falkirk, MAY, name="may.csv")
    with django_assert_max_num_queries(25):
        page = words(analyst.get(url("work-releases", falkirk)))
    for told in ("In force", "March 2024", "may.csv", "given on 22 November 2026 by Ana Lyst"):
        assert told in page


@pytest.mark.parametrize(("role", "status"), [(Role.INSPECTOR, 403), (Role.ADMINISTRATOR, 403), (Role.CLERK, 200)])
def test_files_are_given_by_those_who_record_facts(falkirk, role, status):
    client = client_for(a_person(role, falkirk))
    assert client.get(url("work-release-new", falkirk)).status_code == status
    assert client.get(url("work-releases", falkirk)).status_code == 200
