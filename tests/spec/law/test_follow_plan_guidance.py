"""SP-G: have regard to the guidance on strategic plans. Guidance warns and is never a breach."""

import pytest

from comhla.law.facts import Evidence, GuidanceEdition, Plan
from tests.lib.law import an_authority, day, findings, outcome, silent

DUTY = "SP-G"


def with_plan(*guidance, **facts):
    plan = Plan(
        **{
            "id": "p",
            "title": "Plan 2024",
            "preparation_began_on": day("2023-06-01"),
            "finalised_on": day("2024-02-20"),
            **facts,
        }
    )
    return an_authority(plans=(plan,), guidance=guidance)


# edition used, evidence dated on, as at, outcome
REGARD = [
    ("strategic-plans-2", None, "2024-03-01", "met"),
    (None, None, "2024-03-01", "not_evidenced"),
    (None, "2024-02-20", "2024-03-01", "met"),
    (None, "2024-02-21", "2024-03-01", "not_evidenced"),
    (None, "2023-12-01", "2023-12-01", "met"),
]


@pytest.mark.parametrize(("edition", "dated_on", "as_at", "expected"), REGARD)
def test_have_regard_to_guidance(edition, dated_on, as_at, expected):
    kept = () if dated_on is None else (Evidence(id="e", duty=DUTY, what="Checklist", dated_on=day(dated_on)),)
    facts = with_plan(guidance_edition=edition).replace(evidence=kept)
    assert outcome(DUTY, "have_regard_to_guidance", facts, as_at=as_at) == expected


# edition used, its last day, outcome; preparation began on 1 June 2023
EDITIONS = [
    ("strategic-plans-2", None, "met"),
    ("strategic-plans-2-draft", None, "for_a_person"),
    ("our-edition", None, "met"),
    ("our-edition", day("2023-06-01"), "met"),
    ("our-edition", day("2023-05-31"), "for_a_person"),
    ("not-listed", None, "met"),
]


@pytest.mark.parametrize(("edition", "last_day", "expected"), EDITIONS)
def test_use_final_edition(edition, last_day, expected):
    ours = GuidanceEdition(id="our-edition", title="Our edition", last_day=last_day)
    assert outcome(DUTY, "use_final_edition", with_plan(ours, guidance_edition=edition), as_at="2024-03-01") == expected


def test_an_edition_superseded_before_the_plan_where_only_its_end_is_recorded():
    ours = GuidanceEdition(id="ours", title="Our edition", last_day=day("2024-02-19"))
    facts = with_plan(ours, guidance_edition="ours", preparation_began_on=None)
    assert outcome(DUTY, "use_final_edition", facts, as_at="2024-03-01") == "for_a_person"


def test_no_edition_recorded():
    assert silent(DUTY, "use_final_edition", with_plan(), as_at="2024-03-01")


def test_plans_made_before_there_was_guidance_are_not_asked_about():
    before = with_plan(preparation_began_on=None, finalised_on=day("2015-12-30"))
    after = with_plan(preparation_began_on=None, finalised_on=day("2015-12-31"))
    assert findings(DUTY, before, as_at="2016-04-01") == []
    assert findings(DUTY, after, as_at="2016-04-01") != []
