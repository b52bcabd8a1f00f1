"""The digest as a letter: once a day to everybody who wants it, at their hour.

A pass looks for whose time has come and hands each to a worker. The worker claims the day by a
conditional update in the same transaction that keeps the letter, so a day is dealt with once,
whatever is killed and however often the pass runs.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_scopes import scopes_disabled

from guanxi.apps.accounts.models import Membership
from guanxi.apps.desk.outside import desk_of
from guanxi.apps.desk.pages.digest import Digest, digest_words
from guanxi.apps.desk.queries.digest import comes_on, digest_view, due_day, is_idle
from guanxi.apps.notices.actions import claim_digest, post_mail
from guanxi.apps.notices.labels import MailKind
from guanxi.apps.notices.models import Subscription
from guanxi.apps.notices.queries import digests_wanted
from guanxi.platform.jobs import enqueue
from guanxi.platform.mail import can_send

SEND = "guanxi.apps.desk.pages.digest_mail.send_digest"


def send_digests() -> None:
    """Hand every digest that is due to a worker. Runs every five minutes."""
    if not can_send():
        return
    now = timezone.now()
    with scopes_disabled():
        wanted = digests_wanted()
    for subscription, member in wanted:
        if due_day(subscription, member.person.zone, now) is not None:
            enqueue(SEND, subscription.pk)


def send_digest(pk: int) -> None:
    """Deal with one person's digest of today, if that is still to be done."""
    with scopes_disabled():
        found = next((pair for pair in digests_wanted() if pair[0].pk == pk), None)
    if found is None or not can_send():
        return
    subscription, member = found
    now = timezone.now()
    day = due_day(subscription, member.person.zone, now)
    if day is None:
        return
    with desk_of(member):
        letter = _letter(subscription, member, day, now)
        with transaction.atomic():
            if claim_digest(pk=pk, on=day) and letter is not None:
                _post(letter, member, day, now)


def _letter(
    subscription: Subscription, member: Membership, day: date, now: datetime
) -> Digest | None:
    """What to send; None on a day off, and where there is nothing to do and none is wanted then."""
    if not comes_on(subscription, day):
        return None
    today = digest_view(membership=member, now=now)
    if is_idle(today) and not subscription.digest_when_idle:
        return None
    return digest_words(today, member)


def _post(digest: Digest, member: Membership, day: date, now: datetime) -> None:
    context = {"digest": digest}
    post_mail(
        workspace=member.workspace,
        to=member.person,
        kind=MailKind.DIGEST,
        subject=digest.subject,
        text=render_to_string("desk/digest_mail.txt", context),
        html=render_to_string("desk/digest_mail.html", context),
        settings_url=digest.settings_url,
        good_until=datetime.combine(day + timedelta(days=1), time(), ZoneInfo(member.person.zone)),
        at=now,
    )
