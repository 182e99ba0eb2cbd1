"""At the meeting: what a clerk and a member record on their pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from comhla.web.access.roles import Role
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.models import MemberAccount
from tests.lib.forms import form_of, forms_of, post, words
from tests.lib.sittings import KEY, VOTERS, here, sitting_facts, votes
from tests.lib.web import a_person, client_for, recorded

Q = f"{KEY}-vote-1"


def glen(**meeting: Any) -> Authority:
    return recorded(sitting_facts(**meeting))


def clerk_of(authority: Authority, name: str = "Clerk") -> Client:
    return client_for(a_person(Role.CLERK, authority, name=name))


def member_of(authority: Authority, person: str) -> Client:
    user = a_person(Role.BOARD_MEMBER, authority, name=f"Member {person}")
    MemberAccount.objects.create(authority=authority, person=person, account=user)
    return client_for(user)


def work(rest: str = "") -> str:
    return f"/work/glen-test/board/meetings/{KEY}/sitting/{rest}"


def own(rest: str) -> str:
    return f"/papers/glen-test/meetings/{KEY}/{rest}/"


def meeting(authority: Authority) -> Any:
    authority.refresh_from_db()
    return facts_of(authority).meetings[0]


def vote(authority: Authority) -> Any:
    return meeting(authority).votes[0]


def row_form(page: HttpResponse, member: str) -> Any:
    return next(each for each in forms_of(page) if each.get("member") == member and "seen" in each)


def with_seen(page: HttpResponse) -> list[Any]:
    """The forms of the page of a vote that say what was seen: for closing it, and for all agreeing."""
    return [each for each in forms_of(page) if "seen" in each]


def a_question(**given: Any) -> list[dict[str, Any]]:
    return [{"id": Q, "question": "Close the ward?", **given}]


@pytest.mark.django_db
def test_the_roll_is_called_with_one_button_each(django_assert_max_num_queries: Any):
    authority = glen()
    clerk = clerk_of(authority)
    page = clerk.get(work())
    assert "Nobody is on the roll yet" in words(page)
    assert clerk.get(work("roll/"))["Location"] == work()
    for member in VOTERS[:3]:
        answer = post(clerk, work("roll/"), row_form(page, member), here="present")
        assert (answer.status_code, answer["Location"]) == (303, f"{work()}#member-{member}")
    with django_assert_max_num_queries(25):
        page = clerk.get(work())
    assert "3 of 9 are here; 5 are needed. There is no quorum: 2 more are needed." in words(page)
    assert "Person C1 should preside." in words(page)
    for member, where in (("n1", "remote"), ("n2", "away"), ("n3", "present")):
        post(clerk, work("roll/"), row_form(page, member), here=where)
    assert "5 of 9 are here; 5 are needed. There is a quorum." in words(clerk.get(work()))
    assert post(clerk, work("roll/"), row_form(page, "n4"), here="elsewhere").status_code == 404
    assert post(clerk, work("roll/"), row_form(page, "n4"), here="away", member="nobody").status_code == 404
    # The page was opened before n1 was marked, so another mark is refused and the page shows what is recorded.
    late = post(clerk, work("roll/"), row_form(page, "n1"), here="away")
    assert late.status_code == 409
    assert "Somebody else recorded something here" in words(late)
    assert [each.remotely for each in meeting(authority).attendance if each.member == "n1"] == [True]


@pytest.mark.django_db
def test_everybody_not_called_yet_is_marked_as_here_with_one_button():
    authority = glen(attendance=[*here("c1"), {"member": "n1", "present": False}])
    clerk = clerk_of(authority)
    page = clerk.get(work())
    assert post(clerk, work("roll/"), form_of(page, "form_number"), rest="yes")["Location"] == f"{work()}#roll-title"
    roll = {each.member: each.present for each in meeting(authority).attendance}
    assert (roll.pop("n1"), all(roll.values()), set(VOTERS) - {"n1"} <= set(roll)) == (False, True, True)
    page = clerk.get(work())
    assert "not called yet as here" not in words(page)
    assert post(clerk, work("roll/"), form_of(page, "form_number"), rest="yes").status_code == 303
    assert len(meeting(authority).attendance) == len(roll) + 1


@pytest.mark.django_db
def test_what_is_missing_is_asked_for_in_words():
    clerk = clerk_of(glen(attendance=here(*VOTERS)))
    for address, field, said in (
        ("interests/", "item", "Who declares it?: Choose one."),
        ("question/", "question", "The question, in a few words: Write it in a few words."),
        ("end/", "at", "When did the meeting end?: Write hours and minutes, as 09:30 or 14:05."),
    ):
        refused = post(clerk, work(address), form_of(clerk.get(work(address)), field), **{field: ""})
        assert (refused.status_code, said in words(refused)) == (422, True), said


@pytest.mark.django_db
def test_a_question_leads_to_its_vote():
    authority = glen(attendance=here(*VOTERS))
    clerk = clerk_of(authority)
    asked = post(clerk, work("question/"), form_of(clerk.get(work("question/")), "question"), question="Agree?")
    assert asked["Location"].endswith("/votes/today-vote-1/")


@pytest.mark.django_db
def test_votes_that_were_typed_and_not_saved_are_kept_when_the_vote_is_closed():
    authority = glen(attendance=here(*VOTERS), votes=a_question())
    clerk = clerk_of(authority)
    url = work(f"votes/{Q}/")
    kept = post(clerk, url, form_of(clerk.get(url), "was-vote-c1"), do="close", **{"vote-c1": "for"})
    page = clerk.get(kept["Location"])
    assert "Look at the count, and say how it came out." in words(page)
    assert "1 for, 0 against, 0 abstained." in words(page)
    assert vote(authority).result is None
    assert post(clerk, url, form_of(page, "was-vote-c1"), do="close").status_code == 303
    assert vote(authority).result.value == "carried"


@pytest.mark.django_db
@pytest.mark.parametrize(("result", "leads"), [("carried", True), ("lost", False)])
def test_what_was_carried_leads_to_its_decision(result, leads):
    asked = a_question(item="item-1", result=result, cast=votes(c1="for"))
    page = clerk_of(glen(attendance=here(*VOTERS), votes=asked)).get(work(f"votes/{Q}/"))
    assert ("decisions/new/?item=item-1" in words(page)) is leads


@pytest.mark.django_db
def test_a_proxy_is_recorded_with_what_the_law_asks():
    authority = glen(attendance=here("c2", "n1"))
    clerk = clerk_of(authority)
    page = clerk.get(work("roll/c1/"))
    assert "The council tries to find a suitably experienced councillor" in words(page)
    form = form_of(page, "is_councillor")
    refused = post(clerk, work("roll/c1/"), form, here="proxy", person="deputy", is_councillor="no")
    assert refused.status_code == 422
    assert "has to be a councillor" in words(refused)
    again = form_of(refused, "is_councillor")
    assert post(clerk, work("roll/c1/"), again, here="proxy", even_so="on").status_code == 303
    assert "Person DEPUTY is here for them and has no vote." in words(clerk.get(work()))
    for member, told in (("carer", "who votes"), ("nurse", "no vote on this day"), ("n2", "member of it")):
        assert told in words(clerk.get(work(f"roll/{member}/")))
    assert "Person DEPUTY" in words(clerk.get(work("roll/c1/")))
    assert clerk.get(work("roll/nobody/")).status_code == 404


@pytest.mark.django_db
def test_who_presides_interests_and_the_end():
    authority = glen(attendance=here(*VOTERS))
    clerk = clerk_of(authority)
    form = form_of(clerk.get(work("presiding/")), "presided_by")
    assert form["presided_by"] == "c1"
    wrong = post(clerk, work("presiding/"), form, presided_by="c2")
    assert (wrong.status_code, "It happened all the same" in words(wrong)) == (422, True)
    assert post(clerk, work("presiding/"), form).status_code == 303
    assert "Person C1 presides." in words(clerk.get(work()))
    nobody = form_of(clerk.get(work()), "form_number")
    assert post(clerk, work("interests/"), nobody, nobody="yes").status_code == 303
    assert "Nobody declared an interest." in words(clerk.get(work()))
    declared = form_of(clerk.get(work("interests/")), "item")
    told = {"member": "n1", "item": "item-1", "direct": "no", "took_part": "no", "interest": "Works there"}
    assert post(clerk, work("interests/"), declared, **told).status_code == 303
    page = words(clerk.get(work()))
    assert "Indirect interest: Works there. Takes no part in this item. The member decides" in page
    assert post(clerk, work("interests/"), nobody, nobody="again").status_code == 422
    (interest,) = meeting(authority).declarations
    assert (interest.decided_by_member, interest.took_part) == (True, False)
    running = words(clerk.get(work()))
    assert "End the meeting" in running
    assert work("adjourn/") in running
    end = form_of(clerk.get(work("end/")), "at")
    assert post(clerk, work("end/"), end, at="25:00", decisions_taken="no").status_code == 422
    assert post(clerk, work("end/"), end, at="12:30", decisions_taken="no").status_code == 303
    ended = words(clerk.get(work()))
    assert "The meeting ended at 12:30." in ended
    assert "Correct when it ended" in ended
    assert "End the meeting" not in ended
    assert work("adjourn/") not in ended
    assert meeting(authority).decisions_taken is False


@pytest.mark.django_db
def test_a_meeting_is_adjourned_and_goes_on():
    authority = glen(attendance=here(*VOTERS))
    clerk = clerk_of(authority)
    url = work("adjourn/")
    assert post(clerk, url, form_of(clerk.get(url), "at"), at="10:40", because="Fire alarm").status_code == 303
    assert "Adjourned at 10:40. Fire alarm" in words(clerk.get(work()))
    assert post(clerk, url, form_of(clerk.get(url), "at"), at="11:00").status_code == 303
    assert "Adjourned at 10:40, resumed at 11:00. Fire alarm" in words(clerk.get(work()))


@pytest.mark.django_db
def test_a_motion_and_its_amendment_are_voted_on(django_assert_max_num_queries: Any):
    authority = glen(attendance=here(*VOTERS, "nurse"))
    clerk = clerk_of(authority)
    url = work("question/")
    motion = {"question": "Close the ward?", "text": "Close the ward in May.", "item": "item-1", "moved_by": "c1"}
    assert post(clerk, url, form_of(clerk.get(url), "question"), **motion).status_code == 303
    amending = form_of(clerk.get(f"{url}?amends={Q}"), "question")
    assert (amending["text"], amending["amends"]) == ("Close the ward in May.", Q)
    assert post(clerk, url, amending, question="In June?", text="Close the ward in June.").status_code == 303
    second = f"{KEY}-vote-2"
    page = words(clerk.get(work(f"votes/{second}/")))
    assert "June" in page.split("<ins>")[1].split("</ins>")[0]
    assert "These amendments are decided first" in words(clerk.get(work(f"votes/{Q}/")))
    with django_assert_max_num_queries(25):
        page = clerk.get(work(f"votes/{second}/"))
    assert "This seat carries no vote on this day." in words(page)
    save = form_of(page, "was-vote-c1")
    assert "was-vote-nurse" not in save
    saved = post(clerk, work(f"votes/{second}/"), save, do="save", **{"vote-c1": "for", "vote-n1": "against"})
    assert saved.status_code == 303
    page = clerk.get(work(f"votes/{second}/"))
    assert "1 for, 1 against, 0 abstained." in words(page)
    assert "Nobody has a casting vote on a joint board" in words(page)
    unchanged = post(clerk, work(f"votes/{second}/"), form_of(page, "was-vote-c1"), do="save")
    assert "No vote was changed" in words(clerk.get(unchanged["Location"]))
    more = post(clerk, work(f"votes/{second}/"), form_of(page, "was-vote-c1"), do="save", **{"vote-n2": "for"})
    assert more.status_code == 303
    page = clerk.get(work(f"votes/{second}/"))
    lost = post(clerk, work(f"votes/{second}/"), form_of(page, "way"), do="close", way="lost/")
    assert (lost.status_code, "That is not how the votes came out" in words(lost)) == (422, True)
    closed = post(clerk, work(f"votes/{second}/"), form_of(page, "way"), do="close")
    assert closed.status_code == 303
    assert "Close the ward in June." in words(clerk.get(work(f"votes/{Q}/")))
    agree = with_seen(clerk.get(work(f"votes/{Q}/")))[1]
    assert post(clerk, work(f"votes/{Q}/"), agree, do="agree").status_code == 303
    assert [each.result.value for each in meeting(authority).votes] == ["carried", "carried"]
    assert "All agreed without a vote." in words(clerk.get(work()))
    sentence = words(clerk.get(work(f"votes/{Q}/result/")))
    assert "is carried: All agreed without a vote." in sentence


@pytest.mark.django_db
def test_two_clerks_record_votes_at_once():
    authority = glen(attendance=here(*VOTERS), votes=a_question())
    one, other = clerk_of(authority, "One"), clerk_of(authority, "Other")
    url = work(f"votes/{Q}/")
    mine, theirs = (form_of(each.get(url), "was-vote-c1") for each in (one, other))
    assert post(other, url, theirs, do="save", **{"vote-c1": "for", "vote-n1": "for"}).status_code == 303
    assert post(one, url, mine, do="save", **{"vote-c2": "against"}).status_code == 303
    assert {each.member: each.choice.value for each in vote(authority).cast} == {
        "c1": "for",
        "c2": "against",
        "n1": "for",
    }
    late = post(one, url, mine, do="save", **{"vote-c1": "against"})
    assert late.status_code == 409
    assert "Person C1: you recorded Against, somebody else For." in words(late)
    assert form_of(late, "was-vote-c1")["vote-c1"] == "for"
    assert post(one, url, mine, do="save", **{"vote-c2": "perhaps"}).status_code == 404
    # A vote that came while the count was looked at is not closed over.
    closing = form_of(one.get(url), "way")
    post(other, url, form_of(other.get(url), "was-vote-c1"), do="save", **{"vote-n2": "against"})
    assert post(one, url, closing, do="close").status_code == 409
    assert vote(authority).result is None
    # Whoever voted was there, unless the clerk says that it happened otherwise.
    refused = post(one, work("roll/"), row_form(one.get(work()), "c1"), here="away")
    assert (refused.status_code, "It happened: record it all the same" in words(refused)) == (422, True)
    assert post(one, work("roll/"), form_of(refused, "here"), even_so="yes").status_code == 303
    assert [each.present for each in meeting(authority).attendance if each.member == "c1"] == [False]


@pytest.mark.django_db
def test_what_was_against_the_law_can_be_recorded_as_the_truth():
    authority = glen(attendance=here("c1", "n1", "nurse"), votes=a_question(cast=votes(c1="for")))
    clerk = clerk_of(authority)
    url = work(f"votes/{Q}/")
    irregular = form_of(clerk.get(url), "member")
    assert post(clerk, url, irregular, do="irregular").status_code == 422
    assert post(clerk, url, irregular, do="irregular", member="nurse", choice="for").status_code == 422
    truth = {"member": "nurse", "choice": "for", "even_so": "on"}
    assert post(clerk, url, irregular, do="irregular", **truth).status_code == 303
    page = clerk.get(url)
    assert "1 vote does not count." in words(page)
    closing = with_seen(page)[0]
    said_nothing = post(clerk, url, closing, do="close", way="")
    assert (said_nothing.status_code, "Say how it came out." in words(said_nothing)) == (422, True)
    assert post(clerk, url, closing, do="close", way="", otherwise="lost/").status_code == 422
    refused = post(clerk, url, closing, do="close", way="carried/")
    assert (refused.status_code, "There is no quorum" in words(refused)) == (422, True)
    assert post(clerk, url, closing, do="close", way="carried/", even_so="on").status_code == 303
    page = clerk.get(url)
    assert "Result: Carried" in words(page)
    reopening = form_of(page, "reason")
    assert post(clerk, url, reopening, do="reopen").status_code == 422
    assert post(clerk, url, reopening, do="reopen", reason="A mistake.").status_code == 303
    assert vote(authority).result is None
    assert clerk.get(work("votes/nothing/")).status_code == 404
    refused = post(clerk, url, form_of(clerk.get(url), "was-vote-c1"), do="agree", seen="")
    assert refused.status_code == 409


@pytest.mark.django_db
def test_a_member_votes_with_one_button_and_changes_it():
    authority = glen(attendance=here("c1", "n1", "carer", "nurse"), votes=a_question(text="Close it in May."))
    carer = member_of(authority, "carer")
    wanted = f'<a href="{own("vote")}">Vote now: Close the ward?</a>'
    assert wanted in carer.get("/account/me/").content.decode()
    assert wanted not in member_of(authority, "nurse").get("/account/me/").content.decode(), "a nurse has no vote"
    page = carer.get(own("vote"))
    assert "Close it in May." in words(page)
    assert f'href="{own("")[:-1]}"' in page.content.decode(), "there is a way back to the papers"
    form = form_of(page, "was")
    answer = post(carer, own("vote"), form, choice="against")
    assert answer.status_code == 303
    page = carer.get(answer["Location"])
    assert "What is recorded as your vote: <strong>Against</strong>" in words(page)
    assert "Your vote is recorded: Against." in words(page)
    # From the page that was open before: somebody, here they themselves, recorded another thing since.
    assert post(carer, own("vote"), form, choice="for").status_code == 409
    assert post(carer, own("vote"), form_of(page, "was"), choice="for").status_code == 303
    assert [(each.member, each.choice.value) for each in vote(authority).cast] == [("carer", "for")]
    assert post(carer, own("vote"), form, choice="perhaps").status_code == 404
    clerk = clerk_of(authority)
    closing = with_seen(clerk.get(work(f"votes/{Q}/")))[0]
    post(clerk, work(f"votes/{Q}/"), closing, do="close", even_so="on")
    page = carer.get(own("vote"))
    assert "No vote is open now." in words(page)
    assert "You: For." in words(page)
    assert post(carer, own("vote"), form, choice="for", was="for").status_code == 422


@pytest.mark.django_db
def test_who_has_no_vote_of_their_own_is_told_why():
    proxied = {"member": "n1", "present": False, "proxy": {"is_health_board_member": True}}
    authority = glen(attendance=[*here("nurse", "c1"), proxied], votes=a_question())
    for person, why in (("nurse", "This seat carries no vote"), ("n1", "Your proxy is here"), ("c2", "Not here.")):
        assert why in words(member_of(authority, person).get(own("vote")))
    form = form_of(member_of(authority, "c1").get(own("vote")), "was")
    absent = member_of(authority, "n2")
    assert post(absent, own("vote"), form, choice="for").status_code == 403
    stranger = client_for(a_person(Role.BOARD_MEMBER, authority, name="Stranger"))
    assert stranger.get(own("vote")).status_code == 404
    assert vote(authority).cast is None


@pytest.mark.django_db
def test_a_member_declares_an_interest_by_three_questions():
    authority = glen(attendance=here("c1", "n1", "carer"))
    carer = member_of(authority, "carer")
    form = form_of(carer.get(own("declare")), "item")
    assert post(carer, own("declare"), form, item="item-1").status_code == 422
    told = {"item": "item-1", "direct": "yes", "took_part": "no"}
    assert post(carer, own("declare"), form, **told).status_code == 303
    page = words(carer.get(own("declare")))
    assert "1. The ward. Direct interest. Takes no part in this item." in page
    (interest,) = meeting(authority).declarations
    assert (interest.member, interest.decided_by_member, interest.decided_by_others) == ("carer", True, False)
    assert post(carer, own("declare"), form, **{**told, "took_part": "yes", "seen": "0"}).status_code == 409


@pytest.mark.django_db
def test_every_page_of_a_meeting_leads_on_to_the_next_step():
    clerk = clerk_of(glen(attendance=here(*VOTERS)))
    meeting_url = f"/work/glen-test/board/meetings/{KEY}/"
    steps = ("agenda/", "notice/", "pack/", "sitting/", "minute/", "certificate/")
    following = (*(f"{meeting_url}{each}" for each in steps[1:]), "/work/glen-test/directions/")
    for step, address in zip(steps, following, strict=True):
        shown = words(clerk.get(f"{meeting_url}{step}"))
        assert f'Next: <a href="{address}">' in shown, step
    assert f'href="{meeting_url}notice/"' in words(clerk.get(f"{meeting_url}pack/"))
