"""Co-operate across one health board's area over the use of resources (act-2014/s22).

Public Bodies (Joint Working) (Scotland) Act 2014 section 22,
https://www.legislation.gov.uk/asp/2014/9/section/22. Paraphrase: the words of the Act are at that address.

The duty lies on the health board and on each council in its area, not on a joint board. Where the health board has a
single council there is nobody else to co-operate with under this section, and it does not apply.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Subject, Version, the_authority
from comhla.law.facts import AuthorityFacts, ResourceRequest
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s22",
    title="Co-operate across the health board's area over the use of resources",
    family="B",
    bearer="the health board and each council in its area, not the joint board",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("22"),
            words="Where schemes are approved in a health board's area that has several councils, the health board and"
            " each of the councils co-operate so that resources, buildings, staff and equipment among them, are used"
            " efficiently and effectively.",
        ),
    ),
)

authority = DUTY.each()(the_authority)


@authority.part("s.22", EVIDENCE, uses=("schemes", "authority", "evidence"))
def co_operate_over_resources(asked: Asked, nothing: None) -> Answer:
    """The health board and each council in its area co-operate over efficient and effective use of resources."""
    others = asked.facts.other_councils
    if others is None and not asked.setting().several_councils:
        return cannot_tell(
            "Whether the health board's area has councils besides {councils} is not recorded.",
            missing=("authority.other_councils_of_health_board",),
            then="List the other councils in the health board's area; an empty list says that there are none.",
            councils=asked.setting().councils,
        )
    if not others and not asked.setting().several_councils:
        return not_applicable("The health board's area has a single council, so this section does not apply.")
    return asked.evidence(
        of="co-operation of the health board and the councils in its area over the use of resources",
        then="Ask the health board and councils, who bear this duty, for a paper or minute that shows it.",
    )


@DUTY.each()
def refusal(facts: AuthorityFacts, until: date) -> Iterator[Subject[ResourceRequest]]:
    for each in facts.resource_requests or ():
        if isinstance(each.refused_on, date):
            label = f"the request of {each.asked_on.isoformat()} to share {each.what}"
            yield Subject(each.id, label, each.refused_on, each.refused_on, each)


@refusal.part(
    "s.22",
    EVIDENCE,
    uses=(
        "resource_requests.refused_on",
        "resource_requests.reason_given",
        "resource_requests.asked_by",
        "resource_requests.asked_of",
        "resource_requests.asked_on",
        "resource_requests.what",
    ),
)
def give_reason_for_refusing(asked: Asked, request: ResourceRequest) -> Answer:
    """A refusal to share resources, if there is one, has a reason that fits with co-operating."""
    if request.reason_given:
        return met("{body} refused on {day} to share {what}, and gave a reason.", **_words(request))
    return for_a_person(
        "{body} refused on {day} to share {what} with {asker}, and no reason is recorded. Does that fit with its duty"
        " to co-operate?",
        then="Ask {body} for its reason, and record it.",
        **_words(request),
    )


def _words(request: ResourceRequest) -> dict[str, Any]:
    return {
        "body": request.asked_of,
        "asker": request.asked_by,
        "day": request.refused_on,
        "what": request.what,
    }
