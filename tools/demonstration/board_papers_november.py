"""Papers for the meeting of the board on 25 November 2026: signed off, unfinished, late, and kept from the public."""

from __future__ import annotations

from comhla.law.facts import DirectionNeeded

from .board_forms import FINANCE, HOME_CARE, NO_STAFF, NURSE, Asked, P

DUE = "2026-11-11"
GROUND = "Standing orders, ground 3: the business affairs of somebody who offers to sell to us"

OUT_OF_HOURS = Asked(
    id="paper-2026-11-out-of-hours",
    title="Out of hours medical services on one site",
    reference="IJB/2026/29",
    author=NURSE,
    dated="2026-11-09",
    due=DUE,
    signed="2026-11-10",
    needs=DirectionNeeded.HEALTH_BOARD,
    parts={
        P.PURPOSE: "To ask the board whether doctors should see people at night and at weekends on one site, and not on"
        " two.",
        P.BACKGROUND: "Out of hours doctors work at Annoch General Hospital and at the harbour clinic. On 60 nights of"
        " the last year one of the two could not open, because there was no doctor for it.",
        P.MAIN_REPORT: "Three ways were looked at.\n\n1. **Keep both sites.** Two doctors are needed each night; about"
        " four nights in five are filled.\n2. **One site at the hospital.** One doctor and a nurse each night, and a"
        " car that visits people who cannot travel.\n3. **One site at the harbour.** Nearer for the coast, but far from"
        " the emergency department.\n\nThe second is proposed. It would begin on 1 March 2027.",
        P.PEOPLE_AND_CARERS: "People on the coast fear a longer way at night. The car for home visits came out of what"
        " they said. Views were asked for from 7 October; 212 people answered, and 61 per cent preferred one site that"
        " is always open.",
        P.FINANCE: "The change saves about £90,000 a year, of which £55,000 pays for the car.",
        P.WORKFORCE: "Nine doctors and six nurses are affected. Nobody loses a post.",
        P.LEGAL: "Out of hours medical services are delegated by NHS Annoch, so a direction is needed. The change is"
        " not in the strategic plan and may affect the service greatly, so the planning group and people who use the"
        " service were involved first.",
        P.COMMUNITY_PLANNING: "The night bus to the hospital stops at 23:30. The partnership has been asked about it.",
        P.EQUALITY: "An equality impact assessment is complete. People without a car are affected most.",
        P.RISK: "The greatest risk is a night with no doctor at all. It is lower with one site than with two.",
    },
    asks=(
        "move out of hours medical services to one site at Annoch General Hospital from 1 March 2027;",
        "provide a car for home visits on the coast and in the glens;",
        "give NHS Annoch a direction to that effect.",
    ),
)

FORECAST = Asked(
    id="paper-2026-11-forecast",
    title="Money to the end of September 2026 and a forecast for the year",
    reference="IJB/2026/30",
    author=FINANCE,
    dated="2026-11-12",
    due=DUE,
    needs=None,
    parts={
        P.PURPOSE: "To tell the board how spending compares with the budget after six months, and how it may end.",
        P.BACKGROUND: "In September the board asked for a forecast.",
        P.MAIN_REPORT: "The figures of NHS Annoch for September are not in yet. This part waits for them.",
    },
    asks=("note the forecast.",),
)

READY = Asked(
    id="paper-2026-11-winter",
    title="How ready we are for winter",
    reference="IJB/2026/31",
    author=NURSE,
    dated="2026-11-19",
    due=DUE,
    signed="2026-11-19",
    late="The first snow closed the pass on 14 November, after the day for papers. What was learned then is of use this"
    " winter, and not in February.",
    parts={
        P.PURPOSE: "To tell the board how ready services are for this winter.",
        P.BACKGROUND: "In September the board kept the winter team for one more winter.",
        P.MAIN_REPORT: "The team began on 1 November with four nurses and a driver. When the pass closed from 14 to 16"
        " November it made 31 visits. Two people waited for medicines for a day, so a small store is now kept at the"
        " north surgery.",
        P.PEOPLE_AND_CARERS: "Carers in the north were telephoned on the first evening of the snow.",
        P.FINANCE: "The store costs £1,200, which is in the budget.",
        P.WORKFORCE: "Nine in ten nurses of the team have had a vaccine against influenza.",
        P.LEGAL: "The direction of 23 September stands and needs no change.",
        P.COMMUNITY_PLANNING: "Roads, police and the community councils worked together.",
        P.EQUALITY: "A list of people who cannot hear a telephone is now kept with the team.",
        P.RISK: "More than five days of snow would need help from outside. That is agreed with the coastguard.",
    },
    asks=("note how ready we are.",),
)

CONTRACT = Asked(
    id="paper-2026-11-contract",
    title="The price of care at home in the glens",
    reference="IJB/2026/32",
    author=HOME_CARE,
    dated="2026-11-10",
    due=DUE,
    signed="2026-11-11",
    needs=DirectionNeeded.COUNCIL,
    exempt=GROUND,
    summary="One provider gives most care at home in the glens and asks for a higher price from April 2027. The board"
    " will be asked what the council should offer. What is decided will be published when the contract is signed.",
    parts={
        P.PURPOSE: "To ask the board how far the council may go in talks about the price of care at home in the glens.",
        P.BACKGROUND: "The contract ends on 31 March 2027. The provider has given its price for the next two years.",
        P.MAIN_REPORT: "The provider asks for £27.40 an hour, up from £24.85. Its books show that wages and travel rose"
        " by a tenth. Officers advise to offer £26.10 and to pay for travel by itself.",
        P.PEOPLE_AND_CARERS: "Sixty-four people get care under the contract. None of them would have to change carers.",
        P.FINANCE: "The offer costs £83,000 a year more than now; the price that is asked would cost £169,000 more.",
        P.WORKFORCE: NO_STAFF,
        P.LEGAL: "The council signs the contract. The board gives a direction with the amount.",
        P.COMMUNITY_PLANNING: "There is nothing for community planning in this paper.",
        P.EQUALITY: "Most people who get this care are over 80. The care itself does not change.",
        P.RISK: "If talks fail, the council's own team would have to step in for a time at a higher cost.",
    },
    asks=(
        "agree that up to £26.10 an hour may be offered;",
        "give the council a direction when the price is agreed.",
    ),
)

PAPERS = (OUT_OF_HOURS, FORECAST, READY, CONTRACT)
