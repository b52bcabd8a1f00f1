"""Published calendar years that a workspace has loaded itself, and its own days off."""

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.scoped import Scoped


class CalendarYear(Scoped):
    """One country's year as uploaded; it takes the place of the shipped or provisional one.

    ``table`` has the shape of one year in ``data/CN.json``.
    """

    country = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    table = models.JSONField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "country", "year"), name="one_calendar_year"
            ),
        )


class DayOff(Scoped):
    """A day our own office is closed (or works although it would not).

    A removed one stays, so that its removal can be undone.
    """

    day = models.DateField()
    working = models.BooleanField(default=False)
    name = models.CharField(max_length=80)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "day"), condition=Q(removed_at=None), name="one_own_day"
            ),
        )
