"""Done in time, late, still in time, not done, or nobody knows."""

import pytest

from comhla.law.asked import Asked
from comhla.law.facts import NOT_DONE
from comhla.law.timing import days, done_in_time
from tests.lib.law import an_authority, day

DUE = day("2026-03-31")


def answer(done, as_at):
    return done_in_time(
        Asked(an_authority(), day(as_at)),
        what="Publication of {title}",
        done=done,
        due=DUE,
        missing="plans.published_on",
        then="Publish {title}.",
        title="Plan A",
    )


# done, as at, outcome, due, missing, reason, next step
CASES = [
    (DUE, "2026-03-31", "met", DUE, (), "Publication of Plan A: done on 31 March 2026; the last day in time was 31 March 2026.", None),
    (day("2026-04-01"), "2026-03-31", "not_yet_due", DUE, (), "Publication of Plan A: the last day in time is 31 March 2026.", "Publish Plan A."),
    (day("2026-04-01"), "2026-04-01", "not_met", DUE, (), "Publication of Plan A: done on 1 April 2026, 1 day after the last day in time, 31 March 2026.", "It is already done; nothing is left to do but to say so openly."),
    (day("2026-04-02"), "2026-04-02", "not_met", DUE, (), "Publication of Plan A: done on 2 April 2026, 2 days after the last day in time, 31 March 2026.", "It is already done; nothing is left to do but to say so openly."),
    (NOT_DONE, "2026-03-31", "not_yet_due", DUE, (), "Publication of Plan A: the last day in time is 31 March 2026.", "Publish Plan A."),
    (NOT_DONE, "2026-04-01", "not_met", DUE, (), "Publication of Plan A: it was due by 31 March 2026 and is not done.", "Publish Plan A."),
    (None, "2026-03-31", "not_yet_due", DUE, (), "Publication of Plan A: the last day in time is 31 March 2026.", "Publish Plan A."),
    (None, "2026-04-01", "cannot_tell", None, ("plans.published_on",), "Publication of Plan A: it was due by 31 March 2026, and whether it was done is not recorded.", "Record the missing fact in the authority file."),
]  # fmt: skip


@pytest.mark.parametrize(("done", "as_at", "outcome", "due", "missing", "because", "next_step"), CASES)
def test_done_in_time(done, as_at, outcome, due, missing, because, next_step):
    found = answer(done, as_at)
    assert (found.outcome, found.due, found.missing) == (outcome, due, missing)
    assert (found.because, found.next_step) == (because, next_step)


@pytest.mark.parametrize(("number", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_days_are_counted_in_words(number, said):
    assert days(number=number) == said
