"""Papers for the meeting of the board on 16 September 2026, the first at which eleven seats voted."""

from __future__ import annotations

from comhla.law.facts import DirectionNeeded

from .board_forms import CHIEF, CLERK, FINANCE, NO_COST, NURSE, Asked, P

MORE_VOTERS = Asked(
    id="paper-2026-09-voters",
    title="Three more members with a vote",
    reference="IJB/2026/21",
    author=CLERK,
    dated="2026-09-02",
    due="2026-09-02",
    signed="2026-09-03",
    parts={
        P.PURPOSE: "To tell the board what changed on 1 September 2026 and how new voters are being helped.",
        P.BACKGROUND: "Until then eight nominees of the council and of NHS Annoch voted. Since then the members for the"
        " third sector, for people who use services and for unpaid carers vote as well.",
        P.MAIN_REPORT: "Eleven members now have a vote, so six make the quorum. Members of staff, clinical members and"
        " officers advise and do not vote. A proxy votes only for a member who has a vote.\n\nEach of the three new"
        " voters is offered a morning with the clerk, a partner among the nominees for a year, and papers in the form"
        " that suits them.",
        P.PEOPLE_AND_CARERS: "People who use services and carers now share in decisions, and not only in advice.",
        P.FINANCE: "Expenses of members, and the cost of care while a carer is at a meeting, are paid from the budget.",
        P.WORKFORCE: "The clerk's office gives about four hours for each new voter.",
        P.LEGAL: "The Order on integration joint boards was amended from 1 September 2026.",
        P.COMMUNITY_PLANNING: "There is nothing for community planning in this paper.",
        P.EQUALITY: "Papers will be offered in large print and as audio.",
        P.RISK: "A vote of somebody who has none could make a decision open to challenge. The roll now says who votes.",
    },
    asks=("note who has a vote;", "agree what is offered to new voters."),
)

ORDERS = Asked(
    id="paper-2026-09-orders",
    title="New standing orders",
    reference="IJB/2026/22",
    author=CLERK,
    dated="2026-09-02",
    due="2026-09-02",
    signed="2026-09-03",
    parts={
        P.PURPOSE: "To ask the board to adopt new standing orders.",
        P.BACKGROUND: "The standing orders of 2016 gave the quorum as the number four. That was half of eight, and is"
        " not half of eleven.",
        P.MAIN_REPORT: "The new orders change three things.\n\n- The quorum is half of the members who have a vote on"
        " the day, and no longer a number.\n- Papers have to be with the clerk five working days before notice.\n"
        "- A late paper is taken only if the chair gives the reason, and the reason is in the minute.\n\nNothing else"
        " changes: five clear days of notice, no casting vote, and the same way of settling a tie.",
        P.PEOPLE_AND_CARERS: "Earlier papers leave members more time to talk with the people they speak for.",
        P.FINANCE: NO_COST,
        P.WORKFORCE: "Officers have to finish papers two days earlier than now.",
        P.LEGAL: "The Order says what standing orders have to cover. The draft was read against each point of it.",
        P.COMMUNITY_PLANNING: "There is nothing for community planning in this paper.",
        P.EQUALITY: "Papers that come earlier can be put into other forms in time.",
        P.RISK: "Until the orders are adopted, a meeting of four or five voters would count as quorate when it is not.",
    },
    asks=("adopt the standing orders in the appendix from 16 September 2026.",),
)

