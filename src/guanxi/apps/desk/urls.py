"""Addresses of the desk: pages that show more than one app."""

from django.urls import path

from guanxi.apps.desk.pages import (
    digest,
    feed,
    health,
    lists_out,
    orders,
    portfolio,
    products,
    rhythm,
    search,
    supplier,
    today,
    today_acts,
    today_remind,
    today_who,
)
from guanxi.platform.web.list_files import ENDINGS

# Opened by calendar programs, which are not signed in.
outside = [path("feed/<str:token>.ics", feed.feed, name="feed")]
urlpatterns = [
    path("", today.today, name="today"),
    path("today/<int:pk>/why/", today.why, name="why"),
    path("today/<int:pk>/remind/", today_remind.remind, name="remind"),
    path("today/<int:pk>/done/", today_acts.mark_done, name="mark_done"),
    path("today/<int:pk>/needs-no-answer/", today_acts.needs_no_answer, name="needs_no_answer"),
    path("today/<int:pk>/snooze/", today_acts.snooze, name="snooze"),
    path("today/<int:pk>/hand-on/", today_acts.delegate, name="delegate"),
    path("today/<int:pk>/who/<str:side>/", today_who.say_who, name="say_who"),
    path("today/who/<str:token>/undo/", today_who.undo_say_who, name="undo_say_who"),
    path(
        "today/reminders/<int:pk>/take-back/",
        today_remind.take_back_reminder,
        name="take_back_reminder",
    ),
    path("today/decisions/<int:pk>/undo/", today_acts.undo_decision, name="undo_decision"),
    path("suppliers/<int:pk>/", supplier.supplier, name="supplier"),
    path("suppliers/<int:pk>/health/", health.health, name="health"),
    path("suppliers/<int:pk>/health/<slug:measure>/", health.health_figure, name="health_figure"),
    *(
        path(
            f"suppliers/<int:pk>/health.{ending}",
            lists_out.health_file,
            {"ending": ending},
            name=f"health_{ending}",
        )
        for ending in ENDINGS
    ),
    *(
        path(
            f"suppliers/portfolio.{ending}",
            lists_out.portfolio_file,
            {"ending": ending},
            name=f"portfolio_{ending}",
        )
        for ending in ENDINGS
    ),
    path("suppliers/compare/", portfolio.portfolio, name="portfolio"),
    path("suppliers/measures/", health.measures, name="measures"),
    path("suppliers/measures/<slug:measure>/", health.measure, name="measure"),
    path("suppliers/<int:pk>/rhythm/", rhythm.supplier_rhythm, name="supplier_rhythm"),
    path("orders/products/", products.products, name="products"),
    path("orders/products/<int:pk>/", products.product, name="product"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<int:pk>/", orders.order, name="order"),
    path("rhythm/", rhythm.rhythm, name="rhythm"),
    path("digest/", digest.digest, name="digest"),
    path("search/", search.search, name="search"),
]
