import pytest
from django_scopes.exceptions import ScopeError
from guanxi.apps.suppliers.models import Supplier

def test_scope(people):
    with pytest.raises(ScopeError):
        list(Supplier.objects.all())

def test_scoped(workspace):
    Supplier.objects.create(workspace=workspace, name="x", short_name="x")
    assert Supplier.objects.count() == 1