WINTER = Asked(
    id="paper-2026-09-winter",
    title="The winter team north of the pass: one more winter",
    reference="IJB/2026/23",
    author=NURSE,
    dated="2026-09-01",
    due="2026-09-02",
    signed="2026-09-03",
    needs=DirectionNeeded.HEALTH_BOARD,
    parts={
        P.PURPOSE: "To ask the board to keep the winter team for the winter of 2026 to 2027.",
        P.BACKGROUND: "When snow closes the pass, the north is cut off from the hospital. The plan set up a team for"
        " two winters, which ended in March 2026.",
        P.MAIN_REPORT: "The team is four district nurses and a driver, from November to March. In two winters it made"
        " 1,180 visits. Emergency stays in hospital from the north went down by a tenth in those months.\n\nTwo ways"
        " were looked at: to end the team, or to keep it for one winter until the next plan decides. The second is"
        " proposed.",
        P.PEOPLE_AND_CARERS: "Families in the north say that they feel safer. Nobody who answered wants it to end.",
        P.FINANCE: "The winter costs £148,000. The money is in the budget for district nursing.",
        P.WORKFORCE: "All four nurses are willing to stay. They go back to their own teams in April.",
        P.LEGAL: "District nursing is delegated by NHS Annoch, so a direction to NHS Annoch is needed.",
        P.COMMUNITY_PLANNING: "The council's road teams tell the nurses each evening whether the pass is open.",
        P.EQUALITY: "Older people in the north gain most. No group loses.",
        P.RISK: "A hard winter could need a second driver. One can be borrowed from the ambulance car scheme.",
    },
    asks=(
        "keep the winter team from 1 November 2026 to 31 March 2027;",
        "give NHS Annoch the direction in the appendix.",
    ),
)

MONEY = Asked(
    id="paper-2026-09-money",
    title="Money to the end of July 2026",
    reference="IJB/2026/24",
    author=FINANCE,
    dated="2026-09-02",
    due="2026-09-02",
    signed="2026-09-03",
    parts={
        P.PURPOSE: "To tell the board how spending compares with the budget after four months.",
        P.BACKGROUND: "The board set its budget in February 2026.",
        P.MAIN_REPORT: "Spending is close to the budget. Two services are over it: care at home, because more people"
        " leave hospital early, and medicines. Empty posts make up for most of that.",
        P.PEOPLE_AND_CARERS: "No service to people was cut back to balance the budget.",
        P.FINANCE: "If nothing changes, the year ends about half of one per cent over the budget.",
        P.WORKFORCE: "The number of empty posts in home care has gone down.",
        P.LEGAL: "The chief finance officer reports in each quarter, as the scheme says.",
        P.COMMUNITY_PLANNING: "There is nothing for community planning in this paper.",
        P.EQUALITY: "There is nothing in this paper that affects some people more than others.",
        P.RISK: "The price of medicines may go on rising.",
    },
    asks=("note the report;", "ask for a forecast to the end of the year in November 2026."),
)

FIRST_DRAFT = Asked(
    id="paper-2026-09-plan",
    title="The first draft of the strategic plan for 2027 to 2030",
    reference="IJB/2026/25",
    author=CHIEF,
    dated="2026-09-09",
    due="2026-09-02",
    signed="2026-09-10",
    late="The planning group asked on 5 August for changes, and the draft was finished on 9 September.",
    parts={
        P.PURPOSE: "To show the board the first draft before the planning group gives its views.",
        P.BACKGROUND: "In June the board decided to replace the plan.",
        P.MAIN_REPORT: "The draft has five priorities. The new one is the mental health of young people. Two things are"
        " not finished: the part on the coast, and what is to be done for people who work in the services.",
        P.PEOPLE_AND_CARERS: "Views on the draft are wanted from November to the end of January.",
        P.FINANCE: "The draft moves money from 20 hospital beds to care at home from April 2028.",
        P.WORKFORCE: "A chapter on staff will be written with the unions.",
        P.LEGAL: "The Act sets out the steps by which a plan is made. This is the third of them.",
        P.COMMUNITY_PLANNING: "The draft goes to the partnership's meeting in October.",
        P.EQUALITY: "The equality impact assessment has begun.",
        P.RISK: "There are 29 weeks until the plan has to begin.",
    },
    asks=("comment on the first draft.",),
)

PAPERS = (MORE_VOTERS, ORDERS, WINTER, MONEY, FIRST_DRAFT)
