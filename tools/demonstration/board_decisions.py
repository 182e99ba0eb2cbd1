"""Decisions of the board in plain words: what was decided, why, and what happens next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """What a decision says to anybody. The names are those of the fields of a decision."""

    in_plain_words: str
    reasons: str | None = None
    what_next: str | None = None


WORDS: Mapping[str, Words] = {
    "decision-2017": Words(
        "Two teams that help people at home are now one: care at home, and the team that helps people to do things for"
        " themselves again.",
        "People told us that they had to tell their story twice.",
        "The one team began on 1 April 2018.",
    ),
    "decision-2019": Words(
        "Glens House is to close. Everybody who lives there can move to Annoch Lodge.",
        "The building could not be made safe at a price that we can pay.",
        "Each person had a plan for the move. The last moved in February 2020.",
    ),
    "decision-2020": Words(
        "Providers of care are to be paid in advance for what they usually give while the emergency lasts.",
        "Without the money some of them could not have paid their staff.",
        "Too few voting members were there for a quorum, so the board was asked again on 24 June 2020.",
    ),
    "decision-2023": Words(
        "Young people get a place of their own where they can have help with their mental health.",
        "Eighty-five young people had waited longer than 18 weeks.",
        "NHS Annoch opened the hub in August 2024.",
    ),
    "decision-2024": Words(
        "The ward at Annoch Cottage Hospital closed for people who stay overnight. Its clinics by day go on.",
        "Two of twelve beds were in use on most nights, and nurses were wanted at people's homes.",
        "The money pays for nursing at home on the coast.",
    ),
    "decision-2025": Words(
        "The three day services in the glens come together in one centre at Glenmore, and a bus brings people there.",
        "The three halls were open for two days each, and none could give meals.",
        "The council opened the centre on 3 November 2025.",
    ),
    "decision-2026": Words(
        "Unpaid carers can have a break from caring. We pay for breaks for four years.",
        "Only one carer in three felt supported.",
        "The council buys the breaks. We look at the first year in February 2027.",
    ),
    "decision-2026-plan": Words(
        "We are writing a new strategic plan for April 2027 to March 2030. Until then the present plan stands.",
        "Young people still wait too long for help, and money will be tighter than the present plan supposed.",
        "Anybody can say what they think of the draft until 29 January 2027.",
    ),
    "decision-2026-orders": Words(
        "The board has new rules for its meetings. Half of the members who have a vote on the day make a quorum.",
        "Eleven members now vote, and the old rules were written for eight.",
        "The rules are on our website.",
    ),
    "decision-2026-winter": Words(
        "A team of nurses stays in the north from November to March, so that people get care when the pass is closed.",
        "In two winters fewer people in the north had to go to hospital in an emergency.",
        "NHS Annoch runs the team. The next strategic plan decides about later winters.",
    ),
}
