"""Where a rule comes from and how far its words were read: citations as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from comhla.reference.rows import Verified as Verified  # noqa: PLC0414 - one scale for lists and rules, known here too


class Standing(StrEnum):
    """What kind of rule it is. Only law can be breached; guidance and policy can warn."""

    LAW = "law"
    GUIDANCE = "guidance"
    POLICY = "policy"
    INFERENCE = "inference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A provision that can be looked up: instrument, place in it, official address, how far verified."""

    title: str
    provision: str
    url: str
    verified: Verified


ACT = "Public Bodies (Joint Working) (Scotland) Act 2014"
ACT_URL = "https://www.legislation.gov.uk/asp/2014/9"
BOARD_ORDER = "Public Bodies (Joint Working) (Integration Joint Boards) (Scotland) Order 2014"
BOARD_ORDER_URL = "https://www.legislation.gov.uk/ssi/2014/285"
COMMITTEE_ORDER = "Public Bodies (Joint Working) (Integration Joint Monitoring Committees) (Scotland) Order 2014"
COMMITTEE_ORDER_URL = "https://www.legislation.gov.uk/ssi/2014/281"
REPORT_REGULATIONS = "Public Bodies (Joint Working) (Content of Performance Reports) (Scotland) Regulations 2014"
REPORT_REGULATIONS_URL = "https://www.legislation.gov.uk/ssi/2014/326"
CONSULTEE_REGULATIONS = "Public Bodies (Joint Working) (Prescribed Consultees) (Scotland) Regulations 2014"
CONSULTEE_REGULATIONS_URL = "https://www.legislation.gov.uk/ssi/2014/283"
SCHEME_REGULATIONS = "Public Bodies (Joint Working) (Integration Scheme) (Scotland) Regulations 2014"
SCHEME_REGULATIONS_URL = "https://www.legislation.gov.uk/ssi/2014/341"
ACCOUNTS_REGULATIONS = "Local Authority Accounts (Scotland) Regulations 2014"
ACCOUNTS_REGULATIONS_URL = "https://www.legislation.gov.uk/ssi/2014/200"
EQUALITY_REGULATIONS = "Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012"
EQUALITY_REGULATIONS_URL = "https://www.legislation.gov.uk/ssi/2012/162"

EQUALITY_ACT = "Equality Act 2010"
EQUALITY_ACT_URL = "https://www.legislation.gov.uk/ukpga/2010/15"
CONSUMER_ACT = "Consumer Scotland Act 2020"
CONSUMER_ACT_URL = "https://www.legislation.gov.uk/asp/2020/11"
CHILDREN_RIGHTS_ACT = "United Nations Convention on the Rights of the Child (Incorporation) (Scotland) Act 2024"
CHILDREN_RIGHTS_ACT_URL = "https://www.legislation.gov.uk/asp/2024/1"
CHILDREN_ACT = "Children and Young People (Scotland) Act 2014"
CHILDREN_ACT_URL = "https://www.legislation.gov.uk/asp/2014/8"
CARERS_ACT = "Carers (Scotland) Act 2016"
CARERS_ACT_URL = "https://www.legislation.gov.uk/asp/2016/9"

ISLANDS_ACT = "Islands (Scotland) Act 2018"
ISLANDS_ACT_URL = "https://www.legislation.gov.uk/asp/2018/12"
COMMUNITY_EMPOWERMENT_ACT = "Community Empowerment (Scotland) Act 2015"
COMMUNITY_EMPOWERMENT_ACT_URL = "https://www.legislation.gov.uk/asp/2015/6"
COMMUNITY_JUSTICE_ACT = "Community Justice (Scotland) Act 2016"
COMMUNITY_JUSTICE_ACT_URL = "https://www.legislation.gov.uk/asp/2016/10"


def act(section: str, *, verified: Verified = Verified.TEXT_SEEN) -> Citation:
    """A section of the 2014 Act: `act("37")`."""
    return Citation(title=ACT, provision=f"section {section}", url=f"{ACT_URL}/section/{section}", verified=verified)


def board_order(provision: str, *, url: str = BOARD_ORDER_URL, verified: Verified = Verified.TEXT_SEEN) -> Citation:
    """A provision of the joint board Order: `board_order("article 7")`."""
    return Citation(title=BOARD_ORDER, provision=provision, url=url, verified=verified)
