from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "guanxi.apps.exchange"
    label = "exchange"
