"""Addresses of connected mailboxes, inside the settings."""

from django.urls import path

from guanxi.apps.mailboxes.pages import connecting, mailboxes

urlpatterns = [
    path("", mailboxes.mailboxes, name="mailboxes"),
    path("connect/", connecting.connect, name="connect_mailbox"),
    path("connect/server/", connecting.server, name="mailbox_server"),
    path("<int:pk>/password/", connecting.password, name="mailbox_password"),
    path("<int:pk>/look/", mailboxes.look, name="look_at_mailbox"),
    path("<int:pk>/pause/", mailboxes.pause, name="pause_mailbox"),
    path("<int:pk>/resume/", mailboxes.resume, name="resume_mailbox"),
    path("<int:pk>/disconnect/", mailboxes.disconnect, name="disconnect_mailbox"),
    path("<int:pk>/reconnect/", mailboxes.reconnect, name="reconnect_mailbox"),
]
