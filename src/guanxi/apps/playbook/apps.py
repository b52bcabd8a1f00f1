from django.apps import AppConfig


class PlaybookConfig(AppConfig):
    name = "guanxi.apps.playbook"
    label = "playbook"
