"""Report joint inspections to those concerned, to Ministers and to the public (act-2014/s54-s56).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 54 to 56, which amend the Public Services Reform (Scotland)
Act 2010 (joint inspections: section 116A) and the National Health Service (Scotland) Act 1978,
https://www.legislation.gov.uk/asp/2014/9/section/56. Paraphrase: the words of the Act are at that address.

What inspectors may do and recommend is a power. How recommendations go into the performance report is a duty of its
own (APR-7). Later changes of the 2010 and 1978 Acts were not checked, so nothing here is firm.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_evidenced, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Inspection
from comhla.law.sources import Verified, act

DUTY = Duty(
    id="act-2014/s54-s56",
    title="Report joint inspections to those concerned, to Ministers and to the public",
    family="H",
    bearer="the inspectorates; the authority and the bodies inspected get the report and may comment",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("56", verified=Verified.PART_SEEN),
            words="Those who inspect jointly have regard to any code of practice, report, let those concerned comment,"
            " send the report to Ministers and copies to those concerned, and keep copies open to the public.",
            note="Read as inserted in 2014; later changes of the 2010 and 1978 Acts were not checked.",
        ),
    ),
)
_TELL_INSPECTORS = "Raise it with the inspectorates, whose duty it is, and record what they answer."


@DUTY.each("inspections")
def inspection(facts: AuthorityFacts, until: date) -> Iterator[Subject[Inspection]]:
    for each in facts.inspections or ():
        if each.joint is not False:
            yield Subject(each.id, each.title, each.reported_on, each.reported_on, each)


def _uses(field: str) -> tuple[str, ...]:
    return ("inspections.joint", "inspections.reported_on", "inspections.title", f"inspections.{field}")


def _decided(inspection: Inspection, *, recorded: bool | None, done: str, not_done: str, missing: str) -> Answer:
    if inspection.joint is None:
        return _not_said_whether_joint(inspection)
    if recorded is None:
        return cannot_tell(
            "What was done with the report of {day} is not fully recorded.",
            missing=(missing,),
            day=inspection.reported_on,
        )
    if recorded:
        return met(done, day=inspection.reported_on)
    return not_met(not_done, then=_TELL_INSPECTORS, day=inspection.reported_on)


def _not_said_whether_joint(inspection: Inspection) -> Answer:
    return cannot_tell(
        "Whether the inspection reported on {day} was a joint one is not recorded.",
        missing=("inspections.joint",),
        day=inspection.reported_on,
    )


@inspection.part("2010 Act s.116A", MACHINE, uses=_uses("copies_given"))
def let_those_concerned_comment(asked: Asked, inspection: Inspection) -> Answer:
    """Those concerned in a joint inspection get copies of the report and the chance to comment."""
    return _decided(
        inspection,
        recorded=inspection.copies_given,
        done="Those concerned got copies of the report of {day} and could comment.",
        not_done="Those concerned did not get copies of the report of {day}, or could not comment.",
        missing="inspections.copies_given",
    )


@inspection.part("2010 Act s.116A", MACHINE, uses=_uses("regard_to_code_shown"))
def have_regard_to_code(asked: Asked, inspection: Inspection) -> Answer:
    """Those who inspect jointly have regard to any code of practice there is."""
    if inspection.joint is None:
        return _not_said_whether_joint(inspection)
    if inspection.regard_to_code_shown:
        return met("Regard to any code of practice is shown for the report of {day}.", day=inspection.reported_on)
    return not_evidenced(
        "Regard to any code of practice is not shown for the report of {day}.",
        then="Ask the inspectorates whether there is a code of practice, and record what they answer.",
        day=inspection.reported_on,
    )


@inspection.part("2010 Act s.116A", MACHINE, uses=_uses("sent_to_ministers_on"))
def send_report_to_ministers(asked: Asked, inspection: Inspection) -> Answer:
    """The report of a joint inspection goes to the Scottish Ministers."""
    sent = inspection.sent_to_ministers_on
    return _decided(
        inspection,
        recorded=None if sent is None else asked.happened(sent),
        done="The report of {day} went to the Scottish Ministers.",
        not_done="The report of {day} has not gone to the Scottish Ministers.",
        missing="inspections.sent_to_ministers_on",
    )


@inspection.part("2010 Act s.116A", MACHINE, uses=_uses("open_to_public"))
def keep_report_open_to_public(asked: Asked, inspection: Inspection) -> Answer:
    """Copies of the report are open to the public at the inspectorates' offices."""
    return _decided(
        inspection,
        recorded=inspection.open_to_public,
        done="Copies of the report of {day} are open to the public.",
        not_done="Copies of the report of {day} are not open to the public.",
        missing="inspections.open_to_public",
    )
