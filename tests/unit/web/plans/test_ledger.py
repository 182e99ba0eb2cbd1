"""The ledger as values: its counts are those of the views, and nothing is shown that may not be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.documents.consultation_statement import tally, views_of
from comhla.web.plans.presenters import ledger as presenter
from comhla.web.plans.presenters.ledger import Chosen
from comhla.web.plans.presenters.support import came_of
from tests.lib.plans import plan_facts, section
from tests.lib.web import TODAY

SECTIONS = [section("vision", "vision", heading="A good life")]


def url(key):
    return key


def row(key, **fields):
    kept = {name: value for name, value in fields.items() if value is not None}
    return {
        "id": key,
        "plan": "plan-2027",
        "stage": "sent",
        "given_by": "public",
        "received_on": "2026-11-01",
        "words": f"secret {key}",
        "who": f"name {key}",
        **kept,
    }


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "stage": st.sampled_from(["group_on_proposals", "group_on_first_draft", "sent"]),
            "group": st.sampled_from([None, "health_care_users", "other_staff"]),
            "locality": st.sampled_from([None, "east", "west"]),
            "may_be_shown": st.sampled_from([None, "with_name", "without_name", "not_at_all"]),
            "result": st.sampled_from([None, "changed", "not_changed"]),
        }
    ),
    max_size=6,
)


@settings(max_examples=15)
@given(ROWS)
def test_counts_agree_however_they_are_taken_and_nothing_leaks(rows):
    given = [row(f"v{number}", **each) for number, each in enumerate(rows)]
    facts = plan_facts(plan_sections=SECTIONS, plan_views=given)
    views = views_of(facts, "plan-2027")
    whole = tally(views)
    assert whole.all == len(rows) == whole.changed + whole.not_changed + whole.open
    assert sum(each.all for _step, each in presenter.counted(views)) == whole.all
    covered = presenter.covered(facts, facts.plan_called("plan-2027"), views, on=TODAY)
    assert sum(each.came.all for each in covered.groups) == sum(each["group"] is not None for each in rows)
    assert sum(each.came.all for each in covered.localities) == sum(each["locality"] is not None for each in rows)
    chosen = [presenter.chosen_views(facts, "plan-2027", Chosen(state=state)) for state in presenter.STATES]
    assert [len(each) for each in chosen] == [whole.open, whole.changed, whole.not_changed]
    for line, each in zip(presenter.lines(facts, views), views, strict=True):
        permission = each.may_be_shown.value if each.may_be_shown else None
        assert (f"secret {each.id}" in line) == (permission in ("with_name", "without_name"))
        assert (f"name {each.id}" in line) == (permission == "with_name")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "It is being considered."),
        ({"result": "not_changed"}, "Nothing was changed."),
        ({"result": "not_changed", "reason": "It is the law."}, "Nothing was changed. It is the law."),
        (
            {"result": "not_changed", "considered_on": "2026-11-10", "reason": "No."},
            "Considered on 10 November 2026: nothing was changed. No.",
        ),
        (
            {"result": "changed", "changed_section": "vision", "change": "Named evenings."},
            "“A good life” was changed: Named evenings.",
        ),
    ],
)
def test_what_came_of_a_view_in_words(fields, words):
    facts = plan_facts(plan_sections=SECTIONS, plan_views=[row("v", **fields)])
    assert came_of(facts, facts.plan_views[0]) == words


def test_without_a_scheme_there_are_no_partners_to_hear():
    facts = plan_facts(schemes=[], plan_views=[])
    covered = presenter.covered(facts, facts.plan_called("plan-2027"), (), on=TODAY)
    assert covered.partners == []
    assert covered.groups_heard == 0
