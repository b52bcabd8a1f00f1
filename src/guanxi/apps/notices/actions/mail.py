"""Letters on their way out.

A letter is taken in hand by a conditional update that also counts the try, so two workers never
send it at once and a try that was killed counts too. It is tried again at growing intervals, and
never once it is sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.notices.labels import BROKEN, LAPSED, MailKind, MailState
from guanxi.apps.notices.models import FeedEntry, OutgoingMail
from guanxi.platform.jobs import enqueue
from guanxi.platform.mail import MailFault

SEND = "guanxi.apps.notices.tasks.send_mail"
# How long after a failed try the next one is; after the last of them it has failed.
PAUSES = tuple(timedelta(minutes=n) for n in (1, 5, 15, 60, 180, 360))
# Longer than the slowest mail server can take for one letter.
HOLD = timedelta(minutes=10)
# For how long the list remembers.
KEPT = timedelta(days=90)


@transaction.atomic
def post_mail(
    *,
    workspace: Workspace,
    to: Person,
    kind: MailKind,
    subject: str,
    text: str,
    html: str,
    settings_url: str,
    good_until: datetime | None,
    at: datetime,
) -> OutgoingMail:
    """Keep a letter until it is sent; sending begins once the transaction is committed."""
    mail = OutgoingMail.objects.create(
        workspace=workspace,
        person=to,
        kind=kind,
        to=to.email,
        language=to.language,
        subject=" ".join(subject.split())[:200],
        text=text,
        html=html,
        settings_url=settings_url,
        good_until=good_until,
        made_at=at,
        next_try_at=at,
    )
    _record("mail.posted", mail, at)
    enqueue(SEND, mail.pk)
    return mail


@transaction.atomic
def hold_mail(*, pk: int, at: datetime) -> OutgoingMail | None:
    """Take a waiting letter in hand for one try; None where there is none to send (yet)."""
    waiting = OutgoingMail.objects.filter(pk=pk, state=MailState.WAITING, next_try_at__lte=at)
    if _give_up(waiting.filter(good_until__lte=at), LAPSED, at):
        return None
    if _give_up(waiting.filter(attempts__gt=len(PAUSES)), BROKEN, at):
        return None
    if not waiting.update(next_try_at=at + HOLD, attempts=F("attempts") + 1):
        return None
    return OutgoingMail.objects.get(pk=pk)


@transaction.atomic
def note_sent(*, mail: OutgoingMail, at: datetime) -> None:
    """It is on its way; what it said is forgotten."""
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=MailState.SENT, sent_at=at, next_try_at=None, text="", html="", fault="",
        server_said="",
    )  # fmt: skip
    _record("mail.sent", mail, at)


@transaction.atomic
def note_fault(*, mail: OutgoingMail, fault: MailFault, at: datetime) -> None:
    """A try failed: try again later, or never where that is for good or it was the last."""
    gone_wrong = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    gone_wrong.update(fault=fault.fault.value, server_said=fault.said)
    if fault.for_good or mail.attempts > len(PAUSES):
        gone_wrong.update(state=MailState.FAILED, next_try_at=None)
        _record("mail.failed", mail, at, fault=fault.fault.value)
    else:
        gone_wrong.update(next_try_at=at + PAUSES[mail.attempts - 1])


@transaction.atomic
def send_again(*, mail: OutgoingMail, by: Person, at: datetime) -> bool:
    """Try a letter that failed once more; False where there is nothing left to send."""
    failed = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.FAILED).exclude(text="")
    afresh = {"attempts": 0, "fault": "", "server_said": ""}
    if not failed.update(state=MailState.WAITING, next_try_at=at, **afresh):
        return False
    _record("mail.again", mail, at, by=by)
    enqueue(SEND, mail.pk)
    return True


def forget_old_mail(*, at: datetime) -> None:
    """Drop what is too old to be asked about: letters, and entries that left a feed long ago.

    What a letter of another day said goes at once: it will never be sent.
    """
    failed = OutgoingMail.objects.filter(state=MailState.FAILED)
    failed.filter(good_until__lt=at).exclude(text="").update(text="", html="")
    finished = OutgoingMail.objects.exclude(state=MailState.WAITING)
    finished.filter(made_at__lt=at - KEPT).delete()
    FeedEntry.objects.filter(gone_at__lt=at - KEPT).delete()


def _give_up(mails: QuerySet[OutgoingMail], fault: str, at: datetime) -> bool:
    """A letter of another day is of no use; one that broke off may be sent again by hand."""
    mail = mails.first()
    if mail is None:
        return False
    words = {"text": "", "html": ""} if fault == LAPSED else {}
    mails.update(state=MailState.FAILED, next_try_at=None, fault=fault, **words)
    _record("mail.failed", mail, at, fault=fault)
    return True


def _record(
    verb: str, mail: OutgoingMail, at: datetime, by: Person | None = None, **data: str
) -> None:
    record_event(
        verb,
        workspace_id=mail.workspace_id,
        by=by.pk if by else None,
        at=at,
        subject=("mail", mail.pk),
        kind=str(mail.kind),
        **data,
    )
