from django.apps import AppConfig


class SuppliersConfig(AppConfig):
    name = "guanxi.apps.suppliers"
    label = "suppliers"
