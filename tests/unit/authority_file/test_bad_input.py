"""Files that cannot be used: every problem at once, with its place and what to do about it."""

import pytest

from comhla.authority_file import MOST_BYTES, Problem
from tests.lib.files import HEAD, problems_of

A_PERSON_AND_MEMBERS = (
    HEAD
    + """\
people: [{id: ann}]
committees: [{id: audit, name: Audit, set_up_on: 2016-05-01}]
members:
"""
)


def only(content: bytes | str) -> Problem:
    problems = problems_of(content)
    assert len(problems) == 1, [str(each) for each in problems]
    return problems[0]


# text, line, column, place, what it says, remedy
ONE_PROBLEM = [
    (HEAD + "member: []\n", 7, 1, "member", "There is no field member", "Did you mean members?"),
    (HEAD + "zzzz: []\n", 7, 1, "zzzz", "There is no field zzzz", "Leave it out."),
    (HEAD + "plans: 3\n", 7, 8, "plans", "plans is a list.", "`[]` says that there are none"),
    (HEAD + "plans: [P]\n", 7, 9, "plans[1]", "Named fields are expected", "name: value"),
    (HEAD + "plans: [{title: P}]\n", 7, 9, "plans[1].id", "id is missing.", "Give it:"),
    (HEAD + "plans: [{id: p, title: [P]}]\n", 7, 24, "plans[1].title", "title is a single value.", "Write it as text"),
    (HEAD + "plans: [{id: p, title: P, outcomes_covered: [O1, O2, O1]}]\n", 7, 54, "plans[1].outcomes_covered[3]", "O1 stands twice", "Keep one."),
    (HEAD + "plans: [~]\n", 7, 9, "plans[1]", "This entry of the list is empty.", "take it out"),
    (
        HEAD + "plans: [{id: p, title: P, period_first_day: 2025-02-30}]\n",
        7, 45, "plans[1].period_first_day", "February 2025 has 28 days.", "Write a day as 2026-09-01.",
    ),
    (
        HEAD + "plans: [{id: p, title: P, finalised_on: soon}]\n",
        7, 41, "plans[1].finalised_on", "soon", "`not done` where it has not happened",
    ),
    (HEAD + "plans: [{id: p, title: P, names_start_day: perhaps}]\n", 7, 44, "plans[1].names_start_day", "neither yes nor no", "Write yes or no."),
    (HEAD + "plans: [{id: p, title: P, origin: frist}]\n", 7, 35, "plans[1].origin", "'frist' is not a word for origin", "Did you mean first?"),
    (HEAD + "plans: [{id: p, title: P, outcomes_covered: [O10]}]\n", 7, 46, "plans[1].outcomes_covered[1]", "O10 is not the key", "Did you mean O1"),
    (HEAD + "plans: [{id: p, title: P, address: example.org}]\n", 7, 36, "plans[1].address", "not a web address", "https://"),
    (
        HEAD + "plans: [{id: p, title: P, period_first_day: 2020-04-02, period_last_day: 2020-04-01}]\n",
        7, 14, "plans[1]", "period_last_day (2020-04-01) is before", "Correct one",
    ),
    (HEAD + "plans: [{id: p, title: P}, {id: p, title: Q}]\n", 7, 33, "plans[2]", "The id p stands twice", "Give each its own id."),
    (HEAD + "plans: [{id: p, title: P, title: Q}]\n", 7, 27, "plans[1].title", "title stands twice", "Keep one."),
    (HEAD + "financial_statements: [{id: s, financial_year: 2025-27}]\n", 7, 48, "financial_statements[1].financial_year", "2025-27", "Write a financial year as 2025-26."),
    (HEAD + "financial_statements: [{id: s, total: lots}]\n", 7, 39, "financial_statements[1].total", "'lots' is not an amount.", "1234.50"),
    (HEAD + "financial_statements: [{id: s, total: .inf}]\n", 7, 39, "financial_statements[1].total", "is not an amount.", "1234.50"),
    (HEAD + "financial_statements: [{id: s, total: Infinity}]\n", 7, 39, "financial_statements[1].total", "is not an amount.", "1234.50"),
    (HEAD + "financial_statements: [{id: s, plan: p9}]\n", 7, 38, "financial_statements[1].plan", "refers to p9", "Add it under plans"),
    (HEAD + "evidence: [{id: e, duty: act-2014/s73, what: W, dated_on: 2020-01-01}]\n", 7, 26, "evidence[1].duty", "refers to act-2014/s73", "Did you mean"),
    (HEAD + "evidence: [{id: e, duty: act-2014/s37, part: have_regard_in_reviews, what: W, dated_on: 2020-01-01}]\n", 7, 17, "evidence[1]", "act-2014/s37 has no part called", "Did you mean have_regard_in_review"),
    (A_PERSON_AND_MEMBERS + "  - {id: m, person: anne, body: board, seat: nurse, first_day: 2016-04-01}\n", 10, 21, "members[1].person", "refers to anne", "Did you mean ann?"),
    (A_PERSON_AND_MEMBERS + "  - {id: m, person: ann, body: audti, seat: nurse, first_day: 2016-04-01}\n", 10, 32, "members[1].body", "refers to audti", "Did you mean audit?"),
    (
        A_PERSON_AND_MEMBERS
        + "  - {id: m, person: ann, body: board, seat: nurse, first_day: 2016-04-01, last_day: 2019-03-31}\n"
        + "  - {id: n, person: ann, body: board, seat: nurse, first_day: 2019-03-31}\n",
        11, 10, "members[2]", "It begins on 2019-03-31, while m runs until 2019-03-31.", "End the earlier one first",
    ),
    (
        A_PERSON_AND_MEMBERS
        + "  - {id: m, person: ann, body: board, seat: nurse, first_day: 2016-04-01}\n"
        + "  - {id: n, person: ann, body: board, seat: nurse, first_day: 2019-03-31}\n",
        11, 10, "members[2]", "while m runs until without an end", "correct the days",
    ),
    (
        HEAD + "localities: [{id: e, name: East}]\nplans: [{id: p, title: P, localities: [{locality: e}, {locality: e}]}]\n",
        8, 55, "plans[1].localities[2]", "e stands twice in this list.", "Keep one",
    ),
    (HEAD.replace("schema: comhla-authority/1\n", ""), 1, 1, "schema", "does not say which schema", "Add `schema: comhla-authority/1`."),
    (HEAD.replace("authority/1", "authority/0"), 1, 9, "schema", "follows the schema comhla-authority/0", "bring the file to this schema"),
    (HEAD + "  code: S37000099\n", 7, 9, "authority.code", "S37000099", "comhla register"),
    ("schema: comhla-authority/1\n", 1, 1, "authority", "authority is missing.", "Give it:"),
    ("- a\n- b\n", 1, 1, "", "Named fields are expected", "name: value"),
    ("just words\n", 1, 1, "", "Named fields are expected", "name: value"),
    (HEAD + "plans: [\n", 8, 1, "", "not YAML or JSON from here on", "reading stops here"),
    (HEAD + "plans: *nowhere\n", 7, 8, "", "undefined alias", "reading stops here"),
    (HEAD + "---\n" + HEAD, 7, 1, "", "more than one document", "split it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "place", "what", "remedy"), ONE_PROBLEM)
def test_one_problem_is_told_with_its_place_and_remedy(text, line, column, place, what, remedy):
    problem = only(text)
    assert (problem.line, problem.column, problem.place) == (line, column, place)
    assert what in problem.what
    assert remedy in problem.remedy
    assert str(problem).startswith(f"strathmore.yaml, line {line}, column {column}")


def test_every_problem_is_told_at_once_from_the_top():
    text = HEAD + "plans: [{id: p, title: P, finalised_on: 2025-02-30}, {id: p, title: Q, origin: frist}]\nmember: []\n"
    assert [(each.line, each.place) for each in problems_of(text)] == [
        (7, "plans[1].finalised_on"),
        (7, "plans[2]"),
        (7, "plans[2].origin"),
        (8, "member"),
    ]


def test_a_row_that_is_wrong_elsewhere_can_still_be_referred_to():
    text = (
        HEAD
        + "people: [{id: ann, lives_in_area: maybe}]\nofficers: [{id: o, person: ann, post: chief_officer, first_day: 2016-04-01}]\n"
    )
    assert only(text).place == "people[1].lives_in_area"


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"# only a comment\n"])
def test_an_empty_file(content):
    assert "empty" in only(content).what


