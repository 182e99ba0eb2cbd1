"""Where a rule comes from and how far its words were read: citations as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verified(StrEnum):
    """How far the words behind a rule were read."""

    TEXT_SEEN = "text seen"
    PART_SEEN = "part seen"
    GUIDANCE_ONLY = "guidance only"
    SEED_ONLY = "seed only"
    GENERAL_KNOWLEDGE = "general knowledge"
    INFERENCE = "inference"


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


def act(section: str, *, verified: Verified = Verified.TEXT_SEEN) -> Citation:
    """A section of the 2014 Act: `act("37")`."""
    return Citation(title=ACT, provision=f"section {section}", url=f"{ACT_URL}/section/{section}", verified=verified)
