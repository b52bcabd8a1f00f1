"""Work is queued with the change that asks for it, and a killed worker's work is taken back."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_q.models import OrmQ

from guanxi.platform import jobs
from guanxi.platform.jobs import enqueue, give_way, take_back_interrupted

pytestmark = pytest.mark.django_db(transaction=True)


def test_job_is_saved_with_the_change_itself_and_not_in_a_step_after_it() -> None:
    with transaction.atomic():
        enqueue("guanxi.apps.x.tasks.do", 7)
        killed_after_the_commit = connection.run_on_commit
        killed_after_the_commit.clear()

    [queued] = OrmQ.objects.all()
    assert (queued.task["func"], queued.task["args"]) == ("guanxi.apps.x.tasks.do", (7,))


def test_job_of_a_change_that_failed_is_never_queued() -> None:
    @transaction.atomic
    def change_that_fails() -> None:
        enqueue("guanxi.apps.x.tasks.do", 7)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_that_fails()

    assert not OrmQ.objects.exists()


def test_starting_worker_takes_back_what_a_killed_one_held() -> None:
    enqueue("guanxi.apps.x.tasks.do", 7)
    OrmQ.objects.update(lock=timezone.now() + timedelta(seconds=75))

    taken_back = take_back_interrupted()

    alone = connection.vendor == "sqlite"  # on a server another machine may still be at it
    assert taken_back == (1 if alone else 0)
    assert OrmQ.objects.filter(lock__lte=timezone.now()).count() == taken_back


@pytest.mark.skipif(connection.vendor != "sqlite", reason="other servers have a queue of writers")
def test_work_in_slices_pauses_between_them_after_a_second_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, pauses = [100.0], list[float]()
    monkeypatch.setattr(jobs, "_paused", clock[0])
    monkeypatch.setattr(jobs, "monotonic", lambda: clock[0])
    monkeypatch.setattr(jobs, "sleep", pauses.append)

    for _slice in range(4):
        clock[0] += 0.7
        give_way()
    with transaction.atomic():
        clock[0] += 9
        give_way()

    # Longer than SQLite lets pass (a tenth of a second) before it looks for a free database again.
    assert pauses == [0.12, 0.12]
