"""Records that belong to one workspace, reachable only inside its scope.

``Scoped.objects`` refuses to answer outside ``with scope(workspace=…)`` and
filters inside it, so a query that forgets its workspace fails instead of leaking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django_scopes import ScopedManager

from guanxi.apps.accounts.models import Workspace


class Scoped(models.Model):
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")

    if not TYPE_CHECKING:  # typed as the ordinary manager of each model
        objects = ScopedManager(workspace="workspace")

    class Meta:
        abstract = True
