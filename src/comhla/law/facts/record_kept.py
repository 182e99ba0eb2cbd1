"""Evidence, recorded judgements, and guidance editions."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.facts.fields import Record, fact, maybe
from comhla.law.facts.people import BodyAndDay


class Evidence(Record):
    """Something that shows a requirement was thought of or done: a minute, a paper, a list."""

    id: str = fact("A short name for the piece of evidence.")
    duty: str = fact("The duty it is for, as act-2014/s30.", refers_to="duties")
    part: str | None = maybe("The part of the duty, by its key; leave out where it serves every part.")
    subject: str | None = maybe("What it is about: the id of the plan, decision or period; leave out for all.")
    what: str = fact("What it is: the paper or minute.")
    dated_on: date = fact("The day of the thing itself, not of recording it.")
    period_first_day: date | None = maybe("The first day of the period it speaks for.")
    period_last_day: date | None = maybe("The last day of the period it speaks for.")
    address: str | None = maybe("Where it can be read.", form="address")


class Judged(StrEnum):
    """What a person judged."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


class Judgement(Record):
    """A person's answer to a question that the law leaves to people."""

    id: str = fact("A short name for the judgement.")
    duty: str = fact("The duty, as act-2014/s36.", refers_to="duties")
    part: str = fact("The part of the duty, by its key.")
    subject: str | None = maybe("What it is about; leave out where it answers for every subject of the part.")
    answer: Judged = fact("What was judged: met, not_met or not_applicable.")
    reasons: str = fact("Why.")
    judged_by: str = fact("The post that judged.")
    judged_on: date = fact("The day of the judgement.")
    last_day: date | None = maybe("The last day on which the judgement still stands, where it is to be made again.")


class GuidanceEdition(Record):
    """An edition of statutory guidance, and the days between which it was current."""

    id: str = fact("A short name for the edition.")
    title: str = fact("Its title.")
    first_day: date | None = maybe("The day it was issued.")
    last_day: date | None = maybe("The last day before it was superseded.")
    about_ethical_commissioning: bool | None = maybe("Whether it deals with ethical commissioning.")
    covers_fair_treatment_of_workers: bool | None = maybe(
        "For ethical commissioning: whether it deals with fair treatment of workers, those from abroad included."
    )
    consulted: tuple[BodyAndDay, ...] | None = maybe(
        "Bodies of this area that Ministers consulted on it before issuing it: the health board and councils, board,"
        " monitoring_committee."
    )
