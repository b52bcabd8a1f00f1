"""Addresses of the settings about what leaves the desk."""

from django.urls import path

from guanxi.apps.notices.pages import mails, notices

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/feed/new/", notices.new_feed, name="new_feed"),
    path("notices/feed/stop/", notices.stop_feed, name="stop_feed"),
    path("mail/", mails.mails, name="mails"),
    path("mail/<int:pk>/again/", mails.again, name="mail_again"),
]
