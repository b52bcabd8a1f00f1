"""Addresses of tables that come in and lists that go out."""

from django.urls import path

from guanxi.apps.exchange.pages import lists, tables

urlpatterns = [
    path("", tables.tables, name="tables"),
    path("drop/", tables.drop, name="drop"),
    path("<int:pk>/", tables.table, name="table"),
    path("<int:pk>/confirm/", tables.confirm, name="table_confirm"),
    path("<int:pk>/leave/", tables.cancel, name="table_cancel"),
    path("<int:pk>/undo/", tables.undo, name="table_undo"),
    path("<int:pk>/redo/", tables.redo, name="table_redo"),
    path("<int:pk>/rejected.csv", tables.rejected, name="table_rejected"),
    path("lists/", lists.lists_out, name="lists_out"),
]
for ending in lists.ENDINGS:
    urlpatterns += [
        path(
            f"lists/suppliers/<int:pk>/messages.{ending}",
            lists.messages_file,
            {"ending": ending},
            name=f"messages_{ending}",
        ),
        path(f"lists/mails.{ending}", lists.mails_file, {"ending": ending}, name=f"mails_{ending}"),
        *(
            path(
                f"lists/{what}.{ending}",
                lists.taken_out,
                {"what": what, "ending": ending},
                name=f"{what}_{ending}",
            )
            for what in lists.LISTS
        ),
    ]