def test_a_file_that_is_not_utf8():
    problem = only(HEAD.encode() + b"people: [{id: \xe9}]\n")
    assert (problem.line, problem.column) == (7, 15)
    assert "UTF-8" in problem.what


def test_a_null_character():
    assert "cannot be read as YAML" in only(HEAD + "\x00").what


def test_a_file_that_is_too_large():
    assert f"{MOST_BYTES:,}" in only(b"#" * (MOST_BYTES + 1)).what


@pytest.mark.parametrize(
    "text", ["[" * 5000 + "]" * 5000, "- " * 3000 + "a", "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 900))]
)
def test_text_that_nests_without_end(text):
    assert "levels deep" in only(text).what


def test_anchors_that_expand_without_bound():
    recipients = "&r [" + ", ".join(["{who: W}"] * 900) + "]"
    plans = "\n".join(
        [f"  - {{id: p0, title: P, recipients: {recipients}}}"]
        + [f"  - {{id: p{n}, title: P, recipients: *r}}" for n in range(1, 900)]
    )
    problem = only(HEAD + "plans:\n" + plans + "\n")
    assert "500,000 values" in problem.what
    assert "without anchors" in problem.remedy


def test_an_anchor_that_holds_itself():
    problems = problems_of(HEAD + "plans: &p [*p]\n")
    assert problems[0].place == "plans[1]"
