from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "guanxi.apps.audit"
    label = "audit"
