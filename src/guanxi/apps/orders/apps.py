from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "guanxi.apps.orders"
    label = "orders"
