"""Mails of the sign-in library go out like every other letter of the desk.

So they wait for a mail server that is away, are read in their reader's own language, and where one
fails, Settings, Mail out says why. Here, because the sign-in belongs to an app below that of the
letters.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.core import context as current
from django.contrib.sites.shortcuts import get_current_site
from django.utils import timezone, translation
from django_scopes import scope

from guanxi.apps.accounts.adapter import DeskAdapter
from guanxi.apps.accounts.models import Membership
from guanxi.apps.notices.actions import post_mail
from guanxi.apps.notices.labels import MailKind

# A letter that opens the desk is of use only to somebody who is waiting for it.
GOOD_FOR = timedelta(days=1)


class MailingAdapter(DeskAdapter):
    """The desk's adapter, with letters that are kept until they are sent."""

    def format_email_subject(self, subject: str) -> str:
        """As it is written; the library would put the host's name before it."""
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post it to the person with this address, through the workspace they were in first.

        Somebody who belongs nowhere gets it at once: nobody could see how it fared.
        """
        members = Membership.objects.filter(person__email=email.lower(), person__is_active=True)
        member = members.select_related("workspace", "person").order_by("pk").first()
        if member is None:
            super().send_mail(template_prefix, email, context)
            return
        now = timezone.now()
        request = current.request
        known = {"request": request, "email": email, "current_site": get_current_site(request)}
        with translation.override(member.person.language), scope(workspace=member.workspace):
            letter = self.render_mail(template_prefix, email, known | context)
            post_mail(
                workspace=member.workspace,
                to=member.person,
                kind=MailKind.SIGN_IN,
                subject=letter.subject,
                text=str(letter.body),
                html="",
                settings_url="",
                good_until=now + GOOD_FOR,
                at=now,
            )
