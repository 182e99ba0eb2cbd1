"""Telling people by e-mail what changed in figures, and what waits for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from comhla.indicators.findings import ChangedLine
from comhla.web import clock
from comhla.web.access.actors import SYSTEM, Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority
from comhla.web.duties import mail
from comhla.web.duties.models.notice import FallsDue
from comhla.web.duties.queries import preference_of
from comhla.web.measures.letters import Of, To, news, nudge
from comhla.web.measures.models import Keeper, Watch
from comhla.web.measures.news import news_since
from comhla.web.measures.staleness import all_waiting

ASKED_AGAIN_AFTER = timedelta(days=28)
"""So long nobody is asked again about the same measure."""
_SALT = "comhla.measures.news"


@transaction.atomic
def begin_watch(authority: Authority, account: User, *, by: Actor) -> Watch:
    """Have somebody told of what changes from now on. Nothing happens where they are told already.

    Raises:
        NotAllowed: where `by` sees nothing of the authority.
    """
    by.must(Permission.WORKSPACE_SEE, authority.pk)
    told, is_new = Watch.objects.get_or_create(authority=authority, account=account, defaults={"since": clock.now()})
    if is_new:
        append("watch_begun", _told(told), by=by)
    return told


@transaction.atomic
def end_watch(watch: Watch, *, by: Actor) -> None:
    """Tell somebody no more."""
    append("watch_ended", _told(watch), by=by)
    watch.delete()


def _told(watch: Watch) -> Told:
    return Told("watch", str(watch.account_id), watch.authority.slug)


def off_url(watch: Watch) -> str:
    """The address that ends the letters about one authority to one person with one click."""
    token = signing.dumps(f"{watch.authority_id}:{watch.account_id}", salt=_SALT)
    return settings.PUBLIC_ADDRESS + reverse("measures-news-off", args=[token])


def watch_signed(token: str) -> Watch | None:
    """Whose letters about which authority a signed address ends; nothing where they have ended already.

    Raises:
        Http404: where the address was not made here.
    """
    try:
        authority, _, account = signing.loads(token, salt=_SALT).partition(":")
    except signing.BadSignature:
        raise Http404("There is no such address.") from None
    return Watch.objects.select_related("authority").filter(authority=authority, account=account).first()


def end_by_letter(watch: Watch) -> None:
    """End letters for whoever has the address that stood in one."""
    end_watch(watch, by=SYSTEM)


# ------------------------------------------------------------------------------------------------- the daily letters


def send_letters(on: date) -> int:
    """Tell watchers what changed, and ask keepers for what is late; how many letters went out. Safe to repeat."""
    return send_news(clock.now()) + send_nudges(on)


def send_news(now: datetime) -> int:
    """Tell everybody who watches what changed since they were told last."""
    made: dict[tuple[int, datetime], list[ChangedLine]] = {}
    sent = 0
    for watch in Watch.objects.select_related("authority", "account").filter(since__lt=now):
        key = (watch.authority_id, watch.since)
        if key not in made:
            made[key] = news_since(watch.authority, watch.since, now)
        if _claim(watch, now) and made[key] and _wants(watch.account):
            to = To(watch.account.email, watch.account.name, off_url(watch))
            sent += mail.send([news(_of(watch.authority, "public-measures"), made[key], to)])
    return sent


def _claim(watch: Watch, now: datetime) -> bool:
    """Whether it is this run that tells; another at the same time finds it done."""
    return bool(Watch.objects.filter(pk=watch.pk, since=watch.since).update(since=now))


def _wants(account: User) -> bool:
    return account.is_active and preference_of(account).falls_due != FallsDue.OFF


def _of(authority: Authority, page: str) -> Of:
    return Of(authority.name, settings.PUBLIC_ADDRESS + reverse(page, args=[authority.slug]))


def send_nudges(on: date) -> int:
    """Ask whoever keeps a measure for a figure that is late, or to look at it again."""
    return sum(_nudge(authority, on) for authority in Authority.objects.filter(pk__in=_with_keepers()))


def _with_keepers() -> list[int]:
    kept = Keeper.objects.filter(account__isnull=False).order_by()
    return list(kept.values_list("authority", flat=True).distinct())


def _nudge(authority: Authority, on: date) -> int:
    """One letter to each person about all their measures that wait."""
    keepers = Keeper.objects.filter(_unasked(on), authority=authority, account__is_active=True)
    by_key = {each.indicator: each for each in keepers.select_related("account")}
    waiting = {each.indicator.key: each for each in all_waiting(authority, by_key, on)}
    people: dict[User, list[Keeper]] = {}
    for key in waiting:
        people.setdefault(by_key[key].account, []).append(by_key[key])
    sent = 0
    for account, kept in people.items():
        asked = [each for each in kept if _claim_nudge(each, on)]
        if asked and _wants(account):
            to = To(account.email, account.name, mail.off_url(preference_of(account)))
            about = [waiting[each.indicator] for each in asked]
            sent += mail.send([nudge(_of(authority, "work-measures"), about, to)])
    return sent


def _unasked(on: date) -> Q:
    """Neither asked nor looked at for a while."""
    early = on - ASKED_AGAIN_AFTER
    unasked = Q(nudged_on=None) | Q(nudged_on__lte=early)
    return unasked & (Q(looked_at=None) | Q(looked_at__date__lte=early))


def _claim_nudge(kept: Keeper, on: date) -> bool:
    return bool(Keeper.objects.filter(pk=kept.pk, nudged_on=kept.nudged_on).update(nudged_on=on))
