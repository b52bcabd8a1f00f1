"""No query without its workspace."""

from types import SimpleNamespace

import pytest
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from guanxi.apps.suppliers.models import Supplier


def test_records_of_a_workspace_cannot_be_read_outside_its_scope(people: SimpleNamespace) -> None:
    with pytest.raises(ScopeError):
        list(Supplier.objects.all())


def test_records_of_another_workspace_are_not_there(people: SimpleNamespace) -> None:
    with scope(workspace=people.workspace):
        Supplier.objects.create(workspace=people.workspace, name="Huamei", short_name="huamei")

    with scope(workspace=people.elsewhere):
        assert Supplier.objects.count() == 0
