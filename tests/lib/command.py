"""What tests of the command share: what a run came to, and a small authority file to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.lib.files import HEAD


class Ran(NamedTuple):
    """What a run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What was printed, as data."""
        return json.loads(self.out)


Comhla = Callable[..., Ran]

FACTS = (
    HEAD
    + """\
establishment: {established_on: 2015-08-01, functions_delegated_on: 2016-04-01}
schemes:
  - id: scheme-2015
    kind: first
    model: a
    health_board: NHS Strathmore
    councils: [Strathmore Council]
    approved_on: 2015-05-27
plans:
  - id: plan-2016
    title: "=First plan"
    origin: first
    preparation_began_on: 2015-09-01
    finalised_on: 2016-03-09
    published_on: 2016-03-20
    statement_published_on: 2016-03-20
    period_first_day: 2016-04-01
    period_last_day: 2019-03-31
performance_reports:
  - {id: report-2016-17, reporting_year: 2016-17, prepared_on: 2017-07-01, published_on: 2017-07-20}
  - {id: report-2017-18, reporting_year: 2017-18, prepared_on: 2018-07-01, published_on: 2018-08-02}
"""
)
