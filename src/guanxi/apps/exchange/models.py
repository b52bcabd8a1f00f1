"""Tables that came in, line by line, and how they were read."""

from __future__ import annotations

from django.db import models

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.exchange.labels import Kind, TableState
from guanxi.apps.files.models import Source
from guanxi.apps.suppliers.models import Supplier


class TableImport(Scoped):
    """Bringing in one table: read, shown, confirmed, noted line by line, told; resumable.

    ``kind`` blank: still to be guessed. ``told`` is what a person said of the headings ({heading:
    field}, "" to leave one out), ``answers`` of its days, decimals and signs, ``suppliers`` of the
    names in it ({name: a supplier's id, null for a new one}).
    """

    source = models.OneToOneField(Source, models.CASCADE, related_name="table")
    state = models.CharField(max_length=12, choices=TableState.choices)
    error = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, blank=True)
    sheet = models.CharField(max_length=100, blank=True)
    heading_line = models.PositiveIntegerField(null=True)
    told = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    suppliers = models.JSONField(default=dict)
    # Whose table it is, where its lines do not say.
    supplier = models.ForeignKey(Supplier, models.SET_NULL, null=True, related_name="+")
    # Whether its original days replace those that were fixed before.
    corrects = models.BooleanField(default=False)
    # What the reading found: the columns, what to ask, how many lines are new; and what was done.
    counts = models.JSONField(default=dict)
    # The last line that is noted, and the last order number that was told; where a run goes on.
    noted = models.PositiveIntegerField(default=0)
    cursor = models.CharField(max_length=80, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    held_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)


class TableRow(Scoped):
    """What one line of one table said: the cells that were given, as typed values.

    Orders and everything about them are what the lines of all tables that were not taken back say
    together. ``key`` knows the line again; ``number`` is that of its order.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    source = models.ForeignKey(Source, models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.CharField(max_length=300)
    number = models.CharField(max_length=80, blank=True)
    supplier = models.ForeignKey(Supplier, models.CASCADE, null=True, related_name="+")
    line = models.PositiveIntegerField()
    values = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "key"), name="one_line_of_a_table"),
        )
        indexes = (
            models.Index(fields=("workspace", "key"), name="line_of_tables_by_key"),
            models.Index(fields=("workspace", "number"), name="line_of_tables_by_order"),
        )


class KnownTable(Scoped):
    """How a table with these headings was read last time; ``headings`` is their digest."""

    headings = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    told = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workspace", "headings"), name="one_known_table"),
        )


class RejectedCell(Scoped):
    """A cell, or a whole line, that was not taken: where, what stood there, and why (a code)."""

    table = models.ForeignKey(TableImport, models.CASCADE, related_name="rejected")
    line = models.PositiveIntegerField()
    heading = models.CharField(max_length=160, blank=True)  # blank: the whole line
    reason = models.CharField(max_length=40)
    text = models.CharField(max_length=120, blank=True)
