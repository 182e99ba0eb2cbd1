"""Versions and citations that several duties share, made anew as each duty makes them when it is imported."""

from comhla.law.readings.account_years import accounts_regulation, versions_after_audit, versions_to_submission
from comhla.law.readings.carer_strategies import carers_act
from comhla.law.readings.children_plans import childrens_act
from comhla.law.sources import Verified

ACCOUNTS = ("Local Authority Accounts (Scotland) Regulations 2014", "https://www.legislation.gov.uk/ssi/2014/200")
CARERS = ("Carers (Scotland) Act 2016", "https://www.legislation.gov.uk/asp/2016/9")
CHILDREN = ("Children and Young People (Scotland) Act 2014", "https://www.legislation.gov.uk/asp/2014/8")


def told(versions):
    return [
        (
            each.number,
            each.first_day.isoformat(),
            each.last_day and each.last_day.isoformat(),
            each.citation.provision,
            each.citation.verified,
            each.words,
        )
        for each in versions
    ]


def test_rules_on_unaudited_accounts_by_the_end_of_the_year():
    versions = versions_to_submission("reg.8", "Submit them.")
    assert told(versions) == [
        (1, "2014-10-10", "2019-03-31", "reg.8", Verified.TEXT_SEEN, "Submit them."),
        (2, "2019-04-01", "2021-03-31", "reg.8", Verified.PART_SEEN, "Submit them."),
        (3, "2021-04-01", None, "reg.8", Verified.TEXT_SEEN, "Submit them."),
    ]
    assert [bool(each.note) for each in versions] == [False, True, False]


def test_rules_on_audited_accounts_by_the_end_of_the_year():
    versions = versions_after_audit("reg.10", "Publish them.", in_2022="Another day.")
    assert told(versions) == [
        (1, "2014-10-10", "2021-03-31", "reg.10", Verified.PART_SEEN, "Publish them."),
        (2, "2021-04-01", "2022-03-31", "reg.10", Verified.TEXT_SEEN, "Publish them."),
        (3, "2022-04-01", None, "reg.10", Verified.TEXT_SEEN, "Publish them."),
    ]
    assert versions[1].note == "Another day."
    assert [bool(each.note) for each in versions] == [True, True, False]


def test_citations_of_shared_instruments():
    for citation, instrument, provision, verified in [
        (accounts_regulation("reg.8"), ACCOUNTS, "reg.8", Verified.TEXT_SEEN),
        (accounts_regulation("reg.8", verified=Verified.PART_SEEN), ACCOUNTS, "reg.8", Verified.PART_SEEN),
        (carers_act("section 33"), CARERS, "section 33", Verified.TEXT_SEEN),
        (carers_act("section 33", verified=Verified.PART_SEEN), CARERS, "section 33", Verified.PART_SEEN),
        (childrens_act("section 13"), CHILDREN, "section 13", Verified.TEXT_SEEN),
    ]:
        assert (citation.title, citation.url) == instrument
        assert (citation.provision, citation.verified) == (provision, verified)
