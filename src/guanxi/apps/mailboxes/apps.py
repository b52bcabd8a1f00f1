from django.apps import AppConfig


class MailboxesConfig(AppConfig):
    name = "guanxi.apps.mailboxes"
    label = "mailboxes"
