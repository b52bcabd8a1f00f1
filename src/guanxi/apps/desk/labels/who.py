"""Words for who somebody is, and how we came to think so."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guanxi.apps.suppliers.labels import Side

# The answers of one click, by side.
WHO_ACTS: Mapping[str, Promise] = {
    Side.THEIRS.value: _("At the supplier"),
    Side.OURS.value: _("One of us"),
    Side.THIRD.value: _("A third party"),
}
WHO_TOLD: Mapping[str, Promise] = {
    Side.THEIRS.value: _("Noted: %(name)s is at the supplier."),
    Side.OURS.value: _("Noted: %(name)s is one of us."),
    Side.THIRD.value: _("Noted: %(name)s is a third party."),
}
WHO_BY: Mapping[str, Promise] = {
    "address": _("going by the mail address"),
    "name": _("going by the name"),
    "signature": _("going by the company in the signature"),
    "thread": _("going by who else is in it"),
}
