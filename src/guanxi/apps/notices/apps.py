from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "guanxi.apps.notices"
    label = "notices"
