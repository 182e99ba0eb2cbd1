"""What has to be published together with a plan: the law of the day, guidance, and what of it is there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from comhla.documents.problems import Problem, Severity
from comhla.web.plans.bundle import Basis, Bundle, FileKind, Given, HeldFile, State, TextProblem, bundle_of
from tests.lib.published import ASSESSMENTS, KEY, PLAN, SECTIONS, ready_facts

TODAY = date(2026, 11, 22)
FILES = tuple(
    HeldFile(kind.value, f"{kind.value}.pdf", kind.value, "en-GB")
    for kind in (FileKind.FINANCE, FileKind.EQUALITY, FileKind.FAIRER_SCOTLAND)
)


def bundle(*, files: tuple[HeldFile, ...] = FILES, on: date = TODAY, **options: Any) -> Bundle:
    """The bundle of the plan; `plan` changes fields of its row, other names are collections."""
    given = {name: options.pop(name) for name in ("text_problems", "outdated", "set_aside") if name in options}
    plan = {**PLAN, **options.pop("plan", {})}
    facts = ready_facts(plans=[{name: value for name, value in plan.items() if value is not None}], **options)
    found = facts.plan_called(KEY)
    assert found is not None
    usual: dict[str, Any] = {"text_problems": (), "outdated": (), "set_aside": {}, **given}
    return bundle_of(Given(facts=facts, plan=found, files=files, on=on, **usual))


def test_everything_is_there() -> None:
    assert bundle().missing == ()
    assert bundle().is_complete


def sections(*leaving: str, **texts: str | None) -> list[dict[str, Any]]:
    return [
        {**each, "text": texts.get(each["id"].removeprefix(f"{KEY}-"), each["text"])}
        for each in SECTIONS
        if each["id"].removeprefix(f"{KEY}-") not in leaving
    ]


def without(kind: str) -> list[dict[str, Any]]:
    return [each for each in ASSESSMENTS if each["kind"] != kind]


def files_without(kind: FileKind) -> tuple[HeldFile, ...]:
    return tuple(each for each in FILES if each.kind != kind)


VIEW = {
    "id": "v1",
    "plan": KEY,
    "stage": "sent",
    "given_by": "public",
    "received_on": "2026-07-01",
    "words": "More buses.",
}
LACKING = [
    # What is taken away, what is then missing, and why it is asked for.
    ({"plan": {"finalised_on": None, "stages": PLAN["stages"][:-1]}}, {"final", "statement"}, Basis.LAW),
    ({"plan": {"finalised_on": "2026-12-01"}}, {"final"}, Basis.LAW),
    ({"plan_sections": sections(vision="")}, {"text"}, Basis.OURS),
    ({"plan_sections": []}, {"text", "localities", "housing", "easy_read"}, Basis.OURS),
    ({"plan": {"functions_covered": []}}, {"functions"}, Basis.LAW),
    ({"plan": {"outcomes_covered": ["O1"]}}, {"outcomes"}, Basis.LAW),
    ({"plan": {"localities": PLAN["localities"][:1]}}, {"two_localities", "separately"}, Basis.LAW),
    ({"plan_sections": sections("west")}, {"localities"}, Basis.LAW),
    ({"plan_sections": sections(west=" ")}, {"text", "localities"}, Basis.OURS),
    ({"plan": {"names_start_day": None}}, {"start_day"}, Basis.LAW),
    ({"plan": {"period_first_day": None, "origin": "direction"}}, {"start_day"}, Basis.OURS),
    ({"plan": {"stages": PLAN["stages"][1:]}}, {"statement"}, Basis.LAW),
    ({"plan_views": [VIEW]}, {"statement"}, Basis.LAW),
    ({"files": files_without(FileKind.FINANCE)}, {"finance"}, Basis.GUIDANCE),
    ({"files": files_without(FileKind.FINANCE), "plan": {"origin": "first"}}, {"finance"}, Basis.LAW),
    ({"files": files_without(FileKind.FINANCE), "plan": {"origin": None}}, {"finance"}, Basis.LAW),
    ({"assessments": without("equality")}, {"equality"}, Basis.LAW),
    ({"assessments": [{**ASSESSMENTS[0], "completed_on": "2026-12-01"}, *ASSESSMENTS[1:]]}, {"equality"}, Basis.LAW),
    ({"files": files_without(FileKind.EQUALITY)}, {"equality_results"}, Basis.GUIDANCE),
    ({"assessments": without("fairer_scotland")}, {"fairer_scotland"}, Basis.LAW),
    ({"files": files_without(FileKind.FAIRER_SCOTLAND)}, {"fairer_scotland_results"}, Basis.GUIDANCE),
    ({"assessments": without("consumer")}, {"consumer"}, Basis.UNVERIFIED),
    ({"assessments": without("children_rights")}, {"children_rights"}, Basis.GUIDANCE),
    ({"plan_sections": sections("housing")}, {"housing"}, Basis.GUIDANCE),
    ({"plan_sections": sections("easy")}, {"easy_read"}, Basis.GUIDANCE),
]


@pytest.mark.parametrize(
    ("taken", "missing", "basis"),
    LACKING,
    ids=[f"{number}-{sorted(each[1])[0]}" for number, each in enumerate(LACKING, 1)],
)
def test_what_is_missing_is_named_with_why_and_where_to_go(
    taken: dict[str, Any], missing: set[str], basis: Basis
) -> None:
    found = bundle(**taken)
    assert {each.key for each in found.missing} == missing
    first = next(each for each in found.missing if each.key in missing)
    assert first.basis is basis
    assert all(each.fix is not None and each.because for each in found.missing)
    assert (first.citation is None) == (basis is Basis.OURS)


def test_problems_of_the_text_keep_it_from_being_published() -> None:
    problem = Problem(
        severity=Severity.ERROR, place="Line 3", sentence="The link has no words.", how_to_fix="Say where."
    )
    found = bundle(text_problems=[TextProblem("s", "Our vision", problem)]).item("readable")
    assert found.state is State.MISSING
    assert found.warnings == ("Our vision, Line 3: The link has no words.",)


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        (
            {"evidence": [{"id": "e", "duty": "FSD-1", "subject": KEY, "what": "Paper 4", "dated_on": "2026-10-01"}]},
            "Evidence",
        ),
        ({}, "No completed assessment"),
    ],
)
def test_regard_may_show_in_other_papers(facts: dict[str, Any], because: str) -> None:
    found = bundle(assessments=without("fairer_scotland"), **facts).item("fairer_scotland")
    assert found.because.startswith(because)


def test_of_equality_nothing_but_an_assessment_will_do() -> None:
    evidence = [{"id": "e", "duty": "PSED-2", "subject": KEY, "what": "Paper 4", "dated_on": "2026-10-01"}]
    assert bundle(assessments=without("equality"), evidence=evidence).item("equality").state is State.MISSING


def test_results_and_statements_published_elsewhere_count() -> None:
    equality = {**ASSESSMENTS[0], "published_on": "2026-11-01", "address": "https://example.org/eqia"}
    statement = {"id": "f", "plan": KEY, "published_on": "2026-11-01", "address": "https://example.org/money"}
    found = bundle(files=(), assessments=[equality, *ASSESSMENTS[1:]], financial_statements=[statement])
    assert found.item("equality_results").because == "They are published already."
    assert found.item("finance").because == "It is published already."
    assert {each.key for each in found.missing} == {"fairer_scotland_results"}


def test_a_statement_that_was_uploaded_does_for_one_that_cannot_be_built() -> None:
    uploaded = HeldFile("statement", "how.pdf", "How it was made", "en-GB", ("tags", "language"))
    found = bundle(files=(*FILES, uploaded), plan_views=[VIEW]).item("statement")
    assert (found.state, found.because) == (State.READY, "How it was made")
    assert [each.split(" has ")[1] for each in found.warnings] == [
        "no tags, so that a screen reader cannot follow its order.",
        "no language, so that it may be read aloud in the wrong one.",
    ]


ISLANDS = [
    # The authority's view of the plan, what is there beside it, whether that is enough.
    (None, {}, False),
    (False, {}, True),
    (True, {}, False),
    (
        True,
        {"assessments": [*ASSESSMENTS, {"id": "i", "kind": "island", "subject": KEY, "completed_on": "2026-10-01"}]},
        True,
    ),
    (True, {"files": (*FILES, HeldFile("island_reasons", "why.pdf", "Why", "en-GB"))}, True),
    (True, {"plan": {"island_reasons_published_on": "2026-11-18"}}, True),
]


@pytest.mark.parametrize(("view", "beside", "enough"), ISLANDS)
def test_an_area_with_islands(view: bool | None, beside: dict[str, Any], enough: bool) -> None:
    authority = {
        "name": "Isle Test",
        "fictional": True,
        "inhabited_islands": True,
        "health_board": "NHS Glen",
        "councils": ["Glen Council"],
    }
    plan = {**beside.pop("plan", {}), "differs_for_islands": view}
    found = bundle(authority=authority, plan=plan, **beside).item("islands")
    assert (found.state is State.READY) is enough
    assert found.basis is Basis.LAW


def test_an_area_without_islands_is_not_asked() -> None:
    with pytest.raises(KeyError):
        bundle().item("islands")


def test_the_law_of_the_day_is_asked() -> None:
    # Before the Fairer Scotland duty, the Islands Act and the consumer duty.
    early = {each.key for each in bundle(on=date(2017, 1, 1)).items}
    assert "fairer_scotland" not in early
    assert "consumer" not in early
    assert "equality" in early
    # Before the Act itself, only what this site asks of any text, and what equality law asks.
    assert {each.key for each in bundle(on=date(2013, 1, 1)).items} == {"text", "readable", "start_day", "equality"}


@pytest.mark.parametrize(
    ("key", "set_aside"), [("easy_read", True), ("consumer", True), ("equality", False), ("text", False)]
)
def test_guidance_may_be_set_aside_and_law_may_not(key: str, set_aside: bool) -> None:
    taken = {
        "easy_read": {"plan_sections": sections("easy")},
        "consumer": {"assessments": without("consumer")},
        "equality": {"assessments": without("equality")},
        "text": {"plan_sections": sections(vision="")},
    }[key]
    found = bundle(set_aside={key: "It comes in January."}, **taken)
    assert found.is_complete is set_aside
    assert found.item(key).state is (State.SET_ASIDE if set_aside else State.MISSING)
    assert (found.item(key).because == "It comes in January.") is set_aside


def test_what_is_there_is_not_set_aside() -> None:
    assert bundle(set_aside={"easy_read": "No."}).item("easy_read").state is State.READY


def test_an_older_version_is_a_warning() -> None:
    found = bundle(outdated=["Our plan"]).item("easy_read")
    assert (found.state, found.warnings) == (State.READY, ("Our plan: made from an older text.",))
