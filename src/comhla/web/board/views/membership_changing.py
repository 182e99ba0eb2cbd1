"""A form that changes the membership: shown, acted on once, or shown again with everything that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.http import HttpResponse

from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.labels import Names
from comhla.web.authorities.models import Authority
from comhla.web.authorities.refusals import put_in
from comhla.web.authorities.tables import record_of
from comhla.web.board.actions.membership import Work, carry_out, version_of
from comhla.web.board.seating.lawful import Change, Changes
from comhla.web.stamps import new_stamp


class Seen(NamedTuple):
    """The row that somebody has before them: its collection and its id."""

    collection: str
    key: str


def seen_version(desk: Desk, seen: Seen) -> dict[str, Any]:
    """The version of the row, to begin a form with."""
    return {"version": version_of(desk.authority, *seen)}


class Changing:
    """One page with a form, in the frame of the room.

    `lede` says under which provision it is done, `seen` which row it changes, `cancel` where to go instead.
    """

    def __init__(
        self,
        desk: Desk,
        form: forms.Form,
        title: str,
        *,
        trail: list[tuple[str, str]],
        cancel: str,
        lede: str = "",
        seen: Seen | None = None,
    ) -> None:
        self.desk, self.form, self.title, self.trail = desk, form, title, trail
        self.cancel, self.lede, self.seen = cancel, lede, seen

    def answer(self, work: Callable[[], Work], then: Callable[[Changes], str], said: str) -> HttpResponse:
        """The page, or where it leads.

        Args:
            work: from the form, once it is valid, to what is to be done.
            then: from what was changed to the page where it can be seen.
            said: the message there.
        """
        if self.desk.request.method != "POST":
            return self.show(200)
        if not self.form.is_valid():
            return self.show(422)
        try:
            url = once(sent_by(self.desk.request, self.desk.actor), lambda: then(self._carry_out(work())))
        except NotRecorded as refused:
            return self.show(put_in(self.form, refused))
        return self.desk.go_on(url, said)

    def _carry_out(self, work: Work) -> Changes:
        given = self.form.cleaned_data
        return carry_out(
            self.desk.authority,
            work,
            by=self.desk.actor,
            seen=self.seen,
            version=given.get("version") or 0,
            reason=given["reason"],
        )

    def show(self, status: int) -> HttpResponse:
        """The form, with what somebody else saved where they were first."""
        context: dict[str, Any] = {
            "form": self.form,
            "title": self.title,
            "lede": self.lede,
            "form_number": self.desk.request.POST.get(NONCE) or new_stamp(),
            "cancel": self.cancel,
            "theirs": self._theirs() if status == 409 and self.seen else (),
        }
        trail = [*self.trail, (self.title, "")]
        return self.desk.page("board/membership/form.html", context, trail=trail, status=status)

    def _theirs(self) -> tuple[tuple[str, str], ...]:
        assert self.seen is not None
        facts = facts_of(Authority.objects.get(pk=self.desk.authority.pk))
        rows = getattr(facts, self.seen.collection) or ()
        row = next((each for each in rows if each.id == self.seen.key), None)
        return () if row is None else tuple(Names(facts).told(record_of(self.seen.collection), dict(row.items())))


def new_key(changes: Changes, collection: str) -> str:
    """The id of the row that was added to a collection."""
    return next(_key(each) for each in changes if each.collection == collection and each.is_new)


def _key(change: Change) -> str:
    return str(dict(change.row.items())["id"])
