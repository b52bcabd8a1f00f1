"""Addresses inside a workspace, each after its ``/w/<slug>``."""

from django.urls import include, path

from guanxi.apps.conversations import urls as conversations_urls
from guanxi.config.urls import handler403, handler404, handler500
from guanxi.config.urls import pages as outside

urlpatterns = [
    path("", include("guanxi.apps.desk.urls")),
    path("suppliers/", include("guanxi.apps.suppliers.urls")),
    path("conversations/", include("guanxi.apps.conversations.urls")),
    path("orders/", include("guanxi.apps.orders.urls")),
    path("tables/", include("guanxi.apps.exchange.urls")),
    path("obligations/", include("guanxi.apps.obligations.urls")),
    path("files/", include("guanxi.apps.files.urls")),
    path("calendars/", include("guanxi.apps.calendars.urls")),
    path("playbook/", include("guanxi.apps.playbook.urls")),
    path("settings/", include("guanxi.apps.accounts.urls")),
    path("settings/", include("guanxi.apps.notices.urls")),
    path("settings/mailboxes/", include("guanxi.apps.mailboxes.urls")),
    path("settings/", include(conversations_urls.in_settings)),
    *outside,
]
__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]
