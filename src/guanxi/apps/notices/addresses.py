"""The secret address of a person's calendar feed.

The token is worked out from the key of the subscription and this installation's own secret, so a
copy of the database opens nobody's feed, and the address can be shown again at any time. A new
key makes a new address and closes the old one.
"""

from __future__ import annotations

import re
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac
from django_scopes import scopes_disabled

from guanxi.apps.accounts.models import Membership
from guanxi.apps.notices.models import Subscription

TOKEN = re.compile(r"(\d{1,18})-([0-9a-f]{64})")


def new_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_hex(16)


def feed_token(subscription: Subscription) -> str:
    """What stands in the address; "" where there is no feed."""
    return f"{subscription.pk}-{_proof(subscription)}" if subscription.feed_key else ""


def feed_of(token: str) -> tuple[Subscription, Membership] | None:
    """Whose feed ``token`` opens; None for a wrong or closed address, or a person who left."""
    parts = TOKEN.fullmatch(token)
    if parts is None:
        return None
    with scopes_disabled():
        found = (
            Subscription.objects.filter(pk=int(parts[1]), person__is_active=True)
            .exclude(feed_key="")
            .first()
        )
    if found is None or not constant_time_compare(parts[2], _proof(found)):
        return None
    member = (
        Membership.objects.select_related("workspace", "person")
        .filter(workspace=found.workspace_id, person=found.person_id)
        .first()
    )
    return (found, member) if member else None


def _proof(subscription: Subscription) -> str:
    words = f"{subscription.pk}:{subscription.feed_key}"
    return salted_hmac("guanxi.apps.notices.feed", words, algorithm="sha256").hexdigest()
