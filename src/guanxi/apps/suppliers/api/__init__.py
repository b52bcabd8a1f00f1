"""Suppliers and the people there, for programs. The checks are those of the pages' forms."""

from guanxi.apps.suppliers.api.people import router as contacts
from guanxi.apps.suppliers.api.records import router

__all__ = ["contacts", "router"]
