"""The certificate of a meeting: what every rule that applies says of it, as data with a checksum and as a document.

Anybody can check the data without this program: take out the part "checksum", write the rest as JSON in UTF-8 with the
names in every object sorted, no spaces, and letters as they are; its SHA-256 is the value that stood there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from comhla.dates import in_words, parse_iso_day
from comhla.documents.agenda import body_called
from comhla.documents.errors import CannotBeRead
from comhla.documents.model import Block, BulletList, Document, Layout, Note, Section, Table, paragraph
from comhla.documents.plan_parts import ENGLISH, cells, counted, listed, sentences
from comhla.law.answers import Outcome
from comhla.law.facts_used import Used
from comhla.law.findings import Finding
from comhla.law.readings.lawful_meeting import Edition, Group, LawfulMeeting, Rule, lawful_meeting
from comhla.law.readings.minuted_business import business_of
from comhla.law.readings.people_called import because_of, next_step_of

__all__ = [
    "KIND",
    "Verified",
    "certificate_data",
    "certificate_document",
    "checksum_of",
    "document_of_data",
    "lawful_meeting",
    "verified",
]

KIND = "Comhla certificate of a meeting"
FORM = 1
HOW_TO_CHECK = (
    'Take out the part "checksum". Write the rest as JSON in UTF-8, with the names in every object sorted, no spaces'
    " between the parts, and letters as they are. The SHA-256 of that text, in hexadecimal, is the checksum."
)
NOT_A_DECLARATION = (
    "This certificate compares what is recorded with the rules in our own words. It is no declaration of a court, and"
    " what is not recorded it cannot know."
)
ABOUT_PERSONS = "The reason is about persons, and is not published."
_PRIVATE_DUTY, _PRIVATE_PART = "IJBO-D1", "be_free_of_disqualification"
"""What tells about the circumstances of a person, if only by which of its parts was not met."""
_MOST_ROWS = 12
Data = dict[str, Any]


class Verified(StrEnum):
    """Whether a checksum is right."""

    RIGHT = "right"
    WRONG = "wrong"
    NO_CERTIFICATE = "no certificate"


def checksum_of(data: Mapping[str, Any]) -> str:
    """The SHA-256 of a certificate's data, whatever stands in its part "checksum"."""
    rest = {name: value for name, value in data.items() if name != "checksum"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def verified(text: str) -> Verified:
    """Whether a text is the data of a certificate as it was issued. It never raises, whatever the text."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return Verified.NO_CERTIFICATE
    if not isinstance(data, dict) or data.get("kind") != KIND or not isinstance(data.get("checksum"), dict):
        return Verified.NO_CERTIFICATE
    return Verified.RIGHT if data["checksum"].get("value") == checksum_of(data) else Verified.WRONG


def certificate_data(lawful: LawfulMeeting, *, for_public: bool = False) -> Data:
    """What every rule says, as plain data with its checksum.

    The public edition tells of facts only where they stand, keeps back reasons that are about persons, and says of
    rules about exempt business only how many there are.
    """
    facts, meeting = lawful.facts, lawful.meeting
    hidden = _exempt_decisions(lawful) if for_public else frozenset()
    data: Data = {
        "kind": KIND,
        "form": FORM,
        "edition": "public" if for_public else "full",
        "authority": {
            "name": facts.authority.name,
            "code": facts.authority.code,
            "made_up": bool(facts.authority.fictional),
        },
        "meeting": {
            "id": meeting.id,
            "body": meeting.body,
            "body_name": body_called(facts, meeting.body),
            "held_on": meeting.held_on.isoformat(),
        },
        "asked_as_at": lawful.as_at.isoformat(),
        "verdict": lawful.verdict.value,
        "says": lawful.headline,
        "law": lawful.law_of_the_day,
        "changes_of_law": [_edition(each) for each in lawful.editions],
        "steps": [_group(lawful, each, hidden, for_public=for_public) for each in lawful.groups],
        "kept_back": sum(_is_about(each, hidden) for each in lawful.rules),
        "note": NOT_A_DECLARATION,
    }
    return {**data, "checksum": {"method": "SHA-256", "how": HOW_TO_CHECK, "value": checksum_of(data)}}


def _exempt_decisions(lawful: LawfulMeeting) -> frozenset[str]:
    """The names under which rules are asked about decisions of exempt business, and about their directions."""
    own = [each for each in business_of(lawful.facts, lawful.meeting) if each.ground]
    decisions = [each.id for business in own for each in business.decisions]
    directions = [each.id for name in decisions for each in lawful.facts.directions_under(name)]
    return frozenset((*decisions, *directions))


def _is_about(rule: Rule, hidden: frozenset[str]) -> bool:
    subject = rule.finding.subject.id
    return any(subject in (each, f"decision-{each}") or subject.startswith(f"{each}-in-") for each in hidden)


def _edition(edition: Edition) -> Data:
    return {
        "first_day": edition.first_day.isoformat(),
        "had_come": edition.has_come,
        "rule": edition.rule,
        "provision": edition.version.citation.provision,
        "address": edition.version.citation.url,
    }


def _group(lawful: LawfulMeeting, group: Group, hidden: frozenset[str], *, for_public: bool) -> Data:
    shown = [each for each in group.rules if not _is_about(each, hidden)]
    return {
        "step": group.step.value,
        "question": group.step.heading,
        "note": group.note,
        "rules": [_rule(lawful, each, for_public=for_public) for each in shown],
    }


def _rule(lawful: LawfulMeeting, rule: Rule, *, for_public: bool) -> Data:
    finding, citation = rule.finding, rule.finding.citation
    part = finding.part.key if finding.part else ""
    is_private = for_public and (finding.duty.id == _PRIVATE_DUTY or part == _PRIVATE_PART)
    if is_private:
        citation = (finding.version or finding.duty.versions[0]).citation
    return {
        "duty": finding.duty.id,
        "title": finding.duty.title,
        "part": "" if is_private else part,
        "about": "" if is_private else finding.subject.id,
        "requires": finding.duty.title if is_private else rule.requires,
        "outcome": finding.outcome.value,
        "outcome_in_words": finding.outcome.heading,
        "because": ABOUT_PERSONS if is_private else because_of(lawful.facts, finding.answer),
        "next_step": "" if for_public else next_step_of(lawful.facts, finding.answer),
        "due": finding.due.isoformat() if finding.due else None,
        "asked_as_at": rule.as_at.isoformat(),
        "is_law": _standing(finding),
        "citation": {
            "title": citation.title,
            "provision": citation.provision,
            "address": citation.url,
            "words": citation.verified.value,
        },
        "rests_on": [] if is_private else list(finding.facts_used),
        "facts": [] if for_public else [_used(each) for each in lawful.used(rule, most=_MOST_ROWS)],
        "evidence": [] if for_public else [
            {"id": each.id, "what": each.what, "dated_on": each.dated_on.isoformat(), "address": each.address or ""}
            for each in rule.evidence
        ],
    }  # fmt: skip


def _standing(finding: Finding) -> str:
    return (finding.version or finding.duty.versions[0]).standing.value


def _used(used: Used) -> Data:
    rows = None if used.rows is None else [{"id": each.name, "values": list(each.values)} for each in used.rows]
    return {"collection": used.collection, "fields": list(used.fields), "rows": rows, "of": used.of}


def certificate_document(lawful: LawfulMeeting, *, on: date, for_public: bool = False) -> Document:
    """The certificate as a document, with the checksum of its data."""
    return document_of_data(certificate_data(lawful, for_public=for_public), on=on)


def document_of_data(data: Mapping[str, Any], *, on: date) -> Document:
    """The document of a certificate that was issued: it says what its data says.

    Raises:
        CannotBeRead: where the data is not that of a certificate, or was changed since.
    """
    if data.get("kind") != KIND or data["checksum"]["value"] != checksum_of(data):
        raise CannotBeRead("This is not the data of a certificate as it was issued.")
    meeting, authority = data["meeting"], data["authority"]
    held = in_words(_day(meeting["held_on"]))
    return Document(
        title="Was this meeting lawful?",
        subtitle=f"{meeting['body_name']}, {held}",
        language=ENGLISH,
        publisher=authority["name"],
        identifier=f"certificate:{meeting['id']}:{data['checksum']['value'][:16]}",
        issued_on=on,
        subject=f"Certificate of the meeting of {held} of {authority['name']}",
        marks=(f"Illustrative: {authority['name']} is a made-up authority.",) if authority["made_up"] else (),
        layout=Layout.BRIEF,
        opening=_opening(data),
        sections=(
            *_in_doubt(data),
            _law(data),
            *(_step(each) for each in data["steps"]),
            _checksum(data),
        ),
    )


def _day(text: str) -> date:
    return parse_iso_day(text)


def _opening(data: Mapping[str, Any]) -> tuple[Block, ...]:
    asked = f"This is what is recorded as at {in_words(_day(data['asked_as_at']))}."
    back = data["kept_back"]
    kept_back = f"{counted(back, 'rule', 'rules')} about exempt business are counted and not shown." if back else ""
    return (
        Note(label="In one sentence", blocks=sentences(data["says"])),
        *sentences(data["law"], asked, kept_back, data["note"]),
        *_counts(data),
    )


def _counts(data: Mapping[str, Any]) -> Iterator[Block]:
    found = [each["outcome_in_words"] for step in data["steps"] for each in step["rules"]]
    if found:
        yield Table(
            caption="How the rules were answered",
            header=cells("Answer", "Rules"),
            rows=tuple(cells(each, str(found.count(each))) for each in dict.fromkeys(found)),
            first_cell_heads_row=True,
        )


def _in_doubt(data: Mapping[str, Any]) -> Iterator[Section]:
    """What was not kept or cannot be told, before everything that was kept."""
    rules = [rule for step in data["steps"] for rule in step["rules"]]
    for heading, outcomes, anchor in _DOUBTS:
        found = [each for each in rules if each["outcome"] in outcomes]
        if found:
            told = BulletList(items=tuple((paragraph(f"{each['requires']} {each['because']}"),) for each in found))
            yield Section(heading=heading, anchor=anchor, blocks=(told,))


_DOUBTS = (
    ("What was not kept", {Outcome.NOT_MET}, "not-kept"),
    ("What cannot be told, or is for a person to judge", {Outcome.CANNOT_TELL, Outcome.FOR_A_PERSON}, "open"),
)


def _law(data: Mapping[str, Any]) -> Section:
    changes = data["changes_of_law"]
    if not changes:
        blocks: tuple[Block, ...] = sentences("No rule that was asked has changed.")
    else:
        blocks = (
            Table(
                caption="Changes of the rules, and whether the meeting came after them",
                header=cells("From", "Rule", "Where it stands", "In force on the day"),
                rows=tuple(
                    cells(
                        in_words(_day(each["first_day"])),
                        each["rule"],
                        each["provision"],
                        "Yes" if each["had_come"] else "Not yet",
                    )
                    for each in changes
                ),
                first_cell_heads_row=True,
            ),
        )
    return Section(heading="The law of the day", anchor="law", blocks=blocks)


def _step(step: Mapping[str, Any]) -> Section:
    rules = step["rules"]
    found: list[Block] = [*sentences(step["note"])]
    if rules:
        found.append(BulletList(items=tuple(tuple(_told(each)) for each in rules)))
    return Section(heading=step["question"], anchor=f"step-{step['step']}", blocks=tuple(found))


def _told(rule: Mapping[str, Any]) -> Iterator[Block]:
    citation = rule["citation"]
    yield paragraph(f"{rule['outcome_in_words']}. {rule['requires']}")
    yield paragraph(rule["because"])
    guidance = "" if rule["is_law"] == "law" else f" This is {rule['is_law']}, and no law."
    where = f"{citation['title']}, {citation['provision']} ({citation['words']}): {citation['address']}."
    asked = f"Duty {rule['duty']}, asked as at {in_words(_day(rule['asked_as_at']))}."
    guidance = "" if rule["is_law"] == "law" else f"This is {rule['is_law']}, and no law."
    yield paragraph(" ".join(each for each in (where, asked, guidance) if each))
    evidence = [f"{each['what']} ({in_words(_day(each['dated_on']))})" for each in rule["evidence"]]
    yield from sentences(f"Evidence: {listed(evidence)}." if evidence else "")


def _checksum(data: Mapping[str, Any]) -> Section:
    said = f"SHA-256 of the data of this certificate: {data['checksum']['value']}"
    return Section(heading="How to check this certificate", anchor="checksum", blocks=sentences(said, HOW_TO_CHECK))
