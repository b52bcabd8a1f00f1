"""A workspace's own playbooks: versions that never change, what held when, and the draft."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.domain.playbook import Values


class OwnPlaybook(Scoped):
    """A playbook's plain values, and those of the default it was made from.

    Both are JSON text rather than JSON columns: their order is part of what people see, and
    PostgreSQL does not keep it.
    """

    document = models.TextField()
    default = models.TextField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def values(self) -> Values:
        """Its plain values."""
        return dict(json.loads(self.document))

    @property
    def default_values(self) -> Values:
        """Those of the default it was made from."""
        return dict(json.loads(self.default))


class PlaybookVersion(OwnPlaybook):
    """A playbook that was put in force; it is never changed again.

    Number 0 is the default as it was when the workspace first put one of its own in its place.
    """

    number = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "number"), name="one_playbook_version_number"
            ),
        )


class PlaybookActivation(Scoped):
    """From this instant until the next one's this version is in force."""

    ordinal = models.PositiveIntegerField()
    version = models.ForeignKey(PlaybookVersion, models.CASCADE, related_name="activations")
    from_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "ordinal"), name="one_playbook_after_the_other"
            ),
        )


class PlaybookDraft(OwnPlaybook):
    """What is being edited; closed by putting it in force (``made``) or by throwing it away."""

    # What it began with; null where that was the default.
    begun_with = models.ForeignKey(
        PlaybookVersion, models.CASCADE, null=True, related_name="drafts_begun"
    )
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    made = models.ForeignKey(PlaybookVersion, models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace",), condition=Q(closed_at=None), name="one_open_playbook_draft"
            ),
        )
