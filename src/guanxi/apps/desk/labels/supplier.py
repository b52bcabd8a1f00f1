"""Words of the supplier page."""

from django.utils.translation import gettext_lazy as _

# (what the address says, the words, in the order of the chips)
FILTERS = (
    ("", _("Everything")),
    ("messages", _("Messages")),
    ("calls", _("Calls")),
    ("files", _("Photos and files")),
    ("orders", _("Orders")),
    ("open", _("Open questions")),
)
