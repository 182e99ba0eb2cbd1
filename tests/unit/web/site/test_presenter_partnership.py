"""What a partnership is, in plain words, from facts and the register."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.authority_file import read_plain
from comhla.law.facts import AuthorityFacts
from comhla.web.site.presenters.partnership import in_a_sentence, localities_on, partnership_on
from tests.lib.web import demonstration_facts, small_facts

DAY = date(2026, 11, 22)


def scheme(model, councils=("Glen Council",), approved_on="2015-06-24", scheme_id="s"):
    return {
        "id": scheme_id,
        "kind": "first",
        "model": model,
        "health_board": "NHS Glen",
        "councils": list(councils),
        "approved_on": approved_on,
    }


def registered(code, name) -> AuthorityFacts:
    return read_plain({"authority": {"code": code, "name": name, "fictional": False}}, name=name)


@pytest.mark.parametrize(
    ("model", "councils", "lead_agency", "who"),
    [
        ("a", ["Glen Council"], False, "NHS Glen and Glen Council plan these services together"),
        (
            "a",
            ["Glen Council", "Strath Council"],
            False,
            "NHS Glen, Glen Council and Strath Council plan these services",
        ),
        ("b", ["Glen Council"], True, "NHS Glen is the lead agency"),
        ("c", ["Glen Council"], True, "Glen Council is the lead agency"),
        ("d", ["Glen Council"], True, "NHS Glen and Glen Council are both lead agencies"),
    ],
)
def test_model_in_plain_words(model, councils, lead_agency, who):
    facts = small_facts(schemes=[scheme(model, councils)], members=[], officers=[])
    shown = partnership_on(facts, DAY)
    assert shown.is_lead_agency is lead_agency
    assert shown.model_words[0].startswith(who)
    assert shown.body == ("monitoring_committee" if lead_agency else "board")
    assert ("monitoring committee" in shown.body_name) is lead_agency
    assert len(shown.model_words) == 2


def test_the_model_is_that_of_the_day():
    schemes = [scheme("a"), {**scheme("b", approved_on="2020-03-31", scheme_id="t"), "kind": "new"}]
    facts = small_facts(schemes=schemes, members=[], officers=[])
    assert not partnership_on(facts, date(2020, 3, 30)).is_lead_agency
    assert partnership_on(facts, date(2020, 3, 31)).is_lead_agency


def test_nothing_recorded_of_a_made_up_authority():
    facts = read_plain({"authority": {"name": "Glen", "fictional": True}}, name="Glen")
    shown = partnership_on(facts, DAY)
    assert shown.model_words == ("How the health board and the council share this work is not recorded here yet.",)
    assert (shown.model, shown.parties, shown.localities, shown.started_on) == (None, "", None, None)
    assert shown.from_register


@pytest.mark.parametrize(
    ("code", "name", "lead_agency", "councils", "localities"),
    [
        ("S37000032", "Fife", False, 1, 7),
        ("S37000005", "Clackmannanshire and Stirling", False, 2, 3),
        ("S37000016", "Highland", True, 1, 9),
    ],
)
def test_register_facts_alone(code, name, lead_agency, councils, localities):
    shown = partnership_on(registered(code, name), DAY)
    assert (shown.is_lead_agency, len(shown.councils), shown.registered_localities) == (
        lead_agency,
        councils,
        localities,
    )
    assert shown.from_register
    assert shown.localities is None
    assert shown.website.startswith("https://")
    assert shown.code == code


def test_the_gaelic_name_of_the_register_is_told_where_it_is_gaelic():
    assert partnership_on(registered("S37000031", "Western Isles"), DAY).gaelic_name.startswith("Cùram is Slàinte")
    assert partnership_on(registered("S37000032", "Fife"), DAY).gaelic_name == ""


def test_two_councils_are_directed_in_the_plural():
    words = partnership_on(registered("S37000005", "Clackmannanshire and Stirling"), DAY).model_words
    assert words[0].startswith("NHS Forth Valley, Clackmannanshire Council and Stirling Council plan")
    assert "the councils to provide" in words[1]


def test_demonstration():
    shown = partnership_on(demonstration_facts(), DAY)
    assert (shown.parties, shown.started_on, shown.from_register) == (
        "NHS Annoch and Inverannoch Council", date(2016, 4, 1), False,
    )  # fmt: skip
    assert [each.name for each in shown.localities] == ["Coast locality", "Glens locality", "North locality"]


def test_localities_of_the_day():
    rows = [
        {"id": "old", "name": "Old", "last_day": "2020-03-31"},
        {"id": "new", "name": "New", "first_day": "2020-04-01"},
        {"id": "ever", "name": "Ever"},
    ]
    facts = small_facts(localities=rows)
    assert [each.key for each in localities_on(facts, date(2020, 3, 31))] == ["ever", "old"]
    assert [each.key for each in localities_on(facts, date(2020, 4, 1))] == ["ever", "new"]
    assert localities_on(small_facts(localities=[]), DAY) == ()


@pytest.mark.parametrize(
    ("names", "words"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_in_a_sentence(names, words):
    assert in_a_sentence(names) == words
