from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "guanxi.apps.conversations"
    label = "conversations"
