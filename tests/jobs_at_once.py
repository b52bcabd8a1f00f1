"""Doing what a worker would do, on the spot."""

from functools import partial

import pytest
from django.db import transaction
from django_q.conf import Conf
from django_q.tasks import async_task


def run_jobs_at_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs run when the change that asks for them is committed, which a worker waits for too."""

    def at_commit(task: str, *ids: int) -> None:
        transaction.on_commit(partial(async_task, task, *ids))

    monkeypatch.setattr(Conf, "SYNC", True)
    monkeypatch.setattr("guanxi.platform.jobs.async_task", at_commit)
