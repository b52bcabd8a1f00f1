"""A supplier, what is open with it, and a clock that stands, for the tests of Today."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.apps.desk.today_samples import NOW, answer_owed, factory, owe, said
from tests.apps.obligations.owing import at

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Debtor


@pytest.fixture
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ``NOW``, Monday morning in Berlin, for as long as the test takes."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def huamei(workspace: Workspace, owner: Person) -> Supplier:
    return factory(workspace, owner)


@pytest.fixture
def rows(huamei: Supplier) -> list[Obligation]:
    """Three answers we owe: past, soon, this afternoon; and one they owe."""
    texts = ("Where is the artwork?", "May we use hard wax?", "Please confirm the carton size.")
    dues = (at(20, 9), at(23, 9, 10), at(23, 15))
    ours = [answer_owed(said(huamei, text), due=due) for text, due in zip(texts, dues, strict=True)]
    asked = said(huamei, "When will it ship?", side="ours")
    theirs = answer_owed(asked, due=at(25, 9), debtor=Debtor.THEIRS)
    return owe(huamei, *ours, theirs)
