"""What every page of the record begins with: who asks, of which authority and collection, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record
from comhla.web.access.actors import Actor
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import permission_for
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.labels import Names
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.queries import authority_for
from comhla.web.authorities.tables import FUNCTIONS, collections, is_single, record_of, rows_of
from comhla.web.authorities.words import COLLECTIONS, Called
from comhla.web.fields import DayField, DayWidget
from comhla.web.stamps import new_stamp

ONLY = "only"
"""Stands in addresses for the one row of a collection that has one."""
NEXT = "next"


class SeeOther(HttpResponseRedirect):
    """What follows a form that was acted on."""

    status_code = 303


@dataclass(kw_only=True)
class Desk:
    """A request about the record of an authority."""

    request: HttpRequest
    actor: Actor
    authority: Authority
    section: str = "records"

    @cached_property
    def facts(self) -> AuthorityFacts:
        """Everything recorded."""
        return facts_of(self.authority)

    @cached_property
    def names(self) -> Names:
        """What its rows are called."""
        return Names(self.facts)

    @property
    def slug(self) -> str:
        """The authority in addresses."""
        return str(self.authority.slug)

    def may(self, permission: Permission) -> bool:
        """Whether who asks may do something here."""
        return self.actor.may(permission, self.authority.pk)

    def must(self, permission: Permission) -> None:
        """Refuse what may not be done, before a form is shown as well as when it is sent."""
        self.actor.must(permission, self.authority.pk)

    def once(self, work: Any) -> SeeOther:
        """Do what a form asks for, once however often it is sent, and go where that led."""
        return SeeOther(once(sent_by(self.request, self.actor), work))

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """A page of the workspace."""
        shown = {
            "authority": self.authority,
            "section": self.section,
            "form_number": self.form_number,
            "next": self.next,
            "mark": _mark(status),
            **context,
        }
        return render(self.request, f"authorities/{template}.html", shown, status=status)

    @cached_property
    def form_number(self) -> str:
        """The number of the form on this page; the same while somebody works on it, so that a repeat is known."""
        return self.request.POST.get(NONCE) or new_stamp()

    @cached_property
    def next(self) -> str:
        """Where somebody came from and goes back to: an address of this site, or nothing."""
        wanted = self.request.POST.get(NEXT) or self.request.GET.get(NEXT) or ""
        hosts = {self.request.get_host()}
        is_safe = url_has_allowed_host_and_scheme(wanted, hosts, require_https=self.request.is_secure())
        return wanted if is_safe else ""


def _mark(status: int) -> str:
    """What the title of a page begins with, so that somebody who hears it first knows that nothing was saved."""
    if status == 409:
        return _("Conflict:") + " "
    return _("Error:") + " " if status == 422 else ""


@dataclass(kw_only=True)
class CollectionDesk(Desk):
    """A request about one collection."""

    collection: str

    @property
    def kind(self) -> type[Record]:
        """The kind of its rows."""
        return record_of(self.collection)

    @property
    def called(self) -> Called:
        """What it and its rows are called."""
        return COLLECTIONS[self.collection]

    @property
    def may_record(self) -> bool:
        """Whether who asks may record its rows."""
        return self.may(permission_for(self.collection))

    @property
    def left_out(self) -> tuple[str, ...]:
        """Fields that the form of a row does not ask for; functions have pages of their own."""
        return ("id", FUNCTIONS) if self.collection == "schemes" else ("id",)

    @property
    def rows(self) -> QuerySet[Row]:
        """Its rows."""
        return rows_of(self.authority, self.collection)

    def row(self, key: str) -> Row:
        """A row by its key in addresses.

        Raises:
            Http404: where there is none.
        """
        row = self.rows.filter(key=self.key(key)).first()
        if row is None:
            raise Http404("There is no such row.")
        return row

    def asked_again(self, url: str) -> str:
        """An address that asks what the present one does: the field somebody came for, and where they go back to."""
        asked = self.request.GET.urlencode()
        return f"{url}?{asked}" if asked else url

    def key(self, key: str) -> str:
        """The key of a row from its key in addresses."""
        return "" if is_single(self.collection) else key

    def url(self, name: str, key: str | None = None) -> str:
        """The address of a page of this collection, or of one of its rows."""
        return url_of(name, self.slug, self.collection, key)

    @property
    def trail(self) -> list[tuple[str, str]]:
        """The way here."""
        return [
            (_("Records"), reverse("records", args=[self.slug])),
            (str(self.called.many), self.url("record-collection")),
        ]

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """A page about the collection."""
        shown = {"collection": self.collection, "called": self.called, "may_record": self.may_record}
        return super().page(template, status, **{**shown, **context})


def with_link(words: object, url: str, name: str) -> SafeString:
    """Words with `%(name)s` in them, as a link to what they name."""
    return SafeString(escape(str(words)) % {"name": format_html('<a href="{}">{}</a>', url, name)})


def url_of(name: str, slug: str, collection: str, key: str | None = None) -> str:
    """The address of a collection's page, or of a row's; the one row of a collection has no key of its own."""
    arguments = [slug, collection] if key is None else [slug, collection, key or ONLY]
    return reverse(name, args=arguments)


def desk_for(
    request: HttpRequest, slug: str, *, permission: Permission = Permission.WORKSPACE_SEE, section: str = "records"
) -> Desk:
    """The desk of a request about an authority. Raises as `authority_for`."""
    actor = actor_of(request)
    return Desk(request=request, actor=actor, authority=authority_for(actor, slug, permission), section=section)


def collection_desk(request: HttpRequest, slug: str, collection: str, *, to_write: bool = False) -> CollectionDesk:
    """The desk of a request about a collection.

    Raises:
        Http404: where there is no such collection or authority.
        NotAllowed: where who asks may not do this.
    """
    if collection not in collections():
        raise Http404("There is no such collection.")
    permission = permission_for(collection) if to_write else Permission.WORKSPACE_SEE
    actor = actor_of(request)
    authority = authority_for(actor, slug, permission)
    return CollectionDesk(request=request, actor=actor, authority=authority, collection=collection)


def asked_day(asked: QueryDict) -> date | None:
    """The day that a page is asked to be shown as at, as one text or in three inputs; None where it is no day."""
    field = DayField(required=False)
    try:
        return field.clean(DayWidget().value_from_datadict(asked, {}, "as_at"))
    except ValidationError:
        return None
