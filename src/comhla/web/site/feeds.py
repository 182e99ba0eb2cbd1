"""Atom feeds: what was published, for all authorities and for each, and the meetings and decisions of one."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.site.caching import page_of_all, page_of_authority
from comhla.web.site.presenters.board_news import BoardNews, board_news
from comhla.web.site.queries import PublishedItem, recently_published

_MOST = 100


class PublicationsFeed(Feed):
    """What was published last, each with its address and day. The object of the feed is an authority, or None."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *, found: Authority | None = None) -> Authority | None:
        """Whose publications they are."""
        return found

    def title(self, found: Authority | None) -> str:
        """The name of the feed."""
        if found is None:
            return _("Published by health and social care partnerships")
        return _("Published by %(name)s") % {"name": found.name}

    def subtitle(self, found: Authority | None) -> str:
        """What is in it."""
        return _("Plans, reports and statements, with the day on which they were published.")

    def link(self, found: Authority | None) -> str:
        """The page for people."""
        return reverse("authorities") if found is None else reverse("publications", args=[found.slug])

    def feed_guid(self, found: Authority | None) -> str:
        """What stays the same for good."""
        return _tag("publications" if found is None else f"publications/{found.slug}")

    def items(self, found: Authority | None) -> tuple[PublishedItem, ...]:
        """The latest first."""
        return recently_published(clock.today(), most=_MOST, authority=found)

    def item_title(self, item: PublishedItem) -> str:
        """What it is, and whose."""
        made_up = _(" (made up)") if item.is_fictional else ""
        return f"{item.authority_name}{made_up}: {item.publication.title}"

    def item_description(self, item: PublishedItem) -> str:
        """Nothing beyond the title is recorded."""
        return item.publication.title

    def item_link(self, item: PublishedItem) -> str:
        """Where it can be read."""
        return item.publication.address

    def item_guid(self, item: PublishedItem) -> str:
        """What stays the same for good."""
        return _tag(f"{item.slug}/{item.publication.id}")

    def item_pubdate(self, item: PublishedItem) -> datetime:
        """The day on which it was published."""
        return datetime.combine(item.publication.published_on, time.min, tzinfo=timezone.get_current_timezone())

    def item_updateddate(self, item: PublishedItem) -> datetime:
        """The same: what is published is not changed, but published anew."""
        return self.item_pubdate(item)

    def item_author_name(self, item: PublishedItem) -> str:
        """Whose it is."""
        return item.authority_name


class BoardFeed(Feed):
    """Meetings and decisions of an authority, the latest first. The object of the feed is the authority."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *, found: Authority) -> Authority:
        """Whose meetings and decisions they are."""
        return found

    def title(self, found: Authority) -> str:
        """The name of the feed."""
        return _("Meetings and decisions: %(name)s") % {"name": found.name}

    def subtitle(self, found: Authority) -> str:
        """What is in it."""
        return _("Meetings of which notice was given or that were held, and what was decided.")

    def link(self, found: Authority) -> str:
        """The page for people."""
        return reverse("public-meetings", args=[found.slug])

    def feed_guid(self, found: Authority) -> str:
        """What stays the same for good."""
        return _tag(f"board/{found.slug}")

    def items(self, found: Authority) -> tuple[BoardNews, ...]:
        """The latest first."""
        return board_news(facts_of(found), clock.today(), slug=found.slug, most=_MOST)

    def item_title(self, item: BoardNews) -> str:
        """What it is."""
        return item.title

    def item_description(self, item: BoardNews) -> str:
        """What may be told of it in plain words."""
        return item.words

    def item_link(self, item: BoardNews) -> str:
        """Where it can be read."""
        return item.address

    def item_guid(self, item: BoardNews) -> str:
        """What stays the same for good."""
        return _tag(item.key)

    def item_pubdate(self, item: BoardNews) -> datetime:
        """The day of notice, of the meeting or of the decision."""
        return datetime.combine(item.on, time.min, tzinfo=timezone.get_current_timezone())

    def item_updateddate(self, item: BoardNews) -> datetime:
        """The same."""
        return self.item_pubdate(item)


def _tag(place: str) -> str:
    host = settings.PUBLIC_ADDRESS.split("//")[1].split(":")[0]
    return f"tag:{host},2026:{place}"


_feed: Any = PublicationsFeed()
_board_feed: Any = BoardFeed()


@page_of_all
def of_all(request: HttpRequest) -> HttpResponse:
    """What every authority published."""
    return _feed(request)


@page_of_authority
def of_authority(request: HttpRequest, found: Authority) -> HttpResponse:
    """What one authority published."""
    return _feed(request, found=found)


@page_of_authority
def of_board(request: HttpRequest, found: Authority) -> HttpResponse:
    """The meetings and decisions of one authority."""
    return _board_feed(request, found=found)
