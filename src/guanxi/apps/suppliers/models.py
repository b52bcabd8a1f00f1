"""Suppliers, the people there, where they work, and what was agreed with them."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.scoped import Scoped
from guanxi.apps.suppliers.labels import (
    Basis,
    Channel,
    ContactRole,
    Rank,
    Side,
    SiteKind,
    Stage,
)
from guanxi.domain.playbook import Stage as DomainStage
from guanxi.domain.suppliers import CharterVersion, stages, terms_from_plain


class Tag(Scoped):
    name = models.CharField(max_length=40)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("workspace", "name"), name="one_tag"),)


class Standing(models.Manager["Supplier"]):
    """The suppliers there are: not those whose facts stand with another one since a merge."""

    def get_queryset(self) -> models.QuerySet["Supplier"]:
        return super().get_queryset().filter(merged_into=None)


class Supplier(Scoped):
    """A factory or trading company we buy from, named in both scripts.

    ``merged_into``: it was this other one all along. Nothing stands with it any more but its own
    record, so that its address is known and the merge can be undone.
    """

    name = models.CharField(max_length=120)
    name_zh = models.CharField(max_length=80, blank=True)
    short_name = models.SlugField(max_length=40, allow_unicode=True)
    trade = models.CharField(max_length=120, blank=True)
    trade_zh = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=60, blank=True)
    city_zh = models.CharField(max_length=30, blank=True)
    country = models.CharField(max_length=2, default="CN")
    zone = models.CharField(max_length=64, default="Asia/Shanghai")
    first_order_on = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    tags = models.ManyToManyField(Tag, related_name="suppliers", blank=True)
    # Folded names, pinyin, initials, city: what the search box is held against.
    search_key = models.TextField(default="")
    archived_at = models.DateTimeField(null=True, blank=True)
    # Null in nearly every row: an index of its own would only mislead the planner.
    merged_into = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="+", db_index=False
    )

    if not TYPE_CHECKING:  # typed as the ordinary managers of a model
        objects = ScopedManager(_manager_class=Standing, workspace="workspace")
        with_merged = ScopedManager(workspace="workspace")
    else:
        with_merged = models.Manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("workspace", "short_name"), name="one_short_name"),
        )
        indexes = (models.Index(fields=("workspace", "archived_at"), name="supplier_active"),)

    def __str__(self) -> str:
        return self.name or self.name_zh


class FormerName(Scoped):
    """What a supplier was called in a record that was merged into its own; it is found by it.

    ``folded`` is ``search_keys.folded_name`` of it.
    """

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("supplier", "folded"), name="one_former_name"),
        )
        indexes = (models.Index(fields=("workspace", "folded"), name="former_name_folded"),)


class Merge(Scoped):
    """Two records of one supplier made one: who did it, when, and what it changed.

    ``journal`` is what undoing it puts back (``actions.merging_journal``), ``counts`` how many rows
    of each kind came over.
    """

    survivor = models.ForeignKey(Supplier, models.CASCADE, related_name="merges")
    merged = models.ForeignKey(Supplier, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    counts = models.JSONField(default=dict)
    journal = models.JSONField(default=dict)
    undone_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("merged",), condition=Q(undone_at=None), name="merged_into_one"
            ),
        )


class Removable(Scoped):
    """A record whose removal can be undone: removed, it stays and is shown nowhere."""

    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Site(Removable):
    """A place of the supplier's; office and production may keep different hours.

    ``hours`` has the playbook's shape ({"mon": [["08:30", "12:00"], …], …}); null
    means the playbook's factory hours.
    """

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="sites")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=SiteKind.choices)
    city = models.CharField(max_length=60, blank=True)
    zone = models.CharField(max_length=64, default="Asia/Shanghai")
    hours = models.JSONField(null=True, blank=True)


class Contact(Removable):
    """A person at (or between us and) the supplier."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=80)
    name_zh = models.CharField(max_length=40, blank=True)
    title_zh = models.CharField(max_length=40, blank=True)  # as addressed there: 陈经理
    role = models.CharField(max_length=16, choices=ContactRole.choices, default=ContactRole.SALES)
    rank = models.CharField(max_length=8, choices=Rank.choices, default=Rank.NONE)
    side = models.CharField(max_length=8, choices=Side.choices, default=Side.THEIRS)
    languages = models.CharField(max_length=40, blank=True)
    left_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("supplier", "rank"),
                condition=Q(rank="primary", removed_at=None),
                name="one_primary_contact",
            ),
        )

    def __str__(self) -> str:
        return self.name or self.title_zh or self.name_zh


class Handle(Scoped):
    """A name or number on a channel; from a date on it may belong to somebody else."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="handles")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    value = models.CharField(max_length=120)
    from_date = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("workspace", "channel", "value"), name="handle_value"),)


class StagePeriod(Removable):
    """A stage set by a person for a time, and why."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="stage_periods")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200)

    def to_domain(self) -> stages.StagePeriod:
        """The period as the domain reads it."""
        return stages.StagePeriod(
            DomainStage(self.stage), self.from_date, self.until_date, self.reason
        )


class NewYear(Scoped):
    """The closure around one year's Spring Festival: asked for, and assumed until told.

    Its days are its closures, one a part. ``asked_at`` is empty where it was told before.
    """

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="new_years")
    year = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    last_order_on = models.DateField()
    full_capacity_on = models.DateField()
    # Percent of capacity in each week from re-opening until then.
    ramp_up = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("supplier", "year"), name="one_new_year_a_year"),
        )


class Closure(Removable):
    """Days on which a supplier's office or production is closed (or works all the same).

    Those of a ``new_year`` change with it; ``basis`` says what they rest on.
    """

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="closures")
    kind = models.CharField(max_length=12, choices=SiteKind.choices)
    from_date = models.DateField()
    until_date = models.DateField()
    working = models.BooleanField(default=False)
    note = models.CharField(max_length=120, blank=True)
    new_year = models.ForeignKey(
        NewYear, models.CASCADE, null=True, blank=True, related_name="closures"
    )
    basis = models.CharField(max_length=10, choices=Basis.choices, blank=True, db_default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("new_year", "kind"), name="one_closure_a_part"),
            models.CheckConstraint(
                condition=Q(until_date__gte=models.F("from_date")), name="closure_ends_after_start"
            ),
        )


class Charter(Scoped):
    """What was agreed about keeping in touch; a new version never re-judges the past.

    ``terms`` is the plain form of ``domain.suppliers.CharterTerms``.
    """

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="charters")
    number = models.PositiveIntegerField()
    from_date = models.DateField()
    terms = models.JSONField()
    agreed_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("supplier", "number"), name="one_charter_number"),
            models.UniqueConstraint(fields=("supplier", "from_date"), name="one_charter_a_day"),
        )

    def to_domain(self) -> CharterVersion:
        """The version as the domain reads it."""
        return CharterVersion(self.number, self.from_date, terms_from_plain(self.terms))
