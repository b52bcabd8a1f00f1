"""What can be done with suppliers: one function a use case."""

from guanxi.apps.suppliers.actions.charters import adopt_charter, note_agreement
from guanxi.apps.suppliers.actions.new_years import (
    assume_new_year,
    drop_assumptions,
    take_back_new_year,
    tell_new_year,
)
from guanxi.apps.suppliers.actions.people import (
    ContactFacts,
    HandleNotLater,
    add_contact,
    add_handle,
    edit_contact,
    erase_contact,
    pass_handle,
    remove_contact,
    remove_handle,
    restore_contact,
)
from guanxi.apps.suppliers.actions.places import (
    add_closure,
    add_site,
    edit_site,
    remove_closure,
    remove_site,
    restore_closure,
    restore_site,
)
from guanxi.apps.suppliers.actions.records import (
    SupplierFacts,
    archive_supplier,
    create_supplier,
    edit_supplier,
    unarchive_supplier,
)
from guanxi.apps.suppliers.actions.stages import end_stage, set_stage

__all__ = [
    "ContactFacts",
    "HandleNotLater",
    "SupplierFacts",
    "add_closure",
    "add_contact",
    "add_handle",
    "add_site",
    "adopt_charter",
    "archive_supplier",
    "assume_new_year",
    "create_supplier",
    "drop_assumptions",
    "edit_contact",
    "edit_site",
    "edit_supplier",
    "end_stage",
    "erase_contact",
    "note_agreement",
    "pass_handle",
    "remove_closure",
    "remove_contact",
    "remove_handle",
    "remove_site",
    "restore_closure",
    "restore_contact",
    "restore_site",
    "set_stage",
    "take_back_new_year",
    "tell_new_year",
    "unarchive_supplier",
]
