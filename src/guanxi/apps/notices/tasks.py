"""Letters outside the request. Every task may run twice, or be killed at any point."""

from __future__ import annotations

from django.utils import timezone
from django_scopes import scopes_disabled

from guanxi.apps.notices.actions.mail import (
    SEND,
    forget_old_mail,
    hold_mail,
    note_fault,
    note_sent,
)
from guanxi.apps.notices.models import OutgoingMail
from guanxi.apps.notices.queries import waiting_mail
from guanxi.platform.jobs import enqueue
from guanxi.platform.mail import Letter, MailFault, can_send, deliver


def send_mail(pk: int) -> None:
    """One try for one letter."""
    if not can_send():
        return
    with scopes_disabled():
        mail = hold_mail(pk=pk, at=timezone.now())
        if mail is None:
            return
        try:
            deliver(_letter(mail))
        except MailFault as fault:
            note_fault(mail=mail, fault=fault, at=timezone.now())
        else:
            note_sent(mail=mail, at=timezone.now())


def send_waiting_mail() -> None:
    """Hand letters whose time has come to the workers. Runs every minute."""
    if not can_send():
        return
    with scopes_disabled():
        waiting = waiting_mail(timezone.now())
    for pk in waiting:
        enqueue(SEND, pk)


def forget_mail() -> None:
    """Drop what nobody asks about any more. Runs every day."""
    with scopes_disabled():
        forget_old_mail(at=timezone.now())


def _letter(mail: OutgoingMail) -> Letter:
    return Letter(
        key=f"mail/{mail.pk}",
        to=mail.to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        language=mail.lang,
        settings_url=mail.settings_url,
    )
