"""Writing papers for meetings: begun, written part by part by several people at once, and signed off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.documents.board_paper import meeting_of, roman
from comhla.documents.checks import errors_in
from comhla.documents.paper_checks import paper_problems
from comhla.law.facts import Paper, PaperPart
from comhla.web import clock
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission, Role
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of
from comhla.web.board.papers import PAPERS, due_of, is_same_text
from comhla.web.board.writing_queries import issued_for, last_writer
from comhla.web.plans.actions.text import without_nothing
from comhla.web.plans.texts import join

ITEMS, FORWARD = "agenda_items", "forward_plan"
NOT_DONE = "not done"
"""How an authority file says that something has not happened."""
SIGNED = ("signed_off_on", "signed_off_by")

Data = Mapping[str, Any]


class Saved(NamedTuple):
    """What came of saving: whether anything changed, who wrote at the same time, and whether a sign-off was lost."""

    is_changed: bool
    joined_with: str = ""
    took_sign_off_back: bool = False


class BothWrote(NotRecorded):
    """Two people changed the same words, and nothing was saved.

    Attributes:
        theirs: what stands there now.
        joined: what both wrote, and what was typed where they differ.
        who: who saved first, as far as the trail knows.
    """

    def __init__(self, theirs: Data, joined: Data, who: str) -> None:
        self.theirs, self.joined, self.who = theirs, joined, who
        super().__init__(_("Somebody else changed the same words while you were working on them."))


@transaction.atomic
def begin_paper(
    authority: Authority, data: Data, *, item: str | None = None, forward: str | None = None, by: Actor
) -> str:
    """Record a new paper, for an item of an agenda or of the forward plan where one is given; its key.

    An item of the forward plan that is not on the agenda of its meeting yet is put there.

    Raises:
        NotRecorded: where the item has a paper, is not there, or is planned for no meeting.
        NotAllowed, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    row = _item_for(authority, item, forward)
    if row is not None and row.get("paper"):
        raise NotRecorded(_("There is a paper for this item already."))
    taken = set(rows_of(authority, PAPERS).values_list("key", flat=True))
    said = without_nothing(data)
    key = proposed_id(PAPERS, "paper", said, taken)
    record_row(authority, PAPERS, {"id": key, **said, "signed_off_on": NOT_DONE}, by=by)
    if row is not None:
        _put_on_agenda(authority, {**row, "paper": key}, by=by)
    return key


def _item_for(authority: Authority, item: str | None, forward: str | None) -> dict[str, Any] | None:
    """The row of the agenda item that a paper is for; one that is not there yet as it will be."""
    if item:
        found = rows_of(authority, ITEMS).filter(key=item).first()
        if found is None:
            raise NotRecorded(_("There is no such item of business."))
        return plain_row(found, ITEMS)
    if not forward:
        return None
    return _from_forward_plan(authority, forward)


def _from_forward_plan(authority: Authority, forward: str) -> dict[str, Any]:
    facts = facts_of(Authority.objects.get(pk=authority.pk))
    planned = next((each for each in facts.forward_plan or () if each.id == forward), None)
    if planned is None or planned.meeting is None:
        raise NotRecorded(_("Choose the meeting of this business in the forward plan first."))
    there = [each for each in facts.agenda_items or () if each.from_forward_plan == forward]
    if there:
        return plain_row(rows_of(authority, ITEMS).get(key=there[-1].id), ITEMS)
    places = [each.place for each in facts.agenda_items or () if each.meeting == planned.meeting]
    return without_nothing(
        {
            "meeting": planned.meeting,
            "place": max(places, default=0) + 1,
            "title": planned.title,
            "kind": "report",
            "purpose": planned.purpose.value if planned.purpose else None,
            "led_by": planned.owner,
            "from_forward_plan": forward,
        }
    )


def _put_on_agenda(authority: Authority, data: dict[str, Any], *, by: Actor) -> None:
    if "id" in data:
        row = rows_of(authority, ITEMS).get(key=data["id"])
        record_row(authority, ITEMS, data, by=by, key=row.key, version=row.version)
        return
    taken = set(rows_of(authority, ITEMS).values_list("key", flat=True))
    record_row(authority, ITEMS, {"id": proposed_id(ITEMS, "item", data, taken), **data}, by=by)


