"""What can be asked about suppliers, each for one page or for many suppliers at once."""

from guanxi.apps.suppliers.queries.calendars import (
    hours_kept,
    office_calendar_at,
    supplier_calendar,
    supplier_calendars,
)
from guanxi.apps.suppliers.queries.charters import (
    AgreedTerms,
    charter_names,
    charter_versions,
    playbook_terms,
    terms_for,
    terms_for_all,
)
from guanxi.apps.suppliers.queries.lists import (
    SupplierLine,
    active_suppliers,
    find_suppliers,
    suppliers_for_list,
)
from guanxi.apps.suppliers.queries.new_years import (
    COUNTRY,
    NewYearShown,
    assumed_closure,
    coming_year,
    dates_of,
    festival,
    is_asked,
    new_years_shown,
)
from guanxi.apps.suppliers.queries.people import contact_for_handle, guess_contact
from guanxi.apps.suppliers.queries.presence import AtWork, who_is_at_work
from guanxi.apps.suppliers.queries.profiles import (
    PersonLine,
    SupplierProfile,
    supplier_profile,
)
from guanxi.apps.suppliers.queries.stages import stage_by_day, stage_of, stages_of

__all__ = [
    "COUNTRY",
    "AgreedTerms",
    "AtWork",
    "NewYearShown",
    "PersonLine",
    "SupplierLine",
    "SupplierProfile",
    "active_suppliers",
    "assumed_closure",
    "charter_names",
    "charter_versions",
    "coming_year",
    "contact_for_handle",
    "dates_of",
    "festival",
    "find_suppliers",
    "guess_contact",
    "hours_kept",
    "is_asked",
    "new_years_shown",
    "office_calendar_at",
    "playbook_terms",
    "stage_by_day",
    "stage_of",
    "stages_of",
    "supplier_calendar",
    "supplier_calendars",
    "supplier_profile",
    "suppliers_for_list",
    "terms_for",
    "terms_for_all",
    "who_is_at_work",
]
