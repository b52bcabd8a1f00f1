"""Who works at a job just now: a hold that one worker has and keeps, and that runs out by itself.

For rows with ``held_until`` (null: nobody). A killed worker's hold runs out, so the next pass hands
the job to another; two workers never both hold it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

HOLD = timedelta(seconds=30)


def take_hold(job: QuerySet[Any], *, at: datetime) -> bool:
    """Take the one row of ``job`` for this worker; False if another holds it or it moved on."""
    return bool(job.filter(abandoned(at)).update(held_until=at + HOLD))


def keep_hold(job: QuerySet[Any], *, at: datetime, **fields: object) -> bool:
    """Report progress and go on holding; False once somebody moved the job on."""
    return bool(job.update(held_until=at + HOLD, **fields))


def abandoned(at: datetime) -> Q:
    """Jobs that nobody is at."""
    return Q(held_until=None) | Q(held_until__lt=at)


def move_on(job: QuerySet[Any], **fields: object) -> bool:
    """From one state to the next, by a condition in ``job``; frees the hold."""
    return bool(job.update(held_until=None, **fields))
