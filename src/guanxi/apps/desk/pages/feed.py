"""The calendar feed: what is due as an iCalendar file, for whoever holds its secret address.

Calendar programs cannot sign in, so the address is the key: it names one person in one workspace,
and shows what that person may see there. It sets no cookie, and answers so often an hour only.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

from guanxi.apps.accounts.models import Membership
from guanxi.apps.accounts.requests import open_to_all
from guanxi.apps.desk.labels.digest import due_words, in_plain_text
from guanxi.apps.desk.labels.feed import calendar_about, calendar_name
from guanxi.apps.desk.outside import desk_of
from guanxi.apps.desk.pages.today_rows import about_of, city, place_of, sentence
from guanxi.apps.desk.queries.feed import feed_rows, feed_view
from guanxi.apps.desk.queries.today import Today
from guanxi.apps.notices.actions import Said, speak
from guanxi.apps.notices.addresses import feed_of
from guanxi.apps.notices.models import Subscription
from guanxi.apps.obligations.queries import OpenRow
from guanxi.platform.i18n.times import both_moments, city_of
from guanxi.platform.ics import Entry, calendar_file
from guanxi.platform.web.templatetags.look import page_lang

AN_HOUR = 3600  # seconds
MOST_AN_HOUR = 60
SHORTEST, RELOAD = timedelta(minutes=15), timedelta(hours=1)


@open_to_all
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The file, or "not modified" where the calendar has it already."""
    found = feed_of(token)
    if found is None:
        raise Http404("no feed has this address")
    subscription, member = found
    now = timezone.now()
    if not _may_ask(subscription, now):
        return HttpResponse(status=429, headers={"Retry-After": str(AN_HOUR)})
    with desk_of(member):
        body, language = feed_file(subscription, member, now), page_lang()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "ETag": etag,
            "Cache-Control": "private, no-cache",
            "Content-Disposition": 'inline; filename="guanxi.ics"',
            "Content-Language": language,
            "X-Robots-Tag": "noindex",
        },
    )
    return get_conditional_response(request, etag=etag, response=response) or response


def feed_file(subscription: Subscription, member: Membership, now: datetime) -> bytes:
    """The calendar; call it inside ``desk_of(member)``."""
    today = feed_view(membership=member, now=now)
    said = {_uid(one): _said(one, today, member.person.zone) for one in feed_rows(today)}
    spoken = speak(subscription=subscription, entries=said, at=now)
    name = member.workspace.name
    return calendar_file(
        name=calendar_name(name),
        about=calendar_about(name),
        entries=[
            Entry(
                uid=uid,
                at=one.at,
                lasts=one.lasts,
                is_busy=one.is_busy,
                title=one.title,
                text=one.text,
                url=one.url,
                revision=spoken[uid].revision,
                changed=spoken[uid].changed,
            )
            for uid, one in said.items()
        ],
        reload=RELOAD,
    )


def _said(one: OpenRow, today: Today, zone: str) -> Said:
    due, supplier, url = one.row.due, one.row.supplier, place_of(one)
    assert due is not None
    # Told without "today", so that the words change only when the matter does.
    moments = both_moments(
        due, zone, city_of(zone), supplier.zone, city(supplier), timezone.localdate(due)
    )
    title = in_plain_text(sentence(one, about_of(one, today.about), today, zone))
    minutes = one.row.params.get("minutes")  # of what is a time set aside, such as a call
    return Said(
        at=due,
        lasts=timedelta(minutes=minutes) if minutes else SHORTEST,
        is_busy=bool(minutes),
        title=title,
        text=f"{moments if minutes else due_words(moments)}\n{url}",
        url=url,
    )


def _uid(one: OpenRow) -> str:
    """The same for the same matter in every file of this installation, and in no other's."""
    key = one.row.key
    words = f"{one.row.workspace_id}/{key.rule}/{key.subject_type}/{key.subject_id}/"
    digest = salted_hmac("guanxi.desk.feed", words + key.occurrence, algorithm="sha256").digest()
    return f"{UUID(bytes=digest[:16], version=4)}"


def _may_ask(subscription: Subscription, now: datetime) -> bool:
    key = f"feed:{subscription.pk}:{now:%Y%m%d%H}"
    asked = int(cache.get(key, 0)) + 1
    cache.set(key, asked, AN_HOUR)
    return asked <= MOST_AN_HOUR
