"""What is missing or hard to read in a paper for a meeting. A paper with errors is not signed off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from comhla.documents.board_paper import RECOMMENDATIONS, PartOfPaper, parts_of
from comhla.documents.checks import check_text
from comhla.documents.problems import Problem, Severity
from comhla.law.facts import Paper, PaperPart

WHOLE = "The paper"
_NEEDED: Mapping[PaperPart, str] = {
    PaperPart.PURPOSE: "Say in a sentence or two why the paper comes to this meeting.",
    PaperPart.MAIN_REPORT: "Write what the meeting has to know before it decides.",
}
_WANTED: Mapping[PaperPart, str] = {
    PaperPart.BACKGROUND: "Say what came before, as earlier decisions and the plan that it belongs to.",
    PaperPart.EQUALITY: "Say what the assessment of equality found, or why none was needed.",
    PaperPart.FINANCE: "Give the amounts and where they come from, or say that there are none.",
}
_OTHERWISE = "Write what it means, or say that it means nothing and why."


def paper_problems(paper: Paper) -> tuple[Problem, ...]:
    """What is wrong with a paper, errors first."""
    found = [*_of_head(paper), *_of_parts(paper), *_of_end(paper)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.severity is not Severity.ERROR))


def empty_parts(paper: Paper) -> tuple[PartOfPaper, ...]:
    """The parts in which nothing is recorded."""
    return tuple(each for each in parts_of(paper) if not each.text)


def _of_head(paper: Paper) -> Iterator[Problem]:
    if not paper.brought_by and not paper.author:
        yield _advice(WHOLE, "It is not recorded who brings it.", "Name the post in whose name it comes.")
    if paper.exempt_because and not (paper.public_summary or "").strip():
        yield _error(
            WHOLE,
            "It is kept from the public, and nothing says what the public may know of it.",
            "Write a public summary.",
        )


def _of_parts(paper: Paper) -> Iterator[Problem]:
    for each in parts_of(paper):
        place = f'Part "{each.heading}"'
        if each.text:
            problems = check_text(each.text, pictures={})
            placed = {problem.sentence for problem in problems if problem.line is not None}
            kept = (problem for problem in problems if problem.line is not None or problem.sentence not in placed)
            yield from (replace(problem, place=place) for problem in kept)
        elif each.part in _NEEDED:
            yield _error(place, "Nothing is written in this part.", _NEEDED[each.part])
        else:
            yield _advice(place, "Nothing is written in this part.", _WANTED.get(each.part, _OTHERWISE))


def _of_end(paper: Paper) -> Iterator[Problem]:
    if paper.direction_needed is None:
        yield _error(
            WHOLE,
            "It is not recorded whether a direction is required.",
            "Answer: none, to the council, to the health board, or to both.",
        )
    if not paper.recommendations:
        place = f'Part "{RECOMMENDATIONS}"'
        yield _error(
            place, "No recommendation is recorded.", "Say what the meeting is asked to do, one thing at a time."
        )


def _error(place: str, sentence: str, how_to_fix: str) -> Problem:
    return Problem(severity=Severity.ERROR, place=place, sentence=sentence, how_to_fix=how_to_fix)


def _advice(place: str, sentence: str, how_to_fix: str) -> Problem:
    return Problem(severity=Severity.ADVICE, place=place, sentence=sentence, how_to_fix=how_to_fix)
