"""Roles and what each may do, in one table that people can read. Nothing else grants anything."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """What a person may be allowed to do in an authority."""

    WORKSPACE_SEE = "workspace_see"
    """See the workspace: findings, evidence, records, owners, calendar."""
    PAPERS_SEE = "papers_see"
    """See one's own page: what is wanted of me, in which bodies I sit."""
    FACTS_RECORD = "facts_record"
    """Record and change facts: scheme, functions, localities, people, posts, appointments and the rest."""
    EVIDENCE_ATTACH = "evidence_attach"
    OWNER_ASSIGN = "owner_assign"
    JUDGEMENT_RECORD = "judgement_record"
    """Record a person's answer to a question that the law leaves to people."""
    PUBLICATION_DECIDE = "publication_decide"
    """Decide what the public sees."""
    PEOPLE_MANAGE = "people_manage"
    """Invite people, give and end roles."""
    AUDIT_SEE = "audit_see"
    HELP_RECORD = "help_record"
    """Record what somebody else asked for, as by telephone."""
    INTEGRATION_MANAGE = "integration_manage"
    """Make and end keys of the API."""
    STEP_OVERRIDE = "step_override"
    """Let the making of a plan go on although something is open, where the law leaves that to people."""
    DRAFT_COMMENT = "draft_comment"
    """Read drafts of the strategic plan that are out for views, and comment beside a paragraph."""
    PAPER_SIGN_OFF = "paper_sign_off"
    """Sign off a paper for a meeting that somebody else wrote."""
    SEAT_ANSWER = "seat_answer"
    """Read the papers of one's own meetings, and answer, declare and vote in one's own seat."""
    DIRECTION_ANSWER = "direction_answer"
    """For one's own body: acknowledge directions addressed to it, and report on them."""


class Role(StrEnum):
    """What somebody is to an authority."""

    ADMINISTRATOR = "administrator"
    CHIEF_OFFICER = "chief_officer"
    PLANNING_OFFICER = "planning_officer"
    CLERK = "clerk"
    FINANCE_OFFICER = "finance_officer"
    ANALYST = "analyst"
    ENGAGEMENT_OFFICER = "engagement_officer"
    BOARD_MEMBER = "board_member"
    PLANNING_GROUP_MEMBER = "planning_group_member"
    LOCALITY_MEMBER = "locality_member"
    PARTNER_OFFICER = "partner_officer"
    INSPECTOR = "inspector"
    INTEGRATOR = "integrator"

    @property
    def called(self) -> str:
        """The role as people say it."""
        return _TITLES[self]

    @property
    def may(self) -> frozenset[Permission]:
        """What the role allows."""
        return _ALLOWS[self]

    @property
    def is_lay(self) -> bool:
        """Whether people in it sign in by a link and need no password."""
        return self in _LAY

    @property
    def writes(self) -> bool:
        """Whether it allows more than reading, so that a password alone is too little to guard it."""
        return bool(self.may - READING - {Permission.DRAFT_COMMENT, Permission.SEAT_ANSWER})


_TITLES = {
    Role.ADMINISTRATOR: "Administrator",
    Role.CHIEF_OFFICER: "Chief officer",
    Role.PLANNING_OFFICER: "Planning officer",
    Role.CLERK: "Committee clerk",
    Role.FINANCE_OFFICER: "Chief finance officer",
    Role.ANALYST: "Performance analyst",
    Role.ENGAGEMENT_OFFICER: "Engagement officer",
    Role.BOARD_MEMBER: "Board member",
    Role.PLANNING_GROUP_MEMBER: "Strategic planning group member",
    Role.LOCALITY_MEMBER: "Locality group member",
    Role.PARTNER_OFFICER: "Officer of a council or health board",
    Role.INSPECTOR: "Inspector or auditor",
    Role.INTEGRATOR: "Developer of another system",
}

P = Permission
READING = frozenset({P.WORKSPACE_SEE, P.PAPERS_SEE, P.AUDIT_SEE})
"""What changes nothing."""
GIVES_ANY_ROLE = frozenset({Role.ADMINISTRATOR, Role.CHIEF_OFFICER})
"""Who may give every role. Anybody else who manages people gives no role that allows more than their own."""
_READS = frozenset({P.WORKSPACE_SEE, P.PAPERS_SEE})
_READS_DRAFTS = frozenset({P.PAPERS_SEE, P.DRAFT_COMMENT})
_WRITES = _READS | {P.FACTS_RECORD, P.EVIDENCE_ATTACH, P.OWNER_ASSIGN, P.DRAFT_COMMENT}
_LAY = frozenset({Role.BOARD_MEMBER, Role.PLANNING_GROUP_MEMBER, Role.LOCALITY_MEMBER})
_ALLOWS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: _READS | {P.PEOPLE_MANAGE, P.AUDIT_SEE, P.INTEGRATION_MANAGE, P.PUBLICATION_DECIDE},
    Role.CHIEF_OFFICER: _WRITES
    | {
        P.JUDGEMENT_RECORD,
        P.PUBLICATION_DECIDE,
        P.PEOPLE_MANAGE,
        P.AUDIT_SEE,
        P.HELP_RECORD,
        P.STEP_OVERRIDE,
        P.PAPER_SIGN_OFF,
    },
    Role.PLANNING_OFFICER: _WRITES | {P.JUDGEMENT_RECORD, P.HELP_RECORD},
    Role.CLERK: _WRITES | {P.JUDGEMENT_RECORD, P.HELP_RECORD, P.AUDIT_SEE},
    Role.FINANCE_OFFICER: _WRITES | {P.JUDGEMENT_RECORD, P.AUDIT_SEE, P.PAPER_SIGN_OFF},
    Role.ANALYST: _WRITES,
    Role.ENGAGEMENT_OFFICER: _WRITES | {P.HELP_RECORD},
    Role.BOARD_MEMBER: _READS_DRAFTS | {P.SEAT_ANSWER},
    Role.PLANNING_GROUP_MEMBER: _READS_DRAFTS,
    Role.LOCALITY_MEMBER: _READS_DRAFTS,
    Role.PARTNER_OFFICER: frozenset({P.PAPERS_SEE, P.DIRECTION_ANSWER}),
    Role.INSPECTOR: frozenset({P.WORKSPACE_SEE, P.AUDIT_SEE}),
    Role.INTEGRATOR: frozenset({P.WORKSPACE_SEE, P.INTEGRATION_MANAGE}),
}
