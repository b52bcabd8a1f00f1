"""Addresses of the way in (outside a workspace) and of settings (inside one)."""

from django.urls import path
from django.views.i18n import set_language

from guanxi.apps.accounts.pages import first_start, members, settings, tokens, way_in

outside = [
    path("", way_in.home, name="home"),
    path("enter/", way_in.enter, name="enter"),
    path("join/", way_in.join_page, name="join"),
    path("start/", first_start.start, name="start"),
    path("start/subdivisions/", first_start.subdivisions, name="subdivisions"),
    path("workspaces/new/", settings.new_workspace, name="new_workspace"),
    path("language/", set_language, name="set_language"),
    path("health", way_in.health, name="health"),
]
urlpatterns = [
    path("", settings.me, name="settings"),
    path("workspace/", settings.workspace, name="workspace_settings"),
    path("members/", members.members, name="members"),
    path("members/<int:pk>/role/", members.set_role, name="set_role"),
    path("members/<int:pk>/invite/", members.again, name="invite_again"),
    path("members/<int:pk>/remove/", members.remove, name="remove_member"),
    path("members/restore/<str:token>/", members.restore, name="restore_member"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
    path("tokens/<int:pk>/restore/", tokens.restore, name="restore_token"),
]
