"""What the pages of the room are shaped from, without a database."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from comhla.law import check
from comhla.web.access.roles import Permission
from comhla.web.duties.links import Links
from comhla.web.duties.owners import Owners
from comhla.web.duties.presenters.items import Shown
from tests.lib.web import TODAY, demonstration_facts

EVERYTHING = frozenset(Permission)


def an_assignment(duty: str, name: str, *, part: str = "", subject: str = "", account: int | None = None, pk: int = 1):
    return SimpleNamespace(
        pk=pk, duty=duty, part=part, subject=subject, owner_name=name, owner_email="", account_id=account,
        first_day=date(2026, 1, 5),
    )  # fmt: skip


@pytest.fixture(scope="session")
def findings():
    """The findings of the demonstration authority today."""
    return check(demonstration_facts(), as_at=TODAY)


@pytest.fixture
def shown():
    """Lists of the demonstration authority, for somebody who may do everything."""
    owners = Owners([an_assignment("BIO-1", "Petra"), an_assignment("act-2014/s42", "Team", pk=2)])
    return Shown(demonstration_facts(), owners, Links("inverannoch", None), TODAY, EVERYTHING)


@pytest.fixture
def finding(findings):
    """The first finding with an outcome, a duty or a part."""

    def one(*, outcome: str = "", duty: str = "", part: str = "", subject: str = ""):
        return next(
            each
            for each in findings
            if outcome in ("", each.outcome.value)
            and duty in ("", each.duty.id)
            and part in ("", each.key[1])
            and subject in ("", each.key[2])
        )

    return one