@transaction.atomic
def save_part(
    authority: Authority, key: str, part: PaperPart, number: int, *, typed: Data, base: Data, by: Actor
) -> Saved:
    """Save what somebody typed into one text of a paper, joined with what others saved since.

    Others may write in other parts at the same time; nobody loses anything.

    Args:
        authority: whose paper it is.
        key: the paper.
        part: the part.
        number: which text of the part, from 1; one more than there are begins another.
        typed: its `heading` and `text`.
        base: what both said when the person began to type.
        by: who saves.

    Raises:
        BothWrote: where somebody else changed the same paragraph or the heading.
        ChangedMeanwhile: where the paper is not there any more.
        NotAllowed, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    row = _held(authority, key)
    now = plain_row(row, PAPERS)
    sections = list(now.get("sections") or [])
    place = _place_of(sections, part, number)
    theirs = _said(sections[place]) if place is not None else _said({})
    mine, origin = _said(typed), _said(base)
    others_wrote = theirs not in (origin, mine)
    wanted, differs = _joined(origin, mine, theirs)
    who = _who(authority, key) if others_wrote else ""
    if differs:
        raise BothWrote(theirs, wanted, who)
    if wanted == theirs:
        return Saved(is_changed=False)
    written = without_nothing({"part": part.value, **wanted})
    if place is None:
        sections.append(written)
    else:
        sections[place] = written
    kept = [each for each in sections if each.get("text") or each.get("heading")]
    took_back = _record(authority, row, {**now, "sections": kept or None}, by=by)
    return Saved(True, who, took_back)


def _said(data: Data) -> dict[str, str]:
    return {name: data.get(name) or "" for name in ("heading", "text")}


def _place_of(sections: Sequence[Data], part: PaperPart, number: int) -> int | None:
    own = [place for place, each in enumerate(sections) if each["part"] == part.value]
    return own[number - 1] if number <= len(own) else None


def _joined(base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]) -> tuple[dict[str, str], bool]:
    """What both want, and whether they differ somewhere."""
    wanted, differs = dict(mine), False
    for name, typed in mine.items():
        if typed in (base[name], theirs[name]):
            wanted[name] = theirs[name]
        elif theirs[name] != base[name]:
            both = join(base[name], typed, theirs[name])
            wanted[name], clash = (both.text, both.differs) if name == "text" else (typed, True)
            differs = differs or clash
    return wanted, differs


def _held(authority: Authority, key: str, version: int | None = None) -> Row:
    """The paper as it is now, nobody else writing until the end of the transaction.

    Raises:
        ChangedMeanwhile: where it is gone, or has another version than the one given.
    """
    Authority.objects.select_for_update().get(pk=authority.pk)
    row = rows_of(authority, PAPERS).filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    if version is not None and row.version != version:
        raise ChangedMeanwhile(plain_row(row, PAPERS), row.version)
    return row


def _who(authority: Authority, key: str) -> str:
    writer = last_writer(authority, key)
    return writer.name if writer else ""


def _record(authority: Authority, row: Row, wanted: Data, *, by: Actor, reason: str = "") -> bool:
    """Record a paper; whether that took its sign-off back, because what was signed off has changed."""
    now = plain_row(row, PAPERS)
    data = without_nothing(wanted)
    takes_back = "signed_off_by" in now or now.get("signed_off_on") not in (None, NOT_DONE)
    takes_back = takes_back and not is_same_text(without_nothing(now), data)
    if takes_back:
        data = {name: value for name, value in data.items() if name not in SIGNED} | {"signed_off_on": NOT_DONE}
    record_row(authority, PAPERS, data, by=by, key=row.key, version=row.version, reason=reason)
    return takes_back


@transaction.atomic
def change_paper(authority: Authority, key: str, changes: Data, *, version: int, by: Actor) -> Saved:
    """Change what stands at the head of a paper, or what it asks for.

    Raises:
        ChangedMeanwhile: where somebody else changed the paper first.
        NotAllowed, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    row = _held(authority, key, version)
    now = plain_row(row, PAPERS)
    wanted = {**now, **changes}
    if without_nothing(wanted) == without_nothing(now):
        return Saved(is_changed=False)
    return Saved(True, took_sign_off_back=_record(authority, row, wanted, by=by))


