from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "guanxi.apps.accounts"
    label = "accounts"
