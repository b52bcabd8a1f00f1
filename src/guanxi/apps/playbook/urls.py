"""Addresses of the playbook."""

from django.urls import URLPattern, path

from guanxi.apps.playbook.pages import draft, files, read, versions

urlpatterns: list[URLPattern] = [
    path("", read.playbook, name="playbook"),
    path("file/", files.save, name="playbook_file"),
    path("bring-in/", files.bring_in_playbook, name="bring_in_playbook"),
    path("versions/", versions.versions, name="playbook_versions"),
    path("versions/<int:pk>/", versions.version, name="playbook_version"),
    path("versions/<int:pk>/file/", files.save_version, name="playbook_version_file"),
    path("versions/<int:pk>/in-force/", versions.put_in_force, name="playbook_in_force"),
    path("versions/<int:pk>/draft/", draft.begin_with, name="playbook_begin_with"),
    path("begin/", draft.begin, name="playbook_begin"),
    path("draft/", draft.draft, name="playbook_draft"),
    path("draft/file/", files.save_draft, name="playbook_draft_file"),
    path("draft/default/", draft.take_default, name="playbook_take_default"),
    path("draft/in-force/", draft.put_draft_in_force, name="playbook_draft_in_force"),
    path("draft/discard/", draft.discard, name="playbook_discard_draft"),
    path("draft/sections/<slug:section>/", draft.section, name="playbook_section"),
    path("drafts/<int:pk>/restore/", draft.restore, name="playbook_restore_draft"),
]
