"""Words for what is owed."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guanxi.domain.suppliers.new_year import DateFault


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


DATE_FAULTS: Mapping[DateFault, Promise] = {
    DateFault.ENDS_BEFORE_START: _("The last day lies before the first. Change one of them."),
    DateFault.ORDER_AFTER_CLOSING: _("This day must lie before the factory closes."),
    DateFault.FULL_WHILE_CLOSED: _("This day must lie after the factory’s last day off."),
    DateFault.ANOTHER_YEAR: _("This is months away from the festival. Check the year."),
}
# What of a supplier's comes together in a merge.
STILL_OWED, PROMISES = _("Still open"), _("Promises")