def as_recommendations(texts: Sequence[str]) -> list[dict[str, str]]:
    """Recommendations as a row holds them, numbered (i) (ii) (iii)."""
    kept = [each.strip() for each in texts if each.strip()]
    return [{"id": roman(number), "text": text} for number, text in enumerate(kept, start=1)]


@transaction.atomic
def take_over(
    authority: Authority, key: str, sections: Sequence[Data], recommendations: Sequence[str], *, version: int, by: Actor
) -> Saved:
    """Put what was found in a Word file into a paper. What is written there already stays, before it.

    Raises as `change_paper`.
    """
    now = plain_row(_held(authority, key, version), PAPERS)
    there = [each["text"] for each in now.get("recommendations") or []]
    changes = {
        "sections": [*(now.get("sections") or []), *(without_nothing(each) for each in sections)],
        "recommendations": as_recommendations([*there, *recommendations]),
    }
    return change_paper(authority, key, changes, version=version, by=by)


def hindrances(authority: Authority, paper: Paper, *, by: Actor) -> list[str]:
    """Why a paper cannot be signed off by somebody now; nothing where it can."""
    found = []
    writer = last_writer(authority, paper.id)
    if writer is not None and writer.id == by.id:
        found.append(_("You wrote in it last. Somebody else has to sign it off."))
    if errors_in(paper_problems(paper)):
        found.append(_("Something that it needs is missing. Mend what is marked as a problem first."))
    if needs_reason(authority, paper) and not paper.late_because:
        found.append(_("It comes late, after its day or after the papers went out. Say why, under “About this paper”."))
    if isinstance(paper.signed_off_on, date):
        found.append(_("It is signed off already."))
    return found


def needs_reason(authority: Authority, paper: Paper) -> bool:
    """Whether a paper that is signed off today comes late: its day has passed, or the others went out."""
    facts = facts_of(authority)
    due, meeting = due_of(facts, paper), meeting_of(facts, paper.id)
    is_out = meeting is not None and meeting.id in issued_for(authority)
    return is_out or (due is not None and due < clock.today())


@transaction.atomic
def sign_off(authority: Authority, key: str, *, version: int, by: Actor) -> None:
    """Sign a paper off as it was seen.

    Raises:
        NotAllowed: where `by` may not sign papers off here.
        NotRecorded: where they wrote in it last, something is missing, or it comes late without a reason.
        ChangedMeanwhile: where it has changed since it was seen.
    """
    by.must(Permission.PAPER_SIGN_OFF, authority.pk)
    row = _held(authority, key, version)
    current = Authority.objects.get(pk=authority.pk)
    paper = next(each for each in facts_of(current).papers or () if each.id == key)
    stands_against = hindrances(current, paper, by=by)
    if stands_against:
        raise NotRecorded(" ".join(stands_against))
    data = {
        **plain_row(row, PAPERS),
        "signed_off_on": clock.today().isoformat(),
        "signed_off_by": _post_of(by, authority),
    }
    record_row(
        authority, PAPERS, without_nothing(data), by=by, key=key, version=version, under=Permission.PAPER_SIGN_OFF
    )


def _post_of(by: Actor, authority: Authority) -> str:
    """The post in which somebody signs off: the record names posts and no persons.

    Raises:
        NotAllowed: where whoever signs holds no post, as a command at the machine does not.
    """
    held = by.held.get(authority.pk, frozenset())
    posts = [role.called for role in Role if role in held and Permission.PAPER_SIGN_OFF in role.may]
    if not posts:
        raise NotAllowed("A paper is signed off by somebody in a post.")
    return posts[0]
