"""What the settings show of letters and subscriptions, and what the passes look for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, IntegerField, Value, When

from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.notices.labels import Digest, MailState
from guanxi.apps.notices.models import OutgoingMail, Subscription

SHOWN = 100
AT_ONCE = 200  # letters one pass hands to the workers


def subscription_of(workspace: Workspace, person: Person) -> Subscription:
    """What ``person`` wants of ``workspace``; an unsaved one with nothing chosen yet."""
    found = Subscription.objects.filter(workspace=workspace, person=person).first()
    return found or Subscription(workspace=workspace, person=person)


@dataclass(frozen=True)
class Mails:
    """Letters of a workspace, what went wrong first. ``more`` older ones are not shown."""

    rows: tuple[OutgoingMail, ...]
    failed: int
    waiting: int
    more: int


def mails_of(workspace: Workspace) -> Mails:
    """The letters the list remembers: failed, waiting, then sent, the latest first. Two queries."""
    mails = OutgoingMail.objects.filter(workspace=workspace)
    states = list(mails.values_list("state", flat=True))
    first = Case(
        When(state=MailState.FAILED, then=Value(0)),
        When(state=MailState.WAITING, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = mails.defer("html", "settings_url").annotate(first=first)
    shown = tuple(rows.order_by("first", "-made_at", "-pk").select_related("person")[:SHOWN])
    return Mails(
        rows=shown,
        failed=states.count(MailState.FAILED),
        waiting=states.count(MailState.WAITING),
        more=len(states) - len(shown),
    )


def waiting_mail(at: datetime) -> list[int]:
    """Letters whose time to be tried has come, the longest waiting first; across workspaces."""
    mails = OutgoingMail.objects.filter(state=MailState.WAITING, next_try_at__lte=at)
    return list(mails.order_by("next_try_at").values_list("pk", flat=True)[:AT_ONCE])


def digests_wanted() -> list[tuple[Subscription, Membership]]:
    """Everybody who wants a digest and still belongs there; across workspaces. Two queries."""
    wanted = list(Subscription.objects.exclude(digest=Digest.OFF).order_by("pk"))
    members = Membership.objects.select_related("workspace", "person").filter(
        person__in={one.person_id for one in wanted}, person__is_active=True
    )
    by_both = {(one.workspace_id, one.person_id): one for one in members}
    paired = ((one, by_both.get((one.workspace_id, one.person_id))) for one in wanted)
    return [(one, member) for one, member in paired if member is not None]
