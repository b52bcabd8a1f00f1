"""Words for what is owed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Debtor(models.TextChoices):
    OURS = "ours", _("We")
    THEIRS = "theirs", _("They")
    BOTH = "both", _("Both")


class State(models.TextChoices):
    OPEN = "open", _("Open")
    KEPT = "kept", _("Kept")
    LATE = "late", _("Done late")
    UNKNOWN = "unknown", _("Not known")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class DecisionKind(models.TextChoices):
    DONE = "done", _("Done elsewhere")
    SNOOZED = "snoozed", _("Snoozed")
    DELEGATED = "delegated", _("Handed on")
    NO_ANSWER = "no_answer", _("Needs no answer")
