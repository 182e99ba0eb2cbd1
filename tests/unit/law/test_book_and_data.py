"""The book and findings as plain data: every field under the name that programs rely on."""

import pytest

from comhla.law.answers import met
from comhla.law.as_data import Checked, check_as_data, finding_as_data
from comhla.law.book import FAMILIES, book_as_data, duty_as_data, is_unverified
from comhla.law.duty import NOT_COMMENCED, Councils
from comhla.law.engine import check
from comhla.law.facts import NOT_DONE, Plan
from comhla.law.outside import OUTSIDE
from comhla.law.registry import duties, duty_called
from comhla.law.sources import Standing, Verified
from tests.lib.law import an_authority, day
from tests.lib.small_duties import a_citation, a_duty, a_version, always, asked_of_plans, publish_by

PLAN = Plan(id="p", title="Plan A", finalised_on=day("2026-01-01"), published_on=NOT_DONE)


def checked(*plans, as_at="2026-02-01", **told):
    duty = a_duty(**told)
    publish_by(asked_of_plans(duty), day("2026-03-31"))
    return check(an_authority(plans=plans), as_at=day(as_at), among=[duty])


def test_a_finding_as_data():
    (finding,) = checked(PLAN)
    assert finding_as_data(finding) == {
        "duty": "TEST-1",
        "version": 1,
        "outcome": "not_yet_due",
        "because": "Publication of Plan A: the last day in time is 31 March 2026.",
        "subject": "p",
        "citation": {
            "title": "Test Act",
            "provision": "s.1(2)",
            "url": "https://example.org/1",
            "verified": "text seen",
        },
        "due": "2026-03-31",
        "holds_until": "2026-03-31",
        "next_step": "Publish Plan A.",
        "facts_used": ["plans.published_on"],
    }


def test_what_is_not_there_is_none():
    (finding,) = checked(pending="no order has begun it.", as_at="2014-12-31")
    told = finding_as_data(finding)
    assert (told["version"], told["due"], told["holds_until"], told["next_step"]) == (None, None, "2014-12-31", None)
    assert told["citation"]["provision"] == "section 1"
    assert told["facts_used"] == []


def test_a_check_as_data_names_the_day_and_each_authority_with_its_file():
    findings = checked(PLAN)
    told = check_as_data([Checked("Strathmore", "strathmore.yaml", findings)], as_at=day("2026-02-01"))
    assert told == {
        "as_at": "2026-02-01",
        "law_seen_to": "2026-01-07",
        "authorities": [
            {
                "authority": "Strathmore",
                "file": "strathmore.yaml",
                "findings": [finding_as_data(each) for each in findings],
            }
        ],
    }


def test_missing_facts_are_among_those_used_once():
    (finding,) = checked(PLAN.replace(published_on=None), as_at="2026-04-01")
    assert finding_as_data(finding)["facts_used"] == ["plans.published_on"]
    (silent,) = check(an_authority(), as_at=day("2026-02-01"), among=[finding.duty])
    assert finding_as_data(silent)["facts_used"] == ["plans"]


# verified of the version, of the part; verified of the finding
CITED = [
    (Verified.TEXT_SEEN, None, Verified.TEXT_SEEN),
    (Verified.TEXT_SEEN, Verified.INFERENCE, Verified.INFERENCE),
    (Verified.PART_SEEN, None, Verified.PART_SEEN),
]


@pytest.mark.parametrize(("of_version", "of_part", "expected"), CITED)
def test_a_finding_cites_the_provision_of_its_part(of_version, of_part, expected):
    duty = a_duty(a_version(citation=a_citation(of_version)))
    always(asked_of_plans(duty), met("Done."), verified=of_part)
    (finding,) = check(an_authority(plans=(PLAN,)), as_at=day("2026-02-01"), among=[duty])
    assert (finding.citation.title, finding.citation.url) == ("Test Act", "https://example.org/1")
    assert (finding.citation.provision, finding.citation.verified) == ("s.1(3)", expected)
    assert finding.key == ("TEST-1", "the_same", "p")


