"""Share information under section 49 only between the listed bodies, for the listed purposes (act-2014/s49).

Public Bodies (Joint Working) (Scotland) Act 2014 section 49,
https://www.legislation.gov.uk/asp/2014/9/part/1/crossheading/supplementary. Paraphrase: the words are at that address.

It is a permission, not a duty. It overrides a duty of confidentiality and says nothing of data protection law. Neither
Ministers, the Care Inspectorate nor providers are in its list. Reviewing a plan and reporting on performance are not
among its purposes; sections 37(5) and 42(6) are the surer basis for those, so there the question is which was meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Disclosure, SharingBody, SharingPurpose
from comhla.law.sources import ACT, ACT_URL, Citation, Verified
from comhla.reference.models import Model

FIRST_DAY = date(2014, 4, 2)
DUTY = Duty(
    id="act-2014/s49",
    title="Share information under section 49 only with listed bodies for listed purposes",
    family="H",
    bearer="the health board, each council and the joint board",
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=Citation(
                title=ACT,
                provision="section 49",
                url=f"{ACT_URL}/part/1/crossheading/supplementary",
                verified=Verified.TEXT_SEEN,
            ),
            words="Health boards, councils and joint boards may share information with each other for making a scheme,"
            " carrying out integration functions or preparing a strategic plan, whatever duty of confidentiality there"
            " is. Data protection law still applies.",
        ),
    ),
)
_LISTED_BODIES = (SharingBody.HEALTH_BOARD, SharingBody.COUNCIL, SharingBody.BOARD)
_LISTED_PURPOSES = (
    SharingPurpose.MAKING_SCHEME,
    SharingPurpose.CARRYING_OUT_FUNCTIONS,
    SharingPurpose.PREPARING_PLAN,
)
_SURER_BASIS = {SharingPurpose.REVIEWING_PLAN: "section 37(5)", SharingPurpose.PERFORMANCE_REPORT: "section 42(6)"}


@DUTY.each("disclosures")
def disclosure(facts: AuthorityFacts, until: date) -> Iterator[Subject[Disclosure]]:
    for each in facts.disclosures or ():
        # Before section 49 began there was no law to select, and nothing could rest on it: ask under the first words.
        day = max(each.disclosed_on, FIRST_DAY)
        yield Subject(each.id, f"{each.what}, shared on {each.disclosed_on.isoformat()}", day, day, each)


@disclosure.part("s.49", MACHINE, uses=("disclosures.disclosed_on", "disclosures.what"))
def share_only_since_it_is_law(asked: Asked, disclosure: Disclosure) -> Answer:
    """Nothing shared before 2 April 2014 can rest on section 49, which began on that day."""
    if disclosure.disclosed_on >= FIRST_DAY:
        return met("The information was shared on {day}, when section 49 was law.", day=disclosure.disclosed_on)
    return not_met(
        "The information was shared on {day}, before section 49 became law on {first}.",
        then="Find the basis on which it was shared, and record that instead.",
        day=disclosure.disclosed_on,
        first=FIRST_DAY,
    )


@disclosure.part(
    "s.49(1) to (5)", MACHINE, uses=("disclosures.given_by", "disclosures.given_to", "schemes", "authority")
)
def share_only_between_listed_bodies(asked: Asked, disclosure: Disclosure) -> Answer:
    """The body that gives and the body that gets the information are health boards, councils or joint boards."""
    unlisted = tuple(each.value for each in (disclosure.given_by, disclosure.given_to) if each not in _LISTED_BODIES)
    if unlisted:
        return not_met(
            "Section 49 does not cover sharing that involves these kinds of body: {unlisted}.",
            then="Find another basis for sharing it, or stop; record the basis that is relied on.",
            unlisted=unlisted,
        )
    with_board = SharingBody.BOARD in (disclosure.given_by, disclosure.given_to)
    if with_board and asked.facts.setting_on(disclosure.disclosed_on).model is not Model.BODY_CORPORATE:
        return for_a_person(
            "A joint board is recorded as a party to the sharing, and this area has none. Which body was it?"
        )
    return met(
        "The information went from a {giver} to a {receiver}, both in the list of section 49.",
        giver=disclosure.given_by.value,
        receiver=disclosure.given_to.value,
    )


@disclosure.part("s.49(1) to (5)", MACHINE, uses=("disclosures.purpose",))
def share_only_for_listed_purposes(asked: Asked, disclosure: Disclosure) -> Answer:
    """The purpose is making a scheme, carrying out integration functions or preparing a strategic plan."""
    purpose = disclosure.purpose
    if purpose in _LISTED_PURPOSES:
        return met("The purpose, {purpose}, is in the list of section 49.", purpose=purpose.value)
    if purpose in _SURER_BASIS:
        return for_a_person(
            "The purpose, {purpose}, is not in the list of section 49; {surer} is the surer basis. Which was meant?",
            purpose=purpose.value,
            surer=_SURER_BASIS[purpose],
        )
    return not_met(
        "The information was shared for a purpose that is not in the list of section 49.",
        then="Find another basis for sharing it, or stop; record the basis that is relied on.",
    )


@disclosure.part("s.49(6)", PERSON, uses=("disclosures.about_people", "disclosures.data_protection_basis"))
def keep_to_data_protection_law(asked: Asked, disclosure: Disclosure) -> Answer:
    """Data protection law still applies: a person judges whether its lawful basis holds."""
    if disclosure.about_people is False:
        return not_applicable("The information is about nobody who can be identified.")
    if disclosure.about_people is None:
        return cannot_tell(
            "Whether the information is about people who can be identified is not recorded.",
            missing=("disclosures.about_people",),
        )
    if disclosure.data_protection_basis is None:
        return for_a_person(
            "No lawful basis under data protection law is recorded. Is there one?",
            then="Ask the data protection officer, and record the basis and the judgement.",
        )
    return for_a_person(
        "The lawful basis recorded is: {basis}. Does it hold for this sharing?", basis=disclosure.data_protection_basis
    )
