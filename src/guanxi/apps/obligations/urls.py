"""Addresses of promises, and of the closures suppliers owe us."""

from django.urls import path

from guanxi.apps.obligations.pages import new_year, promises

urlpatterns = [
    path("promises/<int:pk>/withdraw/", promises.withdraw, name="withdraw_promise"),
    path("promises/<int:pk>/restore/", promises.restore, name="restore_promise"),
    path("suppliers/<int:pk>/new-year/<int:year>/", new_year.new_year, name="new_year"),
    path(
        "suppliers/<int:pk>/new-year/<int:year>/take-back/",
        new_year.take_back,
        name="take_back_new_year",
    ),
]
