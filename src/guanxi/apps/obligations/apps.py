from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "guanxi.apps.obligations"
    label = "obligations"
