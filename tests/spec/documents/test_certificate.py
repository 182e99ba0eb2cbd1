"""The certificate: what the rules say as data with a checksum that anybody can check, and as a document."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.authority_file import read
from comhla.documents.certificate import (
    ABOUT_PERSONS,
    Verified,
    certificate_data,
    certificate_document,
    document_of_data,
    lawful_meeting,
    verified,
)
from comhla.documents.errors import CannotBeRead
from comhla.documents.renderers.html import html_body
from tests.lib.after_meeting import MEETING, SECRET_WORDS, board_facts

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def inquorate(repository: Path):
    facts = read((repository / "examples" / "demonstration.yaml").read_bytes(), file="demonstration.yaml")
    return lawful_meeting(facts, "board-2020-04-15", ON)


@pytest.fixture(scope="module")
def with_exempt_business():
    facts = board_facts()
    sanction = [{"ground": "insolvent", "first_day": "2025-01-01"}]
    plain = [
        {"id": "ann", "person": "ann", "body": "board", "seat": "council_nominee", "first_day": "2024-04-01"},
        {"id": "bob", "person": "bob", "body": "board", "seat": "health_board_nominee", "first_day": "2024-04-01",
         "disqualifications": sanction},
        {"id": "cat", "person": "cat", "body": "board", "seat": "health_board_nominee", "first_day": "2024-04-01"},
    ]  # fmt: skip
    return lawful_meeting(facts.replace(members=board_facts(members=plain).members), MEETING, ON)


def test_anybody_can_check_the_checksum_by_what_the_certificate_says(inquorate):
    data = json.loads(json.dumps(certificate_data(inquorate), indent=3))
    stated = data.pop("checksum")
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == stated["value"]
    assert "in UTF-8, with the names in every object sorted" in stated["how"]


def test_the_data_says_what_was_asked_and_what_was_answered(inquorate):
    data = certificate_data(inquorate)
    assert (data["verdict"], data["says"]) == ("broken", inquorate.headline)
    (step,) = [each for each in data["steps"] if each["step"] == "quorum"]
    (rule,) = step["rules"]
    assert (rule["outcome"], rule["citation"]["provision"], rule["is_law"]) == ("not_met", "sch para 3", "law")
    assert rule["facts"][0]["collection"] == "meetings"
    assert "board-2020-04-15" in [row["id"] for row in rule["facts"][0]["rows"]]
    assert data["changes_of_law"][-1]["had_come"] is False


@pytest.mark.parametrize(
    ("text", "answer"),
    [("", Verified.NO_CERTIFICATE), ("[", Verified.NO_CERTIFICATE), ("[" * 100_000, Verified.NO_CERTIFICATE)]
    + [(text, Verified.NO_CERTIFICATE) for text in ("1", "{}", '{"kind": "Comhla certificate of a meeting"}')],
)
def test_what_is_no_certificate_is_told_apart(text, answer):
    assert verified(text) is answer


def test_every_change_of_the_data_is_noticed(inquorate):
    data = certificate_data(inquorate)
    text = json.dumps(data)
    assert verified(text) is Verified.RIGHT

    @settings(max_examples=20, deadline=None)
    @given(st.sampled_from(sorted(set(data) - {"checksum", "kind"})), st.text(max_size=5))
    def changed(name, value):
        assert verified(json.dumps({**data, name: value + "!"})) is Verified.WRONG

    changed()


def test_the_public_edition_keeps_back_persons_exempt_business_and_the_facts_themselves(with_exempt_business):
    public, full = (certificate_data(with_exempt_business, for_public=each) for each in (True, False))
    text = json.dumps(public).casefold()
    assert not [word for word in (*SECRET_WORDS, "insolven") if word.casefold() in text]
    rules = [rule for step in public["steps"] for rule in step["rules"]]
    private = [rule for rule in rules if rule["because"] == ABOUT_PERSONS]
    assert {rule["duty"] for rule in private} == {"IJBO-D1"}
    assert "not_met" in {rule["outcome"] for rule in private}
    assert {rule["part"] for rule in private} == {""}
    assert not any(rule["facts"] or rule["evidence"] or rule["next_step"] for rule in rules)
    number = sum(len(step["rules"]) for step in full["steps"])
    assert len(rules) + public["kept_back"] == number
    assert public["kept_back"] > 0
    shown = html_body(certificate_document(with_exempt_business, on=ON, for_public=True), picture_address=str)
    assert f"{public['kept_back']} rules about exempt business are counted and not shown." in shown


def test_the_document_says_the_answer_first_and_the_checksum_last(inquorate):
    document = certificate_document(inquorate, on=ON)
    assert document.marks == ("Illustrative: Inverannoch is a made-up authority.",)
    shown = html_body(document, picture_address=str)
    assert shown.index("1 rule was not kept.") < shown.index("Was the body lawfully made up")
    assert certificate_data(inquorate)["checksum"]["value"] in shown
    assert "3 of the 8 members with a vote on 15 April 2020 took part" in shown


def test_guidance_is_told_from_law_and_evidence_is_named(repository):
    facts = read((repository / "examples" / "demonstration.yaml").read_bytes(), file="demonstration.yaml")
    document = certificate_document(lawful_meeting(facts, "board-2023-11-22", ON), on=ON)
    shown = html_body(document, picture_address=str)
    assert "This is guidance, and no law." in shown
    assert "Evidence:" in shown


def test_changed_data_makes_no_document(inquorate):
    data = certificate_data(inquorate)
    with pytest.raises(CannotBeRead):
        document_of_data({**data, "says": "All is well."}, on=ON)
    with pytest.raises(CannotBeRead):
        document_of_data({}, on=ON)


def test_a_body_without_rules_has_a_short_certificate():
    facts = board_facts()
    group = facts.meetings[0].replace(id="group", body="planning_group")
    lawful = lawful_meeting(facts.replace(meetings=(*facts.meetings, group)), "group", ON)
    shown = html_body(certificate_document(lawful, on=ON), picture_address=str)
    assert "No rule on meetings is asked of this body." in shown
    assert "No rule that was asked has changed." in shown


def test_what_was_not_kept_stands_before_what_was(inquorate, repository):
    first, second = certificate_document(inquorate, on=ON).sections[:2]
    assert (first.heading, second.heading) == ("What was not kept", "The law of the day")
    assert (
        "3 of the 8 members with a vote"
        in html_body(certificate_document(inquorate, on=ON), picture_address=str).split("The law of the day")[0]
    )
    facts = read((repository / "examples" / "demonstration.yaml").read_bytes(), file="demonstration.yaml")
    kept = certificate_document(lawful_meeting(facts, "board-2026-06-24", ON), on=ON)
    assert kept.sections[0].heading == "The law of the day"


def test_reasons_name_members_by_words_and_never_by_id(inquorate):
    """A term that ended in the demonstration: the reason names the seat, in the data and so in every document of it."""
    data = certificate_data(lawful_meeting(inquorate.facts, "board-2026-11-25", ON))
    told = [rule["because"] for step in data["steps"] for rule in step["rules"]]
    assert any(each.endswith("no re-appointment is recorded: Unpaid carer 2.") for each in told)
    assert not [each for each in told if "unpaid-carer-2" in each]
