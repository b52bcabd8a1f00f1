"""The ledger of who owes whom what by when, and the decisions people took about it."""

from django.db import models
from django.db.models import Q

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.obligations.labels import Debtor, DecisionKind, State
from guanxi.apps.suppliers.models import Supplier


class Obligation(Scoped):
    """One row per rule × subject × occurrence; kept equal to what the facts expect."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="obligations")
    rule = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    occurrence = models.CharField(max_length=40, blank=True)
    debtor = models.CharField(max_length=8, choices=Debtor.choices)
    opened = models.DateTimeField()
    due = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)
    # Silence after this instant is not evidence; null where nothing depends on an export.
    known_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices)
    # Codes and figures for the rule's sentence and for "why then?"; never message text.
    params = models.JSONField(default=dict)
    playbook_version = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "rule", "subject_type", "subject_id", "occurrence"),
                name="one_obligation",
            ),
        )
        indexes = (
            models.Index(
                fields=("workspace", "due"), condition=Q(state="open"), name="obligation_open"
            ),
            models.Index(fields=("supplier", "state"), name="obligation_by_supplier"),
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


class Promise(Scoped):
    """Something somebody said they would do by a date they named."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="promises")
    debtor = models.CharField(max_length=8, choices=Debtor.choices)
    what = models.CharField(max_length=200)
    due = models.DateTimeField()
    said_in_type = models.CharField(max_length=40, blank=True)
    said_in_id = models.BigIntegerField(null=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
