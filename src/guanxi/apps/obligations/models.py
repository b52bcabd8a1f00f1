"""The ledger of who owes whom what by when, and the decisions people took about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.obligations.labels import Debtor, DecisionKind, State
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain import obligations as domain


class Obligation(Scoped):
    """One row per rule × subject × occurrence; kept equal to what the facts expect.

    ``state`` is as judged when the row was last written. The clock alone can only turn an open
    row unknown, which every reader judges for itself (``queries.ledger.as_of``).
    """

    # Both are first in an index below; one of their own would only mislead the planner.
    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+", db_index=False)
    supplier = models.ForeignKey(
        Supplier, models.CASCADE, related_name="obligations", db_index=False
    )
    rule = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    occurrence = models.CharField(max_length=40, blank=True)
    debtor = models.CharField(max_length=8, choices=Debtor.choices)
    opened = models.DateTimeField()
    due = models.DateTimeField(null=True)
    # When it was done: by the facts, or by a person's word if that is earlier.
    closed = models.DateTimeField(null=True)
    closed_by_facts = models.DateTimeField(null=True)
    # Whether the facts still say it is owed; withdrawn may also be a person's word.
    is_expected = models.BooleanField(default=True)
    # Silence after this instant is not evidence; null where nothing depends on an export.
    known_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices)
    # Codes and figures for the rule's sentence and for "why then?"; never message text.
    params = models.JSONField(default=dict)
    playbook_version = models.CharField(max_length=20)
    # What the decisions about it come to, so that the worklist is one indexed query.
    snoozed_until = models.DateTimeField(null=True)
    assigned_to = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    settled_at = models.DateTimeField(null=True)
    # What its reminders come to: how many, the last, and until when we leave them in peace. Their
    # defaults are the database's, so that the ledger leaves them alone when it writes a row anew.
    reminded_times = models.PositiveSmallIntegerField(default=0, db_default=0)
    reminded_at = models.DateTimeField(null=True, db_default=None)
    quiet_until = models.DateTimeField(null=True, db_default=None)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "rule", "subject_type", "subject_id", "occurrence"),
                name="one_obligation",
            ),
        )
        indexes = (
            # Nearly all rows of a long history are closed; what is open is few.
            models.Index(
                fields=("workspace", "due"), condition=Q(closed=None), name="obligation_open"
            ),
            models.Index(
                fields=("supplier", "due"), condition=Q(closed=None), name="obligation_owed"
            ),
            models.Index(
                fields=("workspace", "closed"),
                condition=Q(closed__isnull=False),
                name="obligation_closed",
            ),
            models.Index(
                fields=("workspace", "settled_at"),
                condition=Q(settled_at__isnull=False),
                name="obligation_settled",
            ),
            models.Index(fields=("supplier", "rule", "opened"), name="obligation_in_order"),
        )

    @property
    def key(self) -> domain.Key:
        """What is owed, in the form that outlives this row."""
        return domain.Key(self.rule, self.subject_type, self.subject_id, self.occurrence)

    def expected(self) -> domain.Expected:
        """What the facts say, without anybody's decision."""
        return domain.Expected(
            key=self.key,
            supplier_id=self.supplier_id,
            debtor=domain.Debtor(self.debtor),
            opened=self.opened,
            due=self.due,
            closed=self.closed_by_facts,
            known_until=self.known_until,
            params=self.params,
            playbook_version=self.playbook_version,
        )

    def to_domain(self) -> domain.Obligation:
        """The row as it was judged when it was last written."""
        return domain.Obligation(
            key=self.key,
            supplier_id=self.supplier_id,
            debtor=domain.Debtor(self.debtor),
            opened=self.opened,
            due=self.due,
            closed=self.closed,
            known_until=self.known_until,
            params=self.params,
            playbook_version=self.playbook_version,
            state=domain.State(self.state),
        )


class Decision(Scoped):
    """What a person decided about an obligation; keyed to what it judges, so it outlives data."""

    rule = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    occurrence = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=10, choices=DecisionKind.choices)
    until = models.DateTimeField(null=True)
    to = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("workspace", "rule", "subject_type", "subject_id"), name="decision_subject"
            ),
        )

    @property
    def key(self) -> domain.Key:
        """What it judges."""
        return domain.Key(self.rule, self.subject_type, self.subject_id, self.occurrence)

    def to_domain(self) -> domain.Decision:
        """The decision as the rules know it."""
        return domain.Decision(
            key=self.key,
            kind=domain.DecisionKind(self.kind),
            at=self.at,
            until=self.until,
            to=self.to_id,
            undone=self.undone_at is not None,
        )


class Reminder(Scoped):
    """One side reminded the other of something owed; keyed to what it is, so it outlives data.

    ``by_side`` is who reminded. ``said_in`` names the message it was said in, where it was marked
    there; else a person noted it when it was sent.
    """

    rule = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    occurrence = models.CharField(max_length=40, blank=True)
    by_side = models.CharField(max_length=8, choices=Debtor.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    sent_at = models.DateTimeField()
    said_in_type = models.CharField(max_length=40, blank=True)
    said_in_id = models.BigIntegerField(null=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("workspace", "rule", "subject_type", "subject_id"), name="reminder_subject"
            ),
            models.Index(
                fields=("workspace", "said_in_id"),
                condition=Q(said_in_id__isnull=False),
                name="reminder_said_in",
            ),
        )

    @property
    def key(self) -> domain.Key:
        """What it reminds of."""
        return domain.Key(self.rule, self.subject_type, self.subject_id, self.occurrence)

    def to_domain(self) -> domain.Reminder:
        """The reminder as the rules know it."""
        return domain.Reminder(
            key=self.key,
            by=domain.Debtor(self.by_side),
            at=self.sent_at,
            undone=self.undone_at is not None,
        )


class Promise(Scoped):
    """Something somebody said they would do by a date they named.

    Whether it was kept stands in the ledger, like everything that is owed.
    """

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="promises")
    debtor = models.CharField(max_length=8, choices=Debtor.choices)
    what = models.CharField(max_length=200)
    due = models.DateTimeField()
    said_in_type = models.CharField(max_length=40, blank=True)
    said_in_id = models.BigIntegerField(null=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
