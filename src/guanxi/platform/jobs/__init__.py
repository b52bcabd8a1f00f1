"""Work outside the request: enqueue a task by its dotted name, together with the change.

Tasks run at least once, so every one of them can be repeated at any point, and what
takes long is committed in slices. See docs/adr/0002.
"""

from time import monotonic, sleep

from django.db import connection, connections
from django.utils import timezone
from django_q.models import OrmQ
from django_q.tasks import async_task


def enqueue(task: str, *ids: int) -> None:
    """Run ``task(*ids)`` in a worker once the present transaction is committed.

    The queue is a table of the same database, so the job is saved with the change that asks for it
    or not at all: a process killed right after the commit loses nothing.
    """
    async_task(task, *ids)


AT_A_STRETCH, PAUSE = 1.0, 0.12  # seconds
_paused = monotonic()


def give_way() -> None:
    """Between two slices of work: let those go first who wait to write.

    SQLite has no queue of writers. Who waits looks again every tenth of a second and never meets
    the moment between two slices, so after every second of work there is a longer one.
    """
    global _paused  # a worker does one job at a time
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    if monotonic() - _paused > AT_A_STRETCH:
        sleep(PAUSE)
        _paused = monotonic()


def take_back_interrupted() -> int:
    """At the start of the only worker: jobs its killed predecessor held run at once; their count.

    The engine would give them out again anyway, but only after its retry time. On PostgreSQL
    another machine's worker may be at them, so there this waits for the engine.
    """
    if connection.vendor != "sqlite":
        return 0
    now = timezone.now()
    taken_back: int = OrmQ.objects.filter(lock__gt=now).update(lock=now)
    connections.close_all()
    return taken_back
