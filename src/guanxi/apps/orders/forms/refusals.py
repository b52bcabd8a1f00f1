"""What to do where an act about an order was refused, on pages and for programs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from guanxi.apps.orders.actions import Fault

FAULTS = {
    Fault.NUMBER_TAKEN: _("This supplier has an order of this number already."),
    Fault.HAS_FACTS: _(
        "Something was noted about this order. It cannot be taken back any more; give it up"
        " instead."
    ),
    Fault.NO_DAY: _("Nothing of this order is due on that day."),
    Fault.SAME_DAY: _("This is the day it has already."),
    Fault.ANSWERED: _("This was answered already."),
    Fault.STEP_TAKEN: _("This step is planned already."),
    Fault.LIFTED: _("This was lifted already."),
    Fault.NUMBER_OF_TABLES: _(
        "Tables know the order by this number. Correct it in the table and bring that in again."
    ),
    Fault.CURRENCY_FIXED: _("Something was paid or delivered in it: it stays as it is."),
    Fault.LINE_CAME: _(
        "Goods of this line came already. Note a changed quantity instead, or take the delivery"
        " back first."
    ),
    Fault.LINE_HAS_FACTS: _(
        "Something was noted about this line. If both gave it up, note a changed quantity of 0."
    ),
    Fault.LAST_LINE: _("This is the only line. Give the order up instead."),
    Fault.QUANTITY_AGREED: _(
        "Both sides changed this quantity. Take that back first, or note another change."
    ),
    Fault.SAME_QUANTITY: _("This is the quantity it has already."),
    Fault.BELOW_DELIVERED: _("More than that came already. Say so, or give another quantity."),
    Fault.NO_CORRECTION: _("An original day stays as it is; an agreed one is moved by a note."),
    Fault.CHANGED_SINCE: _("Something else stands there by now, so this cannot be undone."),
    Fault.NO_RATE_DAY: _("A rate needs two currencies, and the day of the order."),
    Fault.MORE_DEFECTIVE: _("More units are defective than were inspected: each counts once."),
    Fault.JOINED_SINCE: _("This product was joined with another one since. Undo that first."),
}
