"""What many tests begin with: the Monday they are read on, and a supplier with a chat."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.apps.conversations.talk import NOW, Talk, supplier_with_talk

from guanxi.apps.accounts.models import Person, Workspace


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are read on the Monday after the chat began."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def talk(workspace: Workspace, owner: Person) -> Talk:
    """A supplier in Ningbo with an empty chat."""
    return supplier_with_talk(workspace, owner)
