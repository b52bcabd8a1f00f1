"""Letting people in: an invitation, a new one when it ran out, taking it back.

Who hears of an invitation by mail is not decided here: the event of the audit trail calls those who
write (``config.subscriptions``). The link for copying is made where it is shown (``links``).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.actions.members import check_rank, record_membership
from guanxi.apps.accounts.actions.people import create_person
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.links import close_join_links, may_have_join_link
from guanxi.apps.accounts.models import Membership, Person


class NotYetSeen(Exception):
    """The person was invited by another workspace and has never signed in.

    Whoever invited them still holds a link that opens as that person, so letting them in here
    would let that other workspace in.
    """


class AlreadyIn(Exception):
    """The person has signed in meanwhile, so there is nothing left to invite them to."""


@transaction.atomic
def invite(
    *, email: str, name: str, role: Role, language: str, by: Membership, at: datetime
) -> Membership:
    """Let the person with ``email`` in, making them known first where nobody knows them.

    ``language`` is what a new person reads. Somebody who is in already keeps their role, and
    nobody hears of it. Raises RoleTooHigh, NotYetSeen.
    """
    check_rank(by, role)
    workspace = by.workspace
    person = Person.objects.filter(email=email.lower()).first()
    if person is None:
        person = create_person(
            email=email, name=name, password=None, language=language, zone=workspace.zone, at=at
        )
    present = Membership.objects.filter(workspace=workspace, person=person).first()
    if present:
        return present
    if person.last_login is None and person.memberships.exists():
        raise NotYetSeen
    membership = Membership.objects.create(
        workspace=workspace, person=person, role=role, invited_at=at
    )
    record_membership("membership.set", membership, by.person, at, role=str(role))
    record_membership("membership.invited", membership, by.person, at)
    return membership


@transaction.atomic
def invite_again(*, membership: Membership, by: Membership, at: datetime) -> None:
    """A fresh invitation for somebody who has not signed in yet; older links open nothing.

    Raises RoleTooHigh, AlreadyIn.
    """
    check_rank(by, membership.role_is)
    if not may_have_join_link(membership.person):
        raise AlreadyIn
    close_join_links(membership.person)
    membership.invited_at = at
    membership.save(update_fields=["invited_at"])
    record_membership("membership.invited", membership, by.person, at)
