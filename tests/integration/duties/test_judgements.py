"""A person's answer to a question that the law leaves to people."""

from __future__ import annotations

import pytest

from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.authorities.errors import NotRecorded, Unacceptable
from comhla.web.authorities.models import Authority
from comhla.web.duties import actions
from comhla.web.duties.facts import findings_of
from tests.lib.web import TODAY, a_person, an_actor, client_for

KEY = ("act-2014/s42", "publish_in_time", "2019-20")
NEW = "/work/inverannoch/judgement/new/?duty=act-2014/s42&part=publish_in_time&subject=2019-20"
GIVEN = {
    "answer": "met",
    "reasons": "The statement was made in time, and the report by the day it named.",
    "judged_by": "chief officer",
    "judged_on": "2026-11-20",
    "last_day": "",
}
SAID = {
    "duty": KEY[0],
    "part": KEY[1],
    "subject": KEY[2],
    "answer": "met",
    "reasons": "Because",
    "judged_by": "chief officer",
    "judged_on": "2026-11-20",
}


def answer(authority, day=TODAY):
    fresh = Authority.objects.get(pk=authority.pk)
    return next(each for each in findings_of(fresh, day) if each.key == KEY)


def test_a_judgement_replaces_the_question(client, authority):
    assert answer(authority).outcome.value == "for_a_person"
    page = client.get(NEW).content.decode()
    assert "The question:" in page
    assert "Was the statement made as soon as practicable" in page
    response = client.post(NEW, GIVEN)
    assert response.status_code == 303
    found = answer(authority)
    assert found.outcome.value == "met"
    assert found.because == f"Judged by the chief officer on 20 November 2026: {GIVEN['reasons']}"
    shown = client.get(response["Location"]).content.decode()
    assert GIVEN["reasons"] in shown
    assert "The judgement is recorded." in shown


def test_an_answer_that_was_judged_is_judged_again_by_its_requirement(client, authority):
    client.post(NEW, GIVEN)
    page = client.get(NEW).content.decode()
    assert "This was judged before." in page
    assert GIVEN["reasons"] not in page
    assert client.post(NEW, {**GIVEN, "answer": "not_met", "reasons": "It was late."}).status_code == 303
    assert answer(authority).outcome.value == "not_met"


def test_what_the_facts_answer_is_not_judged(client, authority, clerk):
    settled = next(each for each in findings_of(authority, TODAY) if each.part and each.outcome.value == "met")
    duty, part, subject = settled.key
    address = f"/work/inverannoch/judgement/new/?duty={duty}&part={part}&subject={subject}"
    assert client.get(address).status_code == 404
    assert client.post(address, GIVEN).status_code == 404
    with pytest.raises(NotRecorded, match="The recorded facts answer this"):
        actions.record_judgement(authority, {**SAID, "duty": duty, "part": part, "subject": subject}, by=clerk)
    assert not _judgements(authority)


def test_a_judgement_to_be_made_again_ends(client, authority):
    client.post(NEW, {**GIVEN, "last_day": "2026-12-31"})
    assert answer(authority).outcome.value == "met"
    assert answer(authority).holds_until is not None


REFUSED = [
    ({"reasons": ""}, "This field is required"),
    ({"answer": ""}, "This field is required"),
    ({"answer": "perhaps"}, "not one of the available choices"),
    ({"judged_by": ""}, "This field is required"),
    ({"judged_on": "2026-11-23"}, "22 November 2026 or earlier"),
    ({"last_day": "2026-11-01"}, "before the day of the judgement"),
]


@pytest.mark.parametrize(("changes", "said"), REFUSED)
def test_what_is_wrong_is_told(changes, said, client, authority):
    response = client.post(NEW, {**GIVEN, **changes})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert answer(authority).outcome.value == "for_a_person"


@pytest.mark.parametrize("address", [
    "/work/inverannoch/judgement/new/?duty=act-2014/s42&part=publish_in_time&subject=2091-20",
    "/work/inverannoch/judgement/new/?duty=act-2014/s42&part=no_such_part&subject=2019-20",
    "/work/inverannoch/judgement/new/?duty=no-such-duty",
    "/work/inverannoch/judgement/new/?duty=act-2014/s44&part=&subject=authority",
])  # fmt: skip
def test_there_is_no_form_for_what_is_not_asked(address, client):
    assert client.get(address).status_code == 404


# what is said of the subject, what is told
MISSPELT = [
    ("2019-2O", "Did you mean 2019-20"),
    ("a subject of nothing", "It can be 2016-17, 2017-18"),
]


@pytest.mark.parametrize(("subject", "told"), MISSPELT)
def test_a_judgement_on_a_misspelt_subject_is_refused_at_recording(subject, told, authority, clerk):
    with pytest.raises(Unacceptable, match="asked of nothing called") as refused:
        actions.record_judgement(authority, {**SAID, "subject": subject}, by=clerk)
    (problem,) = refused.value.by_field["subject"]
    assert told in problem.remedy
    assert not any(each.subject == subject for each in _judgements(authority))


def test_a_judgement_for_every_subject_of_a_part_is_recorded(authority, clerk):
    actions.record_judgement(authority, {name: value for name, value in SAID.items() if name != "subject"}, by=clerk)
    assert answer(authority).outcome.value == "met"


@pytest.mark.parametrize("wrong", [{"duty": "no-such-duty"}, {"part": "no_such_part"}, {"judged_on": "some day"}])
def test_other_mistakes_are_told_at_their_own_field(wrong, authority, clerk):
    with pytest.raises(Unacceptable) as refused:
        actions.record_judgement(authority, {**SAID, **wrong}, by=clerk)
    assert "subject" not in refused.value.by_field


def test_only_those_who_may_judge_do(authority):
    engagement = an_actor(Role.ENGAGEMENT_OFFICER, authority)
    with pytest.raises(NotAllowed):
        actions.record_judgement(authority, SAID, by=engagement)
    analyst = client_for(a_person(Role.ANALYST, authority))
    assert analyst.get(NEW).status_code == 403
    assert "judgement/new" not in analyst.get("/work/inverannoch/").content.decode()


def _judgements(authority):
    from comhla.web.authorities.facts import facts_of

    return facts_of(Authority.objects.get(pk=authority.pk)).judgements or ()
