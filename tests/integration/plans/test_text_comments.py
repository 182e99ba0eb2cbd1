"""Comments: beside paragraphs, answered, taken into the views ledger; and what members read of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.models import HelpRequest
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.actions.comments import Beside, say, take_as_view
from comhla.web.plans.models import Comment
from tests.lib.forms import form_of, forms_of, post, send, words
from tests.lib.plan_texts import KEY, VISION, a_plan, address, put_out
from tests.lib.plans import PLAN, section
from tests.lib.web import a_person, an_actor, client_for

pytestmark = pytest.mark.django_db
SECOND = "We begin at home."


@pytest.fixture
def glen() -> Authority:
    return a_plan()


@pytest.fixture
def writer(glen: Authority) -> Client:
    return client_for(a_person(Role.PLANNING_OFFICER, glen))


@pytest.fixture
def member(glen: Authority) -> Client:
    return client_for(a_person(Role.PLANNING_GROUP_MEMBER, glen, name="Morag"))


def paragraph_of(page: str, text: str) -> str:
    """The key under which a paragraph can be commented on."""
    after = page[page.index(text) :]
    return after.split("?paragraph=")[1].split('"')[0]


def said(member: Client, glen: Authority, typed: str = "At school too.") -> Comment:
    """A comment of a member beside the second paragraph of the draft that is out."""
    page = words(member.get(address(glen, "", papers=True)))
    url = address(glen, f"sections/vision/comment/?paragraph={paragraph_of(page, SECOND)}", papers=True)
    assert send(member, url, words=typed).status_code == 303
    return Comment.objects.latest("pk")


def test_a_member_reads_the_draft_that_is_out_and_not_what_is_being_written(
    glen: Authority, writer: Client, member: Client
):
    put_out(glen)
    send(writer, address(glen, "text/vision/write/"), "base", text="Not for you yet.", do="save")
    page = words(member.get(address(glen, "", papers=True)))
    assert SECOND in page
    assert "Not for you yet." not in page
    assert page.count("Comment on this paragraph") == len(VISION.split("\n\n")) + 1
    assert "Second draft, as it was on" in page


@pytest.mark.parametrize(
    ("stages", "is_out"),
    [
        ((), False),
        (("",), False),
        (("proposals",), True),
        (("first_draft", ""), True),
        (("first_draft", "second_draft"), True),
        (("sent", "finalised"), False),
        (("sent", "finalised", "sent"), True),
    ],
)
def test_a_draft_is_out_while_a_step_asks_for_views(
    glen: Authority, member: Client, stages: tuple[str, ...], is_out: bool
):
    for stage in stages:
        put_out(glen, stage)
    assert member.get(address(glen, "", papers=True)).status_code == (200 if is_out else 404)
    assert ("Read and comment" in words(member.get("/account/me/"))) is is_out


def test_the_own_page_of_a_member_leads_to_the_draft_and_that_of_others_does_not(
    glen: Authority, member: Client, writer: Client
):
    put_out(glen)
    assert f'href="{address(glen, "", papers=True)}"' in words(member.get("/account/me/"))
    assert "Read and comment" not in words(writer.get("/account/me/"))


def test_a_member_is_told_which_plan_it_is_and_until_when():
    glen = a_plan(plans=[{**PLAN, "views_first_day": "2026-11-01", "views_last_day": "2027-01-29"}])
    member = client_for(a_person(Role.PLANNING_GROUP_MEMBER, glen))
    put_out(glen)
    own = words(member.get("/account/me/"))
    assert "Read and comment: Second draft (Plan 2027 to 2030)</a>, by 29 January 2027" in own
    assert "Please send us your views by 29 January 2027." in words(member.get(address(glen, "", papers=True)))


@pytest.mark.parametrize(
    ("stage", "last"), [("group_on_first_draft", "2027-01-29"), ("sent", "2026-11-21"), ("sent", None)]
)
def test_no_day_is_named_that_is_not_this_drafts_or_that_is_over(stage: str, last: str | None):
    glen = a_plan(plans=[{**PLAN, "views_first_day": "2026-11-01", "views_last_day": last}])
    member = client_for(a_person(Role.PLANNING_GROUP_MEMBER, glen))
    put_out(glen, stage)
    assert "Please send us your views by" not in words(member.get(address(glen, "", papers=True)))
    assert "(Plan 2027 to 2030)</a></li>" in words(member.get("/account/me/"))


def test_an_empty_comment_says_what_to_do(glen: Authority, member: Client):
    put_out(glen)
    told = member.post(address(glen, "sections/vision/comment/", papers=True), {"words": " "})
    assert told.status_code == 422
    assert "Write what you want to say." in words(told)


def test_paragraphs_are_counted_without_headings():
    glen = a_plan(section("vision", "vision", "One.\n\n## Two\n\nThree."))
    put_out(glen)
    page = words(client_for(a_person(Role.PLANNING_GROUP_MEMBER, glen)).get(address(glen, "", papers=True)))
    assert "(2 of Vision)" in page
    assert "(3 of Vision)" not in page


def test_a_comment_stands_beside_its_paragraph_with_its_words(glen: Authority, writer: Client, member: Client):
    put_out(glen)
    comment = said(member, glen)
    assert (comment.quoted, comment.role, comment.by_name) == (SECOND, "planning_group_member", "Morag")
    page = words(writer.get(address(glen, "text/vision/")))
    assert page.index(SECOND) < page.index("At school too.") < page.index("We work with families.")
    assert "1 open comment" in words(writer.get(address(glen)))
    # The words of people are not in the trail, which keeps for ever.
    assert "school" not in str(list(Event.objects.filter(kind="plan_comment").values()))


def test_a_comment_outlives_the_words_it_is_about(glen: Authority, writer: Client, member: Client):
    put_out(glen)
    said(member, glen)
    send(writer, address(glen, "text/vision/write/"), "base", text="All is new.", do="save")
    page = words(writer.get(address(glen, "text/vision/")))
    assert "On words that have changed since" in page
    assert SECOND in page


def test_a_comment_sent_twice_is_one(glen: Authority, member: Client):
    put_out(glen)
    url = address(glen, "sections/vision/comment/", papers=True)
    form = form_of(member.get(url), "words")
    for _ in range(2):
        assert post(member, url, form, words="About all of it.").status_code == 303
    assert Comment.objects.get().quoted == ""
    assert send(member, url, words=" ").status_code == 422


def test_what_somebody_types_is_never_markup(glen: Authority, writer: Client, member: Client):
    put_out(glen)
    said(member, glen, "<script>alert(1)</script>")
    for client, url in ((writer, address(glen, "text/vision/")), (member, address(glen, "my-comments/", papers=True))):
        assert "<script>alert" not in words(client.get(url))


def test_whoever_commented_reads_what_came_of_it_and_nobody_else_does(glen: Authority, writer: Client, member: Client):
    put_out(glen)
    comment = said(member, glen)
    own = address(glen, "my-comments/", papers=True)
    assert "Being considered" in words(member.get(own))
    url = address(glen, f"comments/{comment.pk}/")
    assert send(writer, url, answer="").status_code == 422
    answer = send(writer, url, answer="We name schools now.")
    assert answer["Location"] == address(glen, f"text/vision/#comment-{comment.pk}")
    assert "We name schools now." in words(member.get(own))
    assert "planning officer answered:" in words(writer.get(address(glen, "text/vision/"))).lower()
    other = client_for(a_person(Role.LOCALITY_MEMBER, glen))
    assert "You have not commented yet" in words(other.get(own))


def test_two_answers_to_one_comment_are_said(glen: Authority, writer: Client, member: Client):
    put_out(glen)
    comment = said(member, glen)
    url = address(glen, f"comments/{comment.pk}/")
    form = form_of(writer.get(url), "answer")
    post(writer, url, form, answer="One.")
    second = post(writer, url, form, answer="Other.")
    assert second.status_code == 422
    assert "answered this in the meantime: One." in words(second)


@pytest.mark.parametrize(
    ("role", "given_by"), [(Role.PLANNING_GROUP_MEMBER, "group_member"), (Role.LOCALITY_MEMBER, "locality")]
)
def test_a_comment_becomes_a_row_of_the_views_ledger_without_the_name(
    glen: Authority, writer: Client, role: Role, given_by: str
):
    put_out(glen, "first_draft")
    comment = said(client_for(a_person(role, glen, name="Ishbel")), glen)
    url = address(glen, f"comments/{comment.pk}/view/")
    form = forms_of(writer.get(address(glen, "text/vision/")))[-1]
    for _ in range(2):
        assert post(writer, url, form).status_code == 303
    view = facts_of(Authority.objects.get(pk=glen.pk)).plan_views[0]
    assert (view.given_by, view.stage, view.about) == (given_by, "group_on_first_draft", "vision")
    assert (view.words, view.who, view.may_be_shown) == ("At school too.", None, None)
    assert len(facts_of(Authority.objects.get(pk=glen.pk)).plan_views) == 1
    assert "It stands in the views ledger" in words(writer.get(address(glen, "text/vision/")))
    assert writer.get(url).status_code == 302


def test_a_comment_that_stands_in_the_ledger_keeps_its_row(glen: Authority, member: Client):
    put_out(glen)
    comment = said(member, glen)
    first, again = (take_as_view(comment, by=SYSTEM) for _ in range(2))
    assert first == again
    assert rows_of(glen, "plan_views").count() == 1


def test_anybody_may_have_the_style_of_texts():
    answer = Client().get(reverse("document-style"))
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert b".comhla-doc" in answer.content


def test_a_result_in_the_ledger_is_what_the_member_reads(glen: Authority, writer: Client, member: Client):
    put_out(glen)
    comment = said(member, glen)
    post(writer, address(glen, f"comments/{comment.pk}/view/"), forms_of(writer.get(address(glen, "text/vision/")))[-1])
    row = rows_of(glen, "plan_views").get()
    for result, change, reason in (("changed", "Schools are named.", "Many asked."), ("not_changed", "", "No money.")):
        data = {**plain_row(row, "plan_views"), "result": result, "reason": reason, "change": change or None}
        row = record_row(
            glen,
            "plan_views",
            {name: value for name, value in data.items() if value},
            by=SYSTEM,
            key=row.key,
            version=row.version,
        )
        page = words(member.get(address(glen, "my-comments/", papers=True)))
        assert (change or "Nothing was changed.") in page
        assert reason in page


def test_what_an_officer_says_is_no_view(glen: Authority, writer: Client):
    url = address(glen, "text/vision/comment/")
    assert send(writer, url, words="Too long?").status_code == 303
    assert send(writer, url, words="").status_code == 422
    comment = Comment.objects.get()
    page = writer.get(address(glen, "text/vision/"))
    assert "Put it into the views ledger" not in words(page)
    refused = post(writer, address(glen, f"comments/{comment.pk}/view/"), forms_of(writer.get(url))[-1])
    assert refused.status_code == 422
    assert "is no view" in words(refused)


def test_a_comment_of_a_section_that_is_gone_leads_to_the_text(glen: Authority, writer: Client, member: Client):
    put_out(glen)
    comment = said(member, glen)
    send(writer, address(glen, "text/vision/remove/"), "version", reason="Shorter.")
    assert "A section that is not there any more" in words(member.get(address(glen, "my-comments/", papers=True)))
    answer = send(writer, address(glen, f"comments/{comment.pk}/"), answer="It is gone.")
    assert answer["Location"] == address(glen)
    url = address(glen, f"comments/{comment.pk}/view/")
    assert post(writer, url, forms_of(writer.get(address(glen, "drafts/")))[-1]).status_code == 303
    assert facts_of(Authority.objects.get(pk=glen.pk)).plan_views[0].about is None


def test_another_format_is_asked_for_with_one_button(glen: Authority, member: Client):
    put_out(glen)
    answer = member.get(address(glen, "", papers=True))
    url = reverse("ask-for-help", args=[glen.slug])
    assert f'action="{url}"' in words(answer)
    assert post(member, url, form_of(answer, "words")).status_code == 302
    assert "Plan 2027 to 2030" in HelpRequest.objects.get().words


def test_editions_of_a_draft_are_read_in_their_language():
    glen = a_plan(
        section("vision", "vision", VISION),
        section("easy", "vision", "We help.", edition="easy_read", made_from="vision"),
        section("gd", "vision", "Bidh sinn còmhla.", edition="gaelic", made_from="vision"),
    )
    put_out(glen)
    member = client_for(a_person(Role.BOARD_MEMBER, glen))
    full = words(member.get(address(glen, "", papers=True)))
    assert "?edition=easy_read" in full
    assert "We help." not in full
    gaelic = words(member.get(address(glen, "?edition=gaelic", papers=True)))
    assert '<div lang="gd"><p>Bidh sinn còmhla.</p></div>' in gaelic
    assert 'hreflang="gd" aria-current="page"' in gaelic
    comment = words(member.get(address(glen, "sections/gd/comment/", papers=True)))
    assert "?edition=gaelic#part-1" in comment


def test_who_reads_papers(glen: Authority):
    put_out(glen)
    for role, status in ((Role.INSPECTOR, 403), (None, 404), (Role.CLERK, 200), (Role.BOARD_MEMBER, 200)):
        client = client_for(a_person(role, glen))
        for rest in ("", "my-comments/", "sections/vision/comment/"):
            assert client.get(address(glen, rest, papers=True)).status_code == status
        sent = client.post(address(glen, "sections/vision/comment/", papers=True), {"words": "x"})
        assert sent.status_code == (303 if status == 200 else status)
    board = client_for(a_person(Role.BOARD_MEMBER, glen, name="Board"))
    assert board.get(address(glen, "sections/nothing/comment/", papers=True)).status_code == 404
    assert Client().get(address(glen, "", papers=True)).status_code == 302


def test_only_those_who_may_write_answer_and_only_those_who_may_comment_say(glen: Authority, member: Client):
    put_out(glen)
    comment = said(member, glen)
    assert member.post(address(glen, f"comments/{comment.pk}/"), {"answer": "x"}).status_code == 403
    assert member.post(address(glen, f"comments/{comment.pk}/view/")).status_code == 403
    with pytest.raises(NotAllowed):
        say(glen, Beside(KEY, "vision"), "x", by=an_actor(Role.INSPECTOR, glen))
    with pytest.raises(NotAllowed):
        say(glen, Beside(KEY, "vision"), "x", by=an_actor(Role.INTEGRATOR, glen))
    assert client_for(a_person(Role.CLERK, glen)).get(address(glen, "comments/999999/")).status_code == 404


def test_papers_of_a_long_draft_ask_the_database_little(django_assert_max_num_queries):
    glen = a_plan(*(section(f"s{number}", "other", "Words.\n\n" * 20) for number in range(40)))
    put_out(glen)
    member = client_for(a_person(Role.PLANNING_GROUP_MEMBER, glen))
    for rest in ("", "my-comments/", "sections/s1/comment/"):
        with django_assert_max_num_queries(25):
            assert member.get(address(glen, rest, papers=True)).status_code == 200


def test_a_draft_without_text_says_so():
    glen = a_plan(section("easy", "vision", "We help.", edition="easy_read"))
    put_out(glen)
    member = client_for(a_person(Role.PLANNING_GROUP_MEMBER, glen))
    assert "This draft has no text yet" in words(member.get(address(glen, "", papers=True)))
