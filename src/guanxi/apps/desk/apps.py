from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "guanxi.apps.desk"
    label = "desk"
