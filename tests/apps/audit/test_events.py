"""The trail is written with the change or not at all."""

import pytest
from django.db import transaction
from tests.conftest import NOW

from guanxi.apps.audit.actions import record_event
from guanxi.apps.audit.models import Event


@pytest.mark.django_db(transaction=True)
def test_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record_event("x", workspace_id=None, by=None, at=NOW, subject=("person", 1))


@pytest.mark.django_db(transaction=True)
def test_event_disappears_with_the_change_it_tells_of() -> None:
    @transaction.atomic
    def change_that_fails() -> None:
        record_event("x", workspace_id=None, by=None, at=NOW, subject=("person", 1))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_that_fails()

    assert not Event.objects.exists()
