"""The invitation as a letter, in its reader's language; the link for copying is the members page's.

A worker writes it after the invitation is given (``config.subscriptions``). It may run twice, or
long afterwards, so it looks whether the invitation still stands and has no letter yet.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_scopes import scope

from guanxi.apps.accounts.links import JOIN_FOR, join_query, may_have_join_link
from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.audit.models import Event
from guanxi.apps.notices.actions import post_mail
from guanxi.apps.notices.labels import MailKind
from guanxi.apps.notices.models import OutgoingMail
from guanxi.platform.mail import can_send


def mail_invitation(event_pk: int) -> None:
    """Write to whoever the event invited, once."""
    event = Event.objects.get(pk=event_pk)
    if event.person_id is None or not can_send():
        return
    with transaction.atomic():
        # Locked, so that two workers cannot both find that there is no letter yet.
        invited = (
            Membership.objects.select_for_update(of=("self",))
            .select_related("workspace", "person")
            .filter(workspace=event.workspace_id, person=event.subject_id, invited_at=event.at)
            .first()
        )
        if invited is None:  # withdrawn meanwhile, or given again
            return
        with scope(workspace=invited.workspace):
            if not _written(invited):
                _post(invited, Person.objects.get(pk=event.person_id))


def _written(invited: Membership) -> bool:
    return OutgoingMail.objects.filter(
        person=invited.person_id, kind=MailKind.INVITATION, made_at__gte=invited.invited_at
    ).exists()


def _post(invited: Membership, by: Person) -> None:
    person, workspace = invited.person, invited.workspace
    assert invited.invited_at is not None
    until = invited.invited_at + JOIN_FOR
    named = {"name": by.name, "workspace": workspace.name}
    with translation.override(person.language), timezone.override(ZoneInfo(person.zone)):
        newcomer = may_have_join_link(person)
        context = {
            "invited": person,
            "by": by,
            "workspace": workspace,
            "newcomer": newcomer,
            "open_until": until,
            "address": _join_address(person) if newcomer else _desk_address(workspace.slug),
        }
        post_mail(
            workspace=workspace,
            to=person,
            kind=MailKind.INVITATION,
            subject=_("%(name)s invites you to %(workspace)s") % named,
            text=render_to_string("notices/invitation.txt", context).strip() + "\n",
            html="",
            settings_url="",
            good_until=until,
            at=timezone.now(),
        )


def _join_address(person: Person) -> str:
    return f"{settings.ENVIRONMENT.url}{reverse('join')}{join_query(person)}"


def _desk_address(slug: str) -> str:
    return f"{settings.ENVIRONMENT.url}/w/{slug}/"