def test_the_book_holds_every_duty_every_provision_outside_and_the_families():
    book = book_as_data()
    assert set(book) == {"duties", "outside", "families"}
    assert [each["id"] for each in book["duties"]] == [duty.id for duty in duties()]
    assert book["families"] == FAMILIES
    assert {each["family"] for each in book["duties"]} == set(FAMILIES)
    assert book["outside"][0] == {
        "id": "FN-RULE",
        "provision": OUTSIDE[0].provision,
        "within": "act-2014/s1-functions",
        "reason": "The same duty.",
    }
    assert len(book["outside"]) == len(OUTSIDE)


def test_a_duty_as_data():
    duty = duty_called("act-2014/s42")
    told = duty_as_data(duty)
    assert list(told) == [
        "id", "name", "title", "family", "bearer", "elsewhere", "models", "councils", "pending", "unverified",
        "versions", "parts", "tests",
    ]  # fmt: skip
    assert (told["id"], told["name"]) == ("act-2014/s42", "publish_performance_report")
    assert (told["title"], told["family"], told["bearer"]) == (duty.title, "G", "the integration authority")
    assert (told["elsewhere"], told["councils"], told["pending"], told["unverified"]) == (None, "any", None, False)
    assert told["models"] == ["a", "b", "c", "d"]
    assert told["tests"] == "tests/spec/law/test_publish_performance_report.py"
    citation = duty.versions[0].citation
    assert told["versions"] == [
        {
            "number": 1,
            "first_day": "2014-09-22",
            "last_day": None,
            "title": citation.title,
            "provision": citation.provision,
            "url": citation.url,
            "verified": "text seen",
            "standing": "law",
            "words": duty.versions[0].words,
            "note": duty.versions[0].note,
        }
    ]
    assert told["parts"][0] == {
        "key": "prepare_report",
        "kind": "M",
        "provision": "s.42(1)",
        "requires": duty.parts[0].requires,
        "versions": None,
        "verified": None,
        "uses": list(duty.parts[0].uses),
    }


def test_versions_that_ended_and_parts_of_some_versions():
    duty = next(each for each in duties() if each.versions[0].last_day and any(part.versions for part in each.parts))
    told = duty_as_data(duty)
    assert told["versions"][0]["last_day"] == duty.versions[0].last_day.isoformat()
    limited = next(part for part in duty.parts if part.versions)
    assert {"versions": sorted(limited.versions)}.items() <= told["parts"][duty.parts.index(limited)].items()
    part_seen = next(part for each in duties() for part in each.parts if part.verified is Verified.PART_SEEN)
    of_it = next(each for each in duties() if part_seen in each.parts)
    assert duty_as_data(of_it)["parts"][of_it.parts.index(part_seen)]["verified"] == "part seen"


def test_what_is_pending_has_no_first_day():
    pending = next(each for each in duties() if each.versions[0].first_day == NOT_COMMENCED)
    told = duty_as_data(pending)
    assert told["pending"] == pending.pending
    assert told["versions"][0]["first_day"] is None
    one = next(each for each in duties() if each.councils is Councils.ONE)
    assert (duty_as_data(one)["councils"], duty_as_data(one)["elsewhere"]) == ("one", one.elsewhere)


# verified of the version, its standing, verified of the part, is unverified
UNVERIFIED = [
    (Verified.TEXT_SEEN, Standing.LAW, None, False),
    (Verified.TEXT_SEEN, Standing.LAW, Verified.PART_SEEN, True),
    (Verified.PART_SEEN, Standing.LAW, Verified.TEXT_SEEN, True),
    (Verified.TEXT_SEEN, Standing.GUIDANCE, None, True),
]


@pytest.mark.parametrize(("of_version", "standing", "of_part", "expected"), UNVERIFIED)
def test_a_duty_is_unverified_where_its_last_version_or_a_part_was_not_all_read(
    of_version, standing, of_part, expected
):
    first = a_version(1, last_day=day("2019-12-31"), citation=a_citation(Verified.SEED_ONLY))
    duty = a_duty(first, a_version(2, day("2020-01-01"), citation=a_citation(of_version), standing=standing))
    always(asked_of_plans(duty), met("Done."), verified=of_part)
    assert is_unverified(duty) is expected
