"""What somebody shared from their phone: kept for them alone until they say what becomes of it.

A share reaches the desk without a page of the desk before it, so it never begins an import. It
waits, belongs to no workspace and is seen by nobody else; the person brings it into one of their
workspaces, or throws it away, or it is forgotten after a day.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.temp import NamedTemporaryFile
from django.db import transaction
from django.db.models import Sum

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.intake import LARGEST, begin_intake
from guanxi.apps.conversations.models import Intake, SharedFile

KEPT = timedelta(days=1)
MOST_FILES = 50  # of one person, waiting at once


class TooMuch(ValueError):
    """More files, or more bytes, than one person may have waiting."""


@dataclass(frozen=True)
class Handed:
    """One file, or pasted text, as the share sheet handed it over; nothing of it is kept yet."""

    name: str
    chunks: Iterable[bytes]
    size: int


def keep_shared(*, handed: Sequence[Handed], by: Person, at: datetime) -> list[SharedFile]:
    """Keep what ``by`` shared, all of it or nothing. Raises TooMuch."""
    waiting = SharedFile.objects.filter(person=by)
    bytes_waiting = waiting.aggregate(sum=Sum("size"))["sum"] or 0
    if waiting.count() + len(handed) > MOST_FILES:
        raise TooMuch
    if bytes_waiting + sum(one.size for one in handed) > LARGEST:
        raise TooMuch
    kept: list[SharedFile] = []
    try:
        with transaction.atomic():
            for one in handed:
                kept.append(_named(one, by, at))
                _keep(kept[-1], one.chunks)
    except BaseException:
        for shared in kept:
            default_storage.delete(shared.path)
        raise
    return kept


def _named(one: Handed, by: Person, at: datetime) -> SharedFile:
    # The token is its name in the file store and in addresses; nobody can guess it.
    token = secrets.token_urlsafe(16)
    return SharedFile(token=token, person=by, name=one.name[-255:], size=one.size, at=at)


def _keep(shared: SharedFile, chunks: Iterable[bytes]) -> None:
    with NamedTemporaryFile() as spool:
        for chunk in chunks:
            spool.write(chunk)
        spool.seek(0)
        default_storage.save(shared.path, File(spool))
    shared.save(force_insert=True)


def begin_shared(*, shared: SharedFile, workspace: Workspace, by: Person, at: datetime) -> Intake:
    """Bring what was shared into ``workspace``, by the way every file takes, and let go of it.

    What a phone shares it has just written, so the export was made when it was shared.
    """
    with default_storage.open(shared.path) as file:
        intake = begin_intake(
            workspace=workspace,
            name=shared.name,
            chunks=file.chunks(),
            zone=by.zone,
            by=by,
            at=at,
            exported_at=shared.at,
        )
    throw_away(shared=shared)
    return intake


@transaction.atomic
def throw_away(*, shared: SharedFile) -> None:
    """Forget what was shared. What was brought in before stays."""
    path = shared.path
    SharedFile.objects.filter(pk=shared.pk).delete()
    transaction.on_commit(lambda: default_storage.delete(path))


def forget_shared(*, at: datetime) -> None:
    """Throw away what has waited for more than a day."""
    for shared in SharedFile.objects.filter(at__lt=at - KEPT):
        throw_away(shared=shared)
