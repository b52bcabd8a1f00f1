"""The demo desk: a small home-goods brand in Berlin and its six suppliers."""

from datetime import datetime

from guanxi.apps.accounts.actions import create_person, create_workspace
from guanxi.apps.accounts.models import Membership, Person

OWNER = "nora@nordlicht.example"


def build(now: datetime) -> Membership:
    """Make the demo's person and workspace as of ``now``; returns the owner's membership."""
    nora = create_person(
        email=OWNER, name="Nora Hansen", password=None, language="en", zone="Europe/Berlin", at=now
    )
    return create_workspace(
        name="Nordlicht Home",
        country="DE",
        subdivision="BE",
        zone="Europe/Berlin",
        by=nora,
        at=now,
        chat_names=["Nora Hansen"],
    )


def owner() -> Person:
    """The person whose desk the demo is."""
    return Person.objects.get(email=OWNER)
