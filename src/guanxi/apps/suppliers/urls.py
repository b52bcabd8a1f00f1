"""Addresses of suppliers; a supplier's own page is the desk's."""

from django.urls import URLPattern, path

from guanxi.apps.suppliers.pages import charters, merging, people, places, records

urlpatterns: list[URLPattern] = [
    path("", records.suppliers, name="suppliers"),
    path("at-work/", records.at_work, name="at_work"),
    path("new/", records.supplier_new, name="supplier_new"),
    path("<int:pk>/edit/", records.supplier_edit, name="supplier_edit"),
    path("<int:pk>/merge/", merging.merge_choose, name="merge_choose"),
    path("<int:pk>/merge/<int:other>/", merging.merge_supplier, name="merge_supplier"),
    path("merges/<int:pk>/undo/", merging.undo_merge, name="undo_merge"),
    path("<int:pk>/archive/", records.archive_supplier, name="archive_supplier"),
    path("<int:pk>/unarchive/", records.unarchive_supplier, name="unarchive_supplier"),
    path("<int:pk>/stage/", records.supplier_stage, name="supplier_stage"),
    path("<int:pk>/stage/set/", records.set_stage, name="set_stage"),
    path("stages/<int:pk>/end/", records.end_stage, name="end_stage"),
    path("<int:pk>/people/", people.supplier_people, name="supplier_people"),
    path("<int:pk>/people/new/", people.contact_new, name="contact_new"),
    path("people/<int:pk>/", people.contact_edit, name="contact_edit"),
    path("people/<int:pk>/remove/", people.remove_contact, name="remove_contact"),
    path("people/<int:pk>/restore/", people.restore_contact, name="restore_contact"),
    path("people/<int:pk>/handles/", people.add_handle, name="add_handle"),
    path("handles/<int:pk>/remove/", people.remove_handle, name="remove_handle"),
    path("handles/<int:pk>/pass/", people.pass_handle, name="pass_handle"),
    path("<int:pk>/places/", places.supplier_places, name="supplier_places"),
    path("<int:pk>/places/new/", places.site_new, name="site_new"),
    path("places/<int:pk>/", places.site_edit, name="site_edit"),
    path("places/<int:pk>/remove/", places.remove_site, name="remove_site"),
    path("places/<int:pk>/restore/", places.restore_site, name="restore_site"),
    path("<int:pk>/closures/", places.add_closure, name="add_closure"),
    path("closures/<int:pk>/remove/", places.remove_closure, name="remove_closure"),
    path("closures/<int:pk>/restore/", places.restore_closure, name="restore_closure"),
    path("<int:pk>/charter/", charters.charter, name="charter"),
    path("<int:pk>/charter/new/", charters.charter_new, name="charter_new"),
    path("charters/<int:pk>/agreed/", charters.note_agreement, name="note_agreement"),
]
